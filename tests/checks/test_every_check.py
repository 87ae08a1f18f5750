"""What every check owes its reader, and that all of them are there."""

import string
from pathlib import Path

import pytest

from checks import registry
from checks.registry import checks, discover_checks
from data.finding import Kind
from tests.checks.dossiers import CARD, dossier

discover_checks()
HERE = Path(__file__).parent
EXPECTED = {
    Kind.MISSING: {"website", "listing", "contact", "home", "hours", "profile", "search_presence"},
    Kind.OUTDATED: {"website", "notice", "hours", "profile", "certificate", "link"},
    Kind.INACCURATE: {
        *("phone", "address", "hours", "name", "email", "website"),
        *("self_contradiction", "duplicate_listing", "closed"),
    },
    Kind.UNANSWERED: {"review", "complaint", "question"},
}


def test_all_checks_are_found_by_their_files():
    assert set(checks) == {f"{kind.value}.{noun}" for kind, nouns in EXPECTED.items() for noun in nouns}


@pytest.mark.parametrize("check", checks.values(), ids=list(checks))
def test_a_check_says_what_it_flags_and_what_not(check: registry.Check):
    assert "Not flagged" in " ".join(check.about.split())
    assert check.minutes > 0
    assert len(check.title) <= 90
    assert not check.title.endswith(".")
    for sentence in (check.why, check.advice):
        assert sentence.endswith(".")
        assert len(sentence) <= 160
    named = {
        field for text in (check.title, check.advice) for _, field, _, _ in string.Formatter().parse(text) if field
    }
    assert named <= {"place", "expected", "found"}


@pytest.mark.parametrize("check", checks.values(), ids=list(checks))
def test_a_check_has_tests_of_its_own_with_cases_that_must_not_be_flagged(check: registry.Check):
    kind, noun = check.id.split(".")
    text = (HERE / kind / f"test_{noun}.py").read_text("utf-8")
    assert "not_flagged" in text


@pytest.mark.parametrize("check", checks.values(), ids=list(checks))
def test_nothing_seen_is_nothing_flagged(check: registry.Check):
    assert list(check.judge(dossier(company=CARD))) == []
