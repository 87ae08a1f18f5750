"""The clock on reviews that wait for an answer: when it is to be spoken of, and that it was."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.services import happenings
from checks import waiting
from checks.waiting import Limits, Stage
from data.case import Case
from data.chat import Chat
from data.store import Unit
from data.trouble import group, story
from data.watch import Watch
from data.when import next_allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A case to speak of now."""

    case: Case
    since: datetime
    stage: Stage

    @property
    def last(self) -> bool:
        """Whether nothing more is said of it."""
        return self.stage is Stage.BREACH

    @property
    def mark(self) -> str:
        """The name under which it is remembered that it was said."""
        return _mark(self.stage, self.case.key)


def hearer(watch: Watch, chats: list[Chat]) -> Chat | None:
    """Return the chat that hears of it: the owner's own, else the first of those that look on."""
    return next((chat for chat in chats if chat.id == watch.owner), next(iter(chats), None))


async def due(unit: Unit, cases: Mapping[str, Case], watch: Watch, chat: Chat, now: datetime) -> list[Waiting]:
    """Return what is to be said now; nothing in quiet hours, unless the chat allows it."""
    if is_quiet(chat, now) and not chat.urgent_anytime:
        return []
    found = []
    for case, since, times in await _times(unit, cases, watch, chat):
        stages = [stage for stage in (Stage.BREACH, Stage.WARN) if stage in times and times[stage] <= now]
        if stages:
            found.append(Waiting(case=case, since=since, stage=stages[0]))
    return found


def once(due: Iterable[Waiting]) -> list[Waiting]:
    """Return what waits with each text once, however many pages it stands on: at the heaviest place, since it first
    waited anywhere.
    """
    there = {one.case.key: one for one in due}
    told = []
    for trouble in group([one.case for one in there.values()]):
        members = [there[case.key] for case in trouble.cases]
        stage = Stage.BREACH if any(one.last for one in members) else members[0].stage
        told.append(replace(members[0], since=min(one.since for one in members), stage=stage))
    return told


async def next_at(unit: Unit, cases: Mapping[str, Case], watch: Watch, chat: Chat) -> datetime | None:
    """Return when something is to be said next."""
    times = [at for _, _, times in await _times(unit, cases, watch, chat) for at in times.values()]
    at = min(times, default=None)
    if at is None or chat.urgent_anytime:
        return at
    return next_allowed(at, chat.zone, chat.quiet_from, chat.quiet_to)


def is_quiet(chat: Chat, now: datetime) -> bool:
    """Whether a chat has its quiet hours."""
    return next_allowed(now, chat.zone, chat.quiet_from, chat.quiet_to) != now


async def _times(
    unit: Unit, cases: Mapping[str, Case], watch: Watch, chat: Chat
) -> list[tuple[Case, datetime, dict[Stage, datetime]]]:
    limits = Limits(
        warn=timedelta(hours=chat.warn_hours) if chat.warn_hours else None,
        breach=timedelta(days=chat.breach_days) if chat.breach_days else None,
    )
    if limits.warn is None and limits.breach is None:
        return []
    told, muted = await happenings.told(unit), await happenings.muted(unit)
    found = []
    same: dict[str, list[str]] = defaultdict(list)
    for key, case in cases.items():
        same[story(case) or key].append(key)
    for key, case in cases.items():
        since = waiting.since(case, watch.made_at, muted)
        copies = same[story(case) or key]
        said = [stage for stage in Stage if any(_mark(stage, one) in told for one in copies)]
        times = waiting.due(case, limits, said, watch.made_at, muted) if since else {}
        if since is not None and times:
            found.append((case, since, times))
    return found


def _mark(stage: Stage, key: str) -> str:
    return f"{stage.value}:{key}"
