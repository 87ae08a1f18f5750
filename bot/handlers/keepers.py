"""Who looks after which profile and entry: asked where it matters, seldom, and changed from one list."""

from bot.handlers import card, registry
from bot.handlers.findings import watch_of
from bot.handlers.turn import Speaker, Turn, voice_of
from bot.render import keeper as render
from bot.render.view import Tap, View, page_of
from bot.render.voice import Html
from bot.services import casework, keepers, keeping, watching
from bot.services.keeping import Asked, Member
from bot.services.people import Person
from bot.services.roles import Right
from bot.services.watching import Known
from data.keeper import Kept, Spot

WHO = "keeper_who"
"""The open question for a name."""
LONGEST = 40
"""Characters of a name."""
PAGES = 3
"""Digits of a page of the list."""


async def at_end(speaker: Speaker, person: int) -> View | None:
    """Return the question that ends the walk through a digest, with its answers, if one is due."""
    due = await _due(speaker)
    if due is None:
        return None
    known, asked = due
    async with speaker.desk.parts.store.watch(known.watch.id) as unit:
        names = await keeping.members(unit, besides=(person,))
    voice = voice_of(speaker.chat, known.company.country)
    view = render.question(asked, names, known.watch.id, speaker.desk.parts.places(known.company.country), voice)
    return speaker.about(known.company, view)


async def monthly(speaker: Speaker) -> View | None:
    """Return the line of a team's digest that asks, with its button, if one is due."""
    due = await _due(speaker)
    if due is None:
        return None
    known, asked = due
    voice = voice_of(speaker.chat, known.company.country)
    text = render.ask(asked, speaker.desk.parts.places(known.company.country), voice)
    button = render.opener(asked.spot, known.watch.id, voice, origin=render.NOWHERE)
    return speaker.about(known.company, View(text, ((button,),)))


async def _due(speaker: Speaker) -> tuple[Known, Asked] | None:
    parts = speaker.desk.parts
    for known in await watching.watches(parts, speaker.chat):
        asked = await keeping.due(parts, known)
        if asked is not None:
            await keeping.note_asked(parts, known.watch.id)
            return known, asked
    return None


async def left(turn: Turn, person: Person) -> None:
    """Note that somebody left this group."""
    for watch_id in turn.chat.watches:
        await keepers.left(turn.parts, watch_id, person)


@registry.tap("keepers")
async def listing(turn: Turn) -> None:
    """Show who looks after what, a page at a time."""
    known = await watch_of(turn)
    if known is None:
        await turn.out_of_date()
        return
    await turn.edit(await _listing(turn, known, turn.arg))


@registry.tap("keeperask")
async def ask(turn: Turn) -> None:
    """Ask who looks after a place: in the message it was asked from, or below a digest, which stays."""
    found = await _found(turn)
    if found is None:
        return
    known, origin, spot, _ = found
    voice = voice_of(turn.chat, known.company.country)
    asked, places = Asked(spot=spot), turn.parts.places(known.company.country)
    names = await _names(turn, known)
    if origin == render.NOWHERE:
        await turn.say(turn.speaker.about(known.company, render.question(asked, names, known.watch.id, places, voice)))
        return
    page = turn.arg[:PAGES] if turn.arg.isdecimal() else page_of(turn.arg)
    rows = render.keys(spot, names, known.watch.id, voice, origin=origin, arg=page)
    back = Tap(voice.plain("button.back"), "keepers", f"watch {known.watch.id}", page)
    if origin != render.LIST:
        back = Tap(voice.plain("button.back"), "card", f"case {known.watch.id} {origin}", page)
    view = View(render.ask(asked, places, voice), (*rows, (back,)))
    await turn.edit(turn.speaker.about(known.company, view))


@registry.tap("keeperme")
async def me(turn: Turn) -> None:
    """Note that whoever pressed looks after it."""
    await _somebody(turn, Member(name=turn.person.name, id=turn.person.id))


@registry.tap("keepername")
async def named(turn: Turn) -> None:
    """Note that a member looks after it."""
    await _somebody(turn)


