"""Reviews that wait for an answer and that nobody has taken, all of them in one, twice at most; and suggested changes
that soon go live: told to the owner.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot import deliver
from bot.handlers.card import view as card_view
from bot.handlers.turn import Desk, Speaker, voice_of
from bot.render import reminder as render
from bot.render.view import View
from bot.render.voice import Html, Voice
from bot.services import clocks, countdown, happenings, keeping, memory, planning
from bot.services.casework import Held
from bot.services.clocks import Waiting
from bot.services.countdown import Ending
from data import outbox
from data.case import Case
from data.chat import Chat
from data.company import Company
from data.keeper import Keeper
from data.outbox import Row
from data.places import Places

PREFIX = "waiting"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    desk: Desk
    chat: Chat
    watch_id: str
    company: Company
    keepers: Mapping[str, Keeper]

    @property
    def voice(self) -> Voice:
        return voice_of(self.chat, self.company.country)

    @property
    def places(self) -> Places:
        return self.desk.parts.places(self.company.country)

    def card(self, case: Case, lead: Html) -> View:
        """Return the card of a case with what is said above it."""
        held = Held(watch_id=self.watch_id, case=case, company=self.company, keeper=self.keepers.get(case.key))
        return card_view(Speaker(self.desk, self.chat), held, lead=lead)


async def remind(desk: Desk, watch_id: str) -> None:
    """Put what has waited too long, and what soon goes live, into the outbox: once for each of its times."""
    parts, now = desk.parts, desk.parts.clock()
    chats = [await planning.read_chat(parts, chat_id) for chat_id in await parts.store.chats_of(watch_id)]
    async with parts.store.watch(watch_id) as unit:
        watch, company = await memory.get_watch(unit), await memory.get_company(unit)
        chat = clocks.hearer(watch, [chat for chat in chats if chat is not None and chat.active]) if watch else None
        if watch is None or company is None or chat is None:
            return
        places = parts.places(company.country)
        cases = await memory.get_cases(unit)
        due = await clocks.due(unit, cases, watch, chat, now)
        ending = await countdown.due(unit, cases, chat, places, now)
        known = await keeping.by_case(unit, company, places) if due or ending else {}
    scene = _Scene(desk=desk, chat=chat, watch_id=watch_id, company=company, keepers=known)
    told = [(_waiting(scene, due), [one.mark for one in due])] if due else []
    told += [(_ending(scene, one), [one.mark]) for one in ending]
    if not told:
        return
    async with parts.store.chat(chat.id) as unit:
        for view, _ in told:
            await memory.put_targets(unit, view.targets(), now)
    async with parts.store.watch(watch_id) as unit:
        for view, marks in told:
            await deliver.put(unit, _row(chat, view, marks, now))
            await happenings.mark(unit, marks, now)


def _row(chat: Chat, view: View, marks: list[str], now: datetime) -> Row:
    payload = deliver.message(
        view.text,
        keyboard=view.keyboard(),
        silent=not chat.private or clocks.is_quiet(chat, now),
        repeated=voice_of(chat).say("outbox.repeated"),
    )
    name = hashlib.sha256(" ".join(sorted(marks)).encode()).hexdigest()[:16]
    return outbox.row(f"{PREFIX}:{chat.id}:{name}", chat.id, payload, now, thread_id=chat.thread_id)


def _waiting(scene: _Scene, due: list[Waiting]) -> View:
    told = clocks.once(due)
    if len(told) > 1:
        return render.several(scene.company.name, told, scene.watch_id, scene.places, scene.voice)
    return scene.card(told[0].case, render.lead(told[0], scene.voice))


def _ending(scene: _Scene, one: Ending) -> View:
    return scene.card(one.case, scene.voice.say("suggested.last_day", weekday=scene.voice.weekday(one.live_by)))
