"""OpenStreetMap through Nominatim."""

from datetime import date

import pytest

from checks import registry
from checks.web import Broken
from data.company import Address
from data.evidence import Listing
from tests.checks.saved_web import SavedWeb, answer_json
from tests.checks.sources.answers import OSM
from tests.checks.sources.asking import again, ask_for, look

HOST = "https://nominatim.openstreetmap.org"
OTHER = OSM | {
    "osm_id": 7,
    "name": "Kahvila Aamunkoi",
    "address": {"road": "Rantatie", "house_number": "9", "city": "Oulu", "country_code": "fi"},
    "extratags": {"phone": "+358 8 5550199"},
}


async def test_a_map_object_becomes_a_listing_with_its_facts() -> None:
    seen = await look("nominatim", {HOST: answer_json([OSM])})
    (row,) = seen.evidence
    assert isinstance(row, Listing)
    assert (row.place, row.ref, row.name) == ("openstreetmap", "node/4100001", "Kahvila Aamunkoi")
    assert row.url == "https://www.openstreetmap.org/node/4100001"
    assert row.edit_url == "https://www.openstreetmap.org/edit?node=4100001"
    assert row.phones == ("+35825550142", "+35825550143")
    assert row.address == Address(street="Jokikatu 5", postcode="20100", city="Turku", country="FI")
    assert str(row.hours) == "Mo-Fr 08:00-17:00; Sa 10:00-15:00"
    assert row.website == "https://aamunkoi.example"
    assert row.updated == date(2024, 3, 2)
    assert "phone=+358 2 5550142" in row.quote
    assert not row.closed
    assert seen.silent == ()


async def test_an_empty_list_is_silence() -> None:
    assert (await look("nominatim", {HOST: answer_json([])})).silent == ("listing", "listing:openstreetmap")


async def test_a_namesake_in_another_town_is_not_the_company() -> None:
    seen = await look("nominatim", {HOST: answer_json([OTHER])})
    assert (seen.evidence, seen.answered) == ((), True)
    assert "listing:openstreetmap" in seen.silent


async def test_a_full_page_of_namesakes_proves_nothing() -> None:
    rows = [OTHER | {"osm_id": number} for number in range(10)]
    assert (await look("nominatim", {HOST: answer_json(rows)})).silent == ()


@pytest.mark.parametrize("tag", ["disused:amenity", "was:amenity"])
async def test_a_place_that_is_no_more_is_closed(tag: str) -> None:
    gone = OSM | {"extratags": {tag: "cafe"}}
    (row,) = (await look("nominatim", {HOST: answer_json([gone])})).evidence
    assert isinstance(row, Listing)
    assert row.closed


@pytest.mark.parametrize("answer", [{"error": "x"}, {}, [{"name": "a"}], "text"])
async def test_another_shape_is_broken_and_not_empty(answer: object) -> None:
    with pytest.raises(Broken):
        await look("nominatim", {HOST: answer_json(answer)})


async def test_the_question_names_town_and_country_and_asks_for_tags() -> None:
    web = SavedWeb({HOST: answer_json([])})
    await registry.sources["nominatim"].look(ask_for("nominatim", web))
    (asked,) = web.asked
    for part in ("q=Kahvila+Aamunkoi%2C+Turku", "format=jsonv2", "countrycodes=fi", "extratags=1", "addressdetails=1"):
        assert part in asked
    assert "accept-language=fi" in asked


@pytest.mark.parametrize(("tag", "whole"), [({}, True), ({"opening_hours": "sunrise-sunset"}, False)])
async def test_hours_that_cannot_be_read_are_not_missing(tag: dict[str, str], whole: bool) -> None:
    (row,) = (await look("nominatim", {HOST: answer_json([OSM | {"extratags": tag}])})).evidence
    assert isinstance(row, Listing)
    assert (row.hours, row.whole) == (None, whole)


async def test_looking_again_asks_for_that_object_only() -> None:
    (row,) = (await look("nominatim", {HOST: answer_json([OSM])})).evidence
    seen, asked = await again("nominatim", {HOST: answer_json([OSM])}, row)
    assert len(asked) == 1
    assert "/lookup?osm_ids=N4100001" in asked[0]
    assert seen.evidence == (row,)


async def test_who_is_it_shows_every_namesake() -> None:
    web = SavedWeb({HOST: answer_json([OSM, OTHER])})
    found = await registry.finds["nominatim"](ask_for("nominatim", web), "Aamunkoi", "")
    assert [(one.name, one.address.city if one.address else "") for one in found] == [
        ("Kahvila Aamunkoi", "Turku"),
        ("Kahvila Aamunkoi", "Oulu"),
    ]
