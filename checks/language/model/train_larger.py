"""Train the heads of the larger reader: ``python -m checks.language.model.train_larger FOLDER_OF_TEXTS ...``.

Needs the extra ``larger``. The folders are those of ``train``. Writes ``larger_<language>.npz`` beside this file: a
head a language. It learns from the other languages too, since the numbers of a text hardly depend on its language, but
less, since what people call negative does. Not used when the program runs.
"""

import random
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from checks.language.detect import LANGUAGES
from checks.language.model import larger
from checks.language.model.rows import LABELS, Floats, Ints, Row, own_rows, read_rows, weights_of

MOST = {"fi": 30000, "nb": 12000, "ru": 20000, "en": 8000, "pl": 6000}
"""Rows of a language that are trained on: a text takes some 30 ms, a long one more."""
POST, REVIEW = 0.3, 0.2
"""How many rows one of our own posts and reviews weighs."""
ELSEWHERE = 0.1
"""What a row of another language weighs."""
AT_ONCE = 64
UNITS = 128
"""Of one run."""
SEEDS = (5, 6, 7)
"""A head is the mean of as many runs, their units side by side."""
EPOCHS = 8
BATCH = 256
RATE = 1e-3
PULL = 1e-2
"""How strongly weights are drawn to nothing."""


def sample(rows: list[Row], most: int) -> list[Row]:
    """Return at most so many rows, sources in turn; always the same."""
    random.Random(2).shuffle(rows)
    by_source: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_source[row["source"]].append(row)
    turns = max(map(len, by_source.values()))
    mixed = [source[turn] for turn in range(turns) for source in by_source.values() if turn < len(source)]
    return mixed[:most]


def embedded(texts: list[str]) -> Floats:
    """Return the numbers of many texts."""
    embed, parts = larger.embedder(), range(0, len(texts), AT_ONCE)
    return np.concatenate([embed([larger.ends(text) for text in texts[at : at + AT_ONCE]]) for at in parts])


def fit(rows: Floats, labels: Ints, weights: Floats, epochs: int = EPOCHS) -> larger.Head:
    """Return a hidden layer and one of labels; the same rows give the same."""
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    given = np.c_[(rows - mean) / spread, np.ones(len(rows))].astype(np.float32)
    counted = (weights / weights.mean())[:, None]
    runs = [_run(given, labels, counted, epochs, seed) for seed in SEEDS]
    hidden = np.concatenate([run for run, _ in runs], axis=1)
    out = np.concatenate([*(run[:-1] for _, run in runs), sum(run[-1:] for _, run in runs)]) / len(runs)
    hidden[:-1] /= spread[:, None]
    return larger.Head(mean.astype(np.float32), hidden, out.astype(np.float32))


def _run(given: Floats, labels: Ints, counted: Floats, epochs: int, seed: int) -> list[Floats]:
    """Return both layers, trained once (Adam)."""
    rng = np.random.default_rng(seed)
    hidden = rng.standard_normal((given.shape[1], UNITS)) / np.sqrt(2 * given.shape[1])
    found = [hidden.astype(np.float32), (rng.standard_normal((UNITS + 1, 3)) / np.sqrt(UNITS)).astype(np.float32)]
    first, second = [np.zeros_like(each) for each in found], [np.zeros_like(each) for each in found]
    size = min(BATCH, len(given))
    steps = epochs * (len(given) // size)
    for step in range(1, steps + 1):
        if (step - 1) % (len(given) // size) == 0:
            order = rng.permutation(len(given))
        chosen, order = order[:size], order[size:]
        slopes = _slopes(found, given[chosen], labels[chosen], counted[chosen])
        for at, slope in enumerate(slopes):
            first[at] = 0.9 * first[at] + 0.1 * slope
            second[at] = 0.999 * second[at] + 0.001 * slope**2
            moved = (first[at] / (1 - 0.9**step)) / (np.sqrt(second[at] / (1 - 0.999**step)) + 1e-8)
            found[at] = (found[at] - RATE * (1 - step / steps) * moved).astype(np.float32)
    return found


def _slopes(found: list[Floats], given: Floats, labels: Ints, counted: Floats) -> list[Floats]:
    """Return which way the error of some rows falls for both layers."""
    hidden, out = found
    units = np.maximum(given @ hidden, 0)
    raw = units @ out[:-1] + out[-1]
    likely = np.exp(raw - raw.max(axis=1, keepdims=True))
    likely /= likely.sum(axis=1, keepdims=True)
    error = (likely - np.eye(3)[labels]) * counted / len(given)
    back = (error @ out[:-1].T) * (units > 0)
    return [given.T @ back + PULL * hidden, np.r_[units.T @ error, [error.sum(axis=0)]] + PULL * out]


@dataclass(frozen=True, slots=True)
class Given:
    """What one language is trained on."""

    numbers: Floats
    labels: Ints
    weights: Floats
    """A row on average weighs one."""


def given_of(folders: Sequence[Path], language: str) -> Given:
    """Return the rows of a language, those of the corpora and ours, as numbers."""
    rows = sample(read_rows(folders, language, "train"), MOST[language]) + own_rows(language)
    weights = weights_of(np.asarray([row["source"] for row in rows]), post=POST, review=REVIEW)
    labels = np.asarray([LABELS.index(row["label"]) for row in rows])
    return Given(embedded([row["text"] for row in rows]), labels, weights / weights.mean())


def learn(all_given: Mapping[str, Given], language: str, epochs: int = EPOCHS) -> larger.Head:
    """Return the head of a language."""
    weights = [each.weights * (1 if name == language else ELSEWHERE) for name, each in all_given.items()]
    numbers, labels = ([getattr(each, part) for each in all_given.values()] for part in ("numbers", "labels"))
    return fit(np.concatenate(numbers), np.concatenate(labels), np.concatenate(weights), epochs)


def main(folders: Sequence[Path]) -> None:
    """Train the head of every language."""
    all_given, half = {language: given_of(folders, language) for language in LANGUAGES}, np.float16
    for language in LANGUAGES:
        head = learn(all_given, language)
        path = Path(__file__).with_name(f"larger_{language}.npz")
        np.savez_compressed(path, mean=head.mean, hidden=head.hidden.astype(half), out=head.out.astype(half))


if __name__ == "__main__":
    main([Path(each) for each in sys.argv[1:]])
