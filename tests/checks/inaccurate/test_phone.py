from dataclasses import replace

import pytest

from checks.inaccurate.phone import phone
from data.company import Address, Origin
from data.evidence import PageRole
from data.facts import Where
from data.finding import Severity
from tests.checks.dossiers import CARD, OTHER_PHONE, PHONE, STREET, dossier, facts, listing, page


def test_a_number_that_is_not_the_companys_is_flagged():
    (flag,) = phone(dossier(listing(phones=(OTHER_PHONE,))))
    assert (flag.expected, flag.found, flag.sure) == (PHONE, OTHER_PHONE, True)


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(listing(), id="a listing without a number"),
        pytest.param(listing(phones=("02 555 0142",)), id="the same number written another way"),
        pytest.param(listing(phones=(OTHER_PHONE, PHONE)), id="a second number beside the right one"),
        pytest.param(listing(phones=(OTHER_PHONE,), address=Address(city="Tampere")), id="another town's namesake"),
        pytest.param(listing(phones=(OTHER_PHONE,), name="Parturi Saksi"), id="another company"),
        pytest.param(listing(phones=(OTHER_PHONE,), closed=True), id="a row marked as closed for good"),
    ],
)
def test_not_flagged(row):
    assert list(phone(dossier(row))) == []


def test_a_card_without_number_flags_nothing():
    assert list(phone(dossier(listing(phones=(OTHER_PHONE,)), company=replace(CARD, phones=())))) == []


def test_when_phone_and_address_both_differ_it_may_be_a_namesake_and_is_only_a_doubt():
    elsewhere = Address(street="Kauppakatu 31", city="Turku")
    (flag,) = phone(dossier(listing(phones=(OTHER_PHONE,), address=elsewhere)))
    assert not flag.sure
    assert flag.severity is Severity.MEDIUM


def test_the_right_address_makes_a_wrong_phone_sure():
    (flag,) = phone(dossier(listing(phones=(OTHER_PHONE,), address=STREET)))
    assert flag.sure


def test_a_card_that_only_repeats_a_third_party_is_not_proof():
    card = replace(CARD, origins={"phones": Origin(source="nominatim")})
    (flag,) = phone(dossier(listing(phones=(OTHER_PHONE,)), company=card))
    assert not flag.sure


def test_a_card_that_repeats_the_own_website_is():
    card = replace(CARD, origins={"phones": Origin(source="website")})
    (flag,) = phone(dossier(listing(phones=(OTHER_PHONE,)), company=card))
    assert flag.sure


ODD = facts(phones=[(OTHER_PHONE, Where.TEXT)])


def test_an_odd_number_on_one_own_page_is_a_doubt():
    (flag,) = phone(dossier(page(facts=ODD)))
    assert not flag.sure
    assert flag.severity is Severity.MEDIUM


def test_an_odd_number_on_two_own_pages_and_the_right_one_nowhere_is_sure_and_told_once():
    (flag,) = phone(dossier(page(facts=ODD), page("/yhteys", role=PageRole.CONTACT, facts=ODD)))
    assert flag.sure


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param([page(facts=ODD, text="Soita: 02 555 0142")], id="the right number stands in the text"),
        pytest.param(
            [page(facts=facts(phones=[(OTHER_PHONE, Where.TEXT), ("+35825550123", Where.TEXT)]))], id="departments"
        ),
        pytest.param([page("/tiimi", facts=ODD)], id="a page that is not for contact"),
        pytest.param([page(facts=facts(faxes=[(OTHER_PHONE, Where.TEXT)]))], id="a fax"),
        pytest.param(
            [page("/x", url="https://kumppani.example/", role=PageRole.CONTACT, facts=ODD)], id="somebody else's page"
        ),
    ],
)
def test_not_flagged_on_own_pages(pages):
    home = page("/etusivu")
    assert list(phone(dossier(*pages, home))) == []
