"""One case: what is shown, what is right, why it matters, and what to do with it."""

from datetime import datetime

from bot.render import keeper as looks_after
from bot.render import titles
from bot.render.back import again
from bot.render.elsewhere import elsewhere
from bot.render.history import event_line
from bot.render.history import who as who_did
from bot.render.rank import why_first
from bot.render.shows import SOUGHT, shows
from bot.render.view import Row, Tap, View, Visit, page_of, rows, visitable
from bot.render.voice import Html, Voice, blocks, html, lines
from bot.render.walk import step
from checks import spots
from checks.cases import UNDO_FOR, UNTIL_IT_CHANGES, is_snoozed
from checks.glances import weekly
from data.case import Case, CaseState
from data.company import Company
from data.finding import Finding, Kind
from data.keeper import CHECK, Keeper
from data.places import Places
from data.watch import Verdict

BY_PEOPLE = ("taken", "undone", "snoozed", "woken")
"""The last change of an open case that its card tells with its time."""
SEVERAL = ("phone", "email", "name")
"""What a company may have more than one of."""


def card(
    case: Case,
    company: Company,
    watch: str,
    places: Places,
    voice: Voice,
    *,
    now: datetime,
    back: str = "",
    lead: Html | str = "",
    note: Html | str = "",
    name_it: bool = False,
    team: bool = False,
    keeper: Keeper | None = None,
) -> View:
    """Show a case. ``back`` is the page of the list it was opened from, or its step in a digest; ``lead`` stands
    above it, ``note`` (what just happened) below its title; a ``team`` shares the work.
    """
    finding, back = case.finding, page_of(back)
    place = titles.place_name(finding.subject, places, voice)
    head = Html(f"<b>{titles.title(finding, places, voice)}</b>")
    if name_it:
        head = lines(head, company.name)
    if case.state is not CaseState.OPEN:
        kept = looks_after.line(keeper, voice) if finding.check == CHECK else ""
        body: tuple[str, ...] = (lines(_settled(case, place, voice), kept),)
    elif is_snoozed(case, now):
        body = (lines(_sleeps(case, voice), _last(case, voice)),)
    else:
        taken = voice.say("card.has_it", who=case.taken_by) if case.taken_by else ""
        body = (
            again(case, voice),
            lines(_urgency(case, voice), looks_after.line(keeper, voice), taken, _last(case, voice)),
            lines(shows(case, places, voice), elsewhere(finding, places, voice)),
            _why(case, places, voice),
            _doubts(case, company, voice),
        )
    walking = step(back)
    lead = lead or (walking.head(voice) if walking else "")
    spot = spots.of_finding(finding, company, places) if finding.check == CHECK else None
    ask = looks_after.opener(spot, watch, voice, origin=case.key, arg=back) if spot else None
    keys = _keys(case, place, watch, voice, now=now, back=back, team=team, ask=ask)
    return View(blocks(lead, head, note, *body), keys)


def verdicts(case: Case, watch: str, places: Places, voice: Voice, *, back: str = "") -> View:
    """Ask what is not right about a case."""
    back = page_of(back)
    target = f"case {watch} {case.key}"
    head = Html(f"<b>{titles.title(case.finding, places, voice)}</b>")
    keys = [
        Tap(voice.plain(f"verdict.{verdict.value}"), "verdict", target, f"{verdict.value}~{back}")
        for verdict in offered(case)
    ]
    out = Tap(voice.plain("button.back"), "card", target, back)
    return View(blocks(head, voice.say("verdict.ask")), (*((key,) for key in keys), (out,)))


def laters(case: Case, watch: str, places: Places, voice: Voice, *, back: str = "") -> View:
    """Ask until when a case is to be hidden."""
    back = page_of(back)
    target = f"case {watch} {case.key}"
    head = Html(f"<b>{titles.title(case.finding, places, voice)}</b>")
    spans = ("day", "week", "month", "change")
    keys = rows(Tap(voice.plain(f"later.{span}"), "snooze", target, f"{span}~{back}") for span in spans)
    return View(blocks(head, voice.say("later.ask")), (*keys, (Tap(voice.plain("button.back"), "card", target, back),)))


