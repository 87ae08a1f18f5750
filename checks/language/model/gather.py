"""Bring GoEmotions in Russian into the form of the corpora: ``python -m checks.language.model.gather FOLDER OUT``.

``FOLDER`` holds ``ru-go-emotions-simplified-{validation,test}.csv`` of the repository searayeah/ru-goemotions; writes
``ru.train.jsonl`` and ``ru.dev.jsonl`` (every tenth row) into ``OUT``. Not used when the program runs.
"""

import csv
import json
import re
import sys
from pathlib import Path

from checks.language.model.rows import Row

KIND = frozenset({0, 1, 4, 5, 8, 13, 15, 17, 18, 20, 21, 23})
"""Admiration, amusement, approval, caring, desire, excitement, gratitude, joy, love, optimism, pride, relief."""
UNKIND = frozenset({2, 3, 9, 10, 11, 12, 14, 16, 19, 24, 25})
"""Anger, annoyance, disappointment, disapproval, disgust, embarrassment, fear, grief, nervousness, remorse, sadness."""
PARTS = ("validation", "test")
EACH = 10
_MASKED = re.compile(r"\[[^\]]{2,9}\]")
"""Where a name or a faith was taken out."""


def label_of(feelings: set[int]) -> str | None:
    """Return the label of some of the 28 feelings; None where kind and unkind ones are mixed."""
    kind, unkind = bool(feelings & KIND), bool(feelings & UNKIND)
    if kind and unkind:
        return None
    return "pos" if kind else "neg" if unkind else "neu"


def rows_of(path: Path) -> list[Row]:
    """Return the rows of one file."""
    found = []
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            label = label_of(set(map(int, row["labels"].strip("[]").split())))
            if label and row["ru_text"]:
                found.append({"text": _MASKED.sub("", row["ru_text"]), "label": label, "source": "goemotions_ru"})
    return found


def main(folder: Path, out: Path) -> None:
    """Write both files."""
    rows = [row for part in PARTS for row in rows_of(folder / f"ru-go-emotions-simplified-{part}.csv")]
    for part, chosen in (("dev", rows[::EACH]), ("train", [row for at, row in enumerate(rows) if at % EACH])):
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in chosen)
        (out / f"ru.{part}.jsonl").write_text(text, "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
