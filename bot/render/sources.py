"""What was looked at, what not and why, and what a key or a permission would add."""

from collections.abc import Mapping, Sequence

from bot.render.eyes import said as by_person
from bot.render.titles import place_name, source_title
from bot.render.view import Tap, View
from bot.render.voice import Html, Voice, blocks, lines
from bot.services.outcome import UNREADABLE, failed, looked, partly, skipped, unreadable
from checks import registry
from checks.ask import SourceSettings
from checks.precision import Precision
from data.coverage import Coverage
from data.evidence import Evidence
from data.phrases import FALLBACK
from data.places import Places
from data.run import Run

MOST_TRUST = 5
"""Places of which it is told how often people put aside what was found there."""
MAX_NOTE = 60
"""Longer notes are for the log; addresses (they may hold keys) are never shown."""
WOULD_ADD = {"feeds": "sources.feeds_would", "base_url": "sources.server_would"}
"""What a source needs besides a key -> the phrase that says what it would add."""


def sources(
    name: str,
    run: Run | None,
    target: str,
    voice: Voice,
    *,
    settings: Mapping[str, SourceSettings],
    places: Places,
    seen: Mapping[str, Evidence] | None = None,
    closed: bool = False,
    trust: Sequence[Precision] = (),
) -> View:
    """Tell the coverage of the last run of a company; ``seen`` is what people saw lately, by place, ``closed`` whether
    a person may look where we cannot, ``trust`` how often people put aside what was found at a place.
    """
    if run is None:
        check = Tap(voice.plain("button.check"), "check", target)
        return View(voice.say("sources.head_never", name=name), ((check,),))
    rows = run.coverage
    head = voice.say("sources.head", name=name, when=voice.moment(run.finished))
    return View(
        blocks(
            head,
            _part("sources.read", [_row(row, _said(row, voice), voice) for row in looked(rows)], voice),
            _part("sources.unread", [_row(row, _why(row, voice), voice) for row in failed(rows)], voice),
            _part(
                "sources.skipped",
                [_row(row, _gain(row, settings, places.country, voice), voice) for row in skipped(rows)],
                voice,
            ),
            _part("sources.closed", [_closed(row, places, seen or {}, voice) for row in unreadable(rows)], voice),
            _part("sources.trust", [_trust(row, places, voice) for row in trust[:MOST_TRUST]], voice),
        ),
        (
            *([(Tap(voice.plain("eyes.tell"), "eyes", target),)] if closed else []),
            (Tap(voice.plain("keeper.list"), "keepers", target),),
        ),
    )


def _part(head: str, rows: Sequence[Html], voice: Voice) -> Html:
    return lines(voice.say(head), *rows) if rows else Html("")


def _row(row: Coverage, what: Html | str, voice: Voice) -> Html:
    return voice.say("sources.row", source=source_title(row.source, voice), what=what)


def _said(row: Coverage, voice: Voice) -> str:
    return _why(row, voice) if partly(row) else voice.plain(f"reach.{row.reach.value}")


def _why(row: Coverage, voice: Voice) -> str:
    said = voice.plain("reach.partly" if partly(row) else f"reach.{row.reach.value}")
    told = voice.phrases.language == FALLBACK and row.note and len(row.note) <= MAX_NOTE and "://" not in row.note
    return f"{said} ({row.note})" if told else said


def _noted(note: str, voice: Voice) -> str:
    """Return why nobody asked; the reasons are written in English, and every other catalogue has its own words."""
    key = f"why_not.{note}"
    if voice.has(key):
        return voice.plain(key)
    return note if voice.phrases.language == FALLBACK else voice.plain("reach.skipped")


def _gain(row: Coverage, settings: Mapping[str, SourceSettings], country: str, voice: Voice) -> str:
    known = registry.sources.get(row.source)
    if known is None:
        return _noted(row.note, voice)
    own = settings.get(row.source, SourceSettings())
    if not own.enabled:
        return voice.plain("sources.switched_off")
    if known.countries and country not in known.countries:
        return voice.plain("sources.wrong_country")
    closed = known.key == "needed" and not (own.key and all(own.options.get(name) for name in known.options))
    missing = "sources.key_would" if closed else WOULD_ADD.get(known.needs)
    if missing is None:
        return _noted(row.note, voice)
    return voice.plain(missing, kinds=voice.all_of([voice.plain(f"sources.kind_{kind}") for kind in known.shows]))


def _closed(row: Coverage, places: Places, seen: Mapping[str, Evidence], voice: Voice) -> Html:
    place = places.of(row.source.removeprefix(UNREADABLE))
    name = place.name if place else row.source.removeprefix(UNREADABLE)
    if place is not None and place.id in seen:
        return voice.say("sources.row", source=name, what=by_person(seen[place.id], voice))
    return voice.say("sources.row", source=name, what=_noted(row.note, voice))


def _trust(row: Precision, places: Places, voice: Voice) -> Html:
    wrong = [
        voice.say(key, n=count)
        for key, count in (("sources.trust_another", row.another), ("sources.trust_as_it_is", row.as_it_is))
        if count
    ]
    place = place_name(row.case.finding.subject, places, voice)
    said = voice.all_of(wrong) if wrong else voice.say("sources.trust_none")
    return voice.say("sources.trust_row", n=row.found, place=place, wrong=said)
