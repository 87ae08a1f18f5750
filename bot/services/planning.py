"""Working out when a chat's digest, a watch's weekly check and its daily glance are due.

Due times stand in the units themselves, so that a restart, a crash or a long stop forgets none.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.services import clocks, countdown, memory
from bot.services.parts import Parts
from checks.cases import is_due
from data.case import Case
from data.chat import Chat
from data.company import Company
from data.due import Due, Told
from data.store import Unit
from data.watch import Watch
from data.when import DAY, local_day, next_allowed, next_daily, next_weekly, spread

DIGEST, CHECK, GLANCE, CLOCK = "digest", "check", "glance", "clock"
CHECKED_WITHIN = timedelta(hours=24)
"""How old a run may be for a digest to be made of it."""
CHECK_WINDOW = timedelta(hours=23)
"""Over which the checks before a digest are spread; an hour is left for the last ones to end."""
FIRST_LOOK = timedelta(minutes=10)
"""How long the first look, which the owner waits for, is left to itself."""
TRY_AGAIN = timedelta(hours=1)
"""After a check that reached nothing."""
APART = timedelta(days=6)
"""Two digests of a chat are never nearer to each other, whatever becomes of its rhythm."""
FARTHEST = timedelta(days=15)
"""A digest planned for later than that was planned while the machine's clock was ahead: it is planned anew."""
SEEN_LATELY = timedelta(hours=12)
"""A check this young makes a glance needless."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatPlan:
    """A chat that wants its digest, and when."""

    chat: Chat
    due: Due
    last: Told | None
    """The digest before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchPlan:
    """What is due for a watch now."""

    check: bool = False
    glance: bool = False
    again: tuple[Case, ...] = ()
    """Cases called done, to be looked at again."""
    silenced: tuple[int, ...] = ()
    """Chats that may not be written to."""


def first_open_day(company: Company) -> int:
    """Return the first day of the week on which a company is open; Monday when that is not known."""
    days = company.hours.days if company.hours else ()
    return next((number for number, day in enumerate(days) if day), 0)


async def read_chat(parts: Parts, chat_id: int) -> Chat | None:
    """Return a chat under the id it has now."""
    async with parts.store.chat(chat_id) as unit:
        chat = await memory.get_chat(unit)
    return None if chat is None else replace(chat, id=chat_id)


async def plan_chat(parts: Parts, chat_id: int) -> ChatPlan | None:
    """Return when the digest of a chat is due, working it out where its rhythm has changed; None for a chat
    that wants none, or may not be written to.
    """
    async with parts.store.chat(chat_id) as unit:
        plan, anew = await plan_in(unit, chat_id, parts.clock())
    await plan_all(parts, anew)
    return plan


async def plan_in(unit: Unit, chat_id: int, now: datetime) -> tuple[ChatPlan | None, tuple[str, ...]]:
    """Do what ``plan_chat`` does in a chat that is held already; with it the watches to be planned anew then."""
    chat, due = await memory.get_chat(unit), await memory.get_due(unit, DIGEST)
    if chat is None:
        unit.wake_at(None)
        return None, ()
    last, before = await memory.last_digest(unit), due
    if not (chat.active and chat.digest and chat.watches):
        due = None
    elif due is None or due.rhythm != chat.rhythm or due.at - now > FARTHEST:
        due = next_digest(chat, now, last=last, skipped=due is not None and due.skipped)
    if due is not before:
        await memory.put_due(unit, DIGEST, due)
    unit.wake_at(await memory.next_wake(unit))
    plan = ChatPlan(chat=replace(chat, id=chat_id), due=due, last=last) if due else None
    return plan, chat.watches if due is not before else ()


async def plan_all(parts: Parts, watches: Iterable[str]) -> None:
    """Work out anew when these are looked at."""
    for watch_id in watches:
        await plan_watch(parts, watch_id)


def next_digest(chat: Chat, after: datetime, *, last: Told | None = None, skipped: bool = False) -> Due:
    """Return the digest after a moment; a change of rhythm never brings two of them within a week of ``last``."""
    if last is not None and last.at > after + DAY:
        last = None  # told while the machine's clock was ahead
    at, week = next_weekly(after, chat.day, chat.digest_hour, 0, chat.zone)
    while last is not None and (week == last.period or _days_between(last.at, at, chat.zone) < APART):
        at, week = next_weekly(at, chat.day, chat.digest_hour, 0, chat.zone)
    return Due(at=at, period=week, rhythm=chat.rhythm, skipped=skipped)


async def digest_comes(parts: Parts, chat_id: int) -> datetime | None:
    """Return when the next digest of a chat is sent, after its quiet hours; None when it wants none."""
    plan = await plan_chat(parts, chat_id)
    if plan is None:
        return None
    chat = plan.chat
    return next_allowed(max(plan.due.at, parts.clock()), chat.zone, chat.quiet_from, chat.quiet_to)


def _days_between(first: datetime, second: datetime, zone: str) -> timedelta:
    return local_day(second, zone) - local_day(first, zone)


