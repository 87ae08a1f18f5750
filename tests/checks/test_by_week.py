"""What came in and what was handled, week by week."""

from dataclasses import replace
from datetime import date, timedelta

from checks.by_week import month, together
from data.case import Case, CaseState, Event
from data.digest import Period
from data.said import Said
from data.watch import Heard, HeardAs
from tests.checks.dossiers import NOW
from tests.checks.findings import finding

WEEK, DAY = timedelta(days=7), timedelta(days=1)
PERIOD = Period(id="2026-W48", since=NOW - WEEK, until=NOW, first=date(2026, 11, 16), last=date(2026, 11, 22))


def case(key: str, what: str = "", days: int = 0) -> Case:
    state = {"done": CaseState.DONE, "closed": CaseState.CLOSED}.get(what, CaseState.OPEN)
    history = (Event(at=NOW - days * DAY, what=what),) if what else ()
    one = finding(key=key, found=f"+3582555{key}")
    return Case(key=key, finding=one, first_seen=NOW, last_seen=NOW, state=state, history=history)


def test_each_week_has_its_own() -> None:
    said = [Said(id=str(n), place="p", url="u", seen=NOW - n * DAY, fresh=True) for n in (1, 2, 9)]
    said += [
        Said(id="w", place="p", url="u", seen=NOW, written=date(2026, 11, 1)),
        replace(said[0], id="o", fresh=False),
    ]
    told = [Heard(id="h", text="x", heard_at=NOW - 8 * DAY, kind=HeardAs.PRAISE, told_by="Ann")]
    told += [Heard(id="p", text="x", heard_at=NOW - DAY, kind=HeardAs.PRAISE)]
    cases = [case("1", "done", 1), case("2", "closed", 9), case("3", "closed", 90), case("4")]
    shown = month("A", cases, since=NOW - 5 * WEEK, period=PERIOD, said=said, ledger=told)
    assert shown and [(week.heard, week.handled) for week in shown.weeks] == [(0, 0), (1, 0), (0, 0), (2, 1), (2, 1)]
    assert shown.weeks[-1].first == PERIOD.first and shown.weeks[-1].last == PERIOD.last
    assert shown.to_do == 1 and not shown.empty


def test_before_four_whole_weeks_there_is_none_and_never_more_than_eight() -> None:
    assert month("A", [], since=NOW - 4 * WEEK + DAY, period=PERIOD) is None
    long = month("A", [], since=NOW - 50 * WEEK, period=PERIOD)
    assert long and len(long.weeks) == 8 and long.empty


def test_several_companies_are_added_up_over_the_weeks_all_have() -> None:
    one = month("A", [case("1", "done", 1), case("4")], since=NOW - 8 * WEEK, period=PERIOD)
    two = month("B", [case("2", "done", 1)], since=NOW - 4 * WEEK, period=PERIOD)
    assert one and two
    both = together([one, two], "2 companies")
    assert both and (both.name, len(both.weeks), both.weeks[-1].handled, both.to_do) == ("2 companies", 4, 2, 1)
    assert together([], "") is None and together([one], "") is one
