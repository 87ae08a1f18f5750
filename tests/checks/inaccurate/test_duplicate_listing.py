from dataclasses import replace

import pytest

from checks.engine import judge
from checks.inaccurate.duplicate_listing import duplicate_listing
from data.company import Address
from data.places import load
from tests.checks.dossiers import OTHER_PHONE, PHONE, STREET, dossier, listing

FIRST = listing(ref="1", url="https://fonecta.example/1", phones=(PHONE,), address=STREET)


def test_two_rows_of_the_company_at_one_place_are_flagged_once_and_the_poorer_is_the_spare_one():
    (flag,) = duplicate_listing(dossier(listing(ref="2", url="https://fonecta.example/2"), FIRST))
    assert (flag.expected, flag.found) == ("https://fonecta.example/1", "https://fonecta.example/2")


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(listing(ref="1", url="https://fonecta.example/en/1"), id="the same row met twice"),
        pytest.param(listing(place="eniro", ref="2"), id="another place"),
        pytest.param(listing(ref="2", url="https://fonecta.example/2", closed=True), id="closed for good"),
        pytest.param(listing(ref="2", name="Parturi Saksi"), id="another company"),
        pytest.param(listing(ref="2", address=Address(street="Hämeenkatu 1", city="Tampere")), id="a namesake"),
        pytest.param(
            listing(ref="2", address=Address(street="Kauppakatu 31", city="Turku"), phones=(OTHER_PHONE,)),
            id="a branch with a phone of its own",
        ),
    ],
)
def test_not_flagged(other):
    assert list(duplicate_listing(dossier(FIRST, other))) == []


def test_a_row_in_two_languages_is_one_row():
    finnish = listing(url="https://fonecta.example/fi/aamunkoi")
    swedish = listing(url="https://fonecta.example/sv/aamunkoi")
    assert list(duplicate_listing(dossier(finnish, swedish))) == []


def test_rows_without_ids_are_told_apart_by_their_paths():
    rows = [listing(url=f"https://fonecta.example/{name}") for name in ("aamunkoi", "kahvila-aamunkoi-turku")]
    assert len(list(duplicate_listing(dossier(*rows)))) == 1


def test_it_is_the_same_trouble_whichever_of_the_two_rows_is_the_spare_one_today():
    poor = listing(ref="2", url="https://fonecta.example/2")
    rich = listing(ref="2", url="https://fonecta.example/2", phones=(PHONE,), address=STREET)
    rows = ((FIRST, poor), (replace(FIRST, phones=(), address=None), rich))
    found = [judge(dossier(*pair), load("FI")).findings for pair in rows]
    once, later = (next(one for one in some if one.check == "inaccurate.duplicate_listing") for some in found)
    assert (once.found, later.found) == ("https://fonecta.example/2", "https://fonecta.example/1")
    assert once.key == later.key
