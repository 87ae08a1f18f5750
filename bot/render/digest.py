"""The weekly digest: 800 characters at most, gravest things first, one line in a quiet week."""

from collections.abc import Callable, Sequence
from datetime import date

from babel.dates import format_interval

from bot.render import titles
from bot.render.titles import source_title
from bot.render.view import Row, Tap, View
from bot.render.voice import Html, Voice, blocks, html, lines
from bot.services.digests import Section
from bot.telegram.split import length
from data.case import Case
from data.digest import Digest, Thing
from data.finding import Kind
from data.places import Places

LONGEST = 800
"""UTF-16 units of visible text."""
MOST_NAMED = 3
QUOTE = 60
PRAISE = 100

PlacesOf = Callable[[str], Places]


def digest(sections: Sequence[Section], places_of: PlacesOf, voice: Voice, *, team: bool = False) -> View:
    """Word the digest of a chat; a ``team`` shares the things, one person walks through them."""
    parts: list[tuple[int, Html]] = [(0, _above(sections, voice)), *_told(sections, places_of, voice)]
    keys = _team_keys(sections, voice) if team else _keys(sections, voice)
    return View(fit(parts), keys)


def fit(parts: Sequence[tuple[int, Html]]) -> Html:
    """Put parts together, leaving out the least important (the highest number) until they fit."""
    kept = [part for part in parts if part[1]]
    while length(text := blocks(*(part for _, part in kept))) > LONGEST and len(kept) > 1:
        kept.remove(max(reversed(kept), key=lambda part: part[0]))
    return text


def _above(sections: Sequence[Section], voice: Voice) -> Html:
    period = sections[0].digest.period
    return lines(
        voice.say("digest.preview") if period.preview else "",
        voice.say("digest.skipped") if period.skipped else "",
    )


def _told(sections: Sequence[Section], places_of: PlacesOf, voice: Voice) -> list[tuple[int, Html]]:
    """Return every company's parts with their ranks, and one line for all with nothing to tell."""
    if len(sections) == 1:
        return _company(sections[0].digest, places_of, voice, 1)
    quiet = [section.digest.company.name for section in sections if section.digest.quiet]
    parts = []
    number = 1
    for section in sections:
        if not section.digest.quiet:
            parts += _company(section.digest, places_of, voice, number)
            number += len(section.digest.to_do)
    if quiet:
        parts.append((1, voice.say("digest.quiet_ones", names=voice.all_of(quiet))))
    return parts


def _company(digest: Digest, places_of: PlacesOf, voice: Voice, number: int) -> list[tuple[int, Html]]:
    places = places_of(digest.company.country)
    voice = Voice(voice.phrases, voice.zone, digest.company.country)
    span = days(digest.period.first, digest.period.last, voice)
    head = voice.say("digest.head", name=digest.company.name, span=span)
    if digest.quiet:
        return [(0, lines(head, _quiet(digest, voice)))]
    things = lines(*(_thing(at, thing, places, voice) for at, thing in enumerate(digest.to_do, number)))
    return [
        (0, lines(head, _count(digest, voice))),
        (0, things),
        (1, _put_right(digest.put_right, places, voice)),
        (2, _cases("digest.came_back", digest.came_back, places, voice)),
        (3, _voices(digest, voice)),
        (4, voice.say("digest.praise", words=_cut(digest.voices.best, PRAISE)) if digest.voices.best else Html("")),
        (5, _gaps(digest, voice)),
        (6, voice.say("digest.left", n=digest.left) if digest.left else Html("")),
    ]


def days(first: date, last: date, voice: Voice) -> str:
    """Write a span of days: ``7-13 December``."""
    if voice.has("date.day"):
        start = str(first.day) if (first.year, first.month) == (last.year, last.month) else voice.day(first)
        return f"{start}–{voice.day(last)}" if start.isdecimal() else f"{start} – {voice.day(last)}"
    return str(format_interval(first, last, "MMMMd", locale=voice.dates)).replace("\u2009", " ")


def _count(digest: Digest, voice: Voice) -> Html:
    if not digest.to_do:
        return voice.say("digest.nothing_later", n=digest.later) if digest.later else voice.say("digest.nothing")
    minutes = voice.say("digest.minutes", n=digest.minutes)
    key = ("digest.things_one", "digest.things_two", "digest.things_three")[len(digest.to_do) - 1]
    return voice.say(key, minutes=minutes)


