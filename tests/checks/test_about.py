from dataclasses import replace

import pytest

from checks.about import Ours, on_own_site, ours, own_pages, read_whole
from data.company import Address
from data.evidence import PageState
from tests.checks.dossiers import CARD, OTHER_PHONE, PHONE, SITE, STREET, dossier, listing, page, registration

TAMPERE = Address(street="Hämeenkatu 1", city="Tampere")
MOVED = Address(street="Kauppakatu 31", city="Turku")


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        pytest.param(listing(), Ours.YES, id="name and town"),
        pytest.param(listing(name="Lounas Leppälä", phones=(PHONE,)), Ours.YES, id="our phone under another name"),
        pytest.param(listing(name="Lounas Leppälä", website=SITE), Ours.YES, id="our website"),
        pytest.param(listing(address=TAMPERE, phones=(PHONE,)), Ours.YES, id="our phone in another town"),
        pytest.param(listing(address=TAMPERE, website=SITE), Ours.LIKELY, id="a branch that shares the website"),
        pytest.param(listing(address=MOVED, phones=(OTHER_PHONE,)), Ours.LIKELY, id="only the name agrees"),
        pytest.param(listing(address=MOVED), Ours.YES, id="only the street differs"),
        pytest.param(listing(address=TAMPERE), Ours.NO, id="a namesake in another town"),
        pytest.param(listing(name="Parturi Saksi", address=STREET), Ours.NO, id="a neighbour"),
        pytest.param(listing(name=""), Ours.NO, id="nothing to know it by"),
        pytest.param(registration(), Ours.YES, id="our registry number"),
        pytest.param(registration(number="FI 12345671"), Ours.YES, id="our registry number, written another way"),
        pytest.param(registration(number="7654321-2"), Ours.NO, id="another registry number"),
        pytest.param(registration(number="0000123456"), Ours.YES, id="our name under a number of another register"),
    ],
)
def test_whose_row_it_is(row, verdict):
    assert ours(row, CARD) is verdict


def test_a_website_on_a_platform_is_not_shared_by_everybody_there():
    card = replace(CARD, website="https://www.facebook.com/aamunkoi.turku", phones=(), emails=())
    stranger = listing(name="Parturi Saksi", website="https://www.facebook.com/parturi.saksi")
    assert ours(stranger, card) is Ours.NO


def test_pages_of_a_site_whose_address_the_card_does_not_know_are_told_by_its_home_page():
    bare = replace(CARD, website="")
    seen = dossier(page(), page("/menu"), page("/x", url="https://kumppani.example/x"), company=bare)
    assert [one.url for one in own_pages(seen)] == [f"{SITE}/", f"{SITE}/menu"]
    assert on_own_site("https://www.aamunkoi.example/x", seen)


def test_a_site_counts_as_read_only_with_its_home_page_and_all_near_pages():
    assert len(read_whole(dossier(page(), page("/menu"), page("/deep", clicks=3, whole=False)))) == 2
    assert read_whole(dossier(page("/menu"))) == []
    assert read_whole(dossier(page(), page("/menu", state=PageState.UNKNOWN))) == []
    assert len(read_whole(dossier(page(), page("/menu", state=PageState.GONE)))) == 1
