"""How far we could see."""

from bot.render.report.marks import el, items, plain, section
from bot.render.titles import source_title
from bot.render.voice import Html, Voice
from bot.services.outcome import UNREADABLE, failed, looked, unreadable
from data.places import Places
from data.report import Looks, Report


def part(report: Report, places: Places, voice: Voice) -> Html:
    """Return what was read in this time, and what could not be and why."""
    looks = report.looks
    if looks.last is None:
        return section(voice.say("report.coverage"), el("p", voice.say("report.never")))
    return section(
        voice.say("report.coverage"),
        el("p", voice.say("report.weeks", n=looks.looked, all=looks.weeks)),
        el("p", voice.say("report.last", when=voice.full_day(looks.last))),
        _rows(looks, places, voice) if looks.rows else _week(looks, voice),
    )


def _rows(looks: Looks, places: Places, voice: Voice) -> Html:
    read = [source_title(row.source, voice) for row in looked(looks.rows)]
    unread = [
        voice.say("report.unread", source=source_title(row.source, voice), why=voice.plain(f"reach.{row.reach.value}"))
        for row in failed(looks.rows)
    ]
    closed = [_place(row.source.removeprefix(UNREADABLE), places) for row in unreadable(looks.rows)]
    return Html(
        el("h3", plain(voice.say("sources.read")))
        + el("p", voice.all_of(read))
        + (el("h3", plain(voice.say("sources.unread"))) + items(*unread) if unread else "")
        + (el("h3", plain(voice.say("sources.closed"))) + el("p", voice.all_of(closed)) if closed else "")
    )


def _place(name: str, places: Places) -> str:
    known = places.of(name)
    return known.name if known else name


def _week(looks: Looks, voice: Voice) -> Html:
    unread = [source_title(name, voice) for name in looks.unread]
    return Html(
        el("p", voice.say("report.read_count", n=looks.read))
        + (el("h3", plain(voice.say("sources.unread"))) + el("p", voice.all_of(unread)) if unread else "")
    )
