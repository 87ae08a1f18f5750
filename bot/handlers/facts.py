"""/facts: the truth card, changed one fact at a time."""

from bot.handlers import registry
from bot.handlers.findings import watch_of
from bot.handlers.turn import Turn, voice_of
from bot.render import facts as render
from bot.render import start as render_start
from bot.services import checking, truth, watching
from bot.services.roles import Right
from data.card import CardError

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
        one = known[0]
        await turn.say(render.facts(one.company, f"watch {one.watch.id}", voice_of(turn.chat, one.company.country)))
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
    voice, back = voice_of(turn.chat, known.company.country), SETTINGS if turn.arg == SETTINGS else ""
    await turn.edit(render.facts(known.company, f"watch {known.watch.id}", voice, back=back))


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
    if turn.question is None:
        return
    turn.target, fact = turn.question.target, turn.question.arg
    known = await watch_of(turn)
    if known is None:
        await turn.close_question()
        await turn.say(turn.voice.say("empty.not_linked"))
        return
    voice = voice_of(turn.chat, known.company.country)
    try:
        value = truth.understand(fact, turn.text, known.company, turn.chat.language or "en")
    except CardError:
        await turn.ask_for(FACT, render.refused(fact, turn.text, known.company, voice), target=turn.target, arg=fact)
        return
    company = await truth.put(turn.parts, known.watch.id, fact, value)
    await turn.close_question()
    if company is None:
        return
    await checking.judge_again(turn.parts, known.watch.id)
    await turn.say(render.facts(company, turn.target, voice, note=render.saved(fact, company, voice)))


@registry.tap("cancel")
async def cancel(turn: Turn) -> None:
    """Leave the question; the message goes back to the truth card."""
    dropped = await turn.close_question()
    known = await watch_of(turn)
    if known is None:
        await turn.out_of_date()
        return
    note = turn.voice.say("empty.cancelled" if dropped else "empty.nothing_to_cancel")
    voice = voice_of(turn.chat, known.company.country)
    await turn.edit(render.facts(known.company, turn.target, voice, note=note))


@registry.tap("confirm", role=Right.FACTS)
async def confirm(turn: Turn) -> None:
    """Note that the owner stands by everything that is shown."""
    known = await watch_of(turn)
    company = await truth.confirm_all(turn.parts, known.watch.id) if known else None
    if known is None or company is None:
        await turn.out_of_date()
        return
    voice = voice_of(turn.chat, company.country)
    await turn.edit(render.facts(company, turn.target, voice, note=voice.say("facts.confirmed")))
