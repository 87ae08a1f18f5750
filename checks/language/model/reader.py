"""The built-in reader: one small layer a language, weights in a byte each."""

from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from checks.language.features import dense, hashed


@dataclass(frozen=True, slots=True)
class Read:
    """How likely a text is negative, neutral, positive, and from where it is called negative."""

    negative: float
    neutral: float
    positive: float
    against: float
    """How likely it is negative rather than positive, if it is the one or the other, as reviews are."""
    firm: float
    """How likely it is a complaint, if it is about a company."""
    threshold: float


@dataclass(frozen=True, slots=True)
class _Weights:
    wide: NDArray[np.int8]
    """A row a bucket; a column a label, one for negative against positive, one for complaints about companies."""
    step: NDArray[np.float32]
    """What one unit of ``wide`` is worth, a column."""
    flat: NDArray[np.float32]
    threshold: float


def probabilities(words: list[str], language: str) -> Read:
    """Return how likely the words (``features.words_of``) are negative, neutral or positive.

    Raises ``FileNotFoundError`` for a language without weights.
    """
    weights = _load(language)
    pieces = hashed(words, language)
    sums = weights.wide[pieces].sum(axis=0, dtype=np.int32) * weights.step
    raw = sums / np.sqrt(max(len(pieces), 1)) + dense(words, language) @ weights.flat
    likely = np.exp(raw[:3] - raw[:3].max())
    negative, neutral, positive = (float(each) for each in likely / likely.sum())
    against, firm = (1 / (1 + exp(-float(odds))) for odds in raw[3:])
    return Read(negative, neutral, positive, against, firm, weights.threshold)


@cache
def _load(language: str) -> _Weights:
    with np.load(Path(__file__).with_name(f"{language}.npz"), allow_pickle=False) as saved:
        return _Weights(saved["wide"], saved["step"], saved["flat"], float(saved["threshold"]))
