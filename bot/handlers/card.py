"""One case: done, undo, not right, later, proof, look again."""

from datetime import timedelta

from bot.handlers import registry
from bot.handlers.turn import Desk, Speaker, Turn, voice_of
from bot.render import card as render
from bot.render.keeper import opener
from bot.render.progress import reasons
from bot.render.titles import place_name
from bot.render.values import word
from bot.render.view import View, page_of
from bot.render.voice import Html
from bot.services import casework
from bot.services.casework import Again, Held
from bot.services.roles import Right
from checks import spots
from checks.cases import UNTIL_IT_CHANGES
from data.case import CaseState
from data.finding import Kind
from data.keeper import CHECK
from data.watch import Verdict

AGAIN_AFTER = timedelta(days=1)
"""When a place that could not be read, or was silent once, is looked at next."""
LATER = {"day": timedelta(days=1), "week": timedelta(days=7), "month": timedelta(days=30)}


async def held(turn: Turn) -> Held | None:
    """Return the case that the pressed button names, inside this chat; else say that it is out of date."""
    parts = turn.split("case")
    if parts and len(parts) == 2 and parts[0] in turn.chat.watches:
        found = await casework.hold(turn.parts, parts[0], parts[1])
        if found is not None:
            return found
    await turn.out_of_date()
    return None


def view(speaker: Speaker, item: Held, *, back: str = "", lead: Html | str = "", note: Html | str = "") -> View:
    """Return the card of a case as it is shown in a chat."""
    return render.card(
        item.case,
        item.company,
        item.watch_id,
        speaker.desk.parts.places(item.company.country),
        voice_of(speaker.chat, item.company.country),
        now=speaker.desk.parts.clock(),
        back=back,
        lead=lead,
        note=note,
        name_it=len(speaker.chat.watches) > 1,
        team=not speaker.chat.private,
        keeper=item.keeper,
    )


async def _show(turn: Turn, item: Held, note: Html | str = "", back: str | None = None) -> None:
    await turn.edit(view(turn.speaker, item, back=turn.arg if back is None else back, note=note))


@registry.tap("card")
async def card(turn: Turn) -> None:
    """Show a case."""
    item = await held(turn)
    if item is not None:
        await _show(turn, item)


@registry.tap("done")
async def done(turn: Turn) -> None:
    """Note that somebody says it is put right."""
    item = await held(turn)
    if item is None:
        return
    if item.case.state is not CaseState.OPEN:
        await turn.toast(turn.own_voice.plain("card.settled"))
        await _show(turn, item)
        return
    await turn.toast()
    item = await casework.done(turn.parts, item, turn.person)
    voice, case = turn.voice, item.case
    again = None if case.on_word else case.look_again_at
    note = voice.say("card.thanks_done", weekday=voice.weekday(again)) if again else ""
    await _show(turn, item, note)


@registry.tap("mine")
async def take(turn: Turn) -> None:
    """Take a case on in a group; a second person is told who has it, and may take it over."""
    item = await held(turn)
    if item is None:
        return
    over, _, back = turn.arg.partition("~")
    item = await casework.take(turn.parts, item, turn.person, over=over == "over")
    await turn.toast(turn.own_voice.plain("card.has_it", who=item.case.taken_by))
    await _show(turn, item, back=back)


@registry.tap("undo")
async def undo(turn: Turn) -> None:
    """Take "done" back, within ten minutes."""
    item = await held(turn)
    if item is None:
        return
    after = await casework.undo(turn.parts, item, turn.person)
    if after.case == item.case:
        await turn.toast(turn.own_voice.plain("card.too_late"), alert=True)
        await _show(turn, after)
        return
    await turn.toast(turn.own_voice.plain("card.undone"))
    await _show(turn, after)


@registry.tap("wrong", role=Right.RULES)
async def wrong(turn: Turn) -> None:
    """Ask what is not right about it."""
    item = await held(turn)
    if item is not None:
        voice = voice_of(turn.chat, item.company.country)
        places = turn.parts.places(item.company.country)
        view = render.verdicts(item.case, item.watch_id, places, voice, back=turn.arg)
        await turn.edit(turn.speaker.about(item.company, view))


@registry.tap("verdict", role=Right.RULES)
async def verdict(turn: Turn) -> None:
    """Put a case aside for the reason pressed."""
    item = await held(turn)
    if item is None:
        return
    said, _, back = turn.arg.partition("~")
    if said not in set(Verdict) or item.case.state is CaseState.DISMISSED:
        await turn.out_of_date()
        return
    await turn.toast()
    item = await casework.dismiss(turn.parts, item, turn.person, Verdict(said))
    voice = voice_of(turn.chat, item.company.country)
    words = said == Verdict.ANOTHER and item.case.finding.kind is Kind.UNANSWERED
    key = "verdict.said_another_words" if words else f"verdict.said_{said}"
    await _show(turn, item, voice.say(key, value=word(item.case.finding.found, voice)), back)


