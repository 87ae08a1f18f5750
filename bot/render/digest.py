"""The weekly digest: 800 characters at most, gravest things first, one line in a quiet week."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from bot.render import digest_keys as keys
from bot.render import digest_things as things
from bot.render import titles
from bot.render.titles import source_title
from bot.render.view import View
from bot.render.voice import Html, Voice, blocks, html, lines
from bot.services.digests import Section
from bot.telegram.split import clip, cut, length
from checks.digest import PLACE
from data.case import Case
from data.digest import Digest
from data.places import Places

LONGEST = 800
"""UTF-16 units of visible text."""
NAME = 60
"""Units of a company's name at most."""
MOST_NAMED = 3
MATTERS = 40
"""Weight of a place that is worth naming among those that cannot be read."""
PRAISE = 100


class Sizes(NamedTuple):
    """Units that a thing's sentence and a company's name may take."""

    sentence: int
    name: int = NAME


ROOMY = (Sizes(200), Sizes(150), Sizes(110), Sizes(80), Sizes(50), Sizes(50, NAME // 2), Sizes(40, NAME // 4))
"""From wide to narrow: the widest is taken with which all of the digest fits."""

PlacesOf = Callable[[str], Places]
Part = tuple[int, Html]
"""How soon it is left out (the highest first; 0 never), and the words."""


def digest(
    sections: Sequence[Section], places_of: PlacesOf, voice: Voice, *, team: bool = False, room: int = 0
) -> View:
    """Word the digest of a chat; a ``team`` shares the things, one person walks through them. ``room`` units are
    left for what is to stand below.
    """
    rows = keys.team(sections, voice) if team else keys.own(sections, voice)
    text, above = Html(""), _above(sections, voice)
    for sizes in ROOMY:
        text = fit([(0, above), *_told(sections, places_of, voice, sizes, team=team)], LONGEST - room)
        if length(text) <= LONGEST - room:
            return View(text, rows)
    return View(Html(cut(text, LONGEST - room)), rows)


def fit(parts: Sequence[Part], longest: int = LONGEST) -> Html:
    """Put parts together, leaving out the least important until they fit."""
    kept = [part for part in parts if part[1]]
    while length(text := blocks(*(part for _, part in kept))) > longest and any(rank for rank, _ in kept):
        kept.remove(max(reversed(kept), key=lambda part: part[0]))
    return text


def _above(sections: Sequence[Section], voice: Voice) -> Html:
    period = sections[0].digest.period
    return lines(
        voice.say("digest.preview") if period.preview else "",
        voice.say("digest.skipped") if period.skipped else "",
    )


def _told(
    sections: Sequence[Section], places_of: PlacesOf, voice: Voice, sizes: Sizes, *, team: bool = False
) -> list[Part]:
    """Return every company's parts with their ranks, and one line for all with nothing to tell."""
    if len(sections) == 1:
        return _company(sections[0].digest, places_of, voice, 1, sizes, team=team)
    quiet = [clip(section.digest.company.name, sizes.name) for section in sections if section.digest.quiet]
    parts: list[Part] = []
    number = 1
    for section in sections:
        if section.digest.quiet:
            continue
        told = _company(section.digest, places_of, voice, number, sizes, team=team)
        # A company with nothing to do comes and goes as a whole.
        parts += told if section.digest.things else [(2, blocks(*(part for _, part in told)))]
        number += section.digest.things
    return [*parts, (1, voice.say("digest.quiet_ones", names=_some(quiet, voice)))] if quiet else parts


def _company(
    digest: Digest, places_of: PlacesOf, voice: Voice, number: int, sizes: Sizes, *, team: bool = False
) -> list[Part]:
    places = places_of(digest.company.country)
    voice = Voice(voice.phrases, voice.zone, digest.company.country)
    span = things.days(digest.period.first, digest.period.last, voice)
    head = voice.say("digest.head", name=clip(digest.company.name, sizes.name), span=span)
    if digest.quiet:
        return [(0, lines(head, _quiet(digest, voice))), (7, _standing(digest, places, voice))]
    return [
        (0, lines(head, _count(digest, voice))),
        (0, things.things(digest, places, voice, number, sizes.sentence)),
        (1, _cases("digest.put_right", digest.put_right, places, voice, team=team)),
        (2, _cases("digest.came_back", digest.came_back, places, voice)),
        (3, _voices(digest, voice)),
        (4, _praise(digest, voice, team=team)),
        (5, _gaps(digest, voice)),
        (7, _rival(digest, voice)),
        (4, voice.say("digest.left_first", n=digest.left_first) if digest.left_first else Html("")),
        (6, voice.say("digest.left", n=later) if (later := digest.left - digest.left_first) else Html("")),
        (7, _standing(digest, places, voice)),
    ]


def _count(digest: Digest, voice: Voice) -> Html:
    if not digest.things:
        return voice.say("digest.nothing_later", n=digest.later) if digest.later else voice.say("digest.nothing")
    minutes = voice.say("digest.minutes", n=digest.minutes)
    key = ("digest.things_one", "digest.things_two", "digest.things_three")[digest.things - 1]
    return voice.say(key, minutes=minutes)


def _cases(key: str, cases: Sequence[Case], places: Places, voice: Voice, *, team: bool = False) -> Html:
    """Name cases by place and fact; to a team also who did it."""
    named = [_case(case, places, voice, _doer(case) if team else "") for case in cases]
    return voice.say(key, what=_some(named, voice)) if named else Html("")


def _case(case: Case, places: Places, voice: Voice, who: str) -> Html:
    place = clip(titles.place_name(case.finding.subject, places, voice), NAME)
    noun = titles.noun_word(case.finding, voice)
    if who:
        return voice.say("digest.case_by", place=place, noun=noun, who=clip(who, NAME // 2))
    return voice.say("digest.case", place=place, noun=noun)


def _doer(case: Case) -> str:
    return next((event.who for event in reversed(case.history) if event.what == "done"), "")


def _some(named: Sequence[str], voice: Voice) -> Html:
    """Name a few, and count the others."""
    left = len(named) - MOST_NAMED
    if left <= 0:
        return voice.all_of(named)
    return voice.say("value.more", value=Html(", ".join(html(one) for one in named[:MOST_NAMED])), n=left)


def _voices(digest: Digest, voice: Voice) -> Html:
    heard = digest.voices
    if not heard.people:
        return Html("")
    first = things.who_wrote(heard.people, heard.praise, heard.complaints, voice)
    topic = f"topic.{heard.topic}"
    again = voice.say("digest.topic", topic=voice.plain(topic), n=heard.times) if voice.has(topic) else ""
    return Html(" ".join(part for part in (first, again) if part))


def _rival(digest: Digest, voice: Voice) -> Html:
    """Tell what customers of a competitor are angry about."""
    one = digest.rival
    if one is None or not voice.has(f"topic.{one.topic}"):
        return Html("")
    topic = voice.plain(f"topic.{one.topic}")
    return voice.say("digest.rival", name=clip(one.name, NAME), topic=topic, n=one.times)


def _praise(digest: Digest, voice: Voice, *, team: bool) -> Html:
    """Tell the praise; one person is asked whether to pass it on, a team has it passed on by this."""
    best = digest.voices.praised
    if best is None:
        return Html("")
    named = [clip(name, NAME // 2) for name in best.names[:MOST_NAMED]]
    if team or not named:
        told = things.sentence(voice.say("digest.praise", words=things.shorter(best.words, PRAISE)))
    else:
        told = voice.say("digest.thanked", names=voice.all_of(named), n=len(named))
    return told if team else Html(f"{told} {voice.say('digest.shall_i')}")


def _gaps(digest: Digest, voice: Voice) -> Html:
    names = [source_title(gap.source, voice) for gap in digest.gaps]
    return voice.say("digest.gaps", places=_some(names, voice)) if names else Html("")


def _standing(digest: Digest, places: Places, voice: Voice) -> Html:
    known = [(gap.source, places.of(gap.source.removeprefix(PLACE))) for gap in digest.standing]
    worth = [(source, place) for source, place in known if place is None or place.weight >= MATTERS]
    names = [place.name if place else source_title(source, voice) for source, place in worth]
    return voice.say("digest.standing", places=_some(names, voice)) if names else Html("")


def _quiet(digest: Digest, voice: Voice) -> Html:
    if digest.looked_at is None:
        return voice.say("digest.quiet_unread")
    weekday = voice.weekday(digest.looked_at)
    if digest.later:
        return voice.say("digest.quiet_later", n=digest.later, looked=digest.looked, weekday=weekday)
    return voice.say("digest.quiet", n=digest.looked, weekday=weekday)
