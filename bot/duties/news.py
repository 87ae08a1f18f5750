"""What cannot wait for the digest: one message a trouble, held in quiet hours, three or more in one."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot import deliver
from bot.duties import unusual
from bot.duties.unusual import Scene, Told
from bot.handlers.card import view as card_view
from bot.handlers.turn import Desk, Speaker, voice_of
from bot.render import news as render
from bot.render.view import View
from bot.services import keeping, memory, news, planning
from bot.services.casework import Held
from checks.cases import is_snoozed, times_back
from data import outbox
from data.case import Case, CaseState
from data.chat import Chat
from data.codec import from_document, to_document
from data.company import Company
from data.keeper import Keeper
from data.news import News
from data.outbox import Row
from data.store import Unit
from data.trouble import Trouble, group
from data.when import next_allowed

SEVERAL = 3
"""From this many on they go in one message."""
PREFIX, AGAIN = "urgent", "again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What there is to tell of a company."""

    watch_id: str
    company: Company
    news: dict[str, News]
    cases: list[Case]
    others: list[unusual.Other]
    claims: dict[str, Case]
    """What became of cases that a person called done, by the id of the news."""
    keepers: dict[str, Keeper]
    """Who looks after the place of each case."""


async def announce(desk: Desk, watch_id: str) -> None:
    """Put the noted news of a watch into its outbox, for every chat that looks on.

    What the buttons stand for is kept in the chats first; then the rows are written and the notes dropped in one
    commit. A crash between leads to the same rows again.
    """
    parts, now = desk.parts, desk.parts.clock()
    async with parts.store.watch(watch_id) as unit:
        due = await news.due(unit, now)
        company = await memory.get_company(unit) if due else None
        if company is None:
            return
        cases, others = await news.open_news(unit, due, now), await unusual.of(unit, due)
        claims = await news.claims(unit, due)
        keepers = await keeping.by_case(unit, company, parts.places(company.country))
    noted = Noted(
        watch_id=watch_id, company=company, news=due, cases=cases, others=others, claims=claims, keepers=keepers
    )
    chats = [await planning.read_chat(parts, chat_id) for chat_id in await parts.store.chats_of(watch_id)]
    told = [(chat, await _tell(desk, chat, noted)) for chat in chats if chat is not None and chat.active]
    async with parts.store.watch(watch_id) as unit:
        for chat, messages in told:
            await _put(unit, chat, messages, now)
        await news.told(unit, due)


async def give_up(unit: Unit, now: datetime) -> None:
    """Give up held news of which nothing is left to do: settled or put off before the quiet hours ended."""
    known = await memory.get_cases(unit)
    settled = [
        outbox.dead(row, now, "settled meanwhile")
        for row in await _rows(unit)
        if row.untried and (keys := row.payload.get("cases")) and not any(_waits(known.get(key), now) for key in keys)
    ]
    if settled:
        await unit.put(deliver.KIND, {row.key: to_document(row) for row in settled})


def _waits(case: Case | None, now: datetime) -> bool:
    return case is not None and case.state is CaseState.OPEN and not is_snoozed(case, now)


async def _tell(desk: Desk, chat: Chat, noted: Noted) -> list[Told]:
    """Word everything for one chat, and keep there what its buttons stand for."""
    parts, now = desk.parts, desk.parts.clock()
    async with parts.store.watch(noted.watch_id) as unit:
        held = await _held_back(unit, chat.id, now) if noted.cases else []
    messages = _of_claims(Speaker(desk, chat), noted) + _of_cases(desk, chat, noted, [*held, *noted.cases])
    voice, places = voice_of(chat, noted.company.country), parts.places(noted.company.country)
    scene = Scene(chat=chat, watch_id=noted.watch_id, company=noted.company, places=places, voice=voice)
    messages += [unusual.word(other, scene) for other in noted.others]
    async with parts.store.chat(chat.id) as unit:
        for message in messages:
            await memory.put_targets(unit, message.view.targets(), now)
    return messages


