"""A check while it runs, and its summary."""

from collections import defaultdict
from collections.abc import Sequence

from bot.render.titles import source_title
from bot.render.view import Tap, View
from bot.render.voice import Html, Voice, blocks, html, lines
from bot.services.outcome import Outcome, failed, looked
from data.coverage import Coverage
from data.finding import Severity
from data.places import Places

MOST_NAMED = 6


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


def summary(outcome: Outcome, target: str, places: Places, voice: Voice) -> View:
    """Say what a check came to."""
    run = outcome.run
    name = run.company.name
    stopped = voice.say("check.stopped") if outcome.stopped else Html("")
    if not run.looked:
        if outcome.stopped:
            return View(voice.say("check.stopped_empty"), ((_again(target, voice),),))
        text = voice.say("check.nothing_reached", name=name, why=reasons(failed(run.coverage), voice))
        return View(text, ((_again(target, voice),),))
    head = Html(f"<b>{html(name)}</b>")
    right = _right(outcome, places, voice)
    looked_at = Tap(voice.plain("button.looked_at"), "sources", target)
    if not outcome.open:
        text = voice.say("check.nothing_to_do", n=len(looked(run.coverage)), when=voice.moment(run.finished))
        bad = _sources(outcome, voice) if failed(run.coverage) else Html("")
        parts = (lines(head, text), bad, _changes(outcome, voice), right, stopped, voice.say("check.no_next"))
        return View(blocks(*parts), ((looked_at,),))
    body = lines(_sources(outcome, voice), _to_do(outcome, voice), _changes(outcome, voice))
    keys = (Tap(voice.plain("button.findings"), "list", target), looked_at)
    return View(blocks(lines(head, body), right, stopped), (keys,))


def reasons(rows: Sequence[Coverage], voice: Voice) -> Html:
    """Say who could not be reached and why, sources with the same reason together."""
    by_reason: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        by_reason[voice.plain(f"reach.{row.reach.value}")].append(source_title(row.source, voice))
    return Html("; ".join(f"{voice.all_of(names)}: {html(reason)}" for reason, names in by_reason.items()))


def _sources(outcome: Outcome, voice: Voice) -> Html:
    text = voice.say("check.checked", n=len(looked(outcome.run.coverage)))
    bad = failed(outcome.run.coverage)
    if not bad:
        return Html(f"{text}.")
    return Html(f"{text}, {voice.say('check.failed', n=len(bad), why=reasons(bad, voice))}.")


def _to_do(outcome: Outcome, voice: Voice) -> Html:
    counts = {level: sum(case.finding.severity is level for case in outcome.open) for level in Severity}
    parts = [voice.say(f"check.part_{level.value}", n=count) for level, count in counts.items() if count]
    return Html(f"{voice.say('check.to_do', n=len(outcome.open), parts=Html(', '.join(parts)))}.")


def _changes(outcome: Outcome, voice: Voice) -> Html:
    if outcome.since is None:
        return Html("")
    named = (("check.new", outcome.new), ("check.put_right", outcome.put_right))
    parts = [voice.say(key, n=count) for key, count in named if count]
    return voice.say("check.since", parts=Html(", ".join(parts)), day=voice.day(outcome.since)) if parts else Html("")


def _right(outcome: Outcome, places: Places, voice: Voice) -> Html:
    by_fact: dict[str, list[str]] = defaultdict(list)
    for row in outcome.run.right:
        if row.fact == "reply":
            continue
        place = places.of(row.place) or places.at(row.url)
        name = place.name if place else row.place
        name = voice.plain("place.own_site") if row.source == "website" else name
        if name not in by_fact[row.fact]:
            by_fact[row.fact].append(name)
    if not by_fact:
        return Html("")
    facts = [
        voice.say("check.right_fact", fact=voice.plain(f"noun.{fact}"), places=voice.all_of(names[:MOST_NAMED]))
        for fact, names in by_fact.items()
    ]
    return voice.say("check.right_there", facts=Html("; ".join(facts)))


def _again(target: str, voice: Voice) -> Tap:
    return Tap(voice.plain("button.try_again"), "check", target)
