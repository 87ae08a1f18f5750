"""The list of what is to do: one line a trouble, five a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from textwrap import shorten

from bot.render.paging import all_turns, page_of_list
from bot.render.rank import in_short
from bot.render.titles import WORTH, minutes_of, noun_word, place_name, rest_of, trouble_title
from bot.render.view import Row, Tap, View, rows
from bot.render.voice import Html, Voice, blocks, html, lines
from checks.cases import is_late
from data.case import Case, CaseState
from data.places import Places
from data.trouble import Trouble, order

PAGE = 5
EVERY = "every"
"""The list of all companies of a chat."""
ORDERED = ("open", "mine")
"""Lists of one company whose order says what to do first."""


def listing(
    name: str,
    troubles: Sequence[Trouble],
    watch: str,
    places: Places,
    voice: Voice,
    *,
    page: int = 1,
    show: str = "open",
    filters: Sequence[str] = (),
    empty: Html,
    note: str = "",
) -> View:
    """Show one page of troubles; ``show`` is ``open``, ``mine`` or ``all``, ``note`` stands below them."""
    here = page_of_list(troubles, PAGE, page)
    keys = [
        Tap(voice.plain("findings.button", n=n, noun=_noun(one, voice)), *_opens(one, watch, show, here.number))
        for n, one in here.shown
    ]
    target = f"watch {watch}"
    history = Tap(voice.plain("history.button"), "history", target)
    why = opener(target, f"{show}.{here.number}", voice) if len(troubles) > 1 and show in ORDERED else ()
    below = (
        *rows(keys),
        all_turns(here, "list", target, voice, before=f"{show}."),
        _filters(watch, show, filters, voice),
        (history, *why),
    )
    if not troubles:
        return View(blocks(empty, note), below)
    head = voice.say("findings.head" if show != "settled" else "findings.settled_head", name=name, n=len(troubles))
    body = [line(n, one, show, places, voice) for n, one in here.shown]
    unseen = sum(_on_word(case) for one in troubles for case in one.cases) if show == "settled" else 0
    apart = voice.say("findings.settled_on_word", n=unseen) if unseen else ""
    return View(blocks(head, lines(*body), apart, note), below)


@dataclass(frozen=True, slots=True)
class At:
    """A trouble at one of several companies."""

    name: str
    watch: str
    trouble: Trouble
    places: Places


def everywhere(found: Sequence[At], voice: Voice, *, page: int = 1, empty: Html) -> View:
    """Show one page of the troubles of several companies, gravest first; each line names its company."""
    if not found:
        return View(empty)
    found = sorted(found, key=lambda one: order(one.trouble))
    here = page_of_list(found, PAGE, page)
    keys = [
        Tap(
            voice.plain("findings.button", n=n, noun=_noun(one.trouble, voice)),
            *_opens(one.trouble, one.watch, EVERY, here.number),
        )
        for n, one in here.shown
    ]
    body = [
        lines(line(n, one.trouble, EVERY, one.places, voice), Html(f"<i>{html(one.name)}</i>")) for n, one in here.shown
    ]
    head = voice.say("findings.head", name=voice.plain("button.all_companies"), n=len(found))
    why = opener("watch all", f"{EVERY}.{here.number}", voice) if len(found) > 1 else ()
    turns = all_turns(here, "list", "watch all", voice, before=f"{EVERY}.")
    return View(blocks(head, lines(*body)), (*rows(keys), turns, why))


def trouble(
    item: Trouble, watch: str, places: Places, voice: Voice, *, show: str = "open", page: int = 1, note: str = ""
) -> View:
    """Show one trouble in many places, to be ticked off one by one; ``note`` says what just happened."""
    done = sum(case.state in (CaseState.DONE, CaseState.CLOSED) for case in item.cases)
    title = voice.say("findings.old", n=len(item.cases)) if item.batch else trouble_title(item, places, voice)
    rest, body = rest_of(item), [_row(at, case, item, places, voice) for at, case in enumerate(item.cases, 1)]
    keys = [
        Tap(
            voice.plain("findings.button", n=at, noun=place_name(case.finding.subject, places, voice)),
            "card",
            f"case {watch} {case.key}",
            f"{show}.{page}",
        )
        for at, case in enumerate(item.cases, 1)
    ]
    back = Tap(voice.plain("button.back"), "list", f"watch {watch}", f"{show}.{page}")
    progress = voice.say("findings.many_progress", done=done, n=len(item.cases))
    leave: tuple[Tap, ...] = ()
    if rest:
        body = [voice.say("findings.old_worth"), *body[:WORTH], voice.say("findings.old_rest"), *body[WORTH:]]
        leave = (Tap(voice.plain("findings.old_leave"), "rest", f"case {watch} {item.cases[0].key}", f"{show}.{page}"),)
    if item.batch:
        progress = Html("")
    return View(blocks(Html(f"<b>{title}</b>"), note, lines(*body), progress), (*rows(keys), leave, (back,)))


def _row(number: int, case: Case, item: Trouble, places: Places, voice: Voice) -> Html:
    finding = case.finding
    place = place_name(finding.subject, places, voice)
    if not item.batch:
        return voice.say("findings.many_row", n=number, place=place, state=voice.plain(state_key(case)))
    day = voice.full_day(finding.words.written) if finding.words and finding.words.written else ""
    return voice.say(
        "findings.old_row", n=number, place=place, day=day, words=shorten(finding.evidence.quote, 80, placeholder="…")
    )


def line(number: int, item: Trouble, show: str, places: Places, voice: Voice) -> Html:
    """Say one trouble on a line: how urgent, what, and how long it takes."""
    lead = item.cases[0]
    words = trouble_title(item, places, voice)
    if show == "settled":
        state = voice.plain(state_key(lead))
        return voice.say("findings.settled_line", n=number, title=words, state=state)
    rest = rest_of(item)
    total = sum(minutes_of(case.finding) for case in item.cases if case.state is CaseState.OPEN and case not in rest)
    return voice.say(
        _key(item, show),
        n=number,
        urgency=voice.plain(f"severity.{item.severity.value}"),
        title=words,
        minutes=voice.plain("findings.minutes", n=total or minutes_of(item.lead)),
    )


def _key(item: Trouble, show: str) -> str:
    """Return how a line begins: loudest what came back, then what was hidden until now."""
    if item.returned:
        return "findings.line_back"
    return "findings.line_late" if show in ("open", "mine") and any(map(is_late, item.cases)) else "findings.line"


def state_key(case: Case) -> str:
    """Return the key of how a case stands, in a few words."""
    if case.state is CaseState.OPEN and case.snoozed_until:
        return "state.later"
    return "state.done_on_word" if _on_word(case) else f"state.{case.state.value}"


def _on_word(case: Case) -> bool:
    """Whether only a person's word says that it is put right."""
    return case.state is CaseState.DONE and case.on_word