def _of_cases(desk: Desk, chat: Chat, noted: Noted, cases: Sequence[Case]) -> list[Told]:
    """Word the cases for a chat: a card each, or one message for three and more."""
    company, places = noted.company, desk.parts.places(noted.company.country)
    voice = voice_of(chat, company.country)
    troubles = group({case.key: case for case in cases}.values())
    if len(troubles) >= SEVERAL or any(len(one.cases) > 1 for one in troubles):
        every = tuple(case for one in troubles for case in one.cases)
        view = render.several(company.name, troubles, noted.watch_id, places, voice)
        return [Told(key=_key(chat.id, every), view=view, cases=every)]
    speaker = Speaker(desk, chat)
    return [Told(key=_key(chat.id, one.cases), view=_card(speaker, noted, one), cases=one.cases) for one in troubles]


def _of_claims(speaker: Speaker, noted: Noted) -> list[Told]:
    """Say what became of what was called done: in one message what is put right, and a card for each that is not."""
    chat, company, places = speaker.chat, noted.company, speaker.desk.parts.places(noted.company.country)
    voice, messages = voice_of(chat, company.country), []
    right = [id for id, case in noted.claims.items() if case.state is CaseState.CLOSED]
    if right:
        view = render.put_right([noted.claims[id].finding for id in right], places, voice)
        messages.append(Told(key=f"{AGAIN}:{chat.id}:{_one_name(right)}", view=speaker.about(company, view)))
    for id in noted.claims.keys() - right:
        case = noted.claims[id]
        lead = voice.say("again.told_still")
        item = Held(watch_id=noted.watch_id, case=case, company=company, keeper=noted.keepers.get(case.key))
        messages.append(Told(key=f"{AGAIN}:{chat.id}:{id}", view=card_view(speaker, item, lead=lead)))
    return messages


def _card(speaker: Speaker, noted: Noted, trouble: Trouble) -> View:
    company, case = noted.company, trouble.cases[0]
    voice = voice_of(speaker.chat, company.country)
    told = noted.news.get(case.key)
    if told and told.edit and not trouble.returned:
        lead = render.edited(case.finding, told.edit, speaker.desk.parts.places(company.country), voice)
    else:
        lead = voice.say("urgent.back") if trouble.returned else voice.say("urgent.lead")
    keeper = noted.keepers.get(case.key)
    return card_view(speaker, Held(watch_id=noted.watch_id, case=case, company=company, keeper=keeper), lead=lead)


async def _held_back(unit: Unit, chat_id: int, now: datetime) -> list[Case]:
    """Return the cases of news to a chat that are held until its quiet hours end."""
    rows = [row for row in await _rows(unit) if row.chat_id == chat_id and _held(row, now)]
    known = await memory.get_cases(unit)
    cases = [known[key] for row in rows for key in row.payload.get("cases", ()) if key in known]
    return [case for case in cases if case.state is CaseState.OPEN]


async def _put(unit: Unit, chat: Chat, messages: list[Told], now: datetime) -> None:
    allowed = next_allowed(now, chat.zone, chat.quiet_from, chat.quiet_to)
    rows = []
    for told in messages:
        start = now if told.cases and chat.urgent_anytime else allowed
        payload = {
            **deliver.message(
                told.view.text,
                keyboard=told.view.keyboard(),
                silent=told.silent or not chat.private or start != allowed,
                repeated=voice_of(chat).say("outbox.repeated"),
                file=told.file,
            ),
            "cases": [case.key for case in told.cases],
        }
        rows.append(outbox.row(told.key, chat.id, payload, now, not_before=start, thread_id=chat.thread_id))
    keys = {row.key for row in rows}
    if any(told.cases for told in messages):
        await unit.delete(
            deliver.KIND,
            [
                row.key
                for row in await _rows(unit)
                if row.chat_id == chat.id and _held(row, now) and row.key not in keys
            ],
        )
    for row in rows:
        await deliver.put(unit, row)


def _key(chat_id: int, cases: Sequence[Case]) -> str:
    """Name news by the cases in them and how often each has come back: nothing is told twice."""
    return f"{PREFIX}:{chat_id}:{_one_name([f'{case.key}.{times_back(case)}' for case in cases])}"


def _one_name(names: Sequence[str]) -> str:
    names = sorted(names)
    return names[0] if len(names) == 1 else hashlib.sha256(" ".join(names).encode()).hexdigest()[:16]


async def _rows(unit: Unit) -> list[Row]:
    docs = await unit.all(deliver.KIND)
    return [from_document(Row, doc) for key, doc in docs.items() if key.startswith(f"{PREFIX}:")]


def _held(row: Row, now: datetime) -> bool:
    return row.untried and row.not_before > now
