"""Rows that somebody changed between two looks; places where nobody writes any more."""

from dataclasses import replace
from datetime import timedelta

import pytest

from checks import silence
from checks.edits import edited
from checks.said import said
from data.case import Case
from data.run import Agreement
from tests.checks.dossiers import NOW, OTHER_PHONE, PHONE, dossier, listing, review
from tests.checks.findings import URL, finding, run

RIGHT = Agreement(place="fonecta", url=URL, fact="phone")
NOW_WRONG = Case(key="k1", finding=finding(), first_seen=NOW, last_seen=NOW)


def test_a_row_that_was_right_and_shows_another_value_was_edited() -> None:
    before = dossier(listing(url=f"{URL}?utm_source=x", phones=(PHONE,)))
    edit = edited(NOW_WRONG, before, run(right=(RIGHT,)))
    assert edit and (edit.fact, edit.was, edit.since) == ("phone", PHONE, NOW)


@pytest.mark.parametrize(
    ("before", "right"),
    [
        pytest.param(listing(url=URL, phones=(OTHER_PHONE,)), RIGHT, id="it shows what it showed: the card changed"),
        pytest.param(listing(url=URL, phones=("+35825550155",)), None, id="it was wrong before"),
        pytest.param(listing(url="https://muu.example/", phones=(PHONE,)), RIGHT, id="another row"),
        pytest.param(listing(url=URL), RIGHT, id="it showed none"),
    ],
)
def test_else_it_was_not(before, right) -> None:
    assert edited(NOW_WRONG, dossier(before), run(right=(right,) if right else ())) is None


def test_words_are_never_edits() -> None:
    case = replace(NOW_WRONG, finding=finding("unanswered.review"))
    assert edited(case, dossier(listing(url=URL, phones=(PHONE,))), run(right=(RIGHT,))) is None


def old(days: int | None):
    return review(written=None if days is None else (NOW - timedelta(days=days)).date(), author=str(days))


@pytest.mark.parametrize(
    ("reviews", "days"),
    [
        pytest.param([old(200), old(400)], 200, id="half a year"),
        pytest.param([old(182), old(400)], None, id="a day less"),
        pytest.param([], None, id="no review was seen, so nobody knows"),
        pytest.param([old(300), old(None)], None, id="one without a date may be new"),
    ],
)
def test_a_silence_is_half_a_year_without_a_new_review(reviews, days) -> None:
    found = silence.since(reviews, said(dossier(*reviews)), NOW)
    assert (found and (NOW.date() - found).days) == days


def test_one_without_a_date_that_has_been_known_for_long_is_old() -> None:
    rows = said(dossier(old(300), old(None)))
    later = NOW + timedelta(days=190)
    assert silence.since([old(300), old(None)], rows, later) == NOW.date()
