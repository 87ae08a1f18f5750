"""Suggested changes that soon go live: spoken of once more, a day before, outside quiet hours."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.services import clocks, happenings
from checks.cases import is_snoozed
from checks.waiting import SHOWN
from data import suggested
from data.case import Case, CaseState
from data.chat import Chat
from data.places import Places
from data.store import Unit
from data.when import DAY, next_allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """A suggested change, when it is spoken of, and when it is live at the latest."""

    case: Case
    at: datetime
    live_by: datetime

    @property
    def mark(self) -> str:
        """The name under which it is remembered that it was said."""
        return f"ending:{self.case.key}:{self.live_by.date()}"


async def due(unit: Unit, cases: Mapping[str, Case], chat: Chat, places: Places, now: datetime) -> list[Ending]:
    """Return what is to be said now; nothing in quiet hours, unless the chat allows it."""
    if clocks.is_quiet(chat, now) and not chat.urgent_anytime:
        return []
    return [one for one in await _endings(unit, cases, chat, places, now) if one.at <= now < one.live_by]


async def next_at(unit: Unit, cases: Mapping[str, Case], chat: Chat, places: Places, now: datetime) -> datetime | None:
    """Return when something is to be said next."""
    return min((one.at for one in await _endings(unit, cases, chat, places, now)), default=None)


async def _endings(unit: Unit, cases: Mapping[str, Case], chat: Chat, places: Places, now: datetime) -> list[Ending]:
    """Return what is still to be said in time, each with its moment."""
    there = [case for case in cases.values() if is_waiting(case) and not is_snoozed(case, now)]
    told = await happenings.told(unit) if there else {}
    found = []
    for case in there:
        live_by = suggested.live_by(case.finding, places.of(case.finding.subject.place))
        if live_by is None:
            continue
        at = max(live_by - DAY, case.finding.evidence.seen_at + SHOWN)
        if not chat.urgent_anytime:
            at = next_allowed(at, chat.zone, chat.quiet_from, chat.quiet_to)
        one = Ending(case=case, at=at, live_by=live_by)
        if at < live_by and now < live_by and one.mark not in told:
            found.append(one)
    return found


def is_waiting(case: Case) -> bool:
    """Whether a case is of a change that nobody has called refused."""
    return case.finding.check == suggested.CHECK and case.state is CaseState.OPEN
