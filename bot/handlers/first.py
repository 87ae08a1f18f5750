"""The first look, and one question at a time where places disagree."""

from dataclasses import replace

from bot.handlers import card, eyes, registry, running, zone
from bot.handlers.turn import Speaker, Turn, voice_of
from bot.render import facts as render_facts
from bot.render import first as render
from bot.render import zone as render_zone
from bot.render.progress import next_time
from bot.render.values import word
from bot.render.view import View
from bot.render.voice import Html, blocks
from bot.services import branches, checking, firstlook, memory, planning, truth, watching, zones
from bot.services import eyes as services_eyes
from bot.services.casework import Held
from bot.services.checking import Checked
from bot.services.firstlook import Choice
from bot.services.roles import Right
from bot.services.watching import Known
from data.case import CaseState
from data.chat import Chat
from data.company import Company
from data.finding import Value
from data.trouble import group


async def begin(speaker: Speaker, watch_id: str, name: str, message_id: int) -> None:
    """Look at a company for the first time; its progress and then the first look stand on this message."""
    await running.begin(speaker, watch_id, name, show, message_id=message_id)


async def show(speaker: Speaker, watch_id: str, message_id: int, checked: Checked) -> None:
    """Say what a stranger finds."""
    parts = speaker.desk.parts
    company = checked.dossier.company
    speaker = replace(speaker, chat=await in_zone(speaker, company))
    voice = voice_of(speaker.chat, company.country)
    several = branches.branches(checked.dossier, company)
    if several:
        await speaker.show_or_say(message_id, render.branches(company.name, several, f"watch {watch_id}", voice))
        return
    look = firstlook.first_look(checked.dossier, checked.judged, parts.places(company.country))
    view = render.first_look(look, f"watch {watch_id}", voice)
    if look.choices or not checked.outcome.run.looked:
        await speaker.show_or_say(message_id, view)
        return
    nothing = not checked.outcome.to_do
    extra = await _clean(speaker, watch_id) if nothing else ""
    view = replace(view, text=blocks(view.text, extra))
    await speaker.show_or_say(message_id, await _with_notes(speaker, company, watch_id, view))
    if not nothing:
        await first_trouble(speaker, watch_id)


async def in_zone(speaker: Speaker, company: Company) -> Chat:
    """Guess the chat's zone and the day of its digest from its company, once."""
    guessed = zones.guess(company)
    async with speaker.desk.parts.store.chat(speaker.chat.id) as unit:
        chat = await memory.get_chat(unit) or speaker.chat
        known = chat
        if guessed and chat.zone == "UTC":
            chat = replace(chat, zone=guessed)
        if chat.digest_day is None:
            chat = replace(chat, digest_day=planning.first_open_day(company))
        if chat != known:
            await memory.put_chat(unit, chat)
    return chat


async def _with_notes(speaker: Speaker, company: Company, watch_id: str, view: View) -> View:
    """Add what was guessed, with a way to change it, and the question that a person's eyes are needed for."""
    voice = voice_of(speaker.chat)
    own = any(origin.source == "website" for origin in company.origins.values())
    facts = voice.say("first.facts_note" if own else "first.facts_elsewhere")
    text = blocks(view.text, facts, await _unread(speaker, watch_id), await zone.stated(speaker))
    view = await eyes.with_question(speaker, watch_id, replace(view, text=text))
    return replace(view, rows=(*view.rows, render_zone.change(voice)))


async def _unread(speaker: Speaker, watch_id: str) -> Html:
    """Say which places that matter cannot be read; later this is told once a month.

    The only one is named in the question that asks for a person's eyes.
    """
    known = await watching.known(speaker.desk.parts, watch_id)
    names = [place.name for place in services_eyes.closed(speaker.desk.parts, known)] if known else []
    if known and len(names) == 1 and await services_eyes.due(speaker.desk.parts, known):
        return Html("")
    voice = voice_of(speaker.chat)
    return voice.say("first.cannot_read", places=voice.all_of(names)) if names else Html("")


