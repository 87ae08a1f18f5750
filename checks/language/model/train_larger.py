"""Train the head of the larger reader: ``python -m checks.language.model.train_larger FOLDER_OF_TEXTS ...``.

Needs the extra ``larger``. The folders are those of ``train``. Writes ``larger.npz`` beside this file: one head
for all languages, since the numbers of a text hardly depend on its language. Not used when the program runs.
"""

import random
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from checks.language.detect import LANGUAGES
from checks.language.model import larger
from checks.language.model.rows import LABELS, Floats, Ints, Row, own_rows, read_rows, weights_of

MOST = {"fi": 30000, "nb": 12000, "ru": 20000, "en": 8000, "pl": 6000}
"""Rows of a language that are trained on: a text takes some 30 ms, a long one more."""
POST, REVIEW = 0.3, 0.2
"""How many rows one of our own posts and reviews weighs."""
AT_ONCE = 64
UNITS = 256
EPOCHS = 12
BATCH = 256
RATE = 1e-3
PULL = 1e-3
"""How strongly weights are drawn to nothing."""
LOST = 0.5
"""Share of the units left out at each step."""


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
    """Return a hidden layer and one of labels (Adam, units left out at random; the same rows give the same)."""
    rng = np.random.default_rng(5)
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    given = np.c_[(rows - mean) / spread, np.ones(len(rows))].astype(np.float32)
    counted = (weights / weights.mean())[:, None]
    hidden = rng.standard_normal((given.shape[1], UNITS)) / np.sqrt(2 * given.shape[1])
    found = [hidden.astype(np.float32), (rng.standard_normal((UNITS + 1, 3)) / np.sqrt(UNITS)).astype(np.float32)]
    first, second = [np.zeros_like(each) for each in found], [np.zeros_like(each) for each in found]
    size = min(BATCH, len(rows))
    steps = epochs * (len(rows) // size)
    for step in range(1, steps + 1):
        if (step - 1) % (len(rows) // size) == 0:
            order = rng.permutation(len(rows))
        chosen, order = order[:size], order[size:]
        slopes = _slopes(found, given[chosen], labels[chosen], counted[chosen], rng)
        for at, slope in enumerate(slopes):
            first[at] = 0.9 * first[at] + 0.1 * slope
            second[at] = 0.999 * second[at] + 0.001 * slope**2
            moved = (first[at] / (1 - 0.9**step)) / (np.sqrt(second[at] / (1 - 0.999**step)) + 1e-8)
            found[at] = (found[at] - RATE * (1 - step / steps) * moved).astype(np.float32)
    found[0][:-1] /= spread[:, None]
    return larger.Head(mean.astype(np.float32), *found)


def _slopes(
    found: list[Floats], given: Floats, labels: Ints, counted: Floats, rng: np.random.Generator
) -> list[Floats]:
    """Return which way the error of some rows falls for both layers."""
    hidden, out = found
    units = given @ hidden
    kept = ((units > 0) & (rng.random(units.shape) > LOST)) / (1 - LOST)
    units = np.c_[units * kept, np.ones(len(given))]
    raw = units @ out
    likely = np.exp(raw - raw.max(axis=1, keepdims=True))
    likely /= likely.sum(axis=1, keepdims=True)
    error = (likely - np.eye(3)[labels]) * counted / len(given)
    back = (error @ out[:-1].T) * kept
    return [given.T @ back + PULL * hidden, units.T @ error + PULL * out]


def main(folders: Sequence[Path]) -> None:
    """Train one head for every language together; large ones count less than they are large."""
    numbers, labels, weights = [], [], []
    for language in LANGUAGES:
        rows = sample(read_rows(folders, language, "train"), MOST[language]) + own_rows(language)
        counted = weights_of(np.asarray([row["source"] for row in rows]), post=POST, review=REVIEW)
        numbers.append(embedded([row["text"] for row in rows]))
        labels.append(np.asarray([LABELS.index(row["label"]) for row in rows]))
        weights.append(counted / np.sqrt(counted.sum()))
        sys.stdout.write(f"{language}: {len(rows)} rows\n")
    head = fit(np.concatenate(numbers), np.concatenate(labels), np.concatenate(weights))
    path, half = Path(__file__).with_name("larger.npz"), np.float16
    np.savez_compressed(path, mean=head.mean, hidden=head.hidden.astype(half), out=head.out.astype(half))


if __name__ == "__main__":
    main([Path(each) for each in sys.argv[1:]])
