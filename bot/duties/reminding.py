"""Reviews that wait for an answer and that nobody has taken: told to the owner twice at most, all of them in one."""

import hashlib
from collections.abc import Mapping

from bot import deliver
from bot.handlers.card import view as card_view
from bot.handlers.turn import Desk, Speaker, voice_of
from bot.render import reminder as render
from bot.render.view import View
from bot.services import clocks, keeping, memory, planning
from bot.services.casework import Held
from bot.services.clocks import Waiting
from data import outbox
from data.chat import Chat
from data.company import Company
from data.keeper import Keeper

PREFIX = "waiting"


async def remind(desk: Desk, watch_id: str) -> None:
    """Put what has waited too long into the outbox, once for each of its two times."""
    parts, now = desk.parts, desk.parts.clock()
    chats = [await planning.read_chat(parts, chat_id) for chat_id in await parts.store.chats_of(watch_id)]
    async with parts.store.watch(watch_id) as unit:
        watch, company = await memory.get_watch(unit), await memory.get_company(unit)
        chat = clocks.hearer(watch, [chat for chat in chats if chat is not None and chat.active]) if watch else None
        due = await clocks.due(unit, watch, chat, now) if watch and chat else []
        known = await keeping.by_case(unit, company, parts.places(company.country)) if due and company else {}
    if not due or company is None or chat is None:
        return
    view = _view(desk, chat, watch_id, company, due, known=known)
    async with parts.store.chat(chat.id) as unit:
        await memory.put_targets(unit, view.targets(), now)
    payload = deliver.message(
        view.text,
        keyboard=view.keyboard(),
        silent=not chat.private or clocks.is_quiet(chat, now),
        repeated=voice_of(chat).say("outbox.repeated"),
    )
    marks = [one.mark for one in due]
    name = hashlib.sha256(" ".join(sorted(marks)).encode()).hexdigest()[:16]
    async with parts.store.watch(watch_id) as unit:
        await deliver.put(
            unit, outbox.row(f"{PREFIX}:{chat.id}:{name}", chat.id, payload, now, thread_id=chat.thread_id)
        )
        await clocks.mark(unit, due, now)


def _view(
    desk: Desk, chat: Chat, watch_id: str, company: Company, due: list[Waiting], *, known: Mapping[str, Keeper]
) -> View:
    voice, places = voice_of(chat, company.country), desk.parts.places(company.country)
    told = clocks.once(due)
    if len(told) > 1:
        return render.several(company.name, told, watch_id, places, voice)
    [one] = told
    held = Held(watch_id=watch_id, case=one.case, company=company, keeper=known.get(one.case.key))
    return card_view(Speaker(desk, chat), held, lead=render.lead(one, voice))
