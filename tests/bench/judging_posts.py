"""How invented posts about companies are read, trained on by no reader: ``python -m tests.bench.judging_posts``.

What is neither complaint nor praise (questions, notices, news, what somebody did) must not be called a complaint. 120
a language of these by which settings were chosen, and 140 ``unseen`` by somebody else (60 of these, 40 complaints, 40
praise, half of them without a word of feeling), by which none was. With ``larger`` as argument by both readers
together, where the larger one is installed.
"""

import sys
from pathlib import Path

from checks.language.feeling import complains, judge
from checks.language.model.score import score
from tests.bench.judging_reviews import rows_of

FOLDER = Path(__file__).with_name("posts")


def main(arguments: list[str]) -> int:
    """Print a row a file: what is called a complaint, or negative, of what is neither, and of complaints and praise."""
    print(
        "| | posts | of neither: complaint, negative | of complaints | of praise | F1 of negative |\n"
        "|---|---|---|---|---|---|"
    )
    for path in sorted(FOLDER.glob("*.jsonl")):
        language, rows, likely = rows_of(path, both="larger" in arguments)
        read = [
            (
                row["label"],
                complains(row["text"], "mention", language, more),
                judge(row["text"], "mention", language, more).sentiment == "negative",
            )
            for row, more in zip(rows, likely, strict=True)
        ]
        cells = []
        for label in ("neu", "neg", "pos"):
            part = [(complaint, negative) for real, complaint, negative in read if real == label]
            shares = (sum(one) / len(part) for one in zip(*part, strict=True))
            cells.append(", ".join(f"{share:.2f}" for share in shares) or "-")
        f1 = score((negative, real == "neg") for real, _, negative in read).f1 if cells[1] != "-" else None
        print(f"| {path.stem} | {len(rows)} | {' | '.join(cells)} | {'-' if f1 is None else f'{f1:.3f}'} |")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
