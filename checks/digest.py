"""A company's week, put together from what is kept of it (pure)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

from checks import registry
from checks.cases import is_snoozed
from checks.heard import voices
from data.case import Case, CaseState
from data.company import Company
from data.coverage import Reach
from data.digest import HOLIDAY_MINUTES, Digest, Gap, Holidays, Period, Thing, Waited
from data.finding import Finding, Kind, Severity
from data.run import Run
from data.said import Said
from data.trouble import Trouble, group
from data.watch import Heard

MOST_THINGS = 3
MOST_ASKED = 2
"""Companies of one chat whose holiday hours are asked for in one digest: something is left for other things."""
PLACE = "place:"
"""Coverage rows of places that nobody can read begin with this."""
_TOLD_NOTHING = (Reach.SKIPPED,)


def compose(
    company: Company,
    runs: Sequence[Run],
    cases: Mapping[str, Case],
    *,
    ledger: Iterable[Heard] = (),
    said: Iterable[Said] = (),
    replies: Mapping[str, str] = MappingProxyType({}),
    holidays: Holidays | None = None,
    period: Period,
    minutes: int,
) -> Digest:
    """Return the week of one company: ``runs`` oldest first, ``said`` what the public wrote, ``ledger`` what
    people passed on, ``replies`` the drafts by their case, ``holidays`` the days to ask about. The period's end is
    taken for the present. ``minutes`` is what the owner wants to spend. A run that was broken off counts only where
    there is no other.
    """
    now = period.until
    waiting = [case for case in cases.values() if case.state is CaseState.OPEN]
    awake = [case for case in waiting if not is_snoozed(case, now)]
    troubles = group(awake)
    to_do = tuple(_told(thing, replies, period.today) for thing in choose(troubles, minutes, holidays))
    shown = {case.key for thing in to_do for case in thing.trouble.cases}
    runs = [run for run in runs if not run.asked] or runs
    seen = [run for run in runs if run.looked and period.since - timedelta(days=1) <= run.finished]
    return Digest(
        company=company,
        period=period,
        to_do=to_do,
        holidays=holidays,
        left=len(troubles) - len(to_do),
        left_first=_first(troubles) - _first(thing.trouble for thing in to_do),
        later=len(waiting) - len(awake),
        put_right=tuple(case for case in cases.values() if _happened(case, "closed", CaseState.CLOSED, period)),
        came_back=tuple(case for case in awake if _came_back(case, period) and case.key not in shown),
        voices=voices(list(said), list(ledger), company, period),
        gaps=_gaps(runs, period),
        standing=_standing(runs) if period.monthly else (),
        looked=sum(row.reach.looked for row in seen[-1].coverage) if seen else 0,
        looked_at=seen[-1].finished if seen else None,
    )


def choose(troubles: Iterable[Trouble], minutes_budget: int, holidays: Holidays | None = None) -> tuple[Thing, ...]:
    """Return at most three things within the minutes, gravest first; of a trouble in many places as many as fit.
    A question about ``holidays``, which cannot wait, is one of the three.

    When even the first does not fit, it stands alone: something grave is not kept back for being slow.
    """
    chosen: list[Thing] = []
    most = MOST_THINGS - bool(holidays)
    left = minutes_budget - (HOLIDAY_MINUTES if holidays else 0)
    for trouble in troubles:
        thing = _within(trouble, left)
        if thing is None and not chosen:
            thing = _within(trouble, _minutes(trouble.cases[:1]))
        if thing is not None:
            chosen.append(thing)
            left -= thing.minutes
        if len(chosen) == most:
            break
    return tuple(chosen)


def together(digests: Sequence[Digest], minutes_budget: int) -> tuple[Digest, ...]:
    """Return the digests of one chat's companies, sharing its three things and its minutes."""
    things = [(number, thing) for number, digest in enumerate(digests) for thing in digest.to_do]
    things.sort(key=lambda pair: _order(pair[1]))
    asking = [number for number, digest in enumerate(digests) if digest.holidays][:MOST_ASKED]
    kept: dict[int, list[Thing]] = {}
    count, left = len(asking), minutes_budget - HOLIDAY_MINUTES * len(asking)
    for number, thing in things:
        if count < MOST_THINGS and (thing.minutes <= left or not kept):
            kept.setdefault(number, []).append(thing)
            count, left = count + 1, left - thing.minutes
    return tuple(_only(digest, kept.get(number, []), number in asking) for number, digest in enumerate(digests))


