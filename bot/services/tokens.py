"""Tokens that let one more chat look on a company: each works once, for a day, and is kept hashed.

A token begins with the id of its watch, so that no other place has to remember where it belongs.
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.services import memory
from bot.services.links import Kind
from bot.services.parts import Parts
from data.codec import from_document, to_document
from data.watch import Window

GOOD_FOR = timedelta(hours=24)
REMEMBERED = timedelta(days=7)
"""How long it can be told that a token was used, or came too late."""
TOKENS = "token"
WATCH = 12
"""Characters of a watch's id."""
_SECRET_BITS = 128


class Refusal(StrEnum):
    """Why a token opens nothing."""

    WRONG = "wrong"
    USED = "used"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is kept of a token, under its hash."""

    kind: Kind
    made_at: datetime
    used_in: int = 0
    """The update in which it was used, so that the same update may come again after a crash."""


async def make(parts: Parts, watch_id: str, kind: Kind) -> str:
    """Make a token for one more chat."""
    token = f"{watch_id}{parts.rng.getrandbits(_SECRET_BITS):032x}"
    now = parts.clock()
    async with parts.store.watch(watch_id) as unit:
        known = await unit.all(TOKENS)
        await unit.delete(TOKENS, [name for name, doc in known.items() if now - _read(doc).made_at > REMEMBERED])
        await unit.put(TOKENS, {_hash(token): to_document(Kept(kind=kind, made_at=now))})
    return token


async def use(parts: Parts, token: str, kind: Kind, window: Window, update_id: int) -> str | Refusal:
    """Let a chat look on a company by its token; returns the watch's id. The chat is yet to be linked to it."""
    watch_id, name, now = token[:WATCH], _hash(token), parts.clock()
    if not watch_id.isalnum():
        return Refusal.WRONG
    async with parts.store.watch(watch_id) as unit:
        doc = await unit.get(TOKENS, name)
        if doc is None or await memory.get_watch(unit) is None:
            return Refusal.WRONG
        why = _refused(_read(doc), kind, update_id, now)
        if why is None:
            await unit.put(TOKENS, {name: to_document(replace(_read(doc), used_in=update_id))})
            await memory.put_window(unit, window)
    return why or watch_id


def _refused(kept: Kept, kind: Kind, update_id: int, now: datetime) -> Refusal | None:
    if kept.kind is not kind:
        return Refusal.WRONG
    if kept.used_in:
        return None if kept.used_in == update_id else Refusal.USED
    return Refusal.EXPIRED if now - kept.made_at > GOOD_FOR else None


def _read(doc: dict[str, object]) -> Kept:
    return from_document(Kept, doc)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
