"""Halves of characters in the JSON of strangers."""

import json

from data.whole import whole


def test_halves_are_joined_or_replaced_at_any_depth() -> None:
    given = json.loads('{"a\\ud83d": ["\\ud83d\\ude00", {"b": "x\\udc00y"}, 1, null]}')
    assert whole(given) == {"a�": ["😀", {"b": "x�y"}, 1, None]}


def test_what_is_whole_stays_as_it_is() -> None:
    assert whole({"a": "Ääkköset 😀", "b": 1.5}) == {"a": "Ääkköset 😀", "b": 1.5}
