"""Measure what the built-in reader would do in fields it never saw: ``python -m checks.language.model.apart
FOLDER_OF_TEXTS ... [LANGUAGE ...]``.

Leaves out one field (a corpus, or one of its topics) at a time, trains on the others, and reads the one left
out. The settings of ``train`` were chosen by these figures. Not used when the program runs.
"""

import random
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from checks.language.detect import LANGUAGES
from checks.language.model import train
from checks.language.model.rows import Floats, Ints, Row, Rows, read_rows

MOST = 6000
"""Rows of one source that are trained on, so that an evening is enough."""
READ = 4000
"""Rows of the field left out that are read."""
FIELDS = ("uci", "polemo_hotels", "polemo_medicine", "polemo_products", "polemo_reviews", "rusentne", "xed")
"""Beginnings of sources that are one field together; any other source is a field of its own."""
SPEECH = ("xed",)
"""Film speech labelled by its emotions: shown, but no setting was chosen by it."""


@dataclass(frozen=True, slots=True)
class Left:
    """A field that was left out, and how it was read."""

    field: str
    likely: Floats
    against: Floats
    """How likely each row is negative rather than positive."""
    labels: Ints

    def f1(self, threshold: float) -> float:
        """F1 of negative among all rows, called from ``threshold`` on."""
        return train.f1(self.likely[:, 0] >= threshold, self.labels == 0)

    @property
    def review(self) -> float:
        """F1 of negative against positive alone, as on a review channel."""
        rated = self.labels != 1
        return train.f1(self.against[rated] > 0.5, self.labels[rated] == 0)

    @property
    def order(self) -> float:
        """How often a negative row is rated above another (area under the curve)."""
        ranks = np.empty(len(self.labels))
        ranks[np.argsort(self.likely[:, 0])] = np.arange(len(self.labels))
        negative = self.labels == 0
        return float((ranks[negative].mean() - (negative.sum() - 1) / 2) / max(1, (~negative).sum()))


def field_of(source: str) -> str:
    """Return the field a source belongs to."""
    return next((field for field in FIELDS if source.startswith(field)), source)


def sample(folders: Sequence[Path], language: str) -> list[Row]:
    """Return at most ``MOST`` rows a source, always the same."""
    by_source: dict[str, list[Row]] = defaultdict(list)
    for row in read_rows(folders, language, "train"):
        by_source[row["source"]].append(row)
    rng = random.Random(1)
    return [row for rows in by_source.values() for row in rng.sample(rows, min(MOST, len(rows)))]


def left_out(rows: list[Row], language: str, others: list[train.Given]) -> list[Left]:
    """Train without each field of a language in turn (``others``: the rows of the other languages)."""
    done = []
    for field in sorted({field_of(row["source"]) for row in rows}):
        known = [row for row in rows if field_of(row["source"]) != field]
        new = [row for row in rows if field_of(row["source"]) == field][:READ]
        asked = Rows(new, language)
        wide, flat = train.learn(train.given(known, language), others)
        everything = np.arange(len(new), dtype=np.int32)
        likely = train.probabilities(asked, everything, wide, flat)
        done.append(Left(field, likely, train.odds(asked, everything, wide, flat, 3), asked.labels))
    return done


def main(folders: Sequence[Path], languages: Sequence[str]) -> None:
    """Write a row of a table for every field left out, and the threshold that would do best on all of them."""
    sys.stdout.write(
        "| | left out | rows | negative | F1 | best F1, from | order | as reviews, F1 |\n"
        "|---|---|---|---|---|---|---|---|\n"
    )
    for language in languages:
        few = {other: sample(folders, other)[::4] for other in LANGUAGES if other != language}
        others = [train.given(rows, other) for other, rows in few.items()]
        fields = left_out(sample(folders, language), language, others)
        cuts = [cut / 100 for cut in range(15, 75)]
        for one in fields:
            best = max(cuts, key=one.f1)
            cells = (
                language,
                one.field,
                len(one.labels),
                f"{(one.labels == 0).mean():.2f}",
                f"{one.f1(train.THRESHOLDS[language]):.3f}",
                f"{one.f1(best):.3f}, {best:.2f}",
                f"{one.order:.3f}",
                f"{one.review:.3f}",
            )
            sys.stdout.write(f"| {' | '.join(map(str, cells))} |\n")
        judged = [one for one in fields if one.field not in SPEECH] or fields
        best = max(cuts, key=lambda cut: sum(one.f1(cut) for one in judged))
        sys.stdout.write(f"{language}: best for all but {', '.join(SPEECH)} from {best:.2f}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    asked = [each for each in sys.argv[1:] if each in LANGUAGES]
    main([Path(each) for each in sys.argv[1:] if each not in LANGUAGES], asked or LANGUAGES)
