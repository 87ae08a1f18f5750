"""Minutes of opening: one interval of two clock times, and many merged into a day."""

from collections.abc import Iterable

from data.week import Interval

DAY = 1440
"""Minutes in a day."""


def interval(opens: int, closes: int) -> Interval | None:
    """Make one interval of two clock minutes; None when it says closed (00:00-00:00).

    A closing minute at or before the opening one lies on the next day; 23:59 is 24:00.
    """
    closes = DAY if closes == DAY - 1 else closes
    if opens == closes and opens in (0, DAY):
        return None
    opens = 0 if opens == DAY else opens
    return (opens, closes) if closes > opens else (opens, closes + DAY)


def merge(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """Sort intervals and join those that touch or overlap; none becomes longer than a day."""
    merged: list[Interval] = []
    for start, end in sorted(intervals):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], min(max(merged[-1][1], end), merged[-1][0] + DAY))
        else:
            merged.append((start, end))
    return tuple(merged)


def cut(intervals: Iterable[Interval], start: int, end: int) -> tuple[Interval, ...]:
    """Take the minutes from ``start`` to ``end`` out of a day."""
    kept: list[Interval] = []
    for opens, closes in intervals:
        kept += [(a, b) for a, b in ((opens, min(closes, start)), (max(opens, end), closes)) if a < b]
    return merge(kept)


def days_between(first: int, last: int) -> tuple[int, ...]:
    """Return the days from ``first`` to ``last`` (0 = Monday), over the weekend if need be."""
    return tuple((first + step) % 7 for step in range((last - first) % 7 + 1))
