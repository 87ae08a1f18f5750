"""Who is it? Candidates for a name and town, or for a link."""

import pytest

from checks.ask import SourceSettings
from checks.engine import who_is, who_is_link
from checks.web import Blocked, LookError, Unreachable
from checks.who import merge, name_in
from data.candidate import Candidate
from data.company import Address
from tests.checks.direct import Direct
from tests.checks.saved_web import NOW, SavedWeb, Value, answer_json, page
from tests.checks.sources.answers import HOME, OSM, PRH, hit

OSM_HOST, PRH_HOST, TAVILY = "https://nominatim.openstreetmap.org", "https://avoindata.prh.fi", "https://api.tavily.com"
REGISTER = answer_json({"totalResults": 1, "companies": [PRH]})
SEARCH = answer_json({"results": [hit(url="https://aamunkoi.example/"), hit(url="https://muu.example/a/b/c")]})


async def who(
    pages: dict[str, Value], name: str = "Kahvila Aamunkoi", town: str = "Turku", country: str = "FI"
) -> list[Candidate]:
    return await who_is(name, town, country, web=SavedWeb(pages), reader=Direct(), now=NOW, settings={})


async def link(url: str, pages: dict[str, Value], country: str = "FI") -> list[Candidate]:
    return await who_is_link(url, web=SavedWeb(pages), reader=Direct(), now=NOW, settings={}, country=country)


async def test_map_register_and_search_make_one_candidate_of_one_company() -> None:
    (one,) = await who({OSM_HOST: answer_json([OSM]), PRH_HOST: REGISTER, TAVILY: SEARCH})
    assert one.name == "Kahvila Aamunkoi"
    assert one.website == "https://aamunkoi.example"
    assert one.registry_id == "1234567-1"
    assert one.address is not None
    assert one.address.city == "Turku"


async def test_namesakes_stay_apart_and_the_asked_town_comes_first() -> None:
    oulu = OSM | {"osm_id": 2, "address": {"road": "Rantatie", "city": "Oulu"}, "extratags": {}}
    found = await who({OSM_HOST: answer_json([oulu, OSM])})
    assert [one.address.city for one in found if one.address] == ["Turku", "Oulu"]


async def test_at_most_five_are_offered() -> None:
    towns = ["Turku", "Oulu", "Pori", "Vaasa", "Kotka", "Lahti", "Kuopio"]
    rows = [OSM | {"osm_id": at, "address": {"city": town}, "extratags": {}} for at, town in enumerate(towns)]
    assert len(await who({OSM_HOST: answer_json(rows)})) == 5


async def test_one_source_that_answers_is_enough_and_none_is_an_error() -> None:
    assert len(await who({PRH_HOST: REGISTER})) == 1
    with pytest.raises(LookError):
        await who({})


@pytest.mark.parametrize("row", [None, "x", PRH | {"names": [None]}, PRH | {"addresses": 3}])
async def test_a_register_in_another_shape_does_not_keep_the_others_from_answering(row: object) -> None:
    changed = answer_json({"totalResults": 1, "companies": [row]})
    assert [one.source for one in await who({PRH_HOST: changed, OSM_HOST: answer_json([OSM])})] == ["nominatim"]


async def test_nobody_of_that_name_is_an_empty_list() -> None:
    assert await who({OSM_HOST: answer_json([])}) == []


async def test_registers_of_other_countries_are_not_asked() -> None:
    web = SavedWeb({OSM_HOST: answer_json([])})
    settings = {"tavily": SourceSettings(enabled=False), "you": SourceSettings(enabled=False)}
    await who_is("Kafe", "Oslo", "GB", web=web, reader=Direct(), now=NOW, settings=settings)
    assert [url.partition("/search")[0] for url in web.asked] == [OSM_HOST]


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.google.com/maps/place/Kahvila+Aamunkoi/@60.4,22.2,17z/data=!3m1", "Kahvila Aamunkoi"),
        ("https://www.google.com/maps/search/?api=1&query=Kahvila%20Aamunkoi", "Kahvila Aamunkoi"),
        ("https://www.google.fi/maps/place/%C5%9Awit+Meble/@1,2", "Świt Meble"),
        ("https://maps.apple.com/?q=Aamunkoi&ll=60,22", "Aamunkoi"),
        ("https://yandex.ru/maps/org/zarya_avto/123456/", "zarya avto"),
        (
            "https://consent.google.com/m?continue=https%3A%2F%2Fwww.google.com%2Fmaps%2Fplace%2FAamunkoi%2F%40",
            "Aamunkoi",
        ),
        ("https://aamunkoi.example/place/x", ""),
        ("https://www.google.com/maps/place/", ""),
    ],
)
def test_a_link_to_a_map_card_carries_its_name(url: str, name: str) -> None:
    assert name_in(url) == name


