"""The weekly digest of a chat: composed from its watches, and what its buttons walk through."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.services import drafts, holidays, keeping, memory, opinions, planning, rivals, watching
from bot.services.parts import Parts
from checks import by_week
from checks.digest import compose, together
from data.chat import Chat
from data.company import Company
from data.digest import Digest, Month, Period, Thing
from data.due import Told
from data.keeper import Keeper
from data.store import Unit
from data.watch import Heard
from data.when import DAY, WEEK, local_day

WALK = "walk"
"""Kind of a chat's documents that say which cases a digest leads through, by its period."""
WALKS_KEPT = 6
PREVIEW = "preview"
PRAISE, HOURS = "praise:", "hours:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One company's part of a digest."""

    watch_id: str
    digest: Digest


def period_of(
    chat: Chat, until: datetime, name: str = PREVIEW, *, last: Told | None = None, skipped: bool = False
) -> Period:
    """Return the seven days before a moment: more, up to two weeks, where the ``last`` digest came longer ago, since
    its day was changed or one between was not sent.
    """
    today = local_day(until, chat.zone)
    gone = today - local_day(last.at, chat.zone) if last else WEEK
    span = 2 * WEEK if skipped else min(max(gone, WEEK), 2 * WEEK)
    first = today - timedelta(days=span.days)
    monthly = last is not None and name != PREVIEW and local_day(last.at, chat.zone).month != today.month
    return Period(
        id=name, since=until - span, until=until, first=first, last=today - DAY, skipped=skipped, monthly=monthly
    )


class Unchecked(Exception):
    """A check that a digest is to be made of has not ended."""


async def compose_for(parts: Parts, chat: Chat, period: Period, *, checked: bool = False) -> list[Section]:
    """Compose the week of every company of a chat; they share its minutes. With ``checked``, raises ``Unchecked`` while
    the check of one of them is due.
    """
    found = [(watch_id, await _compose(parts, watch_id, chat, period, checked)) for watch_id in chat.watches]
    there = [(watch_id, digest) for watch_id, digest in found if digest is not None]
    shared = together([digest for _, digest in there], chat.minutes)
    sections = [Section(watch_id=watch_id, digest=digest) for (watch_id, _), digest in zip(there, shared, strict=True)]
    return sections if chat.private else [await _with_keepers(parts, one) for one in sections]


async def _with_keepers(parts: Parts, section: Section) -> Section:
    """Name to a team who looks after the place of each thing, where one person does."""
    company = section.digest.company
    async with parts.store.watch(section.watch_id) as unit:
        known = await keeping.by_case(unit, company, parts.places(company.country))
    to_do = tuple(replace(thing, keeper=_one(known, thing)) for thing in section.digest.to_do)
    return replace(section, digest=replace(section.digest, to_do=to_do))


def _one(known: Mapping[str, Keeper], thing: Thing) -> str:
    found = {known[case.key].who if case.key in known else "" for case in thing.trouble.cases}
    return found.pop() if len(found) == 1 else ""


async def _compose(parts: Parts, watch_id: str, chat: Chat, period: Period, checked: bool) -> Digest | None:
    asking = await watching.asked_here(parts, chat, watch_id)
    async with parts.store.watch(watch_id) as unit:
        if checked and await planning.check_pending(unit, parts.clock()):
            raise Unchecked(watch_id)
        company = await memory.get_company(unit)
        if company is None:
            return None
        unknown = holidays.unknown(company, period.today) if asking else ()
        if not unknown:
            return await _digest(unit, company, chat, period, asking=asking)
    await holidays.learn(parts, company.country, unknown)
    async with parts.store.watch(watch_id) as unit:
        return await _digest(unit, company, chat, period, asking=asking)