async def plan_watch(parts: Parts, watch_id: str) -> WatchPlan:
    """Work out when a watch is to be looked at, and return what of it is due now."""
    now = parts.clock()
    chats = {chat_id: await read_chat(parts, chat_id) for chat_id in await parts.store.chats_of(watch_id)}
    awake = [chat for chat in chats.values() if chat is not None and chat.active]
    async with parts.store.watch(watch_id) as unit:
        watch = await memory.get_watch(unit)
        if watch is None:
            unit.wake_at(None)
            return WatchPlan()
        whole, looked = await memory.last_whole(unit), await memory.has_run(unit)
        check, glance = await memory.get_due(unit, CHECK), await memory.get_due(unit, GLANCE)
        seen = whole if whole and whole <= now + DAY else None
        first = None if looked else watch.made_at + FIRST_LOOK
        check = _next_check(watch_id, awake, check, seen=seen, now=now, first=first) if awake else None
        if awake and (
            glance is None
            or glance.at - now > 2 * DAY
            or (glance.at <= now and seen is not None and now - seen < SEEN_LATELY)
        ):
            glance = Due(at=next_daily(now, spread(watch_id, DAY)))
        glance = glance if awake else None
        await memory.put_due(unit, CHECK, check)
        await memory.put_due(unit, GLANCE, glance)
        every = await memory.get_cases(unit)
        await memory.put_due(unit, CLOCK, await _clock(parts, unit, every, watch, awake))
        cases = [case for case in every.values() if is_due(case, now)]
        unit.wake_at(await memory.next_wake(unit) if awake else None)
    return WatchPlan(
        check=check is not None and check.at <= now,
        glance=glance is not None and glance.at <= now,
        again=tuple(cases) if awake else (),
        silenced=tuple(chat_id for chat_id, chat in chats.items() if chat is None or not chat.active),
    )


async def _clock(parts: Parts, unit: Unit, cases: Mapping[str, Case], watch: Watch, awake: list[Chat]) -> Due | None:
    """Return when reviews that wait for an answer, or changes that soon go live, are to be spoken of next."""
    chat = clocks.hearer(watch, awake)
    if chat is None:
        return None
    times = [await clocks.next_at(unit, cases, watch, chat)]
    company = await memory.get_company(unit) if any(map(countdown.is_waiting, cases.values())) else None
    if company is not None:
        times.append(await countdown.next_at(unit, cases, chat, parts.places(company.country), parts.clock()))
    at = min((at for at in times if at is not None), default=None)
    return Due(at=at) if at else None


async def next_check(parts: Parts, watch_id: str) -> datetime | None:
    """Return when a watch is checked next by itself; None when that is not known."""
    await plan_watch(parts, watch_id)
    async with parts.store.watch(watch_id) as unit:
        due = await memory.get_due(unit, CHECK)
    return due.at if due is not None and due.at > parts.clock() else None


async def glanced(parts: Parts, watch_id: str) -> None:
    """Note that a watch was glanced at; the next time is tomorrow."""
    async with parts.store.watch(watch_id) as unit:
        await memory.put_due(unit, GLANCE, Due(at=next_daily(parts.clock(), spread(watch_id, DAY))))
        unit.wake_at(await memory.next_wake(unit))


async def tried_in_vain(parts: Parts, watch_id: str) -> None:
    """Note that a check reached nothing: it is tried again in an hour, unless the digest comes first."""
    now = parts.clock()
    async with parts.store.watch(watch_id) as unit:
        await memory.put_due(unit, CHECK, Due(at=now + TRY_AGAIN, tried=now))
        unit.wake_at(await memory.next_wake(unit))


async def wake_waiting(parts: Parts, watch_id: str) -> None:
    """Wake the chats whose digest waits for the check of a watch that has just ended."""
    for chat_id in await parts.store.chats_of(watch_id):
        async with parts.store.chat(chat_id) as unit:
            due = await memory.get_due(unit, DIGEST)
            if due is not None and due.noticed is not None:
                await memory.put_due(unit, DIGEST, replace(due, wait_until=parts.clock()))
                unit.wake_at(await memory.next_wake(unit))


async def check_pending(unit: Unit, now: datetime) -> bool:
    """Whether a watch has a check that is due and has not ended."""
    check = await memory.get_due(unit, CHECK)
    return check is not None and check.at <= now


def _next_check(
    watch_id: str, chats: list[Chat], known: Due | None, *, seen: datetime | None, now: datetime, first: datetime | None
) -> Due:
    """Return the check before the earliest digest that no whole look covers yet; one that is overdue stays due. A
    company that was never looked at is due ``first``.
    """
    if known is None and first is not None:
        return Due(at=first)
    overdue = known is not None and known.at <= now and known.tried is None
    if known is not None and overdue and (seen is None or seen < known.at - CHECKED_WITHIN):
        return known
    at = min(_check_for(watch_id, chat, seen, now) for chat in chats)
    if known is not None and known.tried is not None and at <= now < known.at:
        return known
    return Due(at=at)


def _check_for(watch_id: str, chat: Chat, seen: datetime | None, now: datetime) -> datetime:
    """Return when to look for the digest of one chat."""
    digest, _ = next_weekly(now, chat.day, chat.digest_hour, 0, chat.zone)
    opens = digest - CHECKED_WITHIN
    if seen is not None and seen >= opens:
        digest, _ = next_weekly(digest, chat.day, chat.digest_hour, 0, chat.zone)
        opens = digest - CHECKED_WITHIN
    return opens + spread(watch_id, CHECK_WINDOW)
