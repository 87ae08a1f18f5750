"""Measure the readers of texts: ``python -m checks.language.model.score FOLDER_OF_TEXTS ... [larger]``.

Reads ``<language>.dev.jsonl`` and judges as the program does, with the language as hint: by the built-in reader, or
with ``larger`` a thousand rows a language by both readers, each line followed by that of the built-in one alone. Not
used when the program runs.
"""

import random
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from checks.language.detect import LANGUAGES, language_of
from checks.language.feeling import judge
from checks.language.model import larger
from checks.language.model.larger import Likely
from checks.language.model.rows import Row, read_rows

WHOLE = ("_text", "uci_yelp", "uci_imdb", "uci_amazon")
"""Ends of the sources whose rows are whole opinions of people who rate."""
SOME = 1000
"""Rows of a language that both readers are asked of."""


@dataclass(frozen=True, slots=True)
class Score:
    """How well "negative" is told."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score(pairs: Iterable[tuple[bool, bool]]) -> Score:
    """Return the score of (called negative, is negative) pairs."""
    rows = list(pairs)
    hits = sum(called and true for called, true in rows)
    called = sum(called for called, _ in rows)
    true = sum(true for _, true in rows)
    return Score(hits / called if called else 0.0, hits / true if true else 0.0)


def measure(language: str, rows: list[Row], likely: Sequence[Likely | None]) -> str:
    """Return a row of the table; ``likely`` is what the larger reader says of each row, or None.

    "As reviews" sets negative against positive alone: of all rows that are either, and of whole opinions.
    """
    read = list(zip(rows, likely, strict=True))
    talk = score(
        (judge(row["text"], "mention", language, more).sentiment == "negative", row["label"] == "neg")
        for row, more in read
    )
    rated = [(row, more) for row, more in read if row["label"] != "neu"]
    said = [
        (row["source"], judge(row["text"], "review", language, more).sentiment == "negative", row["label"] == "neg")
        for row, more in rated
    ]
    each = score((called, true) for _, called, true in said)
    whole = [(called, true) for source, called, true in said if source.endswith(WHOLE)]
    told = sum(language_of(row["text"]) == language for row in rows) / len(rows)
    cells = (
        language,
        len(rows),
        f"{talk.f1:.3f}",
        f"{talk.precision:.2f}",
        f"{talk.recall:.2f}",
        f"{each.f1:.3f}",
        f"{score(whole).f1:.3f} of {len(whole)}" if whole else "-",
        f"{told:.3f}",
    )
    return f"| {' | '.join(map(str, cells))} |\n"


def main(folders: Sequence[Path], *, both: bool = False) -> None:
    """Write a row of a table for every language, two with ``both`` readers."""
    sys.stdout.write(
        "| | rows | F1 | precision | recall | as reviews, F1 | whole reviews, F1 | language told |\n"
        "|---|---|---|---|---|---|---|---|\n"
    )
    for language in LANGUAGES:
        rows = read_rows(folders, language, "dev")
        if both:
            rows = random.Random(1).sample(rows, min(SOME, len(rows)))
            read = [
                one
                for at in range(0, len(rows), 64)
                for one in larger.read([(row["text"], language) for row in rows[at : at + 64]])
            ]
            sys.stdout.write(measure(language, rows, read))
        sys.stdout.write(measure(language, rows, [None] * len(rows)))
        sys.stdout.flush()


if __name__ == "__main__":
    main([Path(each) for each in sys.argv[1:] if each != "larger"], both="larger" in sys.argv)
