"""Buttons that Telegram would refuse are refused here."""

import pytest

from bot.render.keyboard import Button


@pytest.mark.parametrize(
    "given",
    [
        {"text": " ", "data": "1:a:b"},
        {"text": "Nothing to do"},
        {"text": "Two deeds", "data": "1:a:b", "url": "https://a.example"},
        {"text": "Too long", "data": "ä" * 33},
        {"text": "Too long to copy", "copy": "😀" * 129},
    ],
)
def test_a_button_has_words_and_one_deed_that_fits(given: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"button|callback"):
        Button(**given)


def test_the_longest_that_fits_is_taken() -> None:
    assert len(Button("a", data="ä" * 32).data) == 32
    assert len(Button("a", copy="😀" * 128).copy) == 128
