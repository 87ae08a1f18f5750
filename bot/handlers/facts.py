"""/facts: the truth card, changed one fact at a time."""

from dataclasses import dataclass

from bot.handlers import registry
from bot.handlers.findings import watch_of
from bot.handlers.turn import Turn, voice_of
from bot.render import facts as render
from bot.render import start as render_start
from bot.render.view import View
from bot.render.voice import Html
from bot.services import checking, truth, watching
from bot.services.roles import Right
from bot.services.watching import Known
from data.card import CardError
from data.company import Company
from data.finding import Value
from data.when import local_day

FACT = "fact"
"""The open question for the new value of a fact."""
SETTINGS = "settings"
"""Where the truth card can be opened from, and gone back to."""


@registry.command("facts", task="company", order=40)
async def facts(turn: Turn) -> None:
    """Show the truth card, or ask of which company."""
    known = await watching.watches(turn.parts, turn.chat)
    if not known:
        await turn.say(turn.voice.say("empty.not_linked"))
    elif len(known) == 1:
        await turn.say(_card(turn, known[0], known[0].company))
    else:
        names = [(one.watch.id, one.company.name) for one in known]
        await turn.say(render_start.which(names, "facts", "findings.which", turn.voice))


@registry.tap("facts")
async def facts_of(turn: Turn) -> None:
    """Show the truth card of the company whose button was pressed."""
    known = await watch_of(turn)
    if known is None:
        await turn.out_of_date()
        return
    await turn.edit(_card(turn, known, known.company, back=SETTINGS if turn.arg == SETTINGS else ""))


@registry.tap("fact", role=Right.FACTS)
async def ask(turn: Turn) -> None:
    """Ask for the new value of a fact."""
    known = await watch_of(turn)
    if known is None or turn.arg not in truth.FACTS:
        await turn.out_of_date()
        return
    target = f"watch {known.watch.id}"
    voice = voice_of(turn.chat, known.company.country)
    await turn.edit(render.asked(turn.arg, known.company, target, voice))
    view = turn.speaker.about(known.company, render.ask(turn.arg, known.company, voice))
    await turn.ask_for(FACT, view, target=target, arg=turn.arg)


@registry.answer(FACT, role=Right.FACTS)
async def told(turn: Turn) -> None:
    """Take the new value of a fact: shown back as understood, or refused with an example."""
    found = await said(turn, gone="empty.not_linked")
    if found is None:
        return
    known, fact = found.known, found.fact
    company = await truth.put(turn.parts, known.watch.id, fact, found.value)
    await turn.close_question()
    if company is None:
        return
    await checking.judge_again(turn.parts, known.watch.id)
    note = render.saved(fact, company, voice_of(turn.chat, company.country))
    await turn.say(_card(turn, known, company, note=note))


@dataclass(frozen=True, slots=True)
class Said:
    """What a person answered when asked for a fact."""

    known: Known
    """The company as it was before."""
    fact: str
    value: Value


async def said(turn: Turn, *, gone: str) -> Said | None:
    """Return what the answer to the open question says of a fact. None when that cannot be: it is refused with an
    example and the question stays; or when the company is no longer here, which ``gone`` says.
    """
    if turn.question is None:
        return None
    turn.target, kind, fact = turn.question.target, turn.question.kind, turn.question.arg
    known = await watch_of(turn)
    if known is None:
        await turn.close_question()
        await turn.say(turn.voice.say(gone))
        return None
    try:
        value = truth.understand(fact, turn.text, known.company, turn.chat.language or "en")
    except CardError:
        refused = render.refused(fact, turn.text, known.company, voice_of(turn.chat, known.company.country))
        await turn.ask_for(kind, refused, target=turn.target, arg=fact)
        return None
    return Said(known, fact, value)


@registry.tap("cancel")
async def cancel(turn: Turn) -> None:
    """Leave the question; the message goes back to the truth card."""
    dropped = await turn.close_question()
    known = await watch_of(turn)
    if known is None:
        await turn.out_of_date()
        return
    note = turn.voice.say("empty.cancelled" if dropped else "empty.nothing_to_cancel")
    await turn.edit(_card(turn, known, known.company, note=note))


@registry.tap("confirm", role=Right.FACTS)
async def confirm(turn: Turn) -> None:
    """Note that the owner stands by everything that is shown."""
    known = await watch_of(turn)
    company = await truth.confirm_all(turn.parts, known.watch.id) if known else None
    if known is None or company is None:
        await turn.out_of_date()
        return
    await turn.edit(_card(turn, known, company, note=turn.voice.say("facts.confirmed")))


def _card(turn: Turn, known: Known, company: Company, *, note: Html | str = "", back: str = "") -> View:
    voice, today = voice_of(turn.chat, company.country), local_day(turn.parts.clock(), turn.chat.zone)
    return render.facts(company, f"watch {known.watch.id}", voice, today=today, note=note, back=back)
