"""What a glance opens without searching, and what it leaves to the weekly check."""

from datetime import timedelta

import pytest

from checks import registry
from checks.glances import MOST, known_talk, weekly
from data.case import Case
from tests.checks.dossiers import NOW, listing, mention, review
from tests.checks.findings import finding

registry.discover()


@pytest.mark.parametrize(
    ("check", "source", "once_a_week"),
    [
        ("unanswered.review", "found_pages", False),
        ("inaccurate.phone", "found_pages", True),
        ("inaccurate.phone", "nominatim", True),
        ("outdated.notice", "website", False),
        ("unanswered.complaint", "person", False),
    ],
)
def test_a_glance_sees_people_s_words_and_the_own_site(check: str, source: str, once_a_week: bool) -> None:
    assert weekly(finding(check, source=source)) is once_a_week


def test_a_glance_opens_pages_where_people_spoke_those_with_open_cases_first() -> None:
    pages = [
        review(url=f"https://reviews.example/{day}", written=(NOW - timedelta(days=day)).date()) for day in range(14)
    ]
    waiting = finding("unanswered.review", url="https://reviews.example/13?utm_source=x")
    case = Case(key="k1", finding=waiting, first_seen=NOW, last_seen=NOW)
    other = Case(
        key="k2",
        finding=finding("missing.hours", key="k2"),
        first_seen=NOW,
        last_seen=NOW,
    )
    leads = known_talk([listing(), mention(channel="news"), *pages], {"k1": case, "k2": other})
    assert len(leads) == MOST
    assert [lead.url.rpartition("/")[2] for lead in leads[:3]] == ["13", "0", "1"]


def test_words_that_another_source_brought_are_not_opened() -> None:
    assert known_talk([mention(source="google_news"), listing()], {}) == ()
