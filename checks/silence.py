"""When nobody has written a review for long (pure)."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta

from data.evidence import Review
from data.said import Said

LONG = timedelta(days=183)


def since(reviews: Collection[Review], rows: Iterable[Said], now: datetime) -> date | None:
    """Return the day of the newest review, if that is half a year ago; None while it is not, or nobody can tell.

    A look must have seen reviews just now (``reviews``); one without a date may be new, unless it has been known
    for half a year.
    """
    if not reviews:
        return None
    days = []
    for row in rows:
        if not row.review:
            continue
        if row.written is None and now - row.seen < LONG:
            return None
        days.append(row.written or row.seen.date())
    newest = max(days, default=None)
    return newest if newest is not None and now.date() - newest >= LONG else None
