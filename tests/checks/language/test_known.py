"""Each text is read once, however many ask."""

import pytest

from checks.language import known
from checks.language.known import kept


def counted():
    read: list[str] = []

    @kept
    def length(text: str, hint: str | None = None) -> int:
        read.append(text)
        return len(text)

    return read, length


def test_a_text_is_read_once_for_each_way_of_asking():
    read, length = counted()
    assert [length("kylmää"), length("kylmää"), length("kylmää", "fi"), length("kylmää", hint="fi")] == [6] * 4
    assert read == ["kylmää"] * 3


def test_half_a_character_is_no_trouble():
    _, length = counted()
    assert length("\ud83d") == 1


def test_it_does_not_grow_for_ever(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(known, "MOST", 2)
    read, length = counted()
    for text in ("a", "b", "c", "a"):
        length(text)
    assert read == ["a", "b", "c", "a"], "what was known is dropped when there is no more room"


def test_what_failed_is_read_again():
    tried = []

    @kept
    def fails(text: str) -> int:
        tried.append(text)
        raise ValueError("unreadable")

    for _ in range(2):
        with pytest.raises(ValueError, match="unreadable"):
            fails("x")
    assert tried == ["x", "x"]
