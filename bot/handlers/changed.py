"""/changed: one question, then every place with the old value is ticked off until none is left."""

from dataclasses import replace

from bot import deliver
from bot.handlers import facts, registry
from bot.handlers.findings import watch_of
from bot.handlers.turn import Desk, Turn, voice_of
from bot.render import changed as render
from bot.render import facts as render_facts
from bot.render import start as render_start
from bot.render.view import View
from bot.services import changes, checking, memory, planning, truth, watching
from bot.services.roles import Right
from bot.services.watching import Known
from data import outbox
from data.when import next_allowed

VALUE = "changed"
"""The open question for the new value."""


@registry.command("changed", task="company", order=45, role=Right.FACTS)
async def changed(turn: Turn) -> None:
    """Ask what was changed, or at which company."""
    known = await watching.watches(turn.parts, turn.chat)
    if not known:
        await turn.say(turn.voice.say("empty.not_linked"))
    elif len(known) == 1:
        await turn.say(await _which(turn, known[0]))
    else:
        names = [(one.watch.id, one.company.name) for one in known]
        await turn.say(render_start.which(names, "changed", "findings.which", turn.voice))


@registry.tap("changed", role=Right.FACTS)
async def changed_at(turn: Turn) -> None:
    """Ask what was changed at the company whose button was pressed."""
    known = await watch_of(turn)
    if known is None:
        await turn.out_of_date()
        return
    await turn.say(await _which(turn, known))


async def _which(turn: Turn, known: Known) -> View:
    going = await changes.going(turn.parts, known.watch.id)
    voice, places = voice_of(turn.chat, known.company.country), turn.parts.places(known.company.country)
    return turn.speaker.about(known.company, render.ask(f"watch {known.watch.id}", going, places, voice))


@registry.tap("changedfact", role=Right.FACTS)
async def ask(turn: Turn) -> None:
    """Ask for the new value."""
    known = await watch_of(turn)
    if known is None or turn.arg not in changes.FACTS:
        await turn.out_of_date()
        return
    voice = voice_of(turn.chat, known.company.country)
    view = turn.speaker.about(known.company, render_facts.ask(turn.arg, known.company, voice))
    await turn.ask_for(VALUE, view, target=turn.target, arg=turn.arg)


@registry.answer(VALUE, role=Right.FACTS)
async def told(turn: Turn) -> None:
    """Take the new value, and say how many places are known with the old one."""
    said = await facts.said(turn, gone="toast.expired")
    if said is None:
        return
    known = said.known
    voice, places = voice_of(turn.chat, known.company.country), turn.parts.places(known.company.country)
    await truth.put(turn.parts, known.watch.id, said.fact, said.value)
    await turn.close_question()
    change = await changes.begin(turn.parts, known, said.fact, said.value, turn.person)
    await checking.judge_again(turn.parts, known.watch.id)
    await turn.say(turn.speaker.about(known.company, View(render.begun(change, places, voice))))


async def tell_through(desk: Desk, watch_id: str) -> None:
    """Tell every chat once of each change that is now right everywhere; in quiet hours it waits."""
    parts, now = desk.parts, desk.parts.clock()
    ready = [one for one in await changes.going(parts, watch_id) if one.done]
    known = await watching.known(parts, watch_id) if ready else None
    if known is None:
        return
    chats = [await planning.read_chat(parts, chat_id) for chat_id in await parts.store.chats_of(watch_id)]
    async with parts.store.watch(watch_id) as unit:
        for change in ready:
            for chat in chats:
                if chat is None or not chat.active:
                    continue
                text = render.through(change, known.company.name, voice_of(chat, known.company.country))
                start = next_allowed(now, chat.zone, chat.quiet_from, chat.quiet_to)
                repeated = voice_of(chat).say("outbox.repeated")
                payload = deliver.message(text, keyboard=None, silent=not chat.private, repeated=repeated)
                key = f"changed:{chat.id}:{change.id}"
                row = outbox.row(key, chat.id, payload, now, not_before=start, thread_id=chat.thread_id)
                await deliver.put(unit, row)
            await memory.write(unit, changes.KIND, change.id, replace(change, told=True))
        unit.wake_at(await memory.next_wake(unit))
