"""Buttons and what they stand for."""

import pytest

from bot.render.view import Tap, View, Visit, read_data, rows, short
from bot.render.voice import Html

TARGET = "case 0123456789ab 0123456789abcdef"


def test_a_button_carries_no_more_than_a_short_id() -> None:
    view = View(Html("x"), ((Tap("Done", "done", TARGET, "open.2"), Visit("Open", "https://a.example/")),))
    board = view.keyboard()
    assert board is not None
    assert board[0][0].data == f"1:done:{short(TARGET)}:open.2"
    assert board[0][1].url == "https://a.example/"
    assert view.targets() == {short(TARGET): TARGET}
    assert "0123456789ab" not in board[0][0].data


def test_data_is_read_as_it_was_written() -> None:
    assert read_data(f"1:done:{short(TARGET)}:open.2") == ("done", short(TARGET), "open.2")
    assert read_data("1:hello:-") == ("hello", "-", "")


@pytest.mark.parametrize("data", ["", "0:done:abc", "2:done:abc:x", "done", "1:", "1:done", "1:done:"])
def test_data_of_another_version_or_form_is_none(data: str) -> None:
    assert read_data(data) is None


def test_no_buttons_is_no_keyboard() -> None:
    assert View(Html("x"), ((),)).keyboard() is None


def test_rows_of_two() -> None:
    assert [len(row) for row in rows(Tap(str(n), "x") for n in range(5))] == [2, 2, 1]
