"""The walk through the things of a digest, one card after another; a team takes them on one by one."""

from dataclasses import replace
from datetime import date

from bot.handlers import draft, holidays, keepers, registry
from bot.handlers.card import view as card_view
from bot.handlers.heard import names_in
from bot.handlers.turn import Turn, voice_of
from bot.render import digest_keys as keys
from bot.render import ledger as render_ledger
from bot.render import walk as render_walk
from bot.render.view import Row, Tap, View, read_data
from bot.render.voice import blocks
from bot.services import casework, digests, drafts, ledger, memory, planning, watching
from bot.services.casework import Held
from bot.services.digests import Step
from data.case import CaseState
from data.finding import Kind


@registry.tap("walk")
async def walk(turn: Turn) -> None:
    """Show the next card of a digest that is still to do, or say that it was all."""
    found = await _way(turn)
    if found is None:
        return
    name, steps = found
    number = int(turn.arg) if turn.arg.isdecimal() else 1
    for at in range(max(number, 1), len(steps) + 1):
        if await _stop(turn, steps[at - 1], render_walk.Step(name, at, len(steps)).back):
            return
    await turn.edit(await _end(turn))


async def _stop(turn: Turn, step: Step, back: str) -> bool:
    """Show one stop of the way; False when there is nothing to do any more."""
    if step.watch_id not in turn.chat.watches:
        return False
    if step.praise:
        return await _praise(turn, step, back)
    if step.holidays is not None:
        return await _holidays(turn, step, step.holidays, back)
    item = await _held(turn, step)
    if item is None or item.case.state is not CaseState.OPEN:
        return False
    await _case(turn, item, back)
    return True


async def _praise(turn: Turn, step: Step, back: str) -> bool:
    """Offer to pass kind words on."""
    known = await watching.known(turn.parts, step.watch_id)
    row = await ledger.kind_words(turn.parts, step.watch_id, step.praise)
    if known is None or row is None or row.passed_at is not None:
        return False
    voice = voice_of(turn.chat, known.company.country)
    await turn.edit(render_ledger.praise(row, names_in(row, known), step.watch_id, voice, back=back))
    return True


async def _holidays(turn: Turn, step: Step, first: date, back: str) -> bool:
    """Ask for the hours on holidays."""
    if await holidays.answered(turn, step.watch_id, first):
        return False
    view = await holidays.question(turn, step.watch_id, first, back)
    if view is not None:
        await turn.edit(view)
    return view is not None


async def _case(turn: Turn, item: Held, back: str) -> None:
    """Show a case, or at once the reply that is drafted for it."""
    made = await drafts.kept(turn.parts, item) if item.case.finding.kind is Kind.UNANSWERED else None
    if made is not None:
        await draft.show(turn, item, made, back)
    else:
        await turn.edit(card_view(turn.speaker, item, back=back))


@registry.tap("walktake")
async def take(turn: Turn) -> None:
    """Take a thing of a team's digest on; the digest stays and its button says who has it."""
    found = await _way(turn)
    if found is None:
        return
    name, steps = found
    number = int(turn.arg) if turn.arg.isdecimal() else 0
    step = steps[number - 1] if 1 <= number <= len(steps) and steps[number - 1].watch_id in turn.chat.watches else None
    if step is not None and step.holidays is not None:
        await _ask_team(turn, step, step.holidays)
        return
    item = await _held(turn, step) if step else None
    if item is None:
        await turn.out_of_date()
        return
    item = await casework.take(turn.parts, item, turn.person)
    await turn.toast(turn.own_voice.plain("card.has_it", who=item.case.taken_by))
    there = [await _seen(turn, step) for step in steps]
    rows = [keys.team_row(at, one, name, turn.voice) for at, one in enumerate(there, 1) if one is not None]
    await turn.edit(View(turn.shown, (*rows, *await _rest(turn))))


async def _rest(turn: Turn) -> tuple[Row, ...]:
    """Return the rows of a digest that do something else, to be shown again as they are."""
    rows: list[Row] = []
    async with turn.unit() as unit:
        for row in turn.keys:
            read = [(key, read_data(key.data)) for key in row]
            if all(data and data[0] != "walktake" for _, data in read):
                taps = [(key, data, await memory.target_of(unit, data[1]) or "") for key, data in read if data]
                rows.append(tuple(Tap(key.text, data[0], target, data[2]) for key, data, target in taps))
    return tuple(rows)


async def _ask_team(turn: Turn, step: Step, first: date) -> None:
    """Ask for the hours on holidays below a team's digest, which stays as it is."""
    view = await holidays.question(turn, step.watch_id, first)
    if view is None:
        await turn.out_of_date()
    else:
        await turn.say(view)


async def _seen(turn: Turn, step: Step) -> Step | None:
    """Return a stop of a team's way as it is now."""
    if step.holidays is not None:
        return step
    item = await _held(turn, step)
    if item is None:
        return None
    made = await drafts.kept(turn.parts, item)
    reply = made.text if made and item.case.state is CaseState.OPEN else ""
    return replace(step, taken_by=item.case.taken_by, reply=reply)


async def _way(turn: Turn) -> tuple[str, list[Step]] | None:
    """Return the period whose button was pressed and its cases; else say that it is out of date."""
    parts = turn.split("walk")
    if parts:
        async with turn.parts.store.chat(turn.chat.id) as unit:
            steps = await digests.get_walk(unit, parts[0])
        if steps:
            return parts[0], steps
    await turn.out_of_date()
    return None


async def _held(turn: Turn, step: Step) -> Held | None:
    return await casework.hold(turn.parts, step.watch_id, step.name) if step.watch_id in turn.chat.watches else None


async def _end(turn: Turn) -> View:
    """Say that it was all; once a month ask who looks after a place."""
    voice, at = turn.voice, await planning.digest_comes(turn.parts, turn.chat.id)
    end = voice.say("digest.end_until", weekday=voice.weekday(at)) if at else voice.say("digest.end")
    question = await keepers.at_end(turn.speaker, turn.person.id)
    return View(blocks(end, question.text), question.rows) if question else View(end)
