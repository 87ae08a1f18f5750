"""What a feed or a server would add, in words that owners know."""

import pytest

from bot.render.sources import sources
from bot.render.voice import Voice
from checks import registry
from data.coverage import Coverage, Reach
from data.phrases import languages, load
from data.places import load as places
from tests.checks.findings import run

NOTES = {"feeds": "needs feeds", "searxng": "needs base_url"}


def told(language: str) -> list[str]:
    registry.discover_sources()
    rows = tuple(Coverage(source=name, reach=Reach.SKIPPED, family=name, note=note) for name, note in NOTES.items())
    view = sources("X", run(coverage=rows), "watch w", Voice(load(language)), settings={}, places=places("FI"))
    return view.text.splitlines()[-len(NOTES) :]


def test_what_is_missing_is_said_as_what_it_would_add() -> None:
    feeds, server = told("en")
    assert feeds.endswith(": news feeds of yours, for instance Google Alerts, would add mentions")
    assert server.endswith(": a search server of whoever runs me would add entries, reviews, mentions, and pages")


@pytest.mark.parametrize("language", languages())
def test_no_name_of_a_setting_is_shown(language: str) -> None:
    feeds, server = told(language)
    assert "Google" in feeds and "needs" not in feeds
    assert "base_url" not in server and "needs" not in server
