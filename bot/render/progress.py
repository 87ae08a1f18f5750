"""A check while it runs, and its summary."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from bot.render.titles import source_title, trouble_title
from bot.render.view import Tap, View
from bot.render.voice import Html, Voice, blocks, html, lines
from bot.services.outcome import Outcome, failed, looked, partly
from data.coverage import Coverage
from data.finding import Severity
from data.places import Places

MOST_NAMED = 6
MOST_NEWS = 3
"""Changes that a summary names."""
MOST_RIGHT = 4
"""Facts that a summary tells to be right."""


def progress(name: str, total: int, rows: Sequence[Coverage], target: str, voice: Voice) -> View:
    """Say how far a check has come."""
    head = voice.say("check.going", name=name, done=min(len(rows), total), n=total)
    read = _named("check.read", [row.source for row in rows if row.reach.looked], voice)
    silent = _named("check.silent", [row.source for row in failed(tuple(rows))], voice)
    return View(lines(head, read, silent), ((Tap(voice.plain("button.stop"), "stop", target),),))


def _named(key: str, sources: Sequence[str], voice: Voice) -> Html:
    if not sources:
        return Html("")
    names = [source_title(source, voice) for source in sources[:MOST_NAMED]]
    text = voice.all_of(names)
    left = len(sources) - len(names)
    return voice.say(key, places=voice.say("value.more", value=text, n=left) if left else text)


def summary(outcome: Outcome, target: str, places: Places, voice: Voice, *, next_look: datetime | None = None) -> View:
    """Say what a check came to, and when the next one comes by itself."""
    run = outcome.run
    name = run.company.name
    stopped = voice.say("check.stopped") if outcome.stopped else Html("")
    if not run.looked:
        if outcome.stopped:
            return View(voice.say("check.stopped_empty"), ((_again(target, voice),),))
        text = voice.say("check.nothing_reached", name=name, why=reasons(failed(run.coverage), voice))
        return View(text, ((_again(target, voice),),))
    head = Html(f"<b>{html(name)}</b>")
    news, right = _news(outcome, places, voice), _right(outcome, places, voice)
    looked_at = Tap(voice.plain("button.looked_at"), "sources", target)
    if not outcome.to_do:
        text = _nothing(outcome, voice)
        bad = _sources(outcome, voice) if failed(run.coverage) else _partly(outcome, voice)
        parts = (lines(head, text), bad, _changes(outcome, voice), news, right, stopped, next_time(next_look, voice))
        return View(blocks(*parts), ((looked_at,),))
    body = lines(_sources(outcome, voice), _to_do(outcome, voice), _changes(outcome, voice))
    keys = (Tap(voice.plain("button.findings"), "list", target), looked_at)
    return View(blocks(lines(head, body), news, right, stopped), (keys,))


def _nothing(outcome: Outcome, voice: Voice) -> Html:
    """Say that nothing is to do; all was right only where nothing waits for a second look or for later."""
    run, claimed, put_off = outcome.run, outcome.claimed, outcome.put_off
    key = "check.nothing_more" if claimed or put_off else "check.nothing_to_do"
    again = [case.look_again_at for one in claimed for case in one.cases if case.look_again_at is not None]
    return lines(
        voice.say(key, n=len(looked(run.coverage)), when=voice.moment(run.finished)),
        voice.say("check.claimed", n=len(claimed), weekday=voice.weekday(min(again))) if again else "",
        voice.say("check.put_off", n=len(put_off)) if put_off else "",
    )


def next_time(at: datetime | None, voice: Voice) -> Html:
    """Say when the next check comes; None where none comes by itself."""
    if at is None:
        return voice.say("check.no_next")
    return voice.say("check.next", weekday=voice.weekday(at), day=voice.day(at))


def reasons(rows: Sequence[Coverage], voice: Voice) -> Html:
    """Say who could not be reached and why, sources with the same reason together."""
    by_reason: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        by_reason[voice.plain(f"reach.{row.reach.value}")].append(source_title(row.source, voice))
    return Html("; ".join(f"{voice.all_of(names)}: {html(reason)}" for reason, names in by_reason.items()))


def _sources(outcome: Outcome, voice: Voice) -> Html:
    text = voice.say("check.checked", n=len(looked(outcome.run.coverage)))
    bad = failed(outcome.run.coverage)
    end = f", {voice.say('check.failed', n=len(bad), why=reasons(bad, voice))}." if bad else "."
    return lines(Html(f"{text}{end}"), _partly(outcome, voice))


def _partly(outcome: Outcome, voice: Voice) -> Html:
    """Name what was not read whole."""
    return _named("check.partly", [row.source for row in outcome.run.coverage if partly(row)], voice)


def _to_do(outcome: Outcome, voice: Voice) -> Html:
    troubles = outcome.to_do
    counts = {level: sum(one.severity is level for one in troubles) for level in Severity}
    parts = [voice.say(f"check.part_{level.value}", n=count) for level, count in counts.items() if count]
    return Html(f"{voice.say('check.to_do', n=len(troubles), parts=Html(', '.join(parts)))}.")


def _changes(outcome: Outcome, voice: Voice) -> Html:
    if outcome.since is None:
        return Html("")
    named = (("new", outcome.new), ("put_right", outcome.put_right), ("returned", outcome.returned))
    parts = [voice.say(f"check.{key}", n=len(some)) for key, some in named if some]
    return voice.say("check.since", parts=Html(", ".join(parts)), day=voice.day(outcome.since)) if parts else Html("")


def _news(outcome: Outcome, places: Places, voice: Voice) -> Html:
    """Name what changed since the last check, a line each: of every sort the first, then the rest in turn."""
    if outcome.since is None:
        return Html("")
    sorts = (("returned", outcome.returned), ("new", outcome.new), ("put_right", outcome.put_right))
    ranked = sorted((at, row, key, one) for row, (key, some) in enumerate(sorts) for at, one in enumerate(some))
    whole = {one.key: one for one in outcome.to_do}
    told = [
        voice.say(
            f"check.news_{key}",
            title=trouble_title(whole.get(one.key, one) if len(one.cases) > 1 else one, places, voice),
        )
        for _, _, key, one in ranked[:MOST_NEWS]
    ]
    return lines(*dict.fromkeys(told))


def _right(outcome: Outcome, places: Places, voice: Voice) -> Html:
    """Say in how many places each fact is right."""
    by_fact: dict[str, set[str]] = defaultdict(set)
    for row in outcome.run.right:
        if row.fact != "reply":
            place = places.of(row.place) or places.at(row.url)
            by_fact[row.fact].add(place.name if place else row.place)
    facts = sorted(by_fact, key=lambda fact: (-len(by_fact[fact]), fact))
    said = [
        voice.say("check.right_count", fact=voice.plain(f"noun.{fact}"), n=len(by_fact[fact]))
        for fact in facts[:MOST_RIGHT]
    ]
    return voice.say("check.right_there", facts=voice.all_of(said)) if said else Html("")


def _again(target: str, voice: Voice) -> Tap:
    return Tap(voice.plain("button.try_again"), "check", target)
