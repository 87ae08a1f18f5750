"""The places of each country."""

import re
import tomllib
from pathlib import Path

import pytest

from data.places import COUNTRIES, load

KINDS = {"map", "directory", "register", "reviews", "social", "forum", "news"}
READERS = {path.stem for path in (Path(__file__).parents[2] / "checks/sources").glob("*.py")} | {"search", "no"}
ALL = [place for country in (*COUNTRIES, "any") for place in load(country).all]


@pytest.mark.parametrize("country", [*COUNTRIES, "SE", ""])
def test_places_stand_in_the_order_of_their_weight_and_once_each(country: str) -> None:
    places = load(country).all
    assert [place.weight for place in places] == sorted((place.weight for place in places), reverse=True)
    assert len({place.id for place in places}) == len(places)
    hosts = [host for place in places for host in place.hosts]
    assert len(set(hosts)) == len(hosts)


def test_every_place_is_whole() -> None:
    for place in ALL:
        assert place.kind in KINDS, place
        assert place.read in READERS, place
        assert 0 < place.weight <= 100, place
        assert 1 <= place.minutes <= 60, place
        assert place.hosts, place
        assert all(re.fullmatch(r"[a-z0-9.-]+(/[a-z]+)?", host) for host in place.hosts), place
        assert not any(host.startswith("www.") for host in place.hosts), place
        assert not place.edit_url or place.edit_url.startswith("https://"), place


def test_a_place_nobody_can_read_says_why_and_is_never_advised() -> None:
    for place in ALL:
        assert bool(place.why_not) == (place.read == "no"), place
        assert not (place.read == "no" and place.advise), place


def test_a_permission_opens_google_maps_in_every_country() -> None:
    opened = [place for place in ALL if place.with_permission]
    assert [place.id for place in opened] == ["google_maps"] * (len(COUNTRIES) + 1)
    assert all(place.read == "no" and place.with_permission in READERS - {"search", "no"} for place in opened)


def test_only_places_with_rows_are_advised() -> None:
    assert [place for place in ALL if place.advise and place.kind not in ("map", "directory")] == []


@pytest.mark.parametrize("country", COUNTRIES)
def test_each_country_advises_its_own_directories(country: str) -> None:
    assert len([place for place in load(country).all if place.advise]) >= 2


@pytest.mark.parametrize(
    ("country", "url", "place"),
    [
        ("FI", "https://www.fonecta.fi/haku/x", "fonecta"),
        ("NO", "https://www.google.com/maps/place/X", "google_maps"),
        ("NO", "https://www.google.com/search?q=x", None),
        ("RU", "https://yandex.ru/maps/org/1", "yandex_maps"),
        ("GB", "https://uk.trustpilot.com/review/daybreak.example", "trustpilot"),
        ("GB", "https://nottrustpilot.com/", None),
        ("PL", "https://t.me/s/swit", "telegram"),
    ],
)
def test_an_address_belongs_to_its_place(country: str, url: str, place: str | None) -> None:
    found = load(country).at(url)
    assert (found.id if found else None) == place


def test_operators_add_places_of_their_own(tmp_path: Path) -> None:
    extra = tmp_path / "places.toml"
    extra.write_text('[[places]]\nid = "a"\nname = "A"\nhosts = ["a.example"]\nkind = "map"\ncountry = "FI"\n', "utf-8")
    assert load("FI", extra).of("a") is not None
    assert load("NO", extra).of("a") is None


def test_every_file_is_of_a_country_we_know() -> None:
    for path in Path(__file__).parents[2].glob("data/places/*.toml"):
        assert path.stem == "any" or path.stem.upper() in COUNTRIES
        assert tomllib.loads(path.read_text("utf-8"))["places"]