def offered(case: Case) -> list[Verdict]:
    """Return the ways in which a finding can be not right."""
    finding = case.finding
    ours = finding.kind is Kind.INACCURATE and titles.noun(finding) in SEVERAL and finding.found
    another = finding.kind is not Kind.MISSING and finding.subject.source not in ("website", "person")
    return [
        *([Verdict.OURS_TOO] if ours else []),
        *([Verdict.ANOTHER] if another else []),
        Verdict.AS_IT_IS,
    ]


def can_undo(case: Case, now: datetime) -> bool:
    """Whether a person's "done" can still be taken back."""
    last = next((event.at for event in reversed(case.history) if event.what == "done"), None)
    return case.state is CaseState.DONE and last is not None and now - last <= UNDO_FOR


def _just_dismissed(case: Case, now: datetime) -> bool:
    last = next((event.at for event in reversed(case.history) if event.what == "dismissed"), None)
    return last is not None and now - last <= UNDO_FOR


def _urgency(case: Case, voice: Voice) -> Html:
    finding = case.finding
    takes = voice.say("card.takes", n=titles.minutes_of(finding))
    urgency, kind = titles.urgency(finding, voice), titles.kind(finding, voice)
    return voice.say("card.urgency", urgency=urgency, kind=kind, minutes=takes)


def _why(case: Case, places: Places, voice: Voice) -> Html:
    return lines(titles.why(case.finding, voice), titles.advice(case.finding, places, voice))


def _doubts(case: Case, company: Company, voice: Voice) -> Html:
    finding = case.finding
    fact = titles.FACTS.get(titles.noun(finding), "")
    leans = finding.kind is Kind.INACCURATE and fact and finding.expected is not None and not company.confirmed(fact)
    return lines(
        _leans_on(company, fact, voice) if leans else "",
        voice.say("card.unsure") if titles.in_doubt(finding) else "",
        voice.say("card.weekly") if weekly(finding) else "",
    )


def _leans_on(company: Company, fact: str, voice: Voice) -> Html:
    origin = company.origins.get(fact)
    if origin is None or origin.source == "website":
        return voice.say("card.from_page")
    return voice.say("card.from_source", source=titles.source_title(origin.source, voice))


def _sleeps(case: Case, voice: Voice) -> Html:
    if case.snoozed_until is None or case.snoozed_until == UNTIL_IT_CHANGES:
        return voice.say("later.until_change")
    return voice.say("later.until", day=voice.day(case.snoozed_until))


def _last(case: Case, voice: Voice) -> Html:
    """Say who changed an open case last, and when."""
    last = case.history[-1] if case.history else None
    if last is None or last.what not in BY_PEOPLE:
        return Html("")
    return Html(f"<i>{event_line(last, voice)}</i>")


def _settled(case: Case, place: str, voice: Voice) -> Html:
    last = case.history[-1] if case.history else None
    who = (who_did(last, voice) if last else "") or voice.plain("card.somebody")
    day = voice.day(last.at if last else case.last_seen)
    if case.state is CaseState.DISMISSED:
        note = last.note if last else ""
        reason = voice.plain(f"verdict.why_{note}") if voice.has(f"verdict.why_{note}") else note
        return voice.say("card.dismissed", who=who, day=day, why=reason)
    if case.state is CaseState.CLOSED:
        return voice.say("keeper.case_closed" if case.finding.check == CHECK else "card.closed", day=day)
    if case.on_word or case.look_again_at is None:
        told = case.finding.subject.source == "person"
        return voice.say("card.done_told") if told else voice.say("card.done_on_word", place=place)
    done = next((event for event in reversed(case.history) if event.what == "done"), last)
    return voice.say(
        "card.done_by",
        who=(who_did(done, voice) if done else "") or who,
        day=voice.day(done.at if done else case.last_seen),
        weekday=voice.weekday(case.look_again_at),
    )


