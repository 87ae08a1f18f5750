"""Who may do what: roles, the rights that each has, and what Telegram says of who is in a group."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeAlias

from data.watch import Watch


class Standing(StrEnum):
    """What somebody is in a group, by Telegram's word."""

    ADMIN = "admin"
    MEMBER = "member"
    OUT = "out"
    """They left, or were thrown out."""


Ask: TypeAlias = Callable[[int, int], Awaitable[Standing | None]]
"""(chat id, person's id) -> what they are there; None when that could not be found out."""

BELIEVED = timedelta(seconds=60)
"""How long an answer of Telegram's holds, so that a demoted admin soon loses the right."""
MOST_KEPT = 10_000


class Role(StrEnum):
    """What somebody is in a chat, the least first; who is more may also do what takes less."""

    MEMBER = "member"
    ADMIN = "admin"
    """Creator or administrator of the group; in private the person themselves."""
    OWNER = "owner"
    """Who set the company up."""

    @property
    def rank(self) -> int:
        """The place in the order."""
        return list(Role).index(self)

    def __lt__(self, other: str) -> bool:
        """Whether this may do less."""
        return self.rank < Role(other).rank

    def __le__(self, other: str) -> bool:
        """Whether this may do no more."""
        return self.rank <= Role(other).rank

    def __gt__(self, other: str) -> bool:
        """Whether this may do more."""
        return self.rank > Role(other).rank

    def __ge__(self, other: str) -> bool:
        """Whether this may do no less."""
        return self.rank >= Role(other).rank


class Right:
    """What each act takes: the one table of rights."""

    VIEW = CHECK = TAKE = ANSWER = SNOOZE = EVIDENCE = Role.MEMBER
    SETTINGS = SCHEDULE = TOPIC = LANGUAGE = LINK = UNLINK = RULES = FACTS = Role.ADMIN
    SHARE = EXPORT = FORGET = Role.OWNER


class Members:
    """What people are in which group, as Telegram said within the last minute."""

    def __init__(self) -> None:
        """Begin with nothing known."""
        self._told: dict[tuple[int, int], tuple[datetime, Standing]] = {}

    async def standing(self, chat: int, person: int, ask: Ask, now: datetime, *, fresh: bool = False) -> Standing:
        """Return what a person is in a group; ``fresh`` asks in any case. Not found out counts as a member, who
        manages nothing, and is not kept.
        """
        known = self._told.get((chat, person))
        if known is not None and not fresh and now - known[0] < BELIEVED:
            return known[1]
        said = await ask(chat, person)
        if said is None:
            self._told.pop((chat, person), None)
            return Standing.MEMBER
        if len(self._told) >= MOST_KEPT:
            self._told.clear()
        self._told[chat, person] = (now, said)
        return said


def owns(person: int, watch: Watch) -> bool:
    """Whether a person set a company up."""
    return watch.owner == person
