"""The things to do in a digest, one line each."""

import re
from datetime import date
from functools import lru_cache

from babel import Locale
from babel.dates import format_interval

from bot.render import titles, waiting
from bot.render.voice import Html, Voice, lines
from bot.telegram.split import clip, cut
from checks.cases import is_late
from data.digest import HOLIDAY_MINUTES, Digest, Thing
from data.finding import Kind
from data.places import Places

NAME = 30
"""UTF-16 units of a keeper's name."""
QUOTE = 60
"""Characters of somebody's words."""


def things(digest: Digest, places: Places, voice: Voice, number: int, most: int) -> Html:
    """Return the things of one company, counted from ``number``, each sentence within ``most`` units."""
    rows = [_thing(at, thing, places, voice, most) for at, thing in enumerate(digest.to_do, number)]
    if digest.holidays:
        span = days(digest.holidays.first, digest.holidays.last, voice)
        ask = voice.say("digest.hours_ask", span=span)
        minutes = voice.say("findings.minutes", n=HOLIDAY_MINUTES)
        rows.append(voice.say("digest.thing", n=number + len(rows), title=ask, minutes=minutes))
    return lines(*rows)


def days(first: date, last: date, voice: Voice) -> str:
    """Write a span of days: ``7-13 December``."""
    if first == last:
        return voice.day(first)
    if voice.has("date.day"):
        if (first.year, first.month) != (last.year, last.month):
            return f"{voice.day(first)} – {voice.day(last)}"
        dot = "." if voice.plain("date.day").startswith("d.") else ""
        return f"{first.day}{dot}–{voice.day(last)}"
    return _interval(first, last, voice.dates)


@lru_cache(maxsize=64)
def _interval(first: date, last: date, locale: Locale) -> str:
    """One Monday morning asks ten thousand times for the same week."""
    return str(format_interval(first, last, "MMMMd", locale=locale)).replace("\u2009", " ")


def who_wrote(people: int, praise: int, complaints: int, voice: Voice) -> Html:
    """Say how many wrote of the company, and how it felt."""
    wrote = voice.say("digest.wrote", n=people)
    for key, count in (("digest.all_kindly", praise), ("digest.all_complained", complaints)):
        if count == people:
            return voice.say(key, wrote=wrote, n=people)
    how = [
        voice.say(key, n=count)
        for key, count in (("digest.kindly", praise), ("digest.complained", complaints))
        if count
    ]
    return voice.say("digest.wrote_how", wrote=wrote, how=voice.all_of(how)) if how else Html(f"{wrote}.")


def shorter(text: str, most: int) -> str:
    """Return the beginning of a text, cut between words."""
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most - 1].rsplit(' ', 1)[0].rstrip(' .,;:')}…"


def _thing(number: int, thing: Thing, places: Places, voice: Voice, most: int) -> Html:
    trouble = thing.trouble
    finding = trouble.cases[0].finding
    title = titles.trouble_title(trouble, places, voice)
    if thing.waited is not None:
        title = waiting.title(finding, thing.waited, places, voice)
    if trouble.kind is Kind.UNANSWERED and finding.evidence.quote:
        title = Html(cut(title, most))
        title = voice.say("digest.quoted", title=title, quote=shorter(finding.evidence.quote, min(QUOTE, most)))
    if thing.places > len(trouble.cases):
        title = voice.say("digest.part", title=title, n=len(trouble.cases), all=thing.places)
    title = sentence(Html(cut(title, most)))
    if thing.reply:
        title = Html(f"{title} {sentence(voice.say('digest.drafted'))}")
    if thing.keeper:
        title = Html(f"{title} {voice.say('keeper.has', who=clip(thing.keeper, NAME))}")
    late = "digest.thing_late" if any(map(is_late, trouble.cases)) else "digest.thing"
    key = "digest.thing_back" if trouble.returned else late
    return voice.say(key, n=number, title=title, minutes=voice.say("findings.minutes", n=thing.minutes))


def sentence(text: Html) -> Html:
    """End a sentence, unless the words quoted in it have done so."""
    return text if re.search(r"[.!?…][”»]?$", text) else Html(f"{text}.")