def _keys(
    case: Case, place: str, watch: str, voice: Voice, *, now: datetime, back: str, team: bool, ask: Tap | None = None
) -> tuple[Row, ...]:
    """Return what can be done with a case; ``ask`` stands in the place of "done" where only a name settles it."""
    target = f"case {watch} {case.key}"
    more = Tap(voice.plain("button.more"), "more", target, back)
    walking = step(back)
    out: Row = (Tap(voice.plain("button.back"), "list", f"watch {watch}", back),) if back else ()
    if walking is not None:
        out = (walking.onward(voice),)
    if case.state is not CaseState.OPEN and not back:
        out = (Tap(voice.plain("button.findings"), "list", f"watch {watch}"),)
    if case.state is CaseState.OPEN and is_snoozed(case, now):
        return ((Tap(voice.plain("button.bring_back"), "wake", target, back), more), out)
    if case.state is CaseState.OPEN:
        url = case.finding.edit_url or case.finding.evidence.url or case.finding.subject.url
        door = voice.plain("keeper.claim") if ask else voice.plain("button.open", place=place)
        visit = (Visit(door, url),) if visitable(url) else ()
        done = ask or Tap(voice.plain("button.done"), "done", target, back)
        wrong = Tap(voice.plain("button.not_right"), "wrong", target, back)
        later = Tap(voice.plain("button.later"), "later", target, back)
        mine = (Tap(voice.plain("button.take_over"), "mine", target, f"over~{back}"),)
        if not case.taken_by:
            mine = (Tap(voice.plain("button.take"), "mine", target, f"~{back}"),)
        if case.finding.kind is Kind.UNANSWERED:
            draft: Row = (Tap(voice.plain("draft.button"), "draft", target, back),)
            return (draft, (*visit, done), (*mine, more) if team else (later, more), out)
        return ((*visit, done), (later, *mine, more) if team else (wrong, later, more), out)
    if case.finding.kind is Kind.UNANSWERED and case.state is not CaseState.DISMISSED:
        out = (Tap(voice.plain("heard.what_to_change"), "change", target), *out)
    if can_undo(case, now):
        return ((Tap(voice.plain("button.undo"), "undo", target, back), more), out)
    if case.state is CaseState.DISMISSED:
        label = "button.undo" if _just_dismissed(case, now) else "button.bring_back"
        return ((Tap(voice.plain(label), "revert", target, back), more), out)
    return ((more,), out)


def proof(
    case: Case,
    watch: str,
    places: Places,
    voice: Voice,
    *,
    now: datetime,
    back: str = "",
    note: str = "",
    team: bool = False,
    more: Row = (),
) -> View:
    """Show what a case leans on: the words, where and when; its history; why it ranks as it does.

    What the card has no room for can be pressed here.
    """
    finding, seen, back = case.finding, case.finding.evidence, page_of(back)
    target = f"case {watch} {case.key}"
    quote = _quote(finding, voice)
    facts = lines(
        voice.say("more.page", title=seen.title) if seen.title else "",
        voice.say("more.address", url=seen.url) if seen.url else "",
        voice.say("more.fetched", when=voice.moment(seen.seen_at))
        if seen.seen_by == "goodname"
        else voice.say("more.told", who=seen.seen_by, when=voice.moment(seen.seen_at)),
        voice.say("more.seen", first=voice.day(case.first_seen), last=voice.day(case.last_seen)),
        voice.say("more.hash", hash=seen.sha256[:8]) if seen.sha256 else "",
    )
    rank = why_first(finding, voice, now)
    history = (
        lines(voice.say("more.history"), *(event_line(event, voice) for event in case.history[-8:]))
        if case.history
        else ""
    )
    keys: tuple[Row, ...] = (
        (Tap(voice.plain("button.back"), "card", target, back),)
        if finding.subject.source in ("person", "eyes", "keeper")
        else (
            Tap(voice.plain("more.look_again"), "again", target, back),
            Tap(voice.plain("button.back"), "card", target, back),
        ),
    )
    if (finding.kind is Kind.UNANSWERED or team) and case.state is CaseState.OPEN:
        wrong = Tap(voice.plain("button.not_right"), "wrong", target, back)
        later = Tap(voice.plain("button.later"), "later", target, back)
        keys = ((wrong, later) if team and finding.kind is Kind.UNANSWERED else (wrong,), *keys)
    keys = (more, *keys)
    head = voice.say("more.head", title=titles.title(finding, places, voice))
    return View(blocks(head, note, quote, facts, rank, history), keys)


def _quote(finding: Finding, voice: Voice) -> Html:
    """Show the words a case leans on; of an absence, who was asked."""
    said = finding.evidence.quote
    if not said:
        return titles.no_quote(finding, voice)
    if titles.noun(finding) in SOUGHT:
        asked = [titles.source_title(source, voice) for source in said.split(", ")]
        return lines(voice.say("more.no_quote"), voice.say("more.asked", places=voice.all_of(asked)))
    return lines(voice.say("more.quote_head"), Html(f"<blockquote expandable>{html(said[:800])}</blockquote>"))
