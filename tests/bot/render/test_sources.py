"""What a feed or a server would add, in words that owners know."""

import pytest

from bot.render.sources import sources
from bot.render.voice import Voice
from checks import registry
from checks.precision import Precision
from data.case import Case
from data.coverage import Coverage, Reach
from data.phrases import languages, load
from data.places import load as places
from tests.checks.dossiers import NOW
from tests.checks.findings import finding, run

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


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Of 14 things found on Fonecta: 1 was not yours and 2 were right as they are."),
        ("fi", "Fonecta, 14 havaintoa: 1 ei koskenut teitä ja 2 oli oikein näin."),
        ("ru", "Fonecta, 14 замечаний: 1 не о вас и 2 — не ошибка."),
        ("pl", "Fonecta, 14 znalezionych spraw: 1 nie o was i 2 tak ma być."),
        ("nb", "Fonecta, 14 funn: 1 gjaldt ikke dere og 2 var riktige som de var."),
    ],
)
def test_it_is_told_how_often_people_put_aside_what_was_found_at_a_place(language: str, said: str) -> None:
    case = Case(key="k1", finding=finding(), first_seen=NOW, last_seen=NOW)
    trust = [Precision(case=case, found=14, another=1, as_it_is=2)]
    view = sources("X", run(), "watch w", Voice(load(language)), settings={}, places=places("FI"), trust=trust)
    assert view.text.splitlines()[-1] == said
