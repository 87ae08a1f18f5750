"""Hours on days to come: what they are compared with, what the web says, and which holidays can be told."""

from collections.abc import Iterable

from babel.dates import format_date, format_interval

from bot.render.digest_things import days
from bot.render.values import times
from bot.render.view import Tap, View, rows
from bot.render.voice import Html, Voice, blocks, html, lines
from bot.services.holidays import Coming
from data import urls
from data.digest import Holidays
from data.places import Places
from data.week import SpecialDay

MOST_DAYS = 8
"""Days, or spans of them, that one place is quoted with."""
MOST_PLACES = 4
BACK = "facts.1"
"""What the buttons of a question carry along that was opened from here."""


def row(day: SpecialDay, voice: Voice) -> str:
    """Write the hours of a day, or of a span of equal days, as plain text."""
    named = days(day.first, day.last, voice)
    if day.first == day.last:
        named = f"{format_date(day.first, 'EEE', locale=voice.dates)} {named}"
    return voice.plain("holidays.row", day=named, hours=times(day.intervals, voice))


def page(name: str, found: Coming, watch: str, places: Places, voice: Voice, *, origin: str, confirmed: bool) -> View:
    """Show what is known of days to come, and a button for each of the next holidays.

    ``origin`` says where what is compared with comes from; where no person ``confirmed`` it, it was read from pages
    that need no quoting again.
    """
    target = f"watch {watch}"
    ours = [voice.say("special.mine", origin=origin), *_rows(found.ours, voice)]
    said: dict[str, list[SpecialDay]] = {}
    for url, there in found.shown:
        if not confirmed and set(there) <= set(found.ours):
            continue
        place = places.at(url)
        said.setdefault(place.name if place else urls.host(url), []).extend(there)
    shown = [
        lines(voice.say("special.read", place=place), *_rows(dict.fromkeys(there), voice))
        for place, there in list(said.items())[:MOST_PLACES]
    ]
    keys = [
        Tap(_short(one, voice), "dayhours", f"{target} {one.first.isoformat()}", f"ask~{BACK}") for one in found.groups
    ]
    return View(
        blocks(
            voice.say("special.head", name=name),
            lines(*ours) if found.ours else voice.say("special.none"),
            *shown,
            voice.say("special.ask" if keys else "special.no_groups"),
        ),
        (*rows(keys), (Tap(voice.plain("button.back"), "facts", target),)),
    )


def _short(group: Holidays, voice: Voice) -> str:
    """Write a span of days for a button: by the names of months, or by their numbers where those are long."""
    named = str(format_interval(group.first, group.last, "MMMd", locale=voice.dates)).replace("\u2009", " ")
    return min(named, " – ".join(dict.fromkeys((voice.day(group.first), voice.day(group.last)))), key=len)


def _rows(there: Iterable[SpecialDay], voice: Voice) -> list[Html]:
    return [html(row(day, voice)) for day in list(there)[:MOST_DAYS]]
