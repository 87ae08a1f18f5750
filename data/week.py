"""Opening hours as values that can be compared."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

Interval: TypeAlias = tuple[int, int]
"""Minutes since midnight of the opening day; the end passes 1440 when it is open past midnight."""

Day: TypeAlias = tuple[Interval, ...] | None
"""Sorted, merged intervals; ``()`` is closed, ``None`` is not said."""

DAY_NAMES = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """Seven days, Monday first; an absent day is not a closed day."""

    days: tuple[Day, ...]

    def __post_init__(self) -> None:
        """Refuse anything but seven days."""
        if len(self.days) != len(DAY_NAMES):
            raise ValueError(f"a week has 7 days, not {len(self.days)}")

    @property
    def always(self) -> bool:
        """Whether it is open round the clock on every day."""
        return all(day == ((0, 1440),) for day in self.days)

    def __str__(self) -> str:
        """Write the week in the syntax of OpenStreetMap, runs of equal days together."""
        if self.always:
            return "24/7"
        parts: list[str] = []
        start = 0
        for i in range(1, 8):
            if i < 7 and self.days[i] == self.days[start]:
                continue
            day = self.days[start]
            if day is not None:
                span = DAY_NAMES[start] if i - start == 1 else f"{DAY_NAMES[start]}-{DAY_NAMES[i - 1]}"
                parts.append(f"{span} {_times(day)}")
            start = i
        return "; ".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialDay:
    """Hours that hold from ``first`` to ``last`` only, a public holiday for instance."""

    first: date
    last: date
    intervals: tuple[Interval, ...] = ()
    label: str = ""

    def __str__(self) -> str:
        """Write the span and its hours."""
        span = str(self.first) if self.first == self.last else f"{self.first}/{self.last}"
        return f"{span} {_times(self.intervals)}"


def _times(day: tuple[Interval, ...]) -> str:
    return ",".join(f"{_clock(a)}-{_clock(b if b <= 1440 else b - 1440)}" for a, b in day) or "off"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
