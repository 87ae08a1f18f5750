"""What a score is, and why it moved (pure)."""

from collections.abc import Iterable
from dataclasses import dataclass
from inspect import getdoc


@dataclass(frozen=True, slots=True)
class Part:
    """One count or figure that a score is made of."""

    name: str
    n: float
    side: int = 0
    """1: a rise lifts the score; -1: it lowers it; 0: it is only told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A figure from 0 to 100, or None when nothing could be counted, with its parts and its published formula."""

    kind: str
    value: float | None
    parts: tuple[Part, ...] = ()
    formula: str = ""

    def part(self, name: str) -> float:
        """Return one part; 0 when it has none of that name."""
        return next((part.n for part in self.parts if part.name == name), 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """How a score moved and what moved it, the largest first; whoever shows it words the names."""

    kind: str
    by: int
    """Whole points."""
    because: tuple[tuple[str, float], ...] = ()
    """Name of a part, and by how much it grew (or shrank, below 0)."""


def make(kind: str, value: float | None, parts: Iterable[Part], of: object) -> Score:
    """Return a score whose formula is the docstring of the function that counts it."""
    whole = None if value is None else round(min(100.0, max(0.0, value)), 1)
    return Score(kind=kind, value=whole, parts=tuple(parts), formula=getdoc(of) or "")


def share(good: float, bad: float) -> float | None:
    """Return good / (good + bad) in percent; None when both are 0."""
    return 100 * good / (good + bad) if good + bad else None


def moved(before: Score, after: Score) -> Moved | None:
    """Return by how much a score moved and why: the parts that changed in the direction it went.

    None when it cannot be compared, or stands within half a point: "-4: two new unanswered reviews" is
    said of a change that somebody can see.
    """
    if before.value is None or after.value is None or before.kind != after.kind:
        return None
    by = round(after.value) - round(before.value)
    if by == 0:
        return None
    grown = {part.name: (part.n - before.part(part.name), part.side) for part in after.parts}
    because = [(name, change) for name, (change, side) in grown.items() if change * side * by > 0]
    return Moved(kind=after.kind, by=by, because=tuple(sorted(because, key=lambda row: (-abs(row[1]), row[0]))))