@registry.tap("keeperother")
async def other(turn: Turn) -> None:
    """Ask for the name of somebody we do not know."""
    found = await _found(turn)
    if found is not None:
        view = View(turn.voice.say("keeper.who"), placeholder=turn.voice.plain("keeper.placeholder"))
        await turn.ask_for(WHO, view, target=turn.target, arg=turn.arg)


@registry.answer(WHO)
async def told(turn: Turn) -> None:
    """Take the name."""
    name = " ".join(turn.text.split())[:LONGEST].strip()
    turn.target, turn.arg = (turn.question.target, turn.question.arg) if turn.question else ("", "")
    await turn.close_question()
    await _somebody(turn, Member(name=name))


@registry.tap("keepernobody")
async def nobody(turn: Turn) -> None:
    """Note that nobody knows: getting the access back becomes a case."""
    found = await _found(turn)
    if found is None:
        return
    known, origin, spot, _ = found
    case = await keepers.nobody(turn.parts, known.watch.id, spot, turn.person)
    note = _noted(turn, known, spot, Kept.NOBODY)
    if case is not None and origin == render.NOWHERE:
        item = await casework.hold(turn.parts, known.watch.id, case.key)
        if item is not None:
            await turn.show(card.view(turn.speaker, item, lead=note))
            return
    await _shown(turn, known, origin, note)


@registry.tap("keepernot", role=Right.RULES)
async def not_ours(turn: Turn) -> None:
    """Leave a place be that is another company's."""
    found = await _found(turn)
    if found is None:
        return
    known, origin, spot, _ = found
    await turn.toast()
    await keepers.not_ours(turn.parts, known.watch.id, spot, turn.person)
    await _shown(turn, known, origin, _noted(turn, known, spot, Kept.NOT_OURS))


async def _somebody(turn: Turn, member: Member | None = None) -> None:
    found = await _found(turn)
    if found is None:
        return
    known, origin, spot, mark = found
    async with turn.parts.store.watch(known.watch.id) as unit:
        members = await keeping.members(unit, most=None)
    if member is None:
        member = next((one for one in members if one.mark == mark), None)
    elif not member.id:
        member = next((one for one in members if one.name == member.name), member)
    if member is None or not member.name:
        await turn.out_of_date()
        return
    name = await keepers.somebody(turn.parts, known.watch.id, spot, member, turn.person)
    await _shown(turn, known, origin, _noted(turn, known, spot, Kept.SOMEBODY, name))


async def _shown(turn: Turn, known: Known, origin: str, note: Html) -> None:
    """Go back to where it was asked, with what was said."""
    if origin == render.LIST:
        fresh = await watching.known(turn.parts, known.watch.id) or known
        await turn.show(await _listing(turn, fresh, turn.arg, note))
        return
    item = await casework.hold(turn.parts, known.watch.id, origin) if origin != render.NOWHERE else None
    if item is not None:
        await turn.show(card.view(turn.speaker, item, back=turn.arg, note=note))
    else:
        await turn.show(turn.speaker.about(known.company, View(note)))


def _noted(turn: Turn, known: Known, spot: Spot, kept: Kept, who: str = "") -> Html:
    voice, places = voice_of(turn.chat, known.company.country), turn.parts.places(known.company.country)
    return render.noted(spot, kept, places, voice, who=who)


async def _names(turn: Turn, known: Known) -> list[Member]:
    async with turn.parts.store.watch(known.watch.id) as unit:
        return await keeping.members(unit, besides=(turn.person.id, turn.chat.id))


async def _found(turn: Turn) -> tuple[Known, str, Spot, str] | None:
    """Return what the pressed button is about, inside this chat; else say that it is out of date."""
    read = render.read(turn.target)
    known = await watching.known(turn.parts, read[0]) if read and read[0] in turn.chat.watches else None
    if read is None or known is None:
        await turn.out_of_date()
        return None
    return known, *read[1:]


async def _listing(turn: Turn, known: Known, said: str, note: Html | str = "") -> View:
    found = await keeping.overview(turn.parts, known)
    voice, places = voice_of(turn.chat, known.company.country), turn.parts.places(known.company.country)
    page = int(said) if said.isdecimal() else 1
    return render.listing(known.company.name, found, known.watch.id, places, voice, page=page, note=note)
