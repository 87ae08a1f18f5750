"""/report: a month, a quarter, a year or any days, as one page to forward."""

from collections.abc import Sequence
from datetime import date

from bot.handlers import registry
from bot.handlers.findings import listing, watch_of
from bot.handlers.turn import Turn, voice_of
from bot.render import report as render
from bot.render import start as render_start
from bot.render.report.asking import NAMES, ask, refused
from bot.render.view import View
from bot.services import exporting, reporting, spans, watching
from bot.services.spans import BadSpan, as_arg
from bot.services.watching import Known
from data.span import Span
from data.when import local_day

TIME = "report_time"
"""The open question of which time a report shall tell."""


@registry.command("report", task="check", order=37)
async def report(turn: Turn) -> None:
    """Make a report of the time that is named, or ask of which time, and of which company."""
    known = await watching.watches(turn.parts, turn.chat)
    if not known:
        await turn.say(turn.voice.say("empty.not_linked"))
    elif len(known) > 1:
        await turn.say(_which(turn, known))
    elif turn.text:
        await _read(turn, known[0])
    else:
        await _ask(turn, known[0])


def _which(turn: Turn, known: Sequence[Known]) -> View:
    """Ask which company is meant; a time that was told already is kept."""
    names = [(one.watch.id, one.company.name) for one in known]
    try:
        told = as_arg(_span(turn)) if turn.text else ""
    except BadSpan:
        told = ""
    return render_start.which(names, "reporttime" if told else "report", "findings.which", turn.voice, arg=told)


@registry.tap("report")
async def report_of(turn: Turn) -> None:
    """Ask of which time, for the company whose button was pressed."""
    known = await watch_of(turn)
    if known is None:
        await turn.out_of_date()
    else:
        await _ask(turn, known)


@registry.tap("reporttime")
async def report_time(turn: Turn) -> None:
    """Make the report of the time whose button was pressed."""
    known = await watch_of(turn)
    span = spans.named(turn.arg, _today(turn)) if known else None
    if known is None or span is None:
        await turn.out_of_date()
        return
    await turn.toast()
    await turn.close_question()
    await _send(turn, known, span)


@registry.answer(TIME)
async def time_told(turn: Turn) -> None:
    """Take the days that somebody wrote."""
    turn.target = turn.question.target if turn.question else ""
    known = await watch_of(turn)
    if known is None:
        await turn.close_question()
        await turn.say(turn.voice.say("empty.not_linked"))
        return
    await _read(turn, known)


async def _ask(turn: Turn, known: Known) -> None:
    if known.run is None:
        await turn.show(listing(turn, known))
        return
    view = ask(f"watch {known.watch.id}", turn.voice)
    message_id = await turn.show(view)
    await turn.ask(TIME, message_id, target=f"watch {known.watch.id}")


async def _read(turn: Turn, known: Known) -> None:
    """Make the report of the days that were written; the question stays open when they were not understood."""
    try:
        span = _span(turn)
    except BadSpan as error:
        target = f"watch {known.watch.id}"
        message_id = await turn.say(refused(error.why, turn.text, target, turn.voice))
        await turn.ask(TIME, message_id, target=target)
        return
    await turn.close_question()
    await _send(turn, known, span)


async def _send(turn: Turn, known: Known, span: Span) -> None:
    if known.run is None:
        await turn.say(listing(turn, known))
        return
    found = await reporting.report(turn.parts, known.watch.id, span, turn.chat.zone)
    if found is None:
        await turn.say(turn.voice.say("toast.expired"))
        return
    voice = voice_of(turn.chat, found.company.country)
    page = render.document(found, turn.parts.places(found.company.country), voice)
    await turn.desk.gateway.document(
        turn.chat.id,
        exporting.file_name(found.company, found.span.name, "html"),
        page.encode(errors="replace"),
        render.caption(found, voice),
        thread_id=turn.thread_id,
        silent=not turn.chat.private,
    )


def _span(turn: Turn) -> Span:
    """Return the time that was written. Raises ``BadSpan``."""
    return _button(turn) or spans.read(turn.text, _today(turn), turn.chat.language or "en")


def _button(turn: Turn) -> Span | None:
    """Return the time that a button stands for, where somebody wrote what it says."""
    said = " ".join(turn.text.casefold().split())
    names = [name for name, key in NAMES.items() if said in (name, turn.voice.plain(key).casefold())]
    return spans.named(names[0], _today(turn)) if names else None


def _today(turn: Turn) -> date:
    return local_day(turn.parts.clock(), turn.chat.zone)