@registry.tap("revert", role=Right.RULES)
async def revert(turn: Turn) -> None:
    """Open a case that was put aside."""
    item = await held(turn)
    if item is not None:
        item = await casework.bring_back(turn.parts, item, turn.person)
        await turn.toast(turn.own_voice.plain("card.brought_back"))
        await _show(turn, item)


@registry.tap("later")
async def later(turn: Turn) -> None:
    """Ask until when a case is to be hidden."""
    item = await held(turn)
    if item is not None:
        places = turn.parts.places(item.company.country)
        view = render.laters(item.case, item.watch_id, places, turn.voice, back=turn.arg)
        await turn.edit(turn.speaker.about(item.company, view))


@registry.tap("snooze")
async def snooze(turn: Turn) -> None:
    """Hide a case for a while."""
    item = await held(turn)
    if item is None:
        return
    span, _, back = turn.arg.partition("~")
    until = turn.parts.clock() + LATER[span] if span in LATER else UNTIL_IT_CHANGES
    item = await casework.snooze(turn.parts, item, turn.person, until)
    await _show(turn, item, back=back)


@registry.tap("wake")
async def wake(turn: Turn) -> None:
    """Show a hidden case again."""
    item = await held(turn)
    if item is not None:
        item = await casework.wake(turn.parts, item, turn.person)
        await turn.toast(turn.own_voice.plain("card.brought_back"))
        await _show(turn, item)


@registry.tap("more")
async def more(turn: Turn) -> None:
    """Show the proof and the history."""
    item = await held(turn)
    if item is not None:
        await turn.edit(_proof(turn.speaker, item, turn.arg))


@registry.tap("again")
async def again(turn: Turn) -> None:
    """Look at the place of this case again, and nowhere else."""
    item = await held(turn)
    if item is None:
        return
    going = f"{item.watch_id} {item.case.key}"
    if not turn.desk.looking.begin(going):
        await turn.toast(turn.own_voice.plain("again.wait"))
        return
    places = turn.parts.places(item.company.country)
    place = place_name(item.case.finding.subject, places, turn.own_voice)
    await turn.toast(turn.own_voice.plain("again.looking", place=place))
    turn.parts.tasks.start(_look(turn, item, going), chat_id=turn.chat.id, thread_id=turn.thread_id)


async def _look(turn: Turn, item: Held, going: str) -> None:
    try:
        seen = await casework.look_again(turn.parts, item)
    finally:
        turn.desk.looking.end(going)
    await _show(turn, seen.held, said(turn.speaker, seen))


def said(speaker: Speaker, seen: Again) -> Html:
    """Say what one more look showed."""
    voice = voice_of(speaker.chat, seen.held.company.country)
    time = voice.clock(speaker.desk.parts.clock())
    if not seen.looked:
        return voice.say("again.failed", time=time, why=reasons(seen.coverage, voice))
    if seen.finding is not None:
        if seen.finding.kind is Kind.UNANSWERED or seen.finding.found in (None, "", ()):
            return voice.say("again.still_plain", time=time)
        return voice.say("again.still", time=time, found=word(seen.finding.found, voice))
    key = "again.right" if seen.held.case.state is CaseState.CLOSED else "again.gone"
    return voice.say(key, time=time)


def _proof(speaker: Speaker, item: Held, back: str, note: Html | str = "") -> View:
    voice = voice_of(speaker.chat, item.company.country)
    places = speaker.desk.parts.places(item.company.country)
    now = speaker.desk.parts.clock()
    team = not speaker.chat.private
    spot = spots.of_finding(item.case.finding, item.company, places)
    ask = opener(spot, item.watch_id, voice, origin=item.case.key, arg=page_of(back)) if spot else None
    more = (ask,) if ask and item.case.finding.check != CHECK else ()
    shown = render.proof(item.case, item.watch_id, places, voice, now=now, back=back, note=note, team=team, more=more)
    return speaker.about(item.company, shown)


async def second_look(desk: Desk, item: Held) -> None:
    """Look again at what a person called done; what came of it is noted, to be told to every chat that looks on."""
    seen = await casework.look_again(desk.parts, item, unasked=True)
    if seen.held.case.state is CaseState.DONE:
        await casework.put_off(desk.parts, seen.held, desk.parts.clock() + AGAIN_AFTER)
