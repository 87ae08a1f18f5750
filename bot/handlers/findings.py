"""/findings: the list of what is to do, and one trouble in many places."""

from collections.abc import Iterable

from bot.handlers import registry
from bot.handlers.turn import Turn, voice_of
from bot.render import findings as render
from bot.render import start as render_start
from bot.render.promise import promise
from bot.render.titles import rest_of
from bot.render.view import Tap, View, page_of
from bot.render.voice import Html, lines
from bot.services import casework, people, watching
from bot.services.watching import Known
from checks.cases import UNTIL_IT_CHANGES, is_snoozed
from data.case import Case, CaseState
from data.trouble import Trouble, group

PRIVATE_FILTERS = ("open", "settled")
GROUP_FILTERS = ("open", "mine", "later", "all")


@registry.command("findings", task="check", order=30)
async def findings(turn: Turn) -> None:
    """Show what there is to do, or ask at which company."""
    known = await watching.watches(turn.parts, turn.chat)
    if not known:
        await turn.say(turn.voice.say("empty.not_linked"))
    elif len(known) == 1:
        await turn.say(listing(turn, known[0]))
    else:
        names = [(one.watch.id, one.company.name) for one in known]
        await turn.say(render_start.which(names, "list", "findings.which", turn.voice, everyone=True))


@registry.tap("list")
async def list_page(turn: Turn) -> None:
    """Show a page of the list in place: of one company, or of all."""
    show, page = _page(turn.arg)
    if turn.target == "watch all" or show == render.EVERY:
        await _everywhere(turn, page)
        return
    known = await watch_of(turn)
    if known is None or show not in (*PRIVATE_FILTERS, *GROUP_FILTERS):
        await turn.out_of_date()
        return
    await turn.edit(listing(turn, known, show, page))


@registry.tap("order")
async def why_this_order(turn: Turn) -> None:
    """Say in the place of a page of the list why it has its order."""
    show, page = _page(turn.arg)
    if turn.target == "watch all":
        show, known = render.EVERY, await watching.watches(turn.parts, turn.chat)
    else:
        one = await watch_of(turn)
        known = [one] if one is not None and show in render.ORDERED else []
    found = [each for one in known for each in _at(turn, one, "open" if show == render.EVERY else show)]
    if not found:
        await turn.out_of_date()
        return
    voice = voice_of(turn.chat, known[0].company.country if len(known) == 1 else "")
    now = turn.parts.clock()
    view = render.order_page(found, turn.target, f"{show}.{page}", voice, now=now)
    await turn.edit(turn.speaker.about(known[0].company, view) if show != render.EVERY else view)


async def _everywhere(turn: Turn, page: int) -> None:
    """Show what there is to do at every company of this chat, in one list."""
    known = await watching.watches(turn.parts, turn.chat)
    if not known:
        await turn.out_of_date()
        return
    found = [each for one in known for each in _at(turn, one, "open")]
    empty = lines(*(_empty(turn, one, "open") for one in known))
    await turn.edit(render.everywhere(found, turn.voice, page=page, empty=empty))


def _at(turn: Turn, known: Known, show: str) -> list[render.At]:
    places = turn.parts.places(known.company.country)
    return [render.At(known.company.name, known.watch.id, one, places) for one in troubles(turn, known, show)]


def _page(arg: str) -> tuple[str, int]:
    """Return the list and the page that a button names; without any, the first page of what is to do."""
    show, _, page = arg.partition(".")
    return show or "open", int(page) if page.isdecimal() else 1


async def watch_of(turn: Turn) -> Known | None:
    """Return the watch that the pressed button names, if this chat looks on it."""
    parts = turn.split("watch", "case")
    if not parts or parts[0] not in turn.chat.watches:
        return None
    return await watching.known(turn.parts, parts[0])


def listing(turn: Turn, known: Known, show: str = "open", page: int = 1) -> View:
    """Return one page of the list."""
    voice = voice_of(turn.chat, known.company.country)
    shown = troubles(turn, known, show)
    view = render.listing(
        known.company.name,
        shown,
        known.watch.id,
        turn.parts.places(known.company.country),
        voice,
        page=page,
        show=show,
        filters=PRIVATE_FILTERS if turn.chat.private else GROUP_FILTERS,
        empty=_empty(turn, known, show),
        note=promise(known.clashes, now=turn.parts.clock().date(), voice=voice) if show == "open" and page == 1 else "",
    )
    if known.run is None and not shown:
        check = Tap(voice.plain("button.check"), "check", f"watch {known.watch.id}")
        return View(view.text, ((check,),))
    return view


def troubles(turn: Turn, known: Known, show: str) -> tuple[Trouble, ...]:
    """Return the troubles a list shows. A trouble keeps its places that were put right, to be counted."""
    now = turn.parts.clock()
    cases = list(known.cases.values())
    me = people.called(turn.person, known.names)
    waiting = [case for case in cases if case.state is CaseState.OPEN]
    awake = [case for case in waiting if not is_snoozed(case, now)]
    chosen: dict[str, Iterable[Case]] = {
        "open": awake,
        "mine": [case for case in awake if me and case.taken_by == me],
        "later": [case for case in waiting if is_snoozed(case, now)],
        "settled": [case for case in cases if case.state is not CaseState.OPEN or is_snoozed(case, now)],
        "all": cases,
    }
    return group(list(chosen.get(show, awake)))


def _empty(turn: Turn, known: Known, show: str) -> Html:
    voice, name = turn.voice, known.company.name
    if known.run is None:
        return voice.say("findings.none_yet", name=name)
    if show in ("settled", "later"):
        return voice.say("findings.settled_none", name=name)
    if show == "mine":
        return voice.say("findings.nothing_mine", name=name)
    return voice.say("findings.none", name=name, when=voice.moment(known.run.finished))


@registry.tap("many")
async def many(turn: Turn) -> None:
    """Open one trouble in many places."""
    found = await _whole(turn)
    if found is not None:
        await _open(turn, *found)


@registry.tap("rest")
async def rest(turn: Turn) -> None:
    """Leave old reviews unanswered, but for those that are worth an answer; an edited one comes back."""
    found = await _whole(turn)
    if found is None:
        return
    known, whole = found
    left = rest_of(whole)
    for case in left:
        held = casework.Held(watch_id=known.watch.id, case=case, company=known.company)
        await casework.snooze(turn.parts, held, turn.person, UNTIL_IT_CHANGES)
    found = await _whole(turn)
    if found is not None:
        await _open(turn, *found, note=turn.voice.say("findings.old_left", n=len(left)) if left else "")


async def _whole(turn: Turn) -> tuple[Known, Trouble] | None:
    """Return the trouble that the pressed button names by one of its cases; else say that it is out of date."""
    known = await watch_of(turn)
    parts = turn.split("case")
    if known is None or not parts or parts[1] not in known.cases:
        await turn.out_of_date()
        return None
    now = turn.parts.clock()
    asleep = is_snoozed(known.cases[parts[1]], now)
    cases = [case for case in known.cases.values() if not case.batch or is_snoozed(case, now) == asleep]
    return known, next(one for one in group(cases) if any(case.key == parts[1] for case in one.cases))


async def _open(turn: Turn, known: Known, whole: Trouble, note: str = "") -> None:
    show, page = _page(page_of(turn.arg))
    voice = voice_of(turn.chat, known.company.country)
    places = turn.parts.places(known.company.country)
    view = render.trouble(whole, known.watch.id, places, voice, show=show, page=page, note=note)
    await turn.edit(turn.speaker.about(known.company, view))