async def _digest(unit: Unit, company: Company, chat: Chat, period: Period, *, asking: bool) -> Digest:
    company = await holidays.forget_past(unit, company, period.today)
    found = compose(
        company,
        await memory.get_looks(unit),
        await memory.get_cases(unit),
        ledger=(await memory.read_all(unit, "ledger", Heard)).values(),
        said=await opinions.recall(unit),
        replies=await drafts.texts(unit),
        holidays=await holidays.due(unit, company, period) if asking else None,
        period=period,
        minutes=chat.minutes,
    )
    told = await rivals.recall(unit) if company.competitors else []
    return replace(found, rival=rivals.angry(told, company, period))


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One stop on the way through a digest."""

    watch_id: str
    name: str
    """The key of a case; ``praise:`` and the row of the ledger; ``hours:`` and the first of some holidays."""
    thing: int = 0
    """Which of the digest's things it belongs to, from 1; 0: none of them."""
    taken_by: str = ""
    reply: str = ""
    """The reply that is drafted."""

    @property
    def praise(self) -> str:
        """The praise to be passed on, if it is that."""
        return self.name.removeprefix(PRAISE) if self.name.startswith(PRAISE) else ""

    @property
    def holidays(self) -> date | None:
        """The first of the holidays whose hours are asked for, if it is that."""
        return date.fromisoformat(self.name.removeprefix(HOURS)) if self.name.startswith(HOURS) else None


async def months(parts: Parts, chat: Chat, period: Period) -> list[Month]:
    """Return the last weeks of every company of a chat that is followed for long enough."""
    found = []
    for watch_id in chat.watches:
        async with parts.store.watch(watch_id) as unit:
            watch, company = await memory.get_watch(unit), await memory.get_company(unit)
            if watch is None or company is None:
                continue
            found.append(
                by_week.month(
                    company.name,
                    list((await memory.get_cases(unit)).values()),
                    since=watch.made_at,
                    period=period,
                    said=await opinions.recall(unit),
                    ledger=(await memory.read_all(unit, "ledger", Heard)).values(),
                )
            )
    return [one for one in found if one is not None]


def steps(sections: Sequence[Section], *, team: bool = False) -> list[Step]:
    """Return the way through a digest: its things, then praise to pass on; for a team one stop a thing."""
    way: list[Step] = []
    number = 0
    for section in sections:
        for at, thing in enumerate(section.digest.to_do, number + 1):
            way += [
                Step(watch_id=section.watch_id, name=case.key, thing=at, taken_by=case.taken_by, reply=thing.reply)
                for case in thing.trouble.cases[: 1 if team else None]
            ]
        number += len(section.digest.to_do)
        if section.digest.holidays:
            number += 1
            first = section.digest.holidays.first.isoformat()
            way.append(Step(watch_id=section.watch_id, name=f"{HOURS}{first}", thing=number))
    kind = [(section.watch_id, section.digest.voices.praised) for section in sections if not team]
    return [*way, *(Step(watch_id=watch_id, name=f"{PRAISE}{one.id}") for watch_id, one in kind if one)]


async def put_walk(unit: Unit, period: Period, found: Sequence[Step]) -> None:
    """Keep the way through a digest; the oldest ways are forgotten."""
    stamp = period.until.isoformat()
    cases = [[step.watch_id, step.name, step.thing] for step in found]
    await unit.put(WALK, {period.id: {"at": stamp, "cases": cases}})
    known = await unit.all(WALK)
    oldest = sorted(known, key=lambda name: str(known[name]["at"]))
    await unit.delete(WALK, oldest[:-WALKS_KEPT])


async def get_walk(unit: Unit, name: str) -> list[Step]:
    """Return the way through a digest; empty when it is forgotten."""
    doc = await unit.get(WALK, name)
    rows = doc["cases"] if doc else []
    # Ways kept by earlier versions do not say which thing a case belongs to: each is one.
    return [
        Step(watch_id=str(watch), name=str(key), thing=int(thing[0]) if thing else at)
        for at, (watch, key, *thing) in enumerate(rows, 1)
    ]
