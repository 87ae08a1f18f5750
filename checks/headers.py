"""What the headers of an answer say about waiting and about keeping a copy (pure)."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LONGEST_FRESH = 300.0
"""A copy is never answered unasked for longer than this, in seconds."""
_LONGEST_WAIT = 7 * 86400.0


def http_date(text: str) -> datetime | None:
    """Read an HTTP date; None for anything else."""
    try:
        read = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Return the seconds ``Retry-After`` asks for, given as a number or as an HTTP date.

    A date is held against the answer's own ``Date``, where there is one, since clocks differ.
    """
    text = headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:9]), _LONGEST_WAIT)
    until = http_date(text)
    if until is None:
        return None
    said = http_date(headers.get("date", "")) or now
    return min(max(0.0, (until - said).total_seconds()), _LONGEST_WAIT)


def directives(headers: Mapping[str, str]) -> dict[str, str]:
    """Return the ``Cache-Control`` directives by lower-case name."""
    found: dict[str, str] = {}
    for part in headers.get("cache-control", "").split(","):
        name, _, value = part.strip().partition("=")
        if name:
            found[name.lower()] = value.strip().strip('"')
    return found


def may_keep(headers: Mapping[str, str]) -> bool:
    """Whether a copy of this answer may be kept and is of use later."""
    if "no-store" in directives(headers) or headers.get("vary", "").strip() == "*":
        return False
    return "etag" in headers or "last-modified" in headers or fresh_for(headers) > 0


def fresh_for(headers: Mapping[str, str]) -> float:
    """Return for how many seconds the server says its answer holds, at most a few minutes."""
    said = directives(headers)
    age = said.get("max-age", "")
    if "no-cache" in said or not (age.isascii() and age.isdigit()):
        return 0.0
    return min(float(age[:9]), LONGEST_FRESH)


def conditions(headers: Mapping[str, str]) -> dict[str, str]:
    """Return the request headers that ask whether a kept answer still holds."""
    asked = {"If-None-Match": headers.get("etag", ""), "If-Modified-Since": headers.get("last-modified", "")}
    return {name: value for name, value in asked.items() if value}
