import pytest

from checks.inaccurate.address import address
from data.company import Address
from data.evidence import PageRole
from data.facts import Where
from data.finding import Severity
from tests.checks.dossiers import PHONE, SITE, STREET, dossier, facts, listing, page, registration

MOVED = Address(street="Kauppakatu 31", postcode="20100", city="Turku")


def test_another_street_is_flagged():
    (flag,) = address(dossier(listing(address=MOVED, phones=(PHONE,))))
    assert (flag.expected, flag.found, flag.sure) == (STREET, MOVED, True)


def test_another_house_number_is_flagged():
    assert len(list(address(dossier(listing(address=Address(street="Jokikatu 15", city="Turku")))))) == 1


def test_a_register_entry_weighs_little():
    (flag,) = address(dossier(registration(address=MOVED)))
    assert flag.severity is Severity.LOW


@pytest.mark.parametrize(
    "item",
    [
        pytest.param(listing(), id="a listing without a street"),
        pytest.param(listing(address=Address(street="Jokik. 5", city="TURKU")), id="another spelling"),
        pytest.param(listing(address=Address(street="Jokikatu 5", city="Turku")), id="no postcode"),
        pytest.param(listing(address=Address(street="PL 12", city="Turku"), phones=(PHONE,)), id="a box number"),
        pytest.param(listing(address=Address(street="Hämeenkatu 1", city="Tampere")), id="another town's namesake"),
        pytest.param(registration(address=MOVED, number="7654321-2"), id="another company's entry"),
        pytest.param(
            page(facts=facts(addresses=[(STREET, Where.TEXT), (MOVED, Where.TEXT)])), id="a second address of its own"
        ),
    ],
)
def test_not_flagged(item):
    assert list(address(dossier(item))) == []


def test_a_branch_that_shares_the_website_is_only_a_doubt():
    branch = listing(address=Address(street="Hämeenkatu 1", city="Tampere"), website=SITE)
    assert [flag.sure for flag in address(dossier(branch))] == [False]


def test_an_odd_address_on_own_pages_is_sure_only_when_it_stands_twice():
    odd = facts(addresses=[(MOVED, Where.TEXT)])
    home, contact = page(facts=odd), page("/yhteys", facts=odd, role=PageRole.CONTACT)
    assert [flag.sure for flag in address(dossier(home))] == [False]
    assert [flag.sure for flag in address(dossier(home, contact))] == [True]
