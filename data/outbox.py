"""What is to be sent without being asked, and what became of it: rows that only move forward.

A row is written in the same commit as its cause. It is ``sending`` before the call is made, so that a row found
``sending`` after a crash is known to be uncertain: it waits a minute and is sent once more, marked as repeated.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

UNCERTAIN_WAIT = timedelta(seconds=60)
FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(hours=1)
GIVEN_UP = timedelta(hours=48)
UNANSWERED = "no answer for two days"
KEPT = timedelta(days=30)
"""How long a finished row stands, so that its key cannot be used again."""


class State(StrEnum):
    """Where a row stands."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    DEAD = "dead"


FINISHED = frozenset((State.SENT, State.DEAD))
"""States in which nothing more happens to a row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One message to be."""

    key: str
    """Says what it is, and for when: ``digest:2026-W47:1/2``. Written once, sent once."""
    chat_id: int
    created: datetime
    not_before: datetime
    payload: Mapping[str, Any] = field(default_factory=dict)
    """Plain values: text, buttons, how to show it; empty once it is finished."""
    thread_id: int | None = None
    state: State = State.PENDING
    attempts: int = 0
    """Calls that were answered with nothing or cut off."""
    changed: datetime | None = None
    first_try: datetime | None = None
    repeated: bool = False
    """An earlier call may have arrived."""
    message_id: int = 0
    reason: str = ""

    @property
    def finished(self) -> bool:
        """Whether nothing more happens to it."""
        return self.state in FINISHED

    @property
    def untried(self) -> bool:
        """Whether no call was made for it yet."""
        return self.state is State.PENDING and self.first_try is None

    @property
    def unanswered(self) -> bool:
        """Whether it was given up because no call for it was ever answered."""
        return self.state is State.DEAD and self.reason == UNANSWERED

    def due_at(self) -> datetime | None:
        """Return when it is to be sent; None when it is finished."""
        if self.finished:
            return None
        if self.state is State.SENDING:
            return (self.changed or self.created) + UNCERTAIN_WAIT
        return self.not_before

    def due(self, now: datetime) -> bool:
        """Whether it is to be sent now."""
        at = self.due_at()
        return at is not None and at <= now

    def expired(self, now: datetime) -> bool:
        """Whether it may be forgotten."""
        return self.finished and now - (self.changed or self.created) > KEPT


def row(
    key: str,
    chat_id: int,
    payload: Mapping[str, Any],
    now: datetime,
    *,
    not_before: datetime | None = None,
    thread_id: int | None = None,
) -> Row:
    """Return a new row, to be sent at once or not before a moment."""
    start = not_before or now
    return Row(key=key, chat_id=chat_id, created=now, not_before=start, payload=payload, thread_id=thread_id)


def sending(old: Row, now: datetime) -> Row:
    """Note that the call is about to be made; one found in this state was cut off, and may have arrived."""
    cut_off = old.state is State.SENDING
    return replace(
        old,
        state=State.SENDING,
        changed=now,
        first_try=old.first_try or now,
        repeated=old.repeated or cut_off,
        attempts=old.attempts + cut_off,
    )


def sent(old: Row, now: datetime, *, chat_id: int, message_id: int) -> Row:
    """Note that it stands in the chat; what it said is not kept here."""
    return replace(old, state=State.SENT, changed=now, chat_id=chat_id, message_id=message_id, payload={})


def later(old: Row, now: datetime, seconds: float) -> Row:
    """Wait because the chat has to; that is no failed attempt."""
    return replace(old, state=State.PENDING, changed=now, not_before=now + timedelta(seconds=seconds))


def failed(old: Row, now: datetime, *, unsent: bool, reason: str = "") -> Row:
    """Try again after a pause that doubles; give up two days after the first try.

    ``unsent``: it surely did not arrive, so that the next one is no repetition.
    """
    if now - (old.first_try or now) > GIVEN_UP:
        return dead(old, now, reason or UNANSWERED)
    pause = min(FIRST_PAUSE * 2 ** min(old.attempts, 16), LONGEST_PAUSE)
    return replace(
        old,
        state=State.PENDING,
        changed=now,
        not_before=now + pause,
        attempts=old.attempts + 1,
        repeated=old.repeated or not unsent,
        reason=reason,
    )


def dead(old: Row, now: datetime, reason: str) -> Row:
    """Give it up; what it would have said is not kept."""
    return replace(old, state=State.DEAD, changed=now, reason=reason, payload={})


def free(rows: Iterable[Row]) -> list[Row]:
    """Return the unfinished rows in their order, without those behind one that was tried and has not come through."""
    stuck: set[int] = set()
    ready: list[Row] = []
    for each in sorted(rows, key=lambda each: (each.created, each.key)):
        if each.finished or each.chat_id in stuck:
            continue
        ready.append(each)
        if each.first_try is not None:
            stuck.add(each.chat_id)
    return ready


def choose(rows: Iterable[Row], now: datetime) -> Row | None:
    """Return the row to send now."""
    return next((each for each in free(rows) if each.due(now)), None)


def next_due(rows: Iterable[Row]) -> datetime | None:
    """Return when something is to be sent next."""
    return min((at for at in (each.due_at() for each in free(rows)) if at is not None), default=None)
