"""Train the built-in reader: ``python -m checks.language.model.train FOLDER_OF_TEXTS``.

Needs numpy only. ``FOLDER_OF_TEXTS`` holds ``<language>.train.jsonl`` and ``<language>.dev.jsonl``, a row
with ``text``, ``label`` (neg, neu, pos) and ``source`` a line. Writes ``<language>.npz`` beside this file;
the same texts give the same bytes. Not used when the program runs.
"""

import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from checks.language.detect import LANGUAGES
from checks.language.features import BUCKETS, DENSE, dense, hashed, words_of

LABELS = ("neg", "neu", "pos")
SOURCES = frozenset(
    f"polemo_{topic}_{size}" for topic in ("hotels", "medicine", "products", "reviews") for size in ("sentence", "text")
) | {
    *("xed_en", "xed_fi", "xed_nb", "xed_pl", "xed_ru", "finnsentiment", "norec_sentence"),
    *("cedr", "rusentne", "rusentne_org", "uci_amazon", "uci_yelp", "uci_imdb"),
    *("pros_cons", "product_reviews", "sentence_polarity"),
}
"""Those whose licence allows shipping weights made from them (``CARD.md``)."""
EPOCHS = 8
BATCH = 256
RATE = 0.5
PULL = 3.0
"""How strongly weights are drawn to nothing, shared by the rows."""
OWN, OWN_ALL = 3.0, 1000.0
"""How many rows one of our own sentences weighs (``own/``), and all those of a language at most."""
THRESHOLDS = {"en": 0.4, "ru": 0.35, "pl": 0.42, "nb": 0.355, "fi": 0.325}
"""From which likelihood on a text is called negative: between what is best on the dev rows and on fields left out."""
LEARNED = np.asarray([0.2] + [0.03] * (DENSE - 1), dtype=np.float32)
"""How fast the plain numbers learn, the constant first."""
EVEN = 0.25
"""0 takes sources as large as they are, 1 all alike."""
SEEDS = (11, 12, 13)
"""The weights are the mean of as many runs, each with the rows in another order."""

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


class Rows:
    """Labelled texts as numbers."""

    def __init__(self, rows: list[dict[str, str]], language: str) -> None:
        """Read rows of ``text``, ``label`` and ``source``."""
        words = [words_of(row["text"]) for row in rows]
        pieces = [hashed(each, language) for each in words]
        self.starts = np.cumsum([0, *(len(each) for each in pieces)])
        self.pieces: Ints = np.concatenate(pieces)
        self.plain: Floats = np.stack([dense(each, language) for each in words])
        self.labels: Ints = np.asarray([LABELS.index(row["label"]) for row in rows], dtype=np.int32)
        self.weights = weights_of([row["source"] for row in rows])
        self.scales: Floats = (1 / np.sqrt(np.maximum(np.diff(self.starts), 1))).astype(np.float32)

    def batch(self, chosen: Ints) -> tuple[Ints, Ints]:
        """Return the pieces of the chosen rows in one piece, and which of them each belongs to."""
        sizes = self.starts[chosen + 1] - self.starts[chosen]
        owner = np.repeat(np.arange(len(chosen), dtype=np.int32), sizes)
        offset = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        return self.pieces[np.repeat(self.starts[chosen], sizes) + offset], owner


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a file whose source may be used."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [row for row in rows if row["source"] in SOURCES]


def weights_of(sources: list[str]) -> Floats:
    """Return what each row weighs: sources nearer to one size than they are, our own sentences ``OWN``, or less
    where they are many.
    """
    sizes = Counter(sources)
    weights = np.asarray([sizes[source] ** -EVEN for source in sources], dtype=np.float32)
    ours = np.asarray([source == "own" for source in sources])
    one = min(OWN, OWN_ALL / max(1, sizes["own"]))
    return np.where(ours, one, weights / weights[~ours].mean()).astype(np.float32)


def own_rows(language: str) -> list[dict[str, str]]:
    """Return our own sentences (``own/``) as rows."""
    label, said = "", []
    for line in (Path(__file__).parent / "own" / f"{language}.txt").read_text("utf-8").splitlines():
        if line.startswith("# "):
            label = line[2:]
        else:
            said.append({"text": line, "label": label, "source": "own"})
    return said


