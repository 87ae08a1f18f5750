"""The owner's eyes: one place after another that we cannot read; the answer is the person's, with its date."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.handlers import card, registry
from bot.handlers.findings import watch_of
from bot.handlers.turn import Speaker, Turn, voice_of
from bot.render import eyes as render
from bot.render.view import View
from bot.render.voice import Html, blocks
from bot.services import eyes, planning, truth, watching
from bot.services.casework import Held
from bot.services.eyes import FACTS, Saw, Trouble
from bot.services.watching import Known
from data import suggested
from data.card import CardError
from data.places import Place

SHOWS = "eyes_shows"
"""The open question for what a place shows."""
REVIEW = "eyes_review"
"""The open question for the words of a review that has no answer."""
SUGGESTS = "eyes_suggests"
"""The open question for what a place would show."""
ASKS = {SHOWS: "eyes.what_shows", SUGGESTS: "suggested.what_shows"}
CLOSED = "closed"
"""What has no value to ask for."""
MONTHLY = timedelta(days=20)
"""How long after a question the first digest of a month asks again: two of these are four weeks apart at least."""
SETTLED = timedelta(days=1)
"""How long after the beginning a check asks too: before, the first look and what follows it do."""


async def with_question(speaker: Speaker, watch_id: str, view: View, *, settled: bool = False) -> View:
    """Add the question about the next place that a person should look at, if one is due.

    ``settled``: not on the first day.
    """
    known = await watching.known(speaker.desk.parts, watch_id)
    if known and settled and speaker.desk.parts.clock() - known.watch.made_at < SETTLED:
        return view
    due = await eyes.due(speaker.desk.parts, known) if known else []
    if known is None or not due:
        return view
    await eyes.note_asked(speaker.desk.parts, watch_id, due[0])
    voice = voice_of(speaker.chat, known.company.country)
    return render.ask(view, due[0], eyes.address(due[0], known.company), watch_id, voice)


async def monthly(speaker: Speaker, watch_ids: Sequence[str]) -> View | None:
    """Return the question that comes with the first digest of a month, alone on a view, if one is due.

    A team is asked only where the owner has no chat of their own with us.
    """
    parts, chat = speaker.desk.parts, speaker.chat
    for watch_id in watch_ids:
        known = await watching.known(parts, watch_id)
        if known is None or not await watching.asked_here(parts, chat, watch_id):
            continue
        due = await eyes.due(parts, known, after=MONTHLY)
        if due:
            await eyes.note_asked(parts, watch_id, due[0])
            voice = voice_of(chat, known.company.country)
            url = eyes.address(due[0], known.company)
            return render.ask(View(Html("")), due[0], url, watch_id, voice)
    return None


@registry.tap("saw")
async def saw(turn: Turn) -> None:
    """Take what a person saw."""
    found = await _place(turn)
    if found is None or turn.arg not in set(Saw):
        await turn.out_of_date()
        return
    known, place = found
    said = Saw(turn.arg)
    await turn.toast()
    await eyes.note(turn.parts, known, place, said, turn.person)
    if said is Saw.WRONG:
        await turn.say(turn.speaker.about(known.company, render.what_is_wrong(place, known.watch.id, turn.voice)))
    elif said is Saw.REVIEW:
        await _ask(turn, REVIEW, turn.voice.say("eyes.paste", place=place.name))
    elif said is Saw.SUGGESTED:
        view = render.what_is_wrong(place, known.watch.id, turn.voice, suggested=True)
        await turn.say(turn.speaker.about(known.company, view))
    elif said is Saw.ABSENT:
        await _open(turn, known, place, Trouble(check="missing.listing", by=turn.person))
    else:
        await _next(turn, known, place)


@registry.tap("eyes")
async def tell(turn: Turn) -> None:
    """Ask about a place that we cannot read, whenever somebody has looked there."""
    known = await watch_of(turn)
    closed = eyes.closed(turn.parts, known) if known else []
    if known is None or not closed:
        await turn.out_of_date()
        return
    voice = voice_of(turn.chat, known.company.country)
    await turn.say(turn.speaker.about(known.company, render.which(closed, known.watch.id, voice)))


@registry.tap("eyesat")
async def at(turn: Turn) -> None:
    """Ask what a person sees at the place pressed."""
    found = await _place(turn)
    if found is None:
        await turn.out_of_date()
        return
    known, place = found
    voice = voice_of(turn.chat, known.company.country)
    await eyes.note_asked(turn.parts, known.watch.id, place)
    await turn.edit(render.ask(View(Html("")), place, eyes.address(place, known.company), known.watch.id, voice))


@registry.tap("sawwrong")
async def which_fact(turn: Turn) -> None:
    """Ask what the place shows."""
    await _what(turn, SHOWS)


@registry.tap("sawsuggested")
async def which_suggested(turn: Turn) -> None:
    """Ask what the place would show."""
    await _what(turn, SUGGESTS)


@registry.answer(SHOWS)
async def shows(turn: Turn) -> None:
    """Open a case with what a person saw there."""
    await _with_value(turn, SHOWS)


@registry.answer(SUGGESTS)
async def suggests(turn: Turn) -> None:
    """Open a case with what somebody suggests to show there."""
    await _with_value(turn, SUGGESTS)


@registry.answer(REVIEW)
async def review(turn: Turn) -> None:
    """Open a case with the review that a person pasted."""
    found = await _answered(turn)
    if found is None:
        return
    known, place = found
    words = turn.text.strip()[:2000]
    await _open(turn, known, place, Trouble(check="unanswered.review", by=turn.person, found=words))


async def _what(turn: Turn, kind: str) -> None:
    """Ask for the value of the fact pressed; "closed for good" has none."""
    found = await _place(turn)
    if found is None or turn.arg not in FACTS:
        await turn.out_of_date()
        return
    if turn.arg == CLOSED:
        await turn.toast()
        await _open(turn, *found, _trouble(turn, kind, CLOSED))
        return
    await _ask(turn, kind, turn.voice.say(ASKS[kind], place=found[1].name), turn.arg)


async def _with_value(turn: Turn, kind: str) -> None:
    fact = turn.question.arg if turn.question else ""
    found = await _answered(turn)
    if found is None or fact not in FACTS:
        return
    known, place = found
    try:
        value = truth.understand(FACTS[fact], turn.text, known.company, turn.chat.language or "en")
    except CardError:
        value = turn.text.strip()[:200]
    one = value[0] if isinstance(value, tuple) and value else value
    await _open(turn, known, place, replace(_trouble(turn, kind, fact), found=one, quote=turn.text.strip()[:200]))


def _trouble(turn: Turn, kind: str, fact: str) -> Trouble:
    if kind == SUGGESTS:
        return Trouble(check=suggested.CHECK, by=turn.person, fact=fact)
    return Trouble(check=f"inaccurate.{fact}", by=turn.person)


async def _ask(turn: Turn, kind: str, text: Html, arg: str = "") -> None:
    view = View(turn.mention(text), placeholder=turn.voice.plain("eyes.placeholder"))
    message_id = await turn.say(view)
    await turn.ask(kind, message_id, target=turn.target, arg=arg)


async def _answered(turn: Turn) -> tuple[Known, Place] | None:
    turn.target = turn.question.target if turn.question else ""
    await turn.close_question()
    found = await _place(turn)
    if found is None:
        await turn.say(turn.voice.say("toast.expired"))
    return found


async def _open(turn: Turn, known: Known, place: Place, trouble: Trouble) -> None:
    """Open a case as seen by this person, and show its card."""
    case = await eyes.open_case(turn.parts, known, place, trouble)
    await planning.plan_watch(turn.parts, known.watch.id)
    item = Held(watch_id=known.watch.id, case=case, company=known.company)
    await turn.say(card.view(turn.speaker, item, lead=turn.voice.say("eyes.case")))


async def _next(turn: Turn, known: Known, place: Place) -> None:
    """Thank, and ask about the next place."""
    voice = voice_of(turn.chat, known.company.country)
    async with turn.parts.store.watch(known.watch.id) as unit:
        rows = await eyes.seen(unit, turn.parts.clock())
    text = blocks(render.noted(place, rows, voice))
    view = turn.speaker.about(known.company, View(text))
    await turn.say(await with_question(turn.speaker, known.watch.id, view))


async def _place(turn: Turn) -> tuple[Known, Place] | None:
    """Return the watch and place that a button names, inside this chat."""
    parts = turn.split("eyes")
    if not parts or len(parts) != 2 or parts[0] not in turn.chat.watches:
        return None
    known = await watching.known(turn.parts, parts[0])
    place = turn.parts.places(known.company.country).of(parts[1]) if known else None
    return (known, place) if known and place else None
