"""Hours on public holidays, for a whole group of days at once: closed, as usual, or as the owner writes them."""

from dataclasses import dataclass
from datetime import date

from bot.handlers import registry
from bot.handlers.findings import watch_of
from bot.handlers.turn import Turn, voice_of
from bot.render import holidays as render
from bot.render import special
from bot.render.facts import origin
from bot.render.view import View, page_of
from bot.services import checking, holidays, watching
from bot.services.roles import Right
from bot.services.watching import Known
from checks import free_days
from data.digest import Holidays
from data.hours_dated import read_days
from data.week import SpecialDay
from data.when import local_day

OWN = "dayhours"
"""The open question for hours in writing."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose hours are asked for, and on which days."""

    known: Known
    group: Holidays


async def question(turn: Turn, watch_id: str, first: date, back: str = "") -> View | None:
    """Return the question for a group of days; None when they are over."""
    known = await watching.known(turn.parts, watch_id)
    group = await holidays.group_of(turn.parts, known.company, first) if known else None
    if known is None or group is None:
        return None
    voice = voice_of(turn.chat, known.company.country)
    return render.ask(group, known.company, watch_id, voice, back=back, name_it=len(turn.chat.watches) > 1)


async def answered(turn: Turn, watch_id: str, first: date) -> bool:
    """Whether a group of days needs no asking: its hours are told, or it is over."""
    known = await watching.known(turn.parts, watch_id)
    group = await holidays.group_of(turn.parts, known.company, first) if known else None
    return known is None or group is None or len(holidays.told(known.company, group)) == len(group.days)


@registry.tap("holidays")
async def listing(turn: Turn) -> None:
    """Show what is known of the hours on days to come, and the holidays they can be told of."""
    known = await watch_of(turn)
    if known is None:
        await turn.out_of_date()
        return
    await turn.toast()
    company, watch_id = known.company, known.watch.id
    found = await holidays.coming(turn.parts, watch_id, company, local_day(turn.parts.clock(), turn.chat.zone))
    voice, places = voice_of(turn.chat, company.country), turn.parts.places(company.country)
    said, confirmed = origin(company, holidays.FACT, voice), company.confirmed(holidays.FACT)
    await turn.edit(special.page(company.name, found, watch_id, places, voice, origin=said, confirmed=confirmed))


@registry.tap("dayhours", role=Right.FACTS)
async def answer(turn: Turn) -> None:
    """Take the answer that was pressed."""
    found = await _asked(turn)
    said, _, back = turn.arg.partition("~")
    back = page_of(back)
    if found is None:
        await turn.out_of_date()
        return
    group, company, watch_id = found.group, found.known.company, found.known.watch.id
    voice = voice_of(turn.chat, company.country)
    if said == "own":
        await turn.ask_for(OWN, render.write(group, voice), target=turn.target, arg=back)
    elif said == "ask":
        name_it = len(turn.chat.watches) > 1
        await turn.edit(render.ask(group, company, watch_id, voice, back=back, name_it=name_it))
    elif said in ("closed", "usual"):
        days = free_days.closed(group) if said == "closed" else free_days.usual(company, group)
        await turn.toast()
        view = await _keep(turn, found, days, back)
        await turn.edit(view)
    else:
        await turn.out_of_date()


@registry.answer(OWN, role=Right.FACTS)
async def written(turn: Turn) -> None:
    """Take the hours that the owner wrote: shown back day by day, or refused with an example."""
    turn.target, back = (turn.question.target, turn.question.arg) if turn.question else ("", "")
    found = await _asked(turn)
    if found is None:
        await turn.close_question()
        await turn.say(turn.voice.say("toast.expired"))
        return
    voice = voice_of(turn.chat, found.known.company.country)
    languages = tuple(dict.fromkeys((turn.chat.language or "en", *found.known.company.languages)))
    days = read_days(turn.text, found.group.days, languages)
    if days is None:
        await turn.ask_for(OWN, render.write(found.group, voice, refused=turn.text), target=turn.target, arg=back)
        return
    await turn.close_question()
    await turn.say(await _keep(turn, found, days, back))


async def _keep(turn: Turn, found: Asked, days: tuple[SpecialDay, ...], back: str) -> View:
    """Write the hours down, compare the last look with them, and say them back."""
    watch_id, group = found.known.watch.id, found.group
    company = await holidays.put(turn.parts, turn.chat, watch_id, group, days) or found.known.company
    await checking.judge_again(turn.parts, watch_id)
    where = await holidays.where(turn.parts, watch_id, company)
    voice = voice_of(turn.chat, company.country)
    return render.kept(holidays.told(company, group), group, watch_id, where, voice, back=back)


async def _asked(turn: Turn) -> Asked | None:
    """Return what a button or the open question is about, inside this chat."""
    parts = turn.split("watch") or []
    if len(parts) != 2 or parts[0] not in turn.chat.watches:
        return None
    known = await watching.known(turn.parts, parts[0])
    group = await holidays.group_of(turn.parts, known.company, date.fromisoformat(parts[1])) if known else None
    return Asked(known, group) if known and group else None
