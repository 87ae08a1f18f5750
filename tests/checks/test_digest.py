"""The week of a company: at most three things, within the minutes."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from checks.digest import choose, compose, together
from checks.heard import praise_id
from data.case import Case, CaseState, Event
from data.coverage import Coverage, Reach
from data.digest import Digest, Period, Praise
from data.finding import Severity
from data.run import Run
from data.said import Said
from data.trouble import group
from data.watch import Heard, HeardAs
from tests.checks.dossiers import CARD, NOW
from tests.checks.findings import finding, run

PERIOD = Period(
    id="2026-W48", since=NOW - timedelta(days=7), until=NOW, first=date(2026, 11, 16), last=date(2026, 11, 22)
)
DAY = timedelta(days=1)


def case(key: str = "k1", *, seen: datetime = NOW - 3 * DAY, **fields: Any) -> Case:
    own = {name: fields.pop(name) for name in ("state", "returned", "history", "snoozed_until") if name in fields}
    fields.setdefault("found", f"+3582555{key}")
    return Case(key=key, finding=finding(key=key, **fields), first_seen=seen, last_seen=seen, **own)


def week(*cases: Case, runs: tuple[Run, ...] = (), minutes: int = 10, **given: Any) -> Digest:
    return compose(CARD, runs, {one.key: one for one in cases}, period=PERIOD, minutes=minutes, **given)


@pytest.mark.parametrize(
    ("minutes", "budget", "chosen"),
    [
        pytest.param((3, 3, 3, 3), 10, 3, id="three at most"),
        pytest.param((3, 3, 3, 3), 30, 3, id="three at most, however much time there is"),
        pytest.param((4, 8, 5), 10, 2, id="what does not fit is passed over"),
        pytest.param((15, 3), 10, 1, id="what is grave is not kept back for being slow"),
        pytest.param((), 10, 0, id="nothing"),
    ],
)
def test_things_fit_the_minutes(minutes: tuple[int, ...], budget: int, chosen: int) -> None:
    troubles = group([case(f"{n}", minutes=m, weight=90 - n) for n, m in enumerate(minutes)])
    assert len(choose(troubles, budget)) == chosen


def test_of_a_trouble_in_many_places_as_many_are_chosen_as_fit() -> None:
    told = week(*(case(f"{n}", found="+35825550199", url=f"https://p{n}.example/", minutes=3) for n in range(6)))
    [thing] = told.to_do
    assert (len(thing.trouble.cases), thing.places, thing.minutes, told.left) == (3, 6, 9, 0)


def test_of_what_is_left_it_is_known_how_many_are_to_be_done_first() -> None:
    grave = [case(f"{n}", minutes=6) for n in range(3)]
    told = week(*grave, *(case(f"9{n}", minutes=4, severity=Severity.LOW) for n in range(2)))
    assert (len(told.to_do), told.left, told.left_first) == (2, 3, 2)
    first, second = together((week(grave[0]), week(grave[1])), 10)
    assert [one.left_first for one in (first, second)] in ([0, 1], [1, 0])


def test_what_is_put_off_or_settled_is_not_to_do() -> None:
    told = week(
        case("1", snoozed_until=NOW + DAY),
        case("2", state=CaseState.DISMISSED),
        case("3", state=CaseState.DONE),
        case("4", snoozed_until=NOW - DAY),
    )
    assert [thing.trouble.key for thing in told.to_do] == [group([case("4")])[0].key]
    assert told.later == 1


def test_only_what_was_put_right_in_the_period_is_told() -> None:
    def closed(at: datetime) -> dict[str, Any]:
        return {"state": CaseState.CLOSED, "history": (Event(at=at, what="closed"),)}

    told = week(case("1", **closed(NOW - DAY)), case("2", **closed(NOW - 8 * DAY)))
    assert [one.key for one in told.put_right] == ["1"] and not told.quiet


def test_only_new_gaps_are_told() -> None:
    def seen(days: int, **reach: Reach) -> Run:
        return run(days=days, coverage=tuple(Coverage(source=name, reach=one) for name, one in reach.items()))

    ok, no = Reach.ANSWERED, Reach.BLOCKED
    runs = (seen(-9, a=ok, b=no, c=ok), seen(-1, a=no, b=no, c=Reach.SKIPPED, d=ok))
    assert [gap.source for gap in week(runs=runs).gaps] == ["a"]
    assert week(runs=runs[1:]).gaps == ()


def test_a_week_without_anything_is_quiet_and_says_when_it_was_read() -> None:
    told = week(runs=(run(days=-1),))
    assert told.quiet and told.looked == 1 and told.looked_at == NOW - DAY
    assert week(runs=(run(days=-9),)).looked_at is None


def said(name: str, feel: HeardAs | None = None, days: float = -2, **fields: Any) -> Said:
    return Said(id=name, place="p", url="https://p.example/", seen=NOW + days * DAY, feel=feel, fresh=True, **fields)


def test_voices_are_counted_by_their_own_date_or_when_they_were_new() -> None:
    told = week(
        said=(
            said("1", HeardAs.PRAISE, written=date(2026, 11, 20), words="Thanks to Anna, who was kind."),
            said("2", HeardAs.COMPLAINT),
            said("3", HeardAs.PRAISE, written=date(2025, 1, 1)),
            replace(said("4", HeardAs.PRAISE), fresh=False),
            said("5", days=-20),
        ),
        ledger=(Heard(id="h", text="Lovely soup, thanks!", heard_at=NOW - DAY, kind=HeardAs.PRAISE, told_by="Ann"),),
    ).voices
    assert (told.people, told.praise, told.complaints) == (3, 2, 1)
    assert told.praised == Praise(id=praise_id("1"), words="Thanks to Anna, who was kind.", names=("Anna",))


def test_praise_without_names_is_the_longest_that_is_short_enough_and_none_is_offered_twice() -> None:
    kind = (
        said("1", HeardAs.PRAISE, words="Lovely soup, thank you all!"),
        said("2", HeardAs.PRAISE, words="Lovely soup."),
        said("3", HeardAs.PRAISE, words="Lovely soup. " * 20),
    )
    told = week(said=kind).voices.praised
    assert told and told.words == "Lovely soup, thank you all!"
    passed = Heard(id=told.id, text=told.words, heard_at=NOW - DAY, kind=HeardAs.PRAISE, passed_at=NOW)
    again = week(said=kind, ledger=(passed,)).voices
    assert again.praised and again.praised.words == "Lovely soup." and again.people == 3


def test_what_could_not_be_read_for_long_is_told_once_a_month() -> None:
    def seen(days: int, **reach: Reach) -> Run:
        rows = (Coverage(source=name.replace("_", ":"), reach=one) for name, one in reach.items())
        return run(days=days, coverage=tuple(rows))

    ok, no = Reach.ANSWERED, Reach.BLOCKED
    runs = (seen(-9, a=ok, b=no, c=no), seen(-1, a=no, b=no, c=ok, d=Reach.SKIPPED, place_facebook=Reach.SKIPPED))
    monthly = compose(CARD, runs, {}, period=replace(PERIOD, monthly=True), minutes=10)
    assert [gap.source for gap in monthly.standing] == ["place:facebook", "b"]
    assert week(runs=runs).standing == ()


def test_a_topic_is_told_when_it_comes_up_for_the_third_time() -> None:
    waits = [said(f"{days}", HeardAs.COMPLAINT, days=days, topics=("waiting",)) for days in (-2, -12, -20, -40)]
    told = week(said=waits).voices
    assert (told.topic, told.times) == ("waiting", 3)
    assert week(said=waits[:2]).voices.topic == ""
    assert week(said=waits[1:]).voices.topic == "", "nobody said so this week"


def test_companies_of_one_chat_share_the_three_things() -> None:
    first = week(*(case(f"{n}", minutes=3, severity=Severity.LOW) for n in range(3)))
    second = week(*(case(f"9{n}", minutes=3) for n in range(2)))
    left, right = together((first, second), 10)
    assert (len(left.to_do), len(right.to_do), left.left) == (1, 2, 2)
