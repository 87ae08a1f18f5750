"""When things are due, by the clock on people's walls (pure)."""

import hashlib
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
WEEK = timedelta(days=7)


def next_weekly(after: datetime, day: int, hour: int, minute: int, zone: str) -> tuple[datetime, str]:
    """Return the first such moment of a week after ``after`` (UTC), and the ISO week it belongs to (``2027-W43``).

    ``day`` 0 is Monday; hour and minute are local. Each ISO week has exactly one: a time that the clocks skip is
    read by the offset before the change, of a time that comes twice the first counts.
    """
    return next(each for each in _around(after, day, hour, minute, zone) if each[0] > after)


def last_weekly(until: datetime, day: int, hour: int, minute: int, zone: str) -> tuple[datetime, str]:
    """Return the last such moment at or before ``until``, and its ISO week."""
    return next(each for each in reversed(_around(until, day, hour, minute, zone)) if each[0] <= until)


def next_daily(after: datetime, offset: timedelta) -> datetime:
    """Return the next moment that is ``offset`` past midnight UTC."""
    midnight = after.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    today = midnight + offset
    return today if today > after else today + DAY


def next_day(after: datetime, hour: int, zone: str) -> datetime:
    """Return a full hour, local, of the day after the one it is."""
    return _moment(local_day(after, zone) + DAY, hour, 0, zone)


def spread(name: str | int, window: timedelta) -> timedelta:
    """Return a share of ``window`` that is always the same for this chat or watch, and even over many of them."""
    part = int.from_bytes(hashlib.sha256(str(name).encode()).digest()[:6], "big") / 2**48
    return timedelta(seconds=int(window.total_seconds() * part))


def next_allowed(now: datetime, zone: str, quiet_from: int, quiet_to: int) -> datetime:
    """Return ``now``, or the end of the quiet hours (local, from one full hour to another) it lies in.

    Equal hours mean that it is never quiet.
    """
    local = now.astimezone(ZoneInfo(zone))
    quiet = quiet_from <= local.hour < quiet_to if quiet_from <= quiet_to else not quiet_to <= local.hour < quiet_from
    if quiet_from == quiet_to or not quiet:
        return now
    end_day = local.date() if local.hour < quiet_to else local.date() + DAY
    end = _moment(end_day, quiet_to, 0, zone)
    return end if end > now else _moment(end_day + DAY, quiet_to, 0, zone)


def local_day(moment: datetime, zone: str) -> date:
    """Return the day it is in a zone."""
    return moment.astimezone(ZoneInfo(zone)).date()


def _around(moment: datetime, day: int, hour: int, minute: int, zone: str) -> list[tuple[datetime, str]]:
    """Return the moments of five weeks, in order, the middle one being the week of ``moment``."""
    today = local_day(moment, zone)
    monday = today - timedelta(days=today.weekday())
    days = [monday + number * WEEK + timedelta(days=day) for number in range(-2, 3)]
    return [(_moment(each, hour, minute, zone), _week(each)) for each in days]


def _moment(day: date, hour: int, minute: int, zone: str) -> datetime:
    return datetime.combine(day, time(hour, minute), ZoneInfo(zone)).astimezone(UTC)


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"
