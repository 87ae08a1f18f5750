"""One row a figure, and the table of them."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A figure and the most it may be."""

    what: str
    value: float
    goal: float
    unit: str = "x"
    at_least: bool = False
    """The goal is the least, not the most."""

    @property
    def met(self) -> bool:
        """Whether the goal is reached."""
        return self.value >= self.goal if self.at_least else self.value <= self.goal


def table(rows: Iterable[Row]) -> str:
    """Lay rows out for a terminal."""
    lines = [f"{'':4} {'measured':>14} {'goal':>14}  what"]
    for row in rows:
        sign = ">=" if row.at_least else "<="
        goal = f"{sign} {row.goal:g} {row.unit}"
        lines.append(f"{'ok' if row.met else 'MISS':4} {row.value:>9.3g} {row.unit:<4} {goal:>14}  {row.what}")
    return "\n".join(lines)