def minutes_of(finding: Finding) -> int:
    """Return the minutes it takes to put a finding right: the place's, else the check's own."""
    known = registry.checks.get(finding.check)
    return finding.minutes or (known.minutes if known else 5)


def waited(trouble: Trouble, today: date) -> Waited | None:
    """Return how long the words of a trouble have waited for an answer, by their own date where they have one;
    None for what is no single text, and on the first day.
    """
    if trouble.kind is not Kind.UNANSWERED or len(trouble.findings) > 1:
        return None
    written = trouble.lead.words.written if trouble.lead.words else None
    days = (today - (written or trouble.since.date())).days
    return Waited(days=days, least=written is None) if days > 0 else None


def _told(thing: Thing, replies: Mapping[str, str], today: date) -> Thing:
    reply = next((replies[case.key] for case in thing.trouble.cases if case.key in replies), "")
    return replace(thing, waited=waited(thing.trouble, today) if thing.places == 1 else None, reply=reply)


def _only(digest: Digest, things: list[Thing], asking: bool) -> Digest:
    left = digest.left + len(digest.to_do) - len(things)
    first = _first(thing.trouble for thing in digest.to_do) - _first(thing.trouble for thing in things)
    return replace(
        digest,
        to_do=tuple(things),
        left=left,
        left_first=digest.left_first + first,
        holidays=digest.holidays if asking else None,
    )


def _first(troubles: Iterable[Trouble]) -> int:
    """Return how many are to be done first."""
    return sum(one.severity is Severity.HIGH for one in troubles)


def _order(thing: Thing) -> tuple[int, bool, float, int, str]:
    trouble = thing.trouble
    since = trouble.since.isoformat()
    return (trouble.severity.rank, not trouble.returned, -trouble.rank, -trouble.weight, since)


def _within(trouble: Trouble, minutes: int) -> Thing | None:
    fitting = [number for number in range(1, len(trouble.cases) + 1) if _minutes(trouble.cases[:number]) <= minutes]
    if not fitting:
        return None
    some = trouble.cases[: fitting[-1]]
    part = Trouble(key=trouble.key, findings=trouble.findings[: len(some)], cases=some)
    return Thing(trouble=part, minutes=_minutes(some), places=len(trouble.cases))


def _minutes(cases: Iterable[Case]) -> int:
    return sum(minutes_of(case.finding) for case in cases)


def _happened(case: Case, what: str, state: CaseState, period: Period) -> bool:
    events = [event for event in case.history if event.what == what]
    return case.state is state and bool(events) and period.since < events[-1].at <= period.until


def _came_back(case: Case, period: Period) -> bool:
    return _happened(case, "returned", CaseState.OPEN, period)


def _gaps(runs: Sequence[Run], period: Period) -> tuple[Gap, ...]:
    """Return the sources that the newest run could not read and the last one before this period could."""
    newest = next((run for run in reversed(runs) if run.finished > period.since), None)
    before = next((run for run in reversed(runs) if run.finished <= period.since), None)
    if newest is None or before is None or newest is before:
        return ()
    could = {row.source for row in before.coverage if row.reach.looked}
    return tuple(
        Gap(source=row.source, reach=row.reach)
        for row in newest.coverage
        if row.source in could and not row.reach.looked and row.reach not in _TOLD_NOTHING
    )


def _standing(runs: Sequence[Run]) -> tuple[Gap, ...]:
    """Return what neither of the last two runs could read; the places that nobody can come first."""
    if not runs:
        return ()
    could = {row.source for run in runs[-2:] for row in run.coverage if row.reach.looked}
    closed = [row for row in runs[-1].coverage if row.source.startswith(PLACE)]
    failed = [row for row in runs[-1].coverage if row.source not in could and row.reach not in _TOLD_NOTHING]
    return tuple(Gap(source=row.source, reach=row.reach) for row in (*closed, *failed))
