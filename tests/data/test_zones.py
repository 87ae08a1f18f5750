"""Time zones by the names that people have for them."""

from datetime import UTC, datetime

import pytest
from babel import Locale

from data import zones
from data.phrases import languages

NOW = datetime(2026, 11, 23, 7, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        ("Helsinki", "Europe/Helsinki"),
        ("HELSINGFORS", "Europe/Helsinki"),
        (" хельсинки ", "Europe/Helsinki"),
        ("Varsova", "Europe/Warsaw"),
        ("Нью-Йорк", "America/New_York"),
        ("new york", "America/New_York"),
        ("sao paulo", "America/Sao_Paulo"),
        ("europe/oslo", "Europe/Oslo"),
        ("Europe/Kiev", "Europe/Kyiv"),
        ("Киев", "Europe/Kyiv"),
        ("US/Eastern", "America/New_York"),
        ("Suomi", "Europe/Helsinki"),
        ("Казань", "Europe/Moscow"),
        ("Oslo, Norge", "Europe/Oslo"),
        ("utc", "Etc/UTC"),
        ("Atlantis", ""),
        ("", ""),
        ("../../etc/passwd", ""),
    ],
)
def test_a_town_a_country_or_a_zone_is_understood_in_every_language(said: str, zone: str) -> None:
    assert zones.resolve(said) == zone


@pytest.mark.parametrize(
    ("country", "own"), [("FI", "Europe/Helsinki"), ("RU", "Asia/Kamchatka"), ("EE", "Europe/Tallinn")]
)
def test_likely_zones_are_few_and_hold_the_own_and_the_present_one(country: str, own: str) -> None:
    offered = zones.likely(country, NOW, also="America/Lima")
    assert {own, "America/Lima"} <= set(offered)
    assert len(offered) == len(set(offered)) <= zones.MOST + 1


def test_zones_that_count_alike_are_one_choice() -> None:
    written = [zones.offset(zone, NOW) for zone in zones.likely("RU", NOW)]
    assert len(set(written)) == len(written) == 11


@pytest.mark.parametrize(
    ("zone", "written"),
    [
        ("Europe/Helsinki", "UTC+2"),
        ("Asia/Kolkata", "UTC+5:30"),
        ("America/St_Johns", "UTC−3:30"),
        ("Etc/UTC", "UTC+0"),
    ],
)
def test_how_far_a_zone_is_from_universal_time(zone: str, written: str) -> None:
    assert zones.offset(zone, NOW) == written


@pytest.mark.parametrize("language", languages())
def test_every_zone_offered_has_a_town_in_the_readers_letters(language: str) -> None:
    for country in zones.CHIEF:
        for zone in zones.likely(country, NOW):
            town = zones.city(zone, Locale.parse(language))
            assert ("а" <= town[-1] <= "я") == (language == "ru"), town
