"""The question for hours on public holidays, and what was answered."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.render.digest_things import days
from bot.render.special import BACK, row
from bot.render.values import times
from bot.render.view import Row, Tap, View, Visit, visitable
from bot.render.voice import Html, Voice, blocks, html, lines
from bot.render.walk import step
from data.company import Company
from data.digest import Holidays
from data.places import Place
from data.week import SpecialDay

EXAMPLE = ((600, 840),)
"""From ten to two."""


def ask(group: Holidays, company: Company, watch: str, voice: Voice, *, back: str = "", name_it: bool = False) -> View:
    """Ask for the hours of a group of days; ``back`` is its step in the walk through a digest."""
    week = company.hours.days if company.hours else ()
    rows = [_row(day, week[day.weekday()] or (), voice) for day in group.days if week]
    head = lines(voice.say("holidays.ask", span=days(group.first, group.last, voice)), company.name if name_it else "")
    keys = [
        (Tap(voice.plain(label), "dayhours", _target(group, watch), f"{said}~{back}"),)
        for label, said in (("holidays.closed", "closed"), ("holidays.as_usual", "usual"), ("holidays.own", "own"))
    ]
    walking = step(back)
    above = walking.head(voice) if walking else ""
    return View(blocks(above, head, lines(voice.say("holidays.usual"), *rows)), (*keys, _out(watch, voice, back)))


def write(group: Holidays, voice: Voice, *, refused: str = "") -> View:
    """Ask for the hours in writing, once more where what was ``refused`` could not be read."""
    shown = example(group, voice)
    text = voice.say("holidays.write", example=shown)
    if refused:
        text = voice.say("holidays.refused", text=refused[:100], example=shown)
    return View(lines(text, voice.say("facts.answer_here")), placeholder=voice.plain("facts.is_hours"))


def kept(
    told: Mapping[date, SpecialDay],
    group: Holidays,
    watch: str,
    where: Sequence[tuple[Place, str]],
    voice: Voice,
    *,
    back: str = "",
) -> View:
    """Say back what was answered, day by day, and where to enter it."""
    rows = [_row(day, one.intervals, voice) for day, one in told.items()]
    visits = [(Visit(voice.plain("button.open", place=place.name), url),) for place, url in where if visitable(url)]
    change = Tap(voice.plain("holidays.change"), "dayhours", _target(group, watch), f"ask~{back}")
    walking = step(back)
    above = walking.head(voice) if walking else ""
    enter = voice.say("holidays.enter") if visits else ""
    return View(
        blocks(above, lines(voice.say("holidays.kept"), *rows), enter), (*visits, (change, *_out(watch, voice, back)))
    )


def _out(watch: str, voice: Voice, back: str) -> Row:
    """Return the button that leads on in a digest, or back to the hours on days to come."""
    walking = step(back)
    if walking:
        return (walking.onward(voice),)
    return (Tap(voice.plain("button.back"), "holidays", f"watch {watch}"),) if back == BACK else ()


def example(group: Holidays, voice: Voice) -> str:
    """Return an answer as it might be written."""
    first, *rest = group.days
    hours = times(EXAMPLE, voice)
    if not rest:
        return hours
    return f"{voice.day(first)} {hours}, {days(rest[0], rest[-1], voice)} {voice.plain('value.closed')}"


def _row(day: date, hours: Sequence[tuple[int, int]], voice: Voice) -> Html:
    return html(row(SpecialDay(first=day, last=day, intervals=tuple(hours)), voice))


def _target(group: Holidays, watch: str) -> str:
    return f"watch {watch} {group.first.isoformat()}"