async def test_a_map_link_is_looked_up_by_the_name_it_carries() -> None:
    (one,) = await link("https://www.google.com/maps/place/Kahvila+Aamunkoi/@60", {OSM_HOST: answer_json([OSM])})
    assert one.address is not None
    (bare,) = await link("https://www.google.com/maps/place/Kahvila+Aamunkoi/@60", {OSM_HOST: answer_json([])})
    assert (bare.name, bare.source) == ("Kahvila Aamunkoi", "link")


async def test_a_short_map_link_is_followed() -> None:
    moved = page("", moved_to="https://www.google.com/maps/place/Kahvila+Aamunkoi/@60")
    (one,) = await link("https://maps.app.goo.gl/x1", {"https://maps.app.goo.gl": moved, OSM_HOST: answer_json([OSM])})
    assert one.name == "Kahvila Aamunkoi"


async def test_an_object_of_openstreetmap_is_asked_for_by_its_number() -> None:
    (one,) = await link("https://www.openstreetmap.org/node/4100001#map=19/60/22", {OSM_HOST: answer_json([OSM])})
    assert (one.name, one.website) == ("Kahvila Aamunkoi", "https://aamunkoi.example")


async def test_a_website_tells_who_it_is() -> None:
    (one,) = await link("https://aamunkoi.example/", {"https://aamunkoi.example": page(HOME)})
    assert (one.name, one.website, one.phones) == ("Kahvila Aamunkoi", "https://aamunkoi.example/", ("+35825550142",))


@pytest.mark.parametrize(
    "url", ["https://www.facebook.com/aamunkoi", "https://www.instagram.com/aamunkoi/", "https://vk.com/aamunkoi"]
)
async def test_a_profile_nobody_can_read_is_not_guessed(url: str) -> None:
    host = url.rpartition("/aamunkoi")[0]
    wall = f"<title>{host.split('.')[-2].capitalize()}</title><body><p>Log in to continue</p></body>"
    if "vk.com" in host:
        wall = "<title>VK</title><p>Log in to continue</p>"
    with pytest.raises(Blocked):
        await link(url, {host: page(wall)})
    with pytest.raises(Unreachable):
        await link(url, {})


async def test_a_readable_profile_tells_its_name() -> None:
    (one,) = await link("https://vk.com/aamunkoi", {"https://vk.com": page(f"<title>Aamunkoi | VK</title>{HOME}")})
    assert (one.source, one.website) == ("vk", "")
    assert "Aamunkoi" in one.name


def test_candidates_are_merged_by_number_website_or_phone_but_not_by_another_town() -> None:
    def of(name: str, **more: object) -> Candidate:
        return Candidate(name=name, source="x", **more)  # type: ignore[arg-type]

    assert len(merge([of("A Oy", registry_id="1"), of("B", registry_id="1")])) == 1
    assert len(merge([of("A Oy", registry_id="1"), of("A Oy", registry_id="2")])) == 2
    assert len(merge([of("A", website="https://a.example"), of("Toinen", website="http://www.a.example/x")])) == 1
    assert len(merge([of("A", phones=("+35825550142",)), of("Toinen", phones=("+35825550142",))])) == 1
    here, there = Address(city="Turku"), Address(city="Oulu")
    assert len(merge([of("Aamunkoi", address=here), of("Aamunkoi", address=there)])) == 2
    assert len(merge([of("Aamunkoi", address=here), of("Kesäpolku", address=here)])) == 2