def _thing(number: int, thing: Thing, places: Places, voice: Voice) -> Html:
    trouble = thing.trouble
    finding = trouble.cases[0].finding
    title = titles.trouble_title(trouble, places, voice)
    if trouble.kind is Kind.UNANSWERED and finding.evidence.quote:
        title = voice.say("digest.quoted", title=title, quote=_cut(finding.evidence.quote, QUOTE))
    if thing.places > len(trouble.cases):
        title = voice.say("digest.part", title=title, n=len(trouble.cases), all=thing.places)
    key = "digest.thing_back" if trouble.returned else "digest.thing"
    return voice.say(key, n=number, title=title, minutes=voice.say("findings.minutes", n=thing.minutes))


def _put_right(cases: Sequence[Case], places: Places, voice: Voice) -> Html:
    return _cases("digest.put_right", cases, places, voice)


def _cases(key: str, cases: Sequence[Case], places: Places, voice: Voice) -> Html:
    if not cases:
        return Html("")
    named = [
        voice.say(
            "digest.case",
            place=titles.place_name(case.finding.subject, places, voice),
            noun=titles.noun_word(case.finding, voice),
        )
        for case in cases[:MOST_NAMED]
    ]
    text, left = voice.all_of(named), len(cases) - len(named)
    return voice.say(key, what=voice.say("value.more", value=text, n=left) if left else text)


def _voices(digest: Digest, voice: Voice) -> Html:
    heard = digest.voices
    if not heard.people:
        return Html("")
    feels = [
        voice.say("digest.kindly", n=heard.praise) if heard.praise else "",
        voice.say("digest.complained", n=heard.complaints) if heard.complaints else "",
    ]
    told = [html(feel) for feel in feels if feel]
    wrote = voice.say("digest.wrote", n=heard.people)
    first = voice.say("digest.wrote_how", wrote=wrote, how=voice.all_of(told)) if told else Html(f"{wrote}.")
    topic = f"topic.{heard.topic}"
    again = voice.say("digest.topic", topic=voice.plain(topic), n=heard.times) if voice.has(topic) else ""
    return Html(" ".join(part for part in (first, again) if part))


def _gaps(digest: Digest, voice: Voice) -> Html:
    names = [source_title(gap.source, voice) for gap in digest.gaps[:MOST_NAMED]]
    return voice.say("digest.gaps", places=voice.all_of(names)) if names else Html("")


def _quiet(digest: Digest, voice: Voice) -> Html:
    if digest.looked_at is None:
        return voice.say("digest.quiet_unread")
    weekday = voice.weekday(digest.looked_at)
    if digest.later:
        return voice.say("digest.quiet_later", n=digest.later, looked=digest.looked, weekday=weekday)
    return voice.say("digest.quiet", n=digest.looked, weekday=weekday)


def _keys(sections: Sequence[Section], voice: Voice) -> tuple[Row, ...]:
    minutes = sum(section.digest.minutes for section in sections)
    if minutes:
        period = sections[0].digest.period.id
        start = voice.plain("digest.start", minutes=voice.plain("findings.minutes", n=minutes))
        return ((Tap(start, "walk", f"walk {period}", "1"),),)
    if len(sections) == 1:
        return ((Tap(voice.plain("button.looked_at"), "sources", f"watch {sections[0].watch_id}"),),)
    return ()


def _team_keys(sections: Sequence[Section], voice: Voice) -> tuple[Row, ...]:
    cases = [case for section in sections for thing in section.digest.to_do for case in thing.trouble.cases[:1]]
    period = sections[0].digest.period.id
    return tuple((team_key(at, case.taken_by, period, voice),) for at, case in enumerate(cases, 1))


def team_key(number: int, taken_by: str, period: str, voice: Voice) -> Tap:
    """Return the button by which a member of a team takes a thing on, or which says who has."""
    label = voice.plain("digest.taken", n=number, who=taken_by) if taken_by else voice.plain("digest.take", n=number)
    return Tap(label, "walktake", f"walk {period}", str(number))


def _cut(text: str, most: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most - 1].rsplit(' ', 1)[0]}…"
