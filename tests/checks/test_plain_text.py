"""What others script against takes plain text as it comes: with gaps, in small letters, in the wrong syntax."""

from collections.abc import Callable
from functools import partial

import pytest

from checks import language
from checks.reading import facts
from data import address, hours, names, phone, urls
from data.card import CardError
from data.company import read_card
from data.match import Match

CARD = read_card({"name": "Kahvila Aamunkoi"})


@pytest.mark.parametrize(
    "compare",
    [names.compare, urls.compare, hours.compare, partial(phone.compare, country="FI"), address.compare],
    ids=["name", "url", "hours", "phone", "address"],
)
@pytest.mark.parametrize("nothing", [None, "", "  "])
def test_what_one_side_does_not_say_is_absent(compare: Callable[..., Match], nothing: str | None) -> None:
    assert compare("Jokikatu 5", nothing) is Match.ABSENT
    assert compare(nothing, "Jokikatu 5") is Match.ABSENT
    assert compare(nothing, nothing) is Match.ABSENT


def test_a_country_may_be_unknown_or_in_small_letters() -> None:
    assert phone.compare("+358 2 555 0142", "00358 2 5550142", None) is Match.SAME
    assert phone.compare("+358 2 555 0142", "02 555 0142", "fi") is Match.SAME
    assert address.compare("Jokikatu 5", "jokikatu 5", None) is Match.SAME
    assert [found.value for found in facts.read("<p>Puh. 02 555 0142</p>", country="fi").phones] == ["+35825550142"]


def test_hours_in_the_syntax_of_maps_are_read_whatever_the_language() -> None:
    assert str(hours.read("Mo-Fr 08:00-17:00; Sa 10:00-15:00", "fi")) == "Mo-Fr 08:00-17:00; Sa 10:00-15:00"
    assert hours.read(None, "fi") is None


def test_no_text_says_nothing_of_anybody() -> None:
    assert language.judge(None).sentiment == "unsure"
    assert language.is_about(None, CARD).score == 0


def test_a_fact_without_a_value_is_a_fact_left_out() -> None:
    assert read_card({"name": "Kahvila Aamunkoi", "legal_name": None, "phones": None}) == CARD
    with pytest.raises(CardError):
        read_card(["Kahvila Aamunkoi"])  # type: ignore[arg-type]
