"""The time zone of a chat: chosen from a few likely ones, or typed; in a group an admin chooses."""

import asyncio
from dataclasses import replace

from bot.handlers import registry
from bot.handlers.turn import Speaker, Turn, voice_of
from bot.render import zone as render
from bot.render.view import Tap, View, came_from
from bot.render.voice import Html
from bot.services import asides, memory, planning, preferences, watching
from bot.services.asides import Aside
from bot.services.roles import Right
from data import zones

ZONE = "zone"
"""The open question for a town."""
MAX_SAID = 100
HOME = {"fi": "FI", "nb": "NO", "pl": "PL", "ru": "RU", "en": "GB"}
"""Whose zones are offered while no company is known."""


async def choose(turn: Turn, back: Tap) -> None:
    """Offer the likely zones on the message whose button was pressed; ``back`` leads away from them."""
    if await turn.may(Right.SETTINGS):
        await turn.edit(await _list(turn, back))


@registry.tap("zone", role=Right.SETTINGS)
async def opened(turn: Turn) -> None:
    """Offer the likely zones; what the message said comes again by [Back]."""
    if turn.target != "chat":
        back = came_from(turn.target, turn.voice.plain("button.back"))
        await (choose(turn, back) if back else turn.out_of_date())
        return
    note, now = await stated(turn.speaker), turn.parts.clock()
    aside = Aside(text=turn.shown, keys=turn.keys, note=note, language=turn.chat.language, at=now)
    async with turn.unit() as unit:
        await asides.put(unit, turn.message_id, aside)
    await turn.edit(await _list(turn, Tap(turn.voice.plain("button.back"), "shown", "chat")))


@registry.tap("shown")
async def shown_again(turn: Turn) -> None:
    """Show what a message said before the zones were offered on it; what it says of the zone is true again."""
    async with turn.unit() as unit:
        aside = await asides.get(unit, turn.message_id)
    if aside is None:
        await turn.out_of_date()
        return
    await turn.toast()
    await _drop_question(turn)
    note = await stated(replace(turn.speaker, chat=turn.with_chat(language=aside.language)))
    text = aside.text.replace(aside.note, note)
    await turn.desk.gateway.edit(turn.chat.id, turn.message_id, text, keyboard=aside.keys or None)


@registry.tap("zoneset", role=Right.SETTINGS)
async def tapped(turn: Turn) -> None:
    """Take the zone whose button was pressed."""
    back = came_from(turn.target, turn.voice.plain("button.back"))
    if back is None or not zones.known(turn.arg):
        await turn.out_of_date()
        return
    await _set(turn, turn.arg)
    await turn.edit(await _list(turn, back))


@registry.tap("zoneask", role=Right.SETTINGS)
async def ask(turn: Turn) -> None:
    """Ask for a town."""
    if came_from(turn.target, "") is None:
        await turn.out_of_date()
        return
    await turn.ask_for(ZONE, render.ask(turn.voice), target=turn.target, arg=str(turn.message_id))


@registry.answer(ZONE, role=Right.SETTINGS)
async def told(turn: Turn) -> None:
    """Take a typed town or zone; one that is not known leaves the question open."""
    if turn.question is None:
        return
    target, message_id = turn.question.target, turn.question.arg
    zone = await asyncio.to_thread(zones.resolve, turn.text)
    if not zone:
        view = render.refused(turn.text.strip()[:MAX_SAID], turn.voice)
        await turn.ask_for(ZONE, view, target=target, arg=message_id)
        return
    await _set(turn, zone)
    back = came_from(target, turn.voice.plain("button.back"))
    if back is not None and message_id.isdecimal():
        await turn.speaker.show(int(message_id), await _list(turn, back))
    await turn.say(render.chosen(await _now(turn), turn.voice))


async def stated(speaker: Speaker) -> Html:
    """Say which language and zone were guessed, and when the weekly digest comes."""
    chat, voice = speaker.chat, voice_of(speaker.chat)
    promise, at = "", await planning.digest_comes(speaker.desk.parts, chat.id)
    if at is not None:
        minutes = voice.say("digest.minutes", n=chat.minutes)
        promise = voice.say("digest.promise", weekday=voice.weekday(at), time=voice.clock(at), minutes=minutes)
    return render.stated(voice, promise)


async def _set(turn: Turn, zone: str) -> None:
    """Keep the zone; what is due in the chat is worked out anew by it."""
    turn.chat = await preferences.change(turn.parts, turn.chat, zone=zone)
    await _drop_question(turn)


async def _drop_question(turn: Turn) -> None:
    async with turn.unit() as unit:
        question = await memory.get_question(unit, turn.person.id)
        if question is not None and question.kind == ZONE:
            await memory.drop_question(unit, turn.person.id)


async def _list(turn: Turn, back: Tap) -> View:
    known = await watching.watches(turn.parts, turn.chat)
    country = next((one.company.country for one in known if one.company.country), HOME.get(turn.chat.language, ""))
    moment = turn.parts.clock()
    return render.choose(await _now(turn), zones.likely(country, moment, turn.chat.zone), moment, back, turn.voice)


async def _now(turn: Turn) -> Html:
    comes = await planning.digest_comes(turn.parts, turn.chat.id)
    return render.now(turn.voice, turn.parts.clock(), comes)
