"""Response rate and reply time, by the review's own date (pure)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from checks.scores.score import Part, Score, make, share
from data.evidence import Opinion

WARN, BREACH = 1, 7
"""Days after which an answer is due, and late."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Days that words waited, and whether the answer ended it (else they still wait)."""

    days: int
    answered: bool


def response_rate(negative: Iterable[Opinion]) -> Score:
    """Response rate = 100 x negative reviews and complaints answered / (answered + surely unanswered).

    By the date they were written. Where a reply would not have been seen they count on neither side.
    """
    rows = list(negative)
    answered = sum(item.reply is not None for item in rows)
    waiting = sum(item.reply is None and item.replies_shown for item in rows)
    parts = (Part("answered", answered, 1), Part("unanswered", waiting, -1))
    return make("response_rate", share(answered, waiting), parts, response_rate)


def reply_time(negative: Iterable[Opinion], today: date) -> Score:
    """Reply time = 100 x the share that is answered within 7 days, with median and 90th percentile in days.

    Those still waiting count as running: S(t), the share still unanswered after t days, is the product over
    every day d <= t with answers of (1 - answers on day d / still followed on day d) (Kaplan and Meier). The
    share is 1 - S(7); the median is the first day with S <= 0.5, the 90th percentile with S <= 0.1, and
    neither is told while that day is not reached. Undated words and undated replies count on neither side.
    """
    found = waits(negative, today)
    parts = [
        Part("answered", sum(one.answered for one in found), 1),
        Part("running", sum(not one.answered for one in found), -1),
        Part("late", sum(not one.answered and one.days >= BREACH for one in found), -1),
        Part("due", sum(not one.answered and WARN <= one.days < BREACH for one in found)),
    ]
    for name, left in (("median", 0.5), ("p90", 0.1)):
        day = quantile(found, left)
        if day is not None:
            parts.append(Part(name, day, -1))
    value = 100 * (1 - surviving(found, BREACH)) if found else None
    return make("reply_time", value, parts, reply_time)


def waits(negative: Iterable[Opinion], today: date) -> list[Wait]:
    """Return how long each waited, or has waited until today."""
    found = []
    for item in negative:
        if item.written is None or (item.reply is None and not item.replies_shown):
            continue
        end = item.reply.written if item.reply else today
        if end is not None:
            found.append(Wait(max(0, (end - item.written).days), item.reply is not None))
    return found


def surviving(rows: Sequence[Wait], day: int) -> float:
    """Return the share still unanswered after ``day`` days, 0 to 1."""
    left = 1.0
    for at in sorted({row.days for row in rows if row.answered and row.days <= day}):
        followed = sum(row.days >= at for row in rows)
        left *= 1 - sum(row.answered and row.days == at for row in rows) / followed
    return left


def quantile(rows: Sequence[Wait], left: float) -> int | None:
    """Return the first day on which at most ``left`` of all are unanswered; None when that is not reached."""
    days = sorted({row.days for row in rows if row.answered})
    return next((day for day in days if surviving(rows, day) <= left + 1e-9), None)
