from dataclasses import replace
from datetime import date

import pytest

from checks.inaccurate.closed import closed
from data.company import Address, Origin
from data.facts import Dated
from data.finding import Severity
from tests.checks.dossiers import CARD, OTHER_PHONE, PHONE, STREET, dossier, listing, page

READ = replace(CARD, origins={fact: Origin(source="website") for fact in ("address", "phones", "hours")})
GONE = {"closed": True, "quote": "Permanently closed"}
HERE = listing(address=STREET, phones=(PHONE,), **GONE)
ALIVE = page(signs=(Dated(day=date(2026, 10, 30), by="visible"),))


def test_a_row_that_buries_a_living_company_is_flagged():
    (flag,) = closed(dossier(HERE, ALIVE, company=READ))
    assert (flag.sure, flag.severity, flag.found) == (True, None, "Permanently closed")


def test_a_person_who_stands_by_the_card_is_a_sign_of_life():
    card = replace(READ, origins={**READ.origins, "address": Origin(source="owner")})
    assert [flag.sure for flag in closed(dossier(HERE, company=card))] == [True]
    assert [flag.sure for flag in closed(dossier(HERE, company=CARD))] == [True]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param((HERE,), id="nothing shows that the company is open"),
        pytest.param((HERE, page(signs=(Dated(day=date(2024, 1, 5), by="visible"),))), id="an old sign of life"),
        pytest.param((replace(HERE, name="Aamunkoi Kahvila Turku"), ALIVE), id="nearly its name"),
    ],
)
def test_without_a_sign_of_life_it_is_a_question(other):
    (flag,) = closed(dossier(*other, company=READ))
    assert (flag.sure, flag.severity) == (False, Severity.MEDIUM)


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param((replace(HERE, closed=False),), id="an open row"),
        pytest.param((replace(HERE, address=Address(street="Rantatie 9", city="Turku")),), id="where it once was"),
        pytest.param((replace(HERE, address=Address(city="Turku")),), id="a row without a street"),
        pytest.param((replace(HERE, phones=(OTHER_PHONE,)),), id="another number: whoever was there before"),
        pytest.param((replace(HERE, name="Parturi Saksi", phones=()),), id="a neighbour that closed"),
        pytest.param((HERE, listing(address=STREET, phones=(PHONE,))), id="an open row at the same place"),
        pytest.param(
            (replace(HERE, address=Address(street="Jokikatu 5", city="Oulu"), phones=()),), id="a namesake elsewhere"
        ),
    ],
)
def test_not_flagged(rows):
    assert list(closed(dossier(*rows, ALIVE))) == []
