"""What an owner reads while the web fails: nothing untrue, each gap by name. ``tests.bench.faults`` tries them all."""

import pytest

from tests.bench.faults import trials


@pytest.mark.parametrize(
    ("kind", "scopes"),
    [
        ("403", ["everything", "searches"]),
        ("captcha", ["everything", "own sites", "places"]),
        ("truncated", ["everything", "one search"]),
        ("nxdomain", ["own sites", "map"]),
    ],
)
async def test_a_web_that_fails_is_told_as_such_and_proves_nothing(kind: str, scopes: list[str]) -> None:
    for told in await trials(kind, scopes, ["aamunkoi"]):
        assert not told.wrong, told.scope
        assert told.texts["aamunkoi"]
