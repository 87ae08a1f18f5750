"""When a week is not like the weeks before it (pure)."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

WEEKS = 8
LEAST = 3
Z = 3.0


@dataclass(frozen=True, slots=True)
class Spike:
    """A week far above its past."""

    count: int
    mean: float
    z: float


def spike(count: int, before: Sequence[int]) -> Spike | None:
    """Spike = z >= 3 and at least 3, and at least double last week, where z = (count - mean) / sigma.

    Mean and sigma are of the 8 weeks before, the newest last; sigma is at least 1, so that one complaint
    after eight silent weeks is no alarm. With fewer weeks nothing is called a spike.
    """
    weeks = list(before)[-WEEKS:]
    if len(weeks) < WEEKS:
        return None
    mean = sum(weeks) / WEEKS
    sigma = max(1.0, sqrt(sum((week - mean) ** 2 for week in weeks) / WEEKS))
    z = (count - mean) / sigma
    if z < Z or count < LEAST or count < 2 * weeks[-1]:
        return None
    return Spike(count, mean, z)
