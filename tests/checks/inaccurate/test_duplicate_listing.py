from dataclasses import replace

import pytest

from checks.engine import judge
from checks.inaccurate.duplicate_listing import duplicate_listing
from data.company import Address
from data.evidence import ProfileState
from data.places import load
from tests.checks.dossiers import OTHER_PHONE, PHONE, SITE, STREET, dossier, listing, profile

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


NAMED = profile(platform="vk", handle="aamunkoi_turku", url="https://vk.com/aamunkoi_turku", title="Kahvila Aamunkoi")


def spare(**fields):
    given = {
        "platform": "vk",
        "handle": "kahvila.aamunkoi",
        "url": "https://vk.com/kahvila.aamunkoi",
        "title": "Kahvila Aamunkoi",
        "links": (f"{SITE}/menu",),
        "named_by": "",
    }
    return profile(**{**given, **fields})


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(spare(), id="it links to the company's site"),
        pytest.param(spare(links=(), text="Varaukset 02 555 0142"), id="it shows the company's phone"),
        pytest.param(spare(title="Kahvila Aamunkoi Turku (@kahvila.aamunkoi) | VK"), id="named with its own town"),
    ],
)
def test_a_profile_nobody_named_that_is_surely_the_companys_is_the_spare_one(other):
    (flag,) = duplicate_listing(dossier(other, NAMED))
    assert (flag.expected, flag.found) == (NAMED.url, other.url)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(spare(named_by="owner"), id="both are named: the keeper is asked"),
        pytest.param(spare(links=()), id="nothing of the company on it"),
        pytest.param(spare(links=("https://kahvila.example/",)), id="a former company with another site"),
        pytest.param(spare(state=ProfileState.UNKNOWN), id="it could not be read"),
        pytest.param(spare(platform="youtube"), id="another platform"),
        pytest.param(spare(title="Kahvila Aamunkoi Tampere"), id="a branch by its title"),
        pytest.param(spare(handle="aamunkoi_tampere"), id="a branch by its handle"),
        pytest.param(spare(text="Hämeenkatu 1, Tampere"), id="a branch by its town"),
        pytest.param(spare(links=(), text="Kahvila Aamunkoi, puh. 03 255 0163"), id="a phone of its own"),
        pytest.param(spare(title="Aino Virtanen", text="Kahvila Aamunkoin omistaja"), id="the owner's own"),
        pytest.param(spare(title="Kahvila Aamunkoi rekry"), id="an account for jobs"),
        pytest.param(spare(text="Unofficial fan page"), id="admirers"),
        pytest.param(spare(text="Olemme muuttaneet: vk.com/aamunkoi_turku"), id="it points to the other"),
        pytest.param(spare(handle="in/aamunkoi"), id="a person"),
        pytest.param(spare(handle="club12345"), id="the same profile by its number"),
        pytest.param(spare(handle=NAMED.handle), id="the same profile met by a search"),
    ],
)
def test_a_profile_is_not_flagged(other):
    assert list(duplicate_listing(dossier(other, NAMED))) == []


def test_a_profile_in_another_language_speaks_to_other_people():
    english = spare(text="Breakfast and lunch by the river, open every day of the week from eight.")
    finnish = profile(platform="vk", handle="aamunkoi_turku", text="Aamiaista ja lounasta joen rannalla joka päivä.")
    assert list(duplicate_listing(dossier(english, finnish))) == []
