"""What cannot wait for the digest: one message a trouble, held in quiet hours, three or more in one."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from bot import deliver
from bot.handlers.card import view as card_view
from bot.handlers.turn import Desk, Speaker, voice_of
from bot.render import news as render
from bot.render.view import View
from bot.services import memory, news, planning
from bot.services.casework import Held
from checks.cases import times_back
from data import outbox
from data.case import Case, CaseState
from data.chat import Chat
from data.codec import from_document
from data.company import Company
from data.outbox import Row, State
from data.store import Unit
from data.trouble import Trouble, group
from data.when import next_allowed

SEVERAL = 3
"""From this many on they go in one message."""
PREFIX = "urgent"


async def announce(desk: Desk, watch_id: str) -> None:
    """Put the noted news of a watch into its outbox, for every chat that looks on.

    What the buttons stand for is kept in the chats first; then the rows are written and the notes dropped in one
    commit. A crash between leads to the same rows again.
    """
    parts, now = desk.parts, desk.parts.clock()
    async with parts.store.watch(watch_id) as unit:
        noted = await unit.all(news.KIND)
        if not noted:
            return
        company, cases = await memory.get_company(unit), await news.open_news(unit, now)
    chats = [await planning.read_chat(parts, chat_id) for chat_id in await parts.store.chats_of(watch_id)]
    awake = [chat for chat in chats if chat is not None and chat.active]
    told: list[tuple[Chat, list[tuple[tuple[Case, ...], View]]]] = []
    for chat in awake if cases else ():
        if company is None:
            break
        async with parts.store.watch(watch_id) as unit:
            held = await _held_back(unit, chat.id, now)
        views = _views(desk, chat, watch_id, company, [*held, *cases])
        async with parts.store.chat(chat.id) as unit:
            for _, view in views:
                await memory.put_targets(unit, view.targets(), now)
        told.append((chat, views))
    async with parts.store.watch(watch_id) as unit:
        for chat, views in told:
            await _put(unit, chat, views, now)
        await news.told(unit, list(noted))


def _views(
    desk: Desk, chat: Chat, watch_id: str, company: Company, cases: Sequence[Case]
) -> list[tuple[tuple[Case, ...], View]]:
    """Word the news for a chat: a card each, or one message for three and more."""
    speaker, places = Speaker(desk, chat), desk.parts.places(company.country)
    voice = voice_of(chat, company.country)
    troubles = group({case.key: case for case in cases}.values())
    if len(troubles) >= SEVERAL or any(len(one.cases) > 1 for one in troubles):
        every = tuple(case for one in troubles for case in one.cases)
        return [(every, render.several(company.name, troubles, watch_id, places, voice))]
    return [(one.cases, _card(speaker, watch_id, company, one)) for one in troubles]


def _card(speaker: Speaker, watch_id: str, company: Company, trouble: Trouble) -> View:
    voice = voice_of(speaker.chat, company.country)
    lead = voice.say("urgent.back") if trouble.returned else voice.say("urgent.lead")
    return card_view(speaker, Held(watch_id=watch_id, case=trouble.cases[0], company=company), lead=lead)


async def _held_back(unit: Unit, chat_id: int, now: datetime) -> list[Case]:
    """Return the cases of news to a chat that are held until its quiet hours end."""
    rows = [row for row in await _rows(unit) if row.chat_id == chat_id and _held(row, now)]
    known = await memory.get_cases(unit)
    cases = [known[key] for row in rows for key in row.payload.get("cases", ()) if key in known]
    return [case for case in cases if case.state is CaseState.OPEN]


async def _put(unit: Unit, chat: Chat, views: list[tuple[tuple[Case, ...], View]], now: datetime) -> None:
    allowed = next_allowed(now, chat.zone, chat.quiet_from, chat.quiet_to)
    start = now if chat.urgent_anytime else allowed
    voice = voice_of(chat)
    rows = []
    for cases, view in views:
        silent = not chat.private or start != allowed
        payload = {
            **deliver.message(
                view.text, keyboard=view.keyboard(), silent=silent, repeated=voice.say("outbox.repeated")
            ),
            "cases": [case.key for case in cases],
        }
        rows.append(outbox.row(_key(chat.id, cases), chat.id, payload, now, not_before=start, thread_id=chat.thread_id))
    keys = {row.key for row in rows}
    held = [row.key for row in await _rows(unit) if row.chat_id == chat.id and _held(row, now) and row.key not in keys]
    await unit.delete(deliver.KIND, held)
    for row in rows:
        await deliver.put(unit, row)


def _key(chat_id: int, cases: Sequence[Case]) -> str:
    """Name news by the cases in them and how often each has come back: nothing is told twice."""
    names = sorted(f"{case.key}.{times_back(case)}" for case in cases)
    name = names[0] if len(names) == 1 else hashlib.sha256(" ".join(names).encode()).hexdigest()[:16]
    return f"{PREFIX}:{chat_id}:{name}"


async def _rows(unit: Unit) -> list[Row]:
    docs = await unit.all(deliver.KIND)
    return [from_document(Row, doc) for key, doc in docs.items() if key.startswith(f"{PREFIX}:")]


def _held(row: Row, now: datetime) -> bool:
    return row.state is State.PENDING and row.first_try is None and row.not_before > now
