"""A report over a time: put together from what is kept of a company, its newest look, and the weeks before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.services import ledger, memory, opinions, rivals, weeks
from bot.services.ledger import Book
from bot.services.parts import Parts
from bot.services.rivals import Voiced
from bot.services.weeks import Week
from checks.scores import Score
from checks.scores.period import Measured, Told, day_of, measured, thanked
from checks.scores.telling import became, figure, handled_in, talk
from checks.web import Broken
from data.case import Case
from data.company import Company
from data.dossier import Dossier
from data.promise import Clash
from data.report import Figure, Looks, Report
from data.run import Run
from data.said import Said
from data.span import DAY, Span
from data.watch import Heard, HeardAs, Watch
from data.when import local_day

STANDING = ("presence", "accuracy", "freshness")
"""Scores of a day, kept week by week."""
NOTHING = Measured(now=Told(), before=Told())


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Everything of a watch that a report reads, as of one moment."""

    watch: Watch
    company: Company
    cases: Mapping[str, Case]
    runs: list[Run]
    dossier: Dossier | None
    weeks: list[Week]
    said: list[Said]
    ledger: list[Heard]
    clashes: list[Clash]
    voiced: list[Voiced]


async def report(parts: Parts, watch_id: str, span: Span, zone: str) -> Report | None:
    """Return the report of a time; None when the watch is gone."""
    kept = await _recall(parts, watch_id)
    if kept is None:
        return None
    now = parts.clock()
    today = local_day(now, zone)
    told = [row for row in kept.ledger if row.told_by]
    counted, names = await _counted(parts, kept, span, zone)
    book = await ledger.book(parts, watch_id)
    return Report(
        company=kept.company,
        span=span,
        made_at=now,
        today=today,
        looks=_looks(kept, span, zone, now),
        figures=_figures(kept, counted, span, zone),
        talk=talk(kept.said, told, span, names),
        changes=_changes(book, span, zone),
        kept=tuple(row for row in book.kept if span.holds(local_day(row.learned_at or row.heard_at, zone))),
        clashes=tuple((one, found) for one in kept.clashes if (found := one.since(span.first, span.last))),
        became=became(kept.cases, span, now, zone),
        authors=tuple(sorted({row.author for row in kept.said if row.author})),
    )


async def _recall(parts: Parts, watch_id: str) -> Kept | None:
    async with parts.store.watch(watch_id) as unit:
        watch, company = await memory.get_watch(unit), await memory.get_company(unit)
        if watch is None or company is None:
            return None
        return Kept(
            watch=watch,
            company=company,
            cases=await memory.get_cases(unit),
            runs=await memory.get_looks(unit),
            dossier=await memory.last_dossier(unit),
            weeks=await weeks.recall(unit),
            said=await opinions.recall(unit),
            ledger=list((await memory.read_all(unit, ledger.KIND, Heard)).values()),
            clashes=await weeks.clashes(unit),
            voiced=await rivals.recall(unit),
        )


async def _counted(parts: Parts, kept: Kept, span: Span, zone: str) -> tuple[Measured, tuple[tuple[str, int], ...]]:
    """Return what is worked out in a worker: it reads many words."""
    praise = [row.words for row in kept.said if row.feel is HeardAs.PRAISE and span.holds(day_of(row))]
    praise += [
        row.text for row in kept.ledger if row.kind is HeardAs.PRAISE and span.holds(local_day(row.heard_at, zone))
    ]
    try:
        names = await parts.reader.run(thanked, praise, kept.company) if praise else ()
        if kept.dossier is None:
            return NOTHING, names
        today = local_day(parts.clock(), zone)
        return await parts.reader.run(measured, kept.dossier, kept.said, span, today), names
    except Broken:
        return NOTHING, ()


def _figures(kept: Kept, counted: Measured, span: Span, zone: str) -> tuple[Figure, ...]:
    before = _scores(kept, counted.before, counted.answered, span.before, zone)
    now = _scores(kept, counted.now, counted.answered, span, zone)
    alone = {} if kept.company.competitors else {"share_of_voice": "score.none_competitors"}
    return tuple(figure(score, before.get(kind), alone.get(kind, "")) for kind, score in now.items())


def _scores(kept: Kept, told: Told, answered: frozenset[str], span: Span, zone: str) -> dict[str, Score]:
    """Return the scores of a time, in the order they are shown; what could not be measured is among them."""
    week = _newest(kept.weeks, span, zone)
    found = {kind: (week.score(kind) if week else None) or Score(kind=kind, value=None) for kind in STANDING}
    found |= {score.kind: score for score in told.scores}
    found["share_of_voice"] = rivals.share(kept.voiced, kept.company, span)
    found["handled"] = handled_in(span, kept.cases, kept.said, kept.ledger, answered)
    return found


def _newest(found: list[Week], span: Span, zone: str) -> Week | None:
    return next((week for week in reversed(found) if span.holds(local_day(week.at, zone))), None)


def _looks(kept: Kept, span: Span, zone: str, now: datetime) -> Looks:
    runs = [run for run in kept.runs if run.looked and span.holds(local_day(run.finished, zone))]
    first = max(span.first, local_day(kept.watch.made_at, zone))
    last = min(span.last, local_day(now, zone))
    days = {first + n * DAY for n in range((last - first).days + 1)}
    week = _newest(kept.weeks, span, zone)
    return Looks(
        weeks=len({day.isocalendar()[:2] for day in days}),
        looked=sum(span.holds(local_day(one.at, zone)) for one in kept.weeks),
        last=runs[-1].finished if runs else week.at if week else None,
        rows=runs[-1].coverage if runs else (),
        read=week.read if week else 0,
        unread=week.unread if week else (),
    )


def _changes(book: Book, span: Span, zone: str) -> tuple[tuple[Heard, str, int, int, int], ...]:
    return tuple(
        (row.heard, row.fall.verdict, row.fall.days, row.fall.before, row.fall.after)
        for row in book.learned
        if span.holds(local_day(row.heard.learned_at or row.heard.heard_at, zone))
    )