def lean(parts: list[Rows]) -> Floats:
    """Return the weights of the plain numbers that all languages share, labels counting alike.

    What kind and unkind words, marks and smileys mean hardly depends on the language, so one whose texts
    know no reviews borrows from those that do.
    """
    plain = np.concatenate([rows.plain for rows in parts])
    labels = np.concatenate([rows.labels for rows in parts])
    weights = np.concatenate([rows.weights / rows.weights.sum() for rows in parts])
    for label in range(3):
        weights[labels == label] /= 3 * weights[labels == label].sum()
    truth = np.eye(3, dtype=np.float32)[labels]
    flat = np.zeros((DENSE, 3), np.float32)
    for _ in range(300):
        raw = plain @ flat
        likely = np.exp(raw - raw.max(1, keepdims=True))
        likely /= likely.sum(1, keepdims=True)
        flat -= 1.5 * (plain.T @ ((likely - truth) * weights[:, None]) + 1e-4 * flat)
    return flat


def train(rows: Rows, shared: Floats) -> tuple[Floats, Floats]:
    """Return the weights of the hashed and of the plain numbers, one column a label: the mean of a few runs."""
    runs = [_run(rows, shared, seed) for seed in SEEDS]
    return np.mean([wide for wide, _ in runs], axis=0), np.mean([flat for _, flat in runs], axis=0)


def _run(rows: Rows, shared: Floats, seed: int) -> tuple[Floats, Floats]:
    """Train once (Adagrad, one layer).

    Of the plain numbers the constant is learned anew, the others hardly leave what is ``shared`` (``lean``).
    """
    rng = np.random.default_rng(seed)
    pull = PULL / len(rows.labels)
    wide, wide_sum = np.zeros((BUCKETS, 3), np.float32), np.full((BUCKETS, 3), 1e-6, np.float32)
    flat, flat_sum = shared.copy(), np.full((DENSE, 3), 1e-6, np.float32)
    for epoch in range(EPOCHS):
        order = rng.permutation(len(rows.labels)).astype(np.int32)
        rate = RATE * (1 - epoch / EPOCHS)
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            pieces, owner = rows.batch(chosen)
            slope = probabilities(rows, chosen, wide, flat)
            slope[np.arange(len(chosen)), rows.labels[chosen]] -= 1
            slope *= (rows.weights[chosen] / len(chosen))[:, None]
            touched, place = np.unique(pieces, return_inverse=True)
            pushed = (slope * rows.scales[chosen][:, None])[owner]
            steps = np.stack([np.bincount(place, pushed[:, k], len(touched)) for k in range(3)], 1).astype(np.float32)
            steps += pull * wide[touched]
            wide_sum[touched] += steps**2
            wide[touched] -= rate * steps / np.sqrt(wide_sum[touched])
            step = rows.plain[chosen].T @ slope
            flat_sum += step**2
            flat -= LEARNED[:, None] * rate * step / np.sqrt(flat_sum)
    return wide, flat


def probabilities(rows: Rows, chosen: Ints, wide: Floats, flat: Floats) -> Floats:
    """Return how likely each label is for the chosen rows."""
    pieces, owner = rows.batch(chosen)
    sums = np.stack([np.bincount(owner, wide[pieces, k], len(chosen)) for k in range(3)], 1).astype(np.float32)
    raw = sums * rows.scales[chosen][:, None] + rows.plain[chosen] @ flat
    raw = np.exp(raw - raw.max(1, keepdims=True))
    return np.asarray(raw / raw.sum(1, keepdims=True), dtype=np.float32)


def f1(called: NDArray[np.bool_], true: NDArray[np.bool_]) -> float:
    """Return the harmonic mean of precision and recall."""
    return float(2 * (called & true).sum() / max(1, called.sum() + true.sum()))


def save(path: Path, wide: Floats, flat: Floats, threshold: float) -> None:
    """Write weights, those of the hashed numbers in a byte each."""
    step = np.maximum(np.abs(wide).max(axis=0), 1e-6) / 127
    small = np.rint(wide / step).astype(np.int8)
    np.savez_compressed(path, wide=small, step=step.astype(np.float32), flat=flat, threshold=np.float32(threshold))


def main(folder: Path) -> None:
    """Train every language and say how it does on the dev rows."""
    given = {
        language: Rows(read_rows(folder / f"{language}.train.jsonl") + own_rows(language), language)
        for language in LANGUAGES
    }
    shared = lean(list(given.values()))
    for language, rows in given.items():
        wide, flat = train(rows, shared)
        dev = Rows(read_rows(folder / f"{language}.dev.jsonl"), language)
        likely = probabilities(dev, np.arange(len(dev.labels), dtype=np.int32), wide, flat)
        threshold = THRESHOLDS[language]
        score = f1(likely[:, 0] >= threshold, dev.labels == 0)
        save(Path(__file__).with_name(f"{language}.npz"), wide, flat, threshold)
        sys.stdout.write(f"{language}: F1 of negative on dev {score:.3f} from {threshold:.2f}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
