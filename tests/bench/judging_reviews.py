"""How invented reviews of companies are read, trained on by no reader: ``python -m tests.bench.judging_reviews``.

``reviews/`` holds, without stars and half of it praise: in Finnish, Norwegian and Russian 200 by which settings were
chosen, and 240 ``unseen`` by somebody else, by which none was; a third tell what happened without a word of feeling.
In all five languages some 80 ``turned``, written by somebody else too, whose words say the opposite of what they mean.
With ``larger`` as argument by both readers together, where the larger one is installed.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from checks.language.feeling import judge
from checks.language.model import larger
from checks.language.model.larger import Likely
from checks.language.model.score import score

FOLDER = Path(__file__).with_name("reviews")


def rows_of(path: Path, *, both: bool) -> tuple[str, list[dict[str, Any]], Sequence[Likely | None]]:
    """Return the language of a file, its rows, and what the larger reader says of each; None where it is not asked."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    language = path.stem.partition(".")[0]
    likely = larger.read([(row["text"], language) for row in rows]) if both else [None] * len(rows)
    return language, rows, likely


def main(arguments: list[str]) -> int:
    """Print a row a language: F1 of negative among all, among those with and those without words of feeling."""
    print("| | reviews | F1 of negative | with words of feeling | without |\n|---|---|---|---|---|")
    for path in sorted(FOLDER.glob("*.jsonl")):
        language, rows, likely = rows_of(path, both="larger" in arguments)
        said = [
            (row["plain"], judge(row["text"], "review", language, more).sentiment == "negative", row["label"] == "neg")
            for row, more in zip(rows, likely, strict=True)
        ]
        parts = (said, [one for one in said if not one[0]], [one for one in said if one[0]])
        told = (f"{score((called, true) for _, called, true in part).f1:.3f}" if part else "-" for part in parts)
        print(f"| {path.stem} | {len(rows)} | {' | '.join(told)} |")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