async def _clean(speaker: Speaker, watch_id: str) -> Html:
    """Say that nothing is to do, and when the next look is."""
    voice, later = voice_of(speaker.chat), await planning.next_check(speaker.desk.parts, watch_id)
    return Html(f"{voice.say('first.clean')} {next_time(later, voice)}")


async def first_trouble(speaker: Speaker, watch_id: str) -> None:
    """Show the card of what comes first."""
    known = await watching.known(speaker.desk.parts, watch_id)
    if known is None:
        return
    open_ones = [case for case in known.cases.values() if case.state is CaseState.OPEN]
    voice = voice_of(speaker.chat, known.company.country)
    if not open_ones:
        await speaker.say(await _clean(speaker, watch_id))
        return
    item = Held(watch_id=watch_id, case=group(open_ones)[0].cases[0], company=known.company)
    await speaker.say(card.view(speaker, item, lead=voice.say("first.next_trouble")))


@registry.tap("truth", role=Right.FACTS)
async def truth_told(turn: Turn) -> None:
    """Take the answer to a question of the first look."""
    parts = turn.split("watch")
    fact, _, said = turn.arg.partition(".")
    known = await watching.known(turn.parts, parts[0]) if parts and parts[0] in turn.chat.watches else None
    choice = _choice(known, fact) if known else None
    if known is None or choice is None:
        await turn.out_of_date()
        return
    watch_id = known.watch.id
    voice = voice_of(turn.chat, known.company.country)
    values = choice.values if said == "both" else tuple(one for one in choice.values if firstlook.mark(one) == said)
    if not values and said != "none":
        await turn.out_of_date()
        return
    await turn.toast()
    if values:
        company = await truth.put(turn.parts, watch_id, fact, _kept(known.company, fact, values))
        chosen = ", ".join(word(one, voice) for one in values)
        note = voice.say("first.thanks", fact=render_facts.label(fact, voice), value=chosen)
    else:
        await truth.not_any(turn.parts, watch_id, fact)
        company, chosen = known.company, voice.plain("first.neither")
        note = voice.say("first.thanks_none")
    await _strike(turn, chosen)
    checked = await checking.judge_again(turn.parts, watch_id)
    await _go_on(turn, watch_id, checked, company or known.company, note)


def _choice(known: Known, fact: str) -> Choice | None:
    """Return the open question about a fact; None when it was answered or is moot."""
    if known.run is None:
        return None
    found = firstlook.choices(known.run.findings, known.company)
    return next((one for one in found if one.fact == fact), None)


def _kept(company: Company, fact: str, values: tuple[Value, ...]) -> Value:
    """Return the new value of a fact: what the card already had beside the chosen value stays."""
    had = getattr(company, fact)
    if not isinstance(had, tuple):
        return values[0]
    others = tuple(one for one in had if one not in values) if values[0] in had else ()
    return tuple(str(one) for one in (*values, *others))


async def _strike(turn: Turn, chosen: str) -> None:
    """Take the buttons off the question and leave the answer on it."""
    await turn.edit(blocks(turn.shown, turn.voice.say("first.answered", value=chosen)))


async def _go_on(turn: Turn, watch_id: str, checked: Checked | None, company: Company, note: str) -> None:
    """Ask the next question, or show what comes first."""
    voice = voice_of(turn.chat, company.country)
    left = firstlook.choices(checked.judged.findings, company) if checked else ()
    if left:
        view = render.question(left[0], f"watch {watch_id}", voice)
        await turn.say(turn.speaker.about(company, replace(view, text=blocks(note, view.text))))
        return
    view = turn.speaker.about(company, View(Html(note)))
    await turn.say(await _with_notes(turn.speaker, company, watch_id, view))
    await first_trouble(turn.speaker, watch_id)
