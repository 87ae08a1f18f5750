"""Measure the built-in reader: ``python -m checks.language.model.score FOLDER_OF_TEXTS``.

Reads ``<language>.dev.jsonl`` and judges as the program does, with the language as hint. Not used when
the program runs.
"""

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from checks.language.detect import LANGUAGES, language_of
from checks.language.feeling import judge
from checks.language.model.train import SOURCES

WHOLE = ("_text", "uci_yelp", "uci_imdb", "uci_amazon")
"""Ends of the sources whose rows are whole opinions of people who rate."""


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


def main(folder: Path) -> None:
    """Write a row of a table for every language.

    "As reviews" sets negative against positive alone: of all rows that are either, and of whole opinions.
    """
    sys.stdout.write(
        "| | rows | F1 | precision | recall | as reviews, F1 | whole reviews, F1 | language told |\n"
        "|---|---|---|---|---|---|---|---|\n"
    )
    for language in LANGUAGES:
        lines = (folder / f"{language}.dev.jsonl").read_text("utf-8").splitlines()
        rows = [row for row in map(json.loads, lines) if row["source"] in SOURCES]
        talk = score(
            (judge(row["text"], "mention", language).sentiment == "negative", row["label"] == "neg") for row in rows
        )
        rated = [row for row in rows if row["label"] != "neu"]
        whole = [row for row in rated if row["source"].endswith(WHOLE)]
        said = {id(row): judge(row["text"], "review", language).sentiment == "negative" for row in rated}
        each, review = (score((said[id(row)], row["label"] == "neg") for row in some) for some in (rated, whole))
        told = sum(language_of(row["text"]) == language for row in rows) / len(rows)
        reviews = f"{review.f1:.3f} of {len(whole)}" if whole else "-"
        cells = (
            language,
            len(rows),
            f"{talk.f1:.3f}",
            f"{talk.precision:.2f}",
            f"{talk.recall:.2f}",
            f"{each.f1:.3f}",
            reviews,
            f"{told:.3f}",
        )
        sys.stdout.write(f"| {' | '.join(map(str, cells))} |\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
