"""Train the head of the larger reader: ``python -m checks.language.model.train_larger FOLDER_OF_TEXTS``.

Needs the extra ``larger``. ``FOLDER_OF_TEXTS`` is that of ``train``. Writes ``larger.npz`` beside this file: one layer
for all languages, since the numbers of a text hardly depend on its language. Not used when the program runs.
"""

import random
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

from checks.language.detect import LANGUAGES
from checks.language.model import larger
from checks.language.model.train import LABELS, Floats, Ints, own_rows, read_rows, weights_of

MOST = {"fi": 8000, "nb": 6000, "ru": 4000, "en": 4000, "pl": 3000}
"""Rows of a language that are trained on: a text takes some 30 ms, a long one more."""
AT_ONCE = 64
STEPS = 500
RATE = 0.1
PULL = 3e-4
"""How strongly weights are drawn to nothing."""
SCALE = 6.0
"""What the numbers of a text, which lie close together, are stretched by."""


def sample(rows: list[dict[str, str]], most: int) -> list[dict[str, str]]:
    """Return at most so many rows, sources in turn; always the same."""
    random.Random(2).shuffle(rows)
    by_source: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        by_source[row["source"]].append(row)
    turns = max(map(len, by_source.values()))
    mixed = [source[turn] for turn in range(turns) for source in by_source.values() if turn < len(source)]
    return mixed[:most]


def embedded(texts: list[str]) -> Floats:
    """Return the numbers of many texts."""
    embed, parts = larger.embedder(), range(0, len(texts), AT_ONCE)
    return np.concatenate([embed([larger.ends(text) for text in texts[at : at + AT_ONCE]]) for at in parts])


def fit(rows: Floats, labels: Ints, weights: Floats) -> larger.Head:
    """Return one logistic layer (Adam on all rows at once)."""
    mean = rows.mean(axis=0)
    given = np.c_[(rows - mean) * SCALE, np.ones(len(rows), np.float32)]
    truth, share = np.eye(3, dtype=np.float32)[labels], weights[:, None] / weights.sum()
    found = np.zeros((given.shape[1], 3), np.float32)
    first, second = np.zeros_like(found), np.zeros_like(found)
    for step in range(1, STEPS + 1):
        raw = given @ found
        likely = np.exp(raw - raw.max(axis=1, keepdims=True))
        likely /= likely.sum(axis=1, keepdims=True)
        slope = given.T @ ((likely - truth) * share)
        slope[:-1] += PULL * found[:-1]
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        found -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    found[:-1] *= SCALE
    return larger.Head(mean.astype(np.float32), found.astype(np.float32))


def main(folder: Path) -> None:
    """Train one head for every language together; each language counts alike."""
    numbers, labels, weights = [], [], []
    for language in LANGUAGES:
        rows = sample(read_rows(folder / f"{language}.train.jsonl"), MOST[language]) + own_rows(language)
        counted = weights_of([row["source"] for row in rows])
        numbers.append(embedded([row["text"] for row in rows]))
        labels.append(np.asarray([LABELS.index(row["label"]) for row in rows]))
        weights.append(counted / counted.sum())
        sys.stdout.write(f"{language}: {len(rows)} rows\n")
    head = fit(np.concatenate(numbers), np.concatenate(labels), np.concatenate(weights))
    np.savez_compressed(Path(__file__).with_name("larger.npz"), mean=head.mean, weights=head.weights)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
