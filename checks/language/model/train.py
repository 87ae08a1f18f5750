"""Train the built-in reader: ``python -m checks.language.model.train FOLDER_OF_TEXTS ...``.

Needs numpy only. The folders hold the corpora (``rows``). Writes ``<language>.npz`` beside this file; the same texts
give the same bytes. Not used when the program runs.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from checks.language.detect import LANGUAGES
from checks.language.features import BUCKETS, DENSE
from checks.language.model.rows import LABELS, Floats, Ints, Row, Rows, own_rows, read_rows

EPOCHS = 8
BATCH = 256
RATE = 0.5
PULL = 3.0
"""How strongly weights are drawn to nothing, shared by the rows."""
POST = {"en": 3.0, "fi": 0.1, "ru": 2.0, "pl": 3.0, "nb": 0.1}
"""How many rows one of our own posts weighs (``own/posts``); where rows are few (fi, nb) more harms all other talk."""
REVIEW = {"en": 0.25, "fi": 0.2, "ru": 0.25, "pl": 0.25, "nb": 0.05}
"""The same of our own reviews (``own/reviews``), for any text; Norwegian rows are mostly of reviews as it is."""
RATED = 5.0
"""The same of both, for negative against positive."""
POST_FIRM, ELSEWHERE = 3.0, 0.3
"""For complaints about companies: what a post weighs, and what all rows of the corpora weigh beside all of ours."""
TOO_KIND = 0.4
"""Added to the odds of negative against positive: in every real field without it too many bad reviews were missed."""
BY_MACHINE = 0.3
"""What rows that a machine translated weigh for any text; they are about anything, seldom about firms."""
NEUTRAL = LABELS.index("neu")
THRESHOLDS = {"en": 0.37, "ru": 0.32, "pl": 0.42, "nb": 0.37, "fi": 0.32}
"""From which likelihood on a text is called negative: between what is best on the dev rows and on fields left out."""
LEARNED = np.asarray([0.2] + [0.03] * (DENSE - 1), dtype=np.float32)
"""How fast the plain numbers learn, the constant first."""
SEEDS = (11, 12, 13)
"""The weights are the mean of as many runs, each with the rows in another order."""


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
    """Return how likely each label is for the chosen rows, by the first three columns of the weights."""
    pieces, owner = rows.batch(chosen)
    sums = np.stack([np.bincount(owner, wide[pieces, k], len(chosen)) for k in range(3)], 1).astype(np.float32)
    raw = sums * rows.scales[chosen][:, None] + rows.plain[chosen] @ flat[:, :3]
    raw = np.exp(raw - raw.max(1, keepdims=True))
    return np.asarray(raw / raw.sum(1, keepdims=True), dtype=np.float32)


def odds(rows: Rows, chosen: Ints, wide: Floats, flat: Floats, column: int) -> Floats:
    """Return how likely the chosen rows are negative by one of the columns that follow the first three."""
    pieces, owner = rows.batch(chosen)
    sums = np.bincount(owner, wide[pieces, column], len(chosen))
    raw = sums * rows.scales[chosen] + rows.plain[chosen] @ flat[:, column]
    return np.asarray(1 / (1 + np.exp(-raw)), dtype=np.float32)


def f1(called: NDArray[np.bool_], true: NDArray[np.bool_]) -> float:
    """Return the harmonic mean of precision and recall."""
    return float(2 * (called & true).sum() / max(1, called.sum() + true.sum()))


def save(path: Path, wide: Floats, flat: Floats, threshold: float) -> None:
    """Write weights, those of the hashed numbers in a byte each."""
    step = np.maximum(np.abs(wide).max(axis=0), 1e-6) / 127
    small = np.rint(wide / step).astype(np.int8)
    np.savez_compressed(path, wide=small, step=step.astype(np.float32), flat=flat, threshold=np.float32(threshold))


@dataclass(frozen=True, slots=True)
class Given:
    """What one language is trained on."""

    talk: Rows
    """What tells how any text feels."""
    rated: Rows
    """What tells a negative text from a positive one: no neutral rows, labels alike."""
    firm: Rows
    """What tells a complaint about a company from all else that is said of one: mostly what we wrote ourselves."""
    plain: tuple[Rows, Rows, Rows]
    """All three without our posts and reviews: what the plain numbers mean, learned from those, did worse on real
    ones."""


def given(rows: list[Row], language: str) -> Given:
    """Return what a language is trained on, ``rows`` being those of the corpora."""
    talk = Rows(rows + own_rows(language), language)
    rated = talk.only(talk.labels != NEUTRAL)
    known = talk.only(~talk.told).weighed(translated=BY_MACHINE)
    return Given(
        talk.weighed(post=POST[language], review=REVIEW[language], translated=BY_MACHINE),
        rated.weighed(post=RATED, review=RATED).alike(),
        of_firms(talk),
        (known, rated.only(~rated.told).alike(), known.complaining().alike()),
    )


def of_firms(rows: Rows) -> Rows:
    """Return what tells a complaint about a company from all else: ours, and the corpora for the words we lack."""
    found = rows.weighed(post=POST_FIRM, translated=BY_MACHINE)
    ours = found.told | (found.sources == "own")
    found.weights[~ours] *= ELSEWHERE * found.weights[ours].sum() / found.weights[~ours].sum()
    return found.complaining().alike()


def learn(own: Given, others: Sequence[Given]) -> tuple[Floats, Floats]:
    """Return the weights: a column a label, one for negative against positive, one for complaints about companies.

    ``others`` are the other languages, which share the plain numbers.
    """
    shared = [lean(list(each)) for each in zip(*(each.plain for each in (own, *others)), strict=True)]
    talk, rated, firm = (train(*each) for each in zip((own.talk, own.rated, own.firm), shared, strict=True))
    rated[1][0, 0] += TOO_KIND
    both = [(wide[:, 0] - wide[:, 2], flat[:, 0] - flat[:, 2]) for wide, flat in (rated, firm)]
    return np.c_[talk[0], *(wide for wide, _ in both)], np.c_[talk[1], *(flat for _, flat in both)]


def main(folders: Sequence[Path]) -> None:
    """Train every language and say how it does on the dev rows."""
    all_given = {language: given(read_rows(folders, language, "train"), language) for language in LANGUAGES}
    for language, own in all_given.items():
        wide, flat = learn(own, [each for other, each in all_given.items() if other != language])
        dev = Rows(read_rows(folders, language, "dev"), language)
        likely = probabilities(dev, np.arange(len(dev.labels), dtype=np.int32), wide, flat)
        threshold = THRESHOLDS[language]
        score = f1(likely[:, 0] >= threshold, dev.labels == 0)
        save(Path(__file__).with_name(f"{language}.npz"), wide, flat, threshold)
        sys.stdout.write(f"{language}: F1 of negative on dev {score:.3f} from {threshold:.2f}\n")


if __name__ == "__main__":
    main([Path(each) for each in sys.argv[1:]])
