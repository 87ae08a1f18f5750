"""Updates: kept until confirmed, waited for, filtered by kind; by long poll or webhook."""

import asyncio
from typing import Any

from .clock import Bell
from .errors import ApiError, conflict

UNASKED = {"chat_member", "message_reaction", "message_reaction_count"}
"""Kinds that come only when asked for."""

OTHER = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


class Updates:
    """The queue of one bot."""

    def __init__(self, first: int = 700_000_001) -> None:
        """Start empty; ``first`` is the id of the first update."""
        self.bell = Bell()
        self.pending: list[dict[str, Any]] = []
        self.sent: list[dict[str, Any]] = []
        """Every update there ever was, for asserting and for sending again."""
        self.allowed: list[str] = []
        self.webhook = ""
        self.closing = False
        self._next = first
        self._poller: object | None = None

    def wants(self, kind: str) -> bool:
        """Whether the bot asked for this kind."""
        return kind in self.allowed if self.allowed else kind not in UNASKED

    def add(self, kind: str, payload: dict[str, Any]) -> int | None:
        """Queue an update; None when the bot does not want this kind."""
        if not self.wants(kind):
            return None
        update = {"update_id": self._next, kind: payload}
        self._next += 1
        self.sent.append(update)
        self.pending.append(update)
        self.bell.ring()
        return int(update["update_id"])

    def again(self, update_id: int) -> None:
        """Queue an update that was confirmed already (redelivery)."""
        old = next(update for update in self.sent if update["update_id"] == update_id)
        if old not in self.pending:
            self.pending.insert(0, old)
        self.bell.ring()

    def confirm(self, offset: int) -> None:
        """Forget updates before ``offset``; a negative one keeps only the last ones."""
        if offset < 0:
            self.pending = self.pending[offset:]
        elif offset:
            self.pending = [update for update in self.pending if update["update_id"] >= offset]

    async def poll(self, offset: int, limit: int, timeout: float, allowed: list[str] | None) -> list[dict[str, Any]]:
        """Answer ``getUpdates``; a newer call ends an older one that still waits with 409."""
        if self.webhook:
            raise conflict(WEBHOOK)
        if allowed is not None:
            self.allowed = allowed
        self.confirm(offset)
        me = self._poller = object()
        self.bell.ring()
        ends = asyncio.get_running_loop().time() + timeout
        while not self.pending and not self.closing:
            left = ends - asyncio.get_running_loop().time()
            if left <= 0 or not await self.bell.heard(left):
                break
            self._check(me)
        self._check(me)
        self._poller = None
        return self.pending[:limit]

    def _check(self, me: object) -> None:
        error: ApiError | None = None
        if self.webhook:
            error = conflict("terminated by setWebhook request")
        elif self._poller is not me:
            error = conflict(OTHER)
        if error:
            raise error
