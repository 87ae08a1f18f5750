from datetime import date

import pytest

from checks.outdated.hours import hours
from data.facts import Facts, Found, Notice, Where
from data.finding import Severity
from data.week import SpecialDay
from tests.checks.dossiers import dossier, listing, page


def day(year):
    return SpecialDay(first=date(year, 12, 24), last=date(year, 12, 26), label="joulu")


def on_page(*days, **fields):
    found = tuple(Found(value=one, where=Where.TEXT, quote="Joulun aukioloajat") for one in days)
    return page(facts=Facts(special_hours=found), **fields)


@pytest.mark.parametrize(("year", "severity"), [(2025, Severity.LOW), (2024, Severity.MEDIUM)])
def test_last_years_holidays_weigh_little_and_older_ones_more(year, severity):
    flags = [*hours(dossier(on_page(day(year)))), *hours(dossier(listing(special_hours=(day(year),))))]
    assert [(flag.found, flag.severity) for flag in flags] == [(day(year), severity)] * 2


@pytest.mark.parametrize(
    "item",
    [
        pytest.param(listing(), id="no special hours"),
        pytest.param(listing(special_hours=(day(2026),)), id="this year's"),
        pytest.param(
            listing(special_hours=(SpecialDay(first=date(2026, 1, 1), last=date(2026, 1, 6)),)), id="of this January"
        ),
        pytest.param(on_page(day(2025), day(2026)), id="old ones beside this year's"),
        pytest.param(
            on_page(day(2025), notices=(Notice(text="Kiinni 24.-26.12.2025", until=date(2025, 12, 26)),)),
            id="told as a notice",
        ),
        pytest.param(listing(special_hours=(day(2024),), name="Parturi Saksi"), id="another company's"),
    ],
)
def test_not_flagged(item):
    assert list(hours(dossier(item))) == []
