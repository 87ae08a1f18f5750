"""Name, town and country of what people type."""

import pytest

from checks.whereabouts import country_of, split


@pytest.mark.parametrize(
    ("said", "name", "town"),
    [
        ("Suutari Kesäpolku, Rauma", "Suutari Kesäpolku", "Rauma"),
        ("Suutari Kesäpolku Rauma", "Suutari Kesäpolku", "Rauma"),
        ("Hazel, Finch and Sons, Little Wixhoe", "Hazel, Finch and Sons", "Little Wixhoe"),
        ("Мастерская у моста, Нижний Новгород", "Мастерская у моста", "Нижний Новгород"),
        ("Verksted Mo i Rana", "Verksted", "Mo i Rana"),
        ("Hazel and Sons, Ltd", "Hazel and Sons, Ltd", ""),
        ("Fjordverk, AS", "Fjordverk, AS", ""),
        ("Fjordverk AS", "Fjordverk AS", ""),
        ("Bar 24, 7", "Bar 24, 7", ""),
        ("Rauma", "Rauma", ""),
        ("", "", ""),
    ],
)
def test_the_town_stands_after_a_comma_or_is_one_we_know(said, name, town):
    assert split(said) == (name, town)


@pytest.mark.parametrize(
    ("town", "name", "country"),
    [
        ("Tampere", "", "FI"),
        ("TARNOW", "", "PL"),
        ("Орел", "", "RU"),
        ("Rauma", "Suutari Kesäpolku", "FI"),
        ("Rauma", "Båtbyggeri Sør", "NO"),
        ("Rauma", "Sport", ""),
        ("Perth", "Tidewell Gardens", ""),
        ("Little Wixhoe", "", ""),
        ("", "Suutari", ""),
    ],
)
def test_a_country_is_named_only_where_one_fits(town, name, country):
    assert country_of(town, name) == country
