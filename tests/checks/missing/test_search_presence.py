import pytest

from checks.missing.search_presence import search_presence
from data.coverage import Reach
from tests.checks.dossiers import dossier, listing, mention, row

QUIET = (row("tavily", "search"), row("you", "search"))


def test_two_silent_searches_are_flagged():
    (flag,) = search_presence(dossier(coverage=QUIET))
    assert (flag.expected, flag.quote) == ("Kahvila Aamunkoi Turku", "tavily, you")


@pytest.mark.parametrize(
    ("evidence", "coverage"),
    [
        pytest.param((), QUIET[:1], id="one search"),
        pytest.param((), (QUIET[0], row("you", reach=Reach.OVER_QUOTA)), id="the other is over quota"),
        pytest.param((), (QUIET[0], row("searxng", "search", family="tavily")), id="one family twice"),
        pytest.param((mention(source="tavily"),), QUIET, id="it did find a mention"),
        pytest.param((listing(),), QUIET, id="a page it led to was read"),
    ],
)
def test_not_flagged(evidence, coverage):
    assert list(search_presence(dossier(*evidence, coverage=coverage))) == []
