"""Which chats look on a company: linking one more, letting one go, and a group that we were taken out of."""

import json
from datetime import datetime

from bot.services import memory, owning
from bot.services.parts import Parts
from data.chat import Chat
from data.store import Store, UnitId
from data.watch import Watch, Window

KEPT = memory.LEFT_KEPT
"""How long the settings of a group are kept that we were taken out of."""


def window(chat: Chat, *, own: bool = False) -> Window:
    """Return how a chat looks on: as the owner's ``own``, or as a team."""
    return Window(chat=chat.id, role="owner" if own and chat.private else "team")


async def link(parts: Parts, watch_id: str, seen_by: Window) -> None:
    """Let a chat look on a company; may be done again."""
    async with parts.store.watch(watch_id) as unit:
        await memory.put_window(unit, seen_by)
        unit.wake_at(parts.clock())
    await parts.store.link(watch_id, seen_by.chat)
    async with parts.store.chat(seen_by.chat) as unit:
        unit.wake_at(parts.clock())


async def unlink(parts: Parts, watch_id: str, chat_id: int) -> Watch | None:
    """Let a chat no longer look on. Returns the watch where it went to its owner's own chat: nobody else
    looked on. Where the owner has no chat with us, it is deleted.
    """
    await parts.store.unlink(watch_id, chat_id)
    await scrub(parts, chat_id, watch_id)
    if await parts.store.chats_of(watch_id):
        return None
    async with parts.store.watch(watch_id) as unit:
        watch = await memory.get_watch(unit)
    if watch is not None and await at_home(parts, watch, besides=chat_id):
        await link(parts, watch_id, Window(chat=watch.owner))
        return watch
    if watch is not None:
        await owning.drop(parts, watch.owner, watch_id)
    await parts.store.drop(UnitId("watch", watch_id))
    return None


async def follow(store: Store, old: int, new: int) -> None:
    """Follow a group that has another id now, with what waits in its companies to be sent there; may be done again."""
    await store.move_chat(old, new)
    for watch_id in await store.watches_of(new):
        async with store.watch(watch_id) as unit:
            waiting = {name: doc for name, doc in (await unit.all("outbox")).items() if doc["chat_id"] == old}
            await unit.put("outbox", {name: {**doc, "chat_id": new} for name, doc in waiting.items()})


async def scrub(parts: Parts, where: int | str, word: str) -> None:
    """Delete every document of a chat (or of the program itself) that names a watch."""
    holding = parts.store.chat(where) if isinstance(where, int) else parts.store.watch(where)
    async with holding as unit:
        for kind in await unit.kinds():
            docs = await unit.all(kind)
            await unit.delete(kind, [name for name, doc in docs.items() if word in name or word in json.dumps(doc)])


async def at_home(parts: Parts, watch: Watch, *, besides: int = 0) -> bool:
    """Whether a company's owner has a chat of their own with us."""
    if watch.owner <= 0 or watch.owner == besides:
        return False
    async with parts.store.chat(watch.owner) as unit:
        return await memory.get_chat(unit) is not None


async def has_others(parts: Parts, watch_id: str, chat_id: int) -> bool:
    """Whether other chats look on too."""
    return any(chat != chat_id for chat in await parts.store.chats_of(watch_id))


def as_new(chat: Chat) -> Chat:
    """Return a group as if it was met only now."""
    return Chat(id=chat.id, kind=chat.kind, title=chat.title, language=chat.language, added_by=chat.added_by)


def is_over(chat: Chat, now: datetime) -> bool:
    """Whether what is kept of a group is to be forgotten: we were taken out of it too long ago."""
    return chat.left_at is not None and now - chat.left_at >= KEPT


async def forget_group(parts: Parts, chat_id: int) -> list[Watch]:
    """Forget a group with its settings; returns the companies that went to their owners' own chats."""
    moved = [await unlink(parts, watch_id, chat_id) for watch_id in await parts.store.watches_of(chat_id)]
    await parts.store.drop(UnitId("chat", str(chat_id)))
    return [watch for watch in moved if watch is not None]
