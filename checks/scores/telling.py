"""What was said in a time, and what became of the cases: counted from what is kept of a company (pure)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from checks import rises
from checks.cases import is_snoozed
from checks.scores.period import day_of
from checks.scores.score import Score, moved
from checks.scores.voices import handled
from data.case import Case, CaseState
from data.report import Became, Figure, Spike, Stretch, Talk
from data.said import Said
from data.span import DAY, Span
from data.trouble import group
from data.watch import Heard, HeardAs
from data.when import local_day

WEEKS_UP_TO = 100
"""Days up to which a time is told by weeks; a longer one by months."""
FEW = 10
"""Below this the counts are told with the number wherever it stands."""
COMPARED = 3
"""How many must be counted on either side: one complaint more or less of two is no trend."""
OF = (
    "found", "absent", "agreeing", "differing", "fresh", "stale", "answered", "unanswered", "running", "own", "others",
    "handled", "open",
)  # fmt: skip
"""The parts whose sum a score is counted of."""
RECURS = 2
PRAISE = 140
ASKS = (HeardAs.COMPLAINT, HeardAs.QUESTION)
PERSON = "person"


def figure(now: Score, before: Score | None, why_not: str = "") -> Figure:
    """Return a score as it is shown, with why it moved; of too few on either side nothing is compared."""
    enough = before is not None and min(_counted(now), _counted(before)) >= COMPARED
    change = moved(before, now) if before and enough else None
    was = {part.name: part.n for part in before.parts} if before else {}
    return Figure(
        kind=now.kind,
        value=now.value,
        parts=tuple((part.name, part.n) for part in now.parts),
        by=change.by if change else 0,
        because=tuple((name, now.part(name), was.get(name, 0.0)) for name, _ in change.because) if change else (),
        few=0 < _counted(now) < FEW,
        why_not=why_not,
    )


def _counted(score: Score) -> float:
    """Return what a score was counted of."""
    return score.part("reviews") if score.kind == "rating" else sum(part.n for part in score.parts if part.name in OF)


def talk(said: Iterable[Said], told: Iterable[Heard], span: Span, thanked: tuple[tuple[str, int], ...] = ()) -> Talk:
    """Count what was said; ``told`` is what people passed on."""
    said = list(said)
    rows = [(day_of(row), row.feel, row.words, row.topics) for row in said]
    rows += [(row.heard_at.date(), row.kind, row.text, row.topics) for row in told if row.kind is not None]
    now = [row for row in rows if span.holds(row[0])]
    feels = Counter(feel for _, feel, _, _ in now)
    fitting = [words for _, feel, words, _ in now if feel is HeardAs.PRAISE and 12 <= len(words) <= PRAISE]
    return Talk(
        people=len(now),
        praise=feels[HeardAs.PRAISE],
        complaints=feels[HeardAs.COMPLAINT],
        stretches=tuple(
            Stretch(
                span=part,
                praise=sum(part.holds(day) and feel is HeardAs.PRAISE for day, feel, _, _ in now),
                complaints=sum(part.holds(day) and feel is HeardAs.COMPLAINT for day, feel, _, _ in now),
            )
            for part in stretches(span)
        ),
        topics=_topics([(day, topics) for day, feel, _, topics in rows if feel is HeardAs.COMPLAINT], span),
        spikes=tuple(
            Spike(span=week, topic=rise.topic, count=rise.count, usual=rise.usual)
            for week, rise in rises.within(said, span)
        ),
        best=max(fitting, key=len, default=""),
        thanked=thanked,
    )


def stretches(span: Span) -> tuple[Span, ...]:
    """Return the weeks of a time, the first one from its first day; of a longer time the months."""
    parts: list[Span] = []
    first = span.first
    while first <= span.last:
        if span.days <= WEEKS_UP_TO:
            last = first + timedelta(days=6)
        else:
            last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - DAY
        parts.append(Span(first=first, last=min(last, span.last)))
        first = last + DAY
    return tuple(parts)


def _topics(rows: Sequence[tuple[date | None, tuple[str, ...]]], span: Span) -> tuple[tuple[str, int, int], ...]:
    now = Counter(topic for day, topics in rows if span.holds(day) for topic in set(topics))
    then = Counter(topic for day, topics in rows if span.before.holds(day) for topic in set(topics))
    told = [(topic, count, then[topic]) for topic, count in now.items() if count >= RECURS]
    return tuple(sorted(told, key=lambda row: (-row[1], row[0])))


def handled_in(
    span: Span,
    cases: Mapping[str, Case],
    said: Iterable[Said],
    ledger: Iterable[Heard],
    answered: frozenset[str],
) -> Score:
    """Return what became of the complaints and questions of a time; an answer that is seen counts as well."""
    by_words = {case.finding.subject.id: case for case in cases.values()}
    asked = {row.id for row in said if row.feel is HeardAs.COMPLAINT and span.holds(day_of(row))}
    asked |= {
        case.finding.subject.id
        for case in cases.values()
        if case.finding.check == "unanswered.question"
        and case.finding.subject.source != PERSON
        and span.holds((case.finding.words.written if case.finding.words else None) or case.first_seen.date())
    }
    done = sum(name in answered or is_handled(by_words.get(name)) for name in asked)
    rows = list(ledger)
    told = [row for row in rows if row.told_by and row.kind in ASKS and span.holds(row.heard_at.date())]
    done += sum(is_handled(cases.get(row.case)) for row in told)
    learned = sum(bool(row.change) and span.holds((row.learned_at or row.heard_at).date()) for row in rows)
    return handled(len(asked) + len(told), done, learned)


def is_handled(case: Case | None) -> bool:
    """Whether somebody took a case on, answered it, or saw it closed."""
    return case is not None and (bool(case.taken_by) or case.state in (CaseState.DONE, CaseState.CLOSED))


def became(cases: Mapping[str, Case], span: Span, now: datetime, zone: str) -> Became:
    """Return what closed, was called done and came back in a time, and what is open now."""
    waiting = [case for case in cases.values() if case.state is CaseState.OPEN]
    awake = [case for case in waiting if not is_snoozed(case, now)]
    return Became(
        closed=_with(cases, "closed", span, zone, CaseState.CLOSED),
        done=_with(cases, "done", span, zone, CaseState.DONE),
        back=_with(cases, "returned", span, zone, CaseState.OPEN),
        open=group(awake),
        later=len(waiting) - len(awake),
    )


def _with(cases: Mapping[str, Case], what: str, span: Span, zone: str, state: CaseState) -> tuple[Case, ...]:
    rows = [
        (max(event.at for event in case.history if event.what == what), case)
        for case in cases.values()
        if case.state is state and any(event.what == what for event in case.history)
    ]
    told = [(at, case) for at, case in rows if span.holds(local_day(at, zone))]
    return tuple(case for _, case in sorted(told, key=lambda row: (row[0], row[1].key)))
