"""Nobody begins with a hundred reviews to answer."""

from datetime import timedelta

import pytest

from checks.cases import done, move
from checks.first_run import OLD, batched, opens
from data.finding import Words
from data.trouble import group
from tests.checks.dossiers import NOW
from tests.checks.findings import finding, run

DAY = timedelta(days=1)


def said(key="k", days=30, check="unanswered.review", **fields):
    written = None if days is None else NOW.date() - timedelta(days=days)
    return finding(check, key, words=Words(written=written), found=key, **fields)


@pytest.mark.parametrize(
    ("one", "open_"),
    [
        pytest.param(said(days=3), True, id="a fresh review"),
        pytest.param(said(days=365), True, id="a year to the day"),
        pytest.param(said(days=366), False, id="older than a year"),
        pytest.param(said(days=900, check="unanswered.complaint"), False, id="an old complaint in a forum"),
        pytest.param(said(days=None), True, id="nobody knows how old"),
        pytest.param(finding("outdated.notice"), True, id="no words at all"),
    ],
)
def test_which_findings_open_a_case(one, open_):
    assert opens(one, NOW) is open_
    assert opens(one, None)
    assert (one.key in move({}, run(one), NOW, began=NOW, first=True).cases) is open_


def test_old_reviews_make_one_line_at_the_first_look():
    rows = [*(said(f"o{n}", 8 + n) for n in range(6)), said("fresh", 7), said("undated", None), finding(key="fact")]
    moved = move({}, run(*rows, said("past", 400)), NOW, began=NOW, first=True)
    assert {key for key, case in moved.cases.items() if case.batch == OLD} == {f"o{n}" for n in range(6)}
    assert sorted(len(trouble.cases) for trouble in group(moved.cases.values())) == [1, 1, 1, 6]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([said("a", 20)], id="one old review"),
        pytest.param([said("a", 5), said("b", 6)], id="fresh reviews"),
        pytest.param([said("a", 20, "unanswered.question"), said("b", 20, "unanswered.complaint")], id="no reviews"),
        pytest.param([said("a", 400), said("b", 500)], id="long past"),
    ],
)
def test_no_line_is_made_of(rows):
    assert batched(rows, NOW) == frozenset()


def test_past_reviews_stay_past_at_later_looks_and_known_cases_stay():
    past, later = said("past", 400), said("later", 20)
    moved = move({}, run(past), NOW, began=NOW, first=True)
    moved = move(moved.cases, run(past, later, said("other", 21)), NOW + DAY, began=NOW)
    assert {key: case.batch for key, case in moved.cases.items()} == {"later": "", "other": ""}
    aged = move(moved.cases, run(later), NOW + 380 * DAY, began=NOW)
    assert aged.still and aged.still[0].key == "later"


def test_a_line_keeps_its_cases_over_later_looks_and_loses_those_that_are_done():
    rows = [said("a", 20, rank=5.0), said("b", 30, rank=50.0), said("c", 40, rank=20.0)]
    cases = move({}, run(*rows), NOW, began=NOW, first=True).cases
    cases = dict(move(cases, run(*rows), NOW + DAY, began=NOW).cases)
    (line,) = group(cases.values())
    assert [one.key for one in line.findings] == ["b", "c", "a"]
    cases["b"] = done(cases["b"], "Ann", NOW + DAY)
    assert sorted(len(trouble.cases) for trouble in group(cases.values())) == [1, 2]


def test_a_line_of_old_reviews_is_never_what_to_do_first():
    rows = [said("a", 20), said("b", 30), finding("missing.hours", "m", found=None, weight=1)]
    line, *_ = group(move({}, run(*rows), NOW, began=NOW, first=True).cases.values())
    assert (line.lead.key, line.severity.value) == ("m", "high")
