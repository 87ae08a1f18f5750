"""Two clock times as people write them, made into minutes: "9 - 5", "11am-2", "18-02", "8 to 12am"."""

from data.hours_lexer import Time
from data.hours_spans import DAY, interval
from data.week import Interval

_HALF = DAY // 2
_LEAST = 120
"""Minutes; when only one of two times says am or pm, a shorter opening may as well be the longer reading."""
_MOST = 18 * 60
"""Minutes; a longer opening between two bare numbers ("8-5") is a 12-hour clock in disguise."""


def span(opens: Time, closes: Time, twelve: bool, after: int = 0) -> Interval | bool | None:
    """Return the interval, None when it says closed, False when it cannot be told.

    ``twelve``: the text is written on a 12-hour clock without saying am or pm. ``after``: the
    minute at which the opening before it on the same day ended.
    """
    if opens.half and closes.half:
        return interval(_minutes(opens, opens.half), _minutes(closes, closes.half))
    if opens.half or closes.half:
        return _half_said(opens, closes)
    start, end = _minutes(opens), _minutes(closes)
    if twelve and not opens.plain and not closes.plain:
        return _twelve(start, end, after)
    made = interval(start, end)
    if made is None:
        return None
    bare = not (opens.minute or closes.minute or opens.plain or closes.plain)
    if start == end or (end < start and (made[1] - made[0] > _MOST or (bare and made[1] - made[0] > 16 * 60))):
        return False
    return made


def _minutes(time: Time, half: str = "") -> int:
    hour = time.hour % 12 + (12 if half == "p" else 0) if half else time.hour
    return hour * 60 + time.minute


def _half_said(opens: Time, closes: Time) -> Interval | bool:
    """Choose the half of the day that was left out: the one that makes the shorter opening."""
    starts = [_minutes(opens, opens.half)] if opens.half else _halves(opens)
    ends = [_minutes(closes, closes.half)] if closes.half else _halves(closes)
    made = [(a, b if b > a else b + DAY) for a in starts for b in ends if a != b]
    best = min(made, key=lambda one: one[1] - one[0], default=None)
    if best is None or (len(made) > 1 and best[1] - best[0] < _LEAST):
        return False
    return best


def _halves(time: Time) -> list[int]:
    if time.plain or time.hour == 0:
        return [_minutes(time)]
    return [_minutes(time, "a"), _minutes(time, "p")]


def _twelve(start: int, end: int, after: int) -> Interval | bool:
    if start < 6 * 60 or start < after:
        start += _HALF
    while end <= start:
        end += _HALF
    return (start, end) if end - start <= _MOST and start < DAY else False
