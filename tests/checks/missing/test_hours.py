from dataclasses import replace

import pytest

from checks.missing.hours import hours
from data.facts import Where
from data.finding import Severity
from data.places import load
from tests.checks.dossiers import CARD, WEEKDAYS, dossier, facts, listing, page

PLACE = next(place.id for place in load("FI").all if place.kind in ("map", "directory"))
UNKNOWN = replace(CARD, hours=None)


def test_a_site_without_hours_is_flagged_when_the_company_has_them():
    (flag,) = hours(dossier(page(text="Tervetuloa kahville Jokikadulle.")))
    assert (flag.expected, flag.severity) == (WEEKDAYS, None)


def test_hours_in_a_listing_are_enough_to_miss_them_on_the_site():
    rows = dossier(page(), listing(place="fonecta", hours=WEEKDAYS), company=UNKNOWN)
    assert len(list(hours(rows))) == 1


def test_a_map_row_without_hours_weighs_little():
    (flag,) = hours(dossier(listing(place=PLACE)))
    assert (flag.severity, flag.expected) == (Severity.LOW, WEEKDAYS)


@pytest.mark.parametrize(
    ("card", "evidence"),
    [
        pytest.param(CARD, (page(facts=facts(hours=[(WEEKDAYS, Where.TEXT)])),), id="the site shows them"),
        pytest.param(CARD, (page(text="Avoinna ma-pe 8.00-17.00, lounas 11 alkaen"),), id="in a form we do not read"),
        pytest.param(CARD, (page(text="Käynnit sopimuksen mukaan"),), id="by appointment"),
        pytest.param(CARD, (page(whole=False),), id="a JavaScript shell"),
        pytest.param(UNKNOWN, (page(),), id="a company that receives nobody"),
        pytest.param(UNKNOWN, (listing(place=PLACE),), id="hours known nowhere"),
        pytest.param(CARD, (listing(place=PLACE, whole=False),), id="a row that breaks off"),
        pytest.param(CARD, (listing(place="prh"),), id="a register"),
        pytest.param(CARD, (listing(place=PLACE, name="Parturi Saksi"),), id="another company's row"),
    ],
)
def test_not_flagged(card, evidence):
    assert list(hours(dossier(*evidence, company=card))) == []
