from dataclasses import replace

import pytest

from checks.missing.listing import listing as missing
from data.coverage import Reach
from data.places import Place, Places, load
from tests.checks.dossiers import PHONE, dossier, listing, row

PLACE = next(place for place in load("FI").all if place.advise)
TOKEN = f"listing:{PLACE.id}"
QUIET = (row("nominatim", TOKEN), row("tavily", TOKEN))


def test_a_place_on_which_two_families_are_silent_is_missing():
    (flag,) = missing(dossier(coverage=QUIET))
    assert (flag.about.place, flag.about.id, flag.quote) == (PLACE.id, TOKEN, "nominatim, tavily")


@pytest.mark.parametrize(
    "coverage",
    [
        pytest.param((), id="nobody looked"),
        pytest.param(QUIET[:1], id="only one source is silent"),
        pytest.param((row("tavily", TOKEN, family="web"), row("you", TOKEN, family="web")), id="two of one family"),
        pytest.param((row("nominatim", TOKEN), row("tavily", reach=Reach.BLOCKED)), id="blocked is not missing"),
        pytest.param((row("nominatim", TOKEN), row("tavily", reach=Reach.BROKEN)), id="a redesign is not missing"),
        pytest.param((row("nominatim", "listing:nowhere"), row("tavily", "listing:nowhere")), id="no such place here"),
    ],
)
def test_not_flagged(coverage):
    assert list(missing(dossier(coverage=coverage))) == []


def test_a_row_seen_by_any_source_is_not_missing():
    assert list(missing(dossier(listing(place=PLACE.id, phones=(PHONE,)), coverage=QUIET))) == []


def test_a_namesakes_row_is_not_ours():
    assert len(list(missing(dossier(listing(place=PLACE.id, name="Parturi Saksi"), coverage=QUIET)))) == 1


def test_places_that_are_not_advised_are_never_missing():
    other = [place.id for place in load("FI").all if not place.advise]
    quiet = [row(source, *(f"listing:{name}" for name in other)) for source in ("nominatim", "tavily")]
    assert list(missing(dossier(coverage=tuple(quiet)))) == []


def test_places_an_operator_added_count():
    own = Places(
        "FI", (Place(id="kylalehti", name="Kylälehti", hosts=("kylalehti.example",), kind="directory", advise=True),)
    )
    quiet = (row("nominatim", "listing:kylalehti"), row("tavily", "listing:kylalehti"))
    assert len(list(missing(replace(dossier(coverage=quiet), places=own)))) == 1
