"""What is done for a chat: its digest, and what waits in its outbox."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot import deliver
from bot.duties import tomorrow
from bot.handlers import eyes, home, keepers
from bot.handlers.turn import Desk, Speaker, voice_of
from bot.render import chart
from bot.render import digest as render
from bot.render.view import View
from bot.render.voice import blocks
from bot.services import digests, holidays, memory, planning, windows
from bot.services.digests import Section
from bot.services.planning import DIGEST, ChatPlan
from bot.services.tomorrow import KIND as TOMORROW
from bot.telegram.split import length
from checks import by_week
from data import outbox
from data.chat import Chat
from data.codec import from_document, to_document
from data.digest import Period
from data.due import Due, Told
from data.outbox import Row
from data.store import Unit
from data.when import last_weekly, next_allowed

log = logging.getLogger(__name__)

TOO_LATE = timedelta(hours=24)
"""A digest that could not be sent for so long is left out; the next one says so."""
PATIENCE = timedelta(minutes=30)
"""How long a digest waits for the checks it is made of."""
ASK_AGAIN = timedelta(minutes=1)
PICTURE = "picture"


async def prepare(desk: Desk, chat_id: int) -> None:
    """Write the digest into the outbox if it is due, and what was put off till today; forget a group that was
    left too long ago.
    """
    now = desk.parts.clock()
    async with desk.parts.store.chat(chat_id) as unit:
        chat = await memory.get_chat(unit)
        postponed = await memory.get_due(unit, TOMORROW)
        await _too_late(unit, chat_id, now)
        plan, anew = await planning.plan_in(unit, chat_id, now)
    if await _forgotten(desk, chat, chat_id):
        return
    await planning.plan_all(desk.parts, anew)
    if postponed is not None:
        await tomorrow.remind(desk, chat_id)
    if plan is not None and plan.due.at <= now and not (plan.due.wait_until and plan.due.wait_until > now):
        await _due(desk, plan, now)


async def _forgotten(desk: Desk, chat: Chat | None, chat_id: int) -> bool:
    if chat is None or not windows.is_over(chat, desk.parts.clock()):
        return False
    for watch in await windows.forget_group(desk.parts, chat_id):
        await home.tell(desk, watch, chat.title)
    return True


async def _too_late(unit: Unit, chat_id: int, now: datetime) -> None:
    """Give up a digest that stood ready while the program did not run; the next one says so, and also of one that
    Telegram could not be given for two days.
    """
    rows = [from_document(Row, doc) for key, doc in (await unit.all(deliver.KIND)).items() if _is_weekly(key)]
    late = [row for row in rows if row.untried and now - row.not_before >= TOO_LATE]
    if late:
        log.info("chat %s: %s is too late and left out", chat_id, late[0].key)
        await unit.put(deliver.KIND, {row.key: to_document(outbox.dead(row, now, "too late")) for row in late})
    last, due = await memory.last_digest(unit), await memory.get_due(unit, DIGEST)
    unsent = any(row.unanswered and last is not None and row.key == f"{DIGEST}:{last.period}" for row in rows)
    if (late or unsent) and due is not None and not due.skipped:
        await memory.put_due(unit, DIGEST, replace(due, skipped=True))


def _is_weekly(key: str) -> bool:
    return key.partition(":")[0] in (DIGEST, PICTURE)


async def send(desk: Desk, chat_id: int) -> None:
    """Send what is due, and keep when to wake next."""
    store = desk.parts.store

    async def tidy_first(unit: Unit) -> None:
        chat = await memory.get_chat(unit)
        await tidy(unit, chat_id, {chat_id} if chat is None or not chat.active else set(), desk.parts.clock())

    await deliver.deliver_unit(
        lambda: store.chat(chat_id),
        desk.gateway,
        desk.parts.clock,
        moved=lambda new: lambda: store.chat(new),
        at_first=tidy_first,
        at_end=_wake,
    )


async def _wake(unit: Unit) -> None:
    unit.wake_at(await memory.next_wake(unit))


async def tidy(unit: Unit, own: int | None, silenced: set[int], now: datetime) -> None:
    """Give up rows for chats that may not be written to; rows of a moved chat go to its new id (``own``)."""
    rows = [from_document(Row, doc) for doc in (await unit.all(deliver.KIND)).values()]
    changed = []
    for row in rows:
        if row.finished:
            continue
        if row.chat_id in silenced or (silenced and own is not None):
            changed.append(outbox.dead(row, now, "the chat is closed to us"))
        elif own is not None and row.chat_id != own:
            changed.append(replace(row, chat_id=own))
    if changed:
        await unit.put(deliver.KIND, {row.key: to_document(row) for row in changed})


async def _due(desk: Desk, plan: ChatPlan, now: datetime) -> None:
    chat, due = plan.chat, plan.due
    at, week = last_weekly(now, chat.day, chat.digest_hour, 0, chat.zone)
    skipped = due.skipped or at > due.at
    if now - at >= TOO_LATE:
        log.info("chat %s: the digest of %s is too late and left out", chat.id, week)
        await _keep(desk, chat.id, planning.next_digest(chat, now, last=plan.last, skipped=True))
        return
    period = digests.period_of(chat, now, week, last=plan.last, skipped=skipped)
    waited = due.noticed is not None and now - due.noticed >= PATIENCE
    try:
        sections = await digests.compose_for(desk.parts, chat, period, checked=not waited)
    except digests.Unchecked:
        await _keep(desk, chat.id, replace(due, noticed=due.noticed or now, wait_until=now + ASK_AGAIN))
        return
    await _write(desk, chat, period, sections, Told(at=at, period=week))


async def _write(desk: Desk, chat: Chat, period: Period, sections: Sequence[Section], told: Told) -> None:
    """Put the digest into the outbox, in one commit with the next due time; in quiet hours it waits."""
    parts, now, week = desk.parts, desk.parts.clock(), told.period
    for section in sections:
        if section.digest.holidays is not None:
            await holidays.note_asked(parts, section.watch_id, section.digest.holidays, period)
    voice, team = voice_of(chat), not chat.private
    view = await _view(desk, chat, period, sections) if sections else None
    drawn = await _picture(desk, chat, period) if sections and period.monthly else None
    async with parts.store.chat(chat.id) as unit:
        if view is not None:
            payload = deliver.message(
                view.text, keyboard=view.keyboard(), silent=team, repeated=voice.say("outbox.repeated")
            )
            start = next_allowed(now, chat.zone, chat.quiet_from, chat.quiet_to)
            row = outbox.row(f"{DIGEST}:{week}", chat.id, payload, now, not_before=start, thread_id=chat.thread_id)
            if await deliver.put(unit, row):
                await memory.put_last_digest(unit, told)
                await digests.put_walk(unit, period, digests.steps(sections, team=team))
                await memory.put_targets(unit, view.targets(), now)
                if drawn is not None:
                    await deliver.put(unit, replace(row, key=f"{PICTURE}:{week}", payload=drawn))
        await memory.put_due(unit, DIGEST, planning.next_digest(chat, max(now, told.at), last=told))
        unit.wake_at(await memory.next_wake(unit))


async def _view(desk: Desk, chat: Chat, period: Period, sections: Sequence[Section]) -> View:
    """Word a digest; the first of a month asks about a place that only a person can look at,
    or a team who looks after one.
    """
    team, voice = not chat.private, voice_of(chat)
    question = await eyes.monthly(Speaker(desk, chat), chat.watches) if period.monthly else None
    if team and period.monthly and question is None:
        question = await keepers.monthly(Speaker(desk, chat))
    room = length(question.text) + 2 if question else 0
    view = render.digest(sections, desk.parts.places, voice, team=team, room=room)
    return View(blocks(view.text, question.text), (*view.rows, *question.rows)) if question else view


async def _picture(desk: Desk, chat: Chat, period: Period) -> Mapping[str, Any] | None:
    """Return the picture of the last weeks, as it waits in the outbox; None where there is nothing to show yet."""
    voice = voice_of(chat)
    if not chart.available():
        return None
    months = await digests.months(desk.parts, chat, period)
    shown = by_week.together(months, voice.plain("picture.companies", n=len(months)))
    if shown is None or shown.empty:
        return None
    return deliver.picture(chart.caption(shown, voice), chart.plan(shown, voice), repeated=voice.say("outbox.repeated"))


async def _keep(desk: Desk, chat_id: int, due: Due) -> None:
    async with desk.parts.store.chat(chat_id) as unit:
        await memory.put_due(unit, DIGEST, due)
        unit.wake_at(await memory.next_wake(unit))
