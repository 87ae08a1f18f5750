import pytest

from checks.outdated.link import link
from data.evidence import PageState, ProfileState
from tests.checks.dossiers import SITE, dossier, page, profile


def gone(url, **fields):
    given = {"url": url, "state": PageState.GONE, "linked_from": SITE}
    return page("/x", **{**given, **fields})


@pytest.mark.parametrize("url", [f"{SITE}/menu.pdf", "https://www.instagram.com/aamunkoi.turku"])
def test_a_dead_link_to_an_own_page_or_profile_is_flagged(url):
    (flag,) = link(dossier(page(), gone(url)))
    assert (flag.found, flag.quote) == (url, SITE)


@pytest.mark.parametrize(
    "item",
    [
        pytest.param(page("/menu"), id="alive"),
        pytest.param(gone("https://kumppani.example/"), id="a third party's dead page"),
        pytest.param(gone(f"{SITE}/menu", state=PageState.UNKNOWN), id="could not be reached"),
        pytest.param(gone(f"{SITE}/vanha", linked_from=""), id="nobody links to it"),
    ],
)
def test_not_flagged(item):
    assert list(link(dossier(page(), item))) == []


def test_a_missing_profile_is_told_only_once():
    url = "https://t.me/aamunkoi_turku"
    assert list(link(dossier(page(), gone(url), profile(url=url, state=ProfileState.ABSENT)))) == []