def _noun(item: Trouble, voice: Voice) -> str:
    return noun_word(item.cases[0].finding, voice)


def _opens(item: Trouble, watch: str, show: str, page: int) -> tuple[str, str, str]:
    op = "card" if len(item.cases) == 1 else "many"
    return op, f"case {watch} {item.cases[0].key}", f"{show}.{page}"


def opener(target: str, back: str, voice: Voice) -> Row:
    """Return the button that says why a list has its order."""
    return (Tap(voice.plain("order.button"), "order", target, back),)


def order_page(found: Sequence[At], target: str, back: str, voice: Voice, *, now: datetime) -> View:
    """Say why the troubles of a page of a list (``back``) stand in their order: the points of each, and for what."""
    show, _, page = back.partition(".")
    here = page_of_list(sorted(found, key=lambda one: order(one.trouble)), PAGE, int(page))
    body = [
        lines(line(n, one.trouble, show, one.places, voice), in_short(one.trouble.lead, voice, now))
        for n, one in here.shown
    ]
    out = (Tap(voice.plain("button.back"), "list", target, f"{show}.{here.number}"),)
    return View(blocks(voice.say("order.head"), *body), (out,))


def _filters(watch: str, show: str, filters: Sequence[str], voice: Voice) -> tuple[Tap, ...]:
    labels = {"settled": "findings.settled", "open": "findings.open_ones"} if len(filters) == 2 else {}
    return tuple(
        Tap(voice.plain(labels.get(name, f"findings.filter_{name}")), "list", f"watch {watch}", f"{name}.1")
        for name in filters
        if name != show
    )
