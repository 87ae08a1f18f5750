from dataclasses import replace
from functools import partial

import pytest

from checks.missing.website import website
from data.coverage import Coverage, Reach
from data.evidence import PageState
from data.finding import Severity
from tests.checks.dossiers import CARD, PHONE, listing, page, registration
from tests.checks.dossiers import dossier as seen

BARE = replace(CARD, website="")
MAP = Coverage(source="nominatim", family="openstreetmap", reach=Reach.ANSWERED, kinds=("listing",))
SEARCH = Coverage(source="tavily", family="tavily", reach=Reach.EMPTY, kinds=("listing", "page"))
NEWS = Coverage(source="google_news", family="google", reach=Reach.EMPTY, kinds=("mention",))
FOUND = Coverage(source="found_pages", family="found", reach=Reach.EMPTY, kinds=("listing",))
dossier = partial(seen, coverage=(MAP, SEARCH))


def test_a_company_without_a_website_anywhere_gets_advice():
    (flag,) = website(dossier(listing(phones=(PHONE,)), company=BARE))
    assert flag.severity is Severity.LOW or flag.severity is None


@pytest.mark.parametrize(
    ("card", "evidence"),
    [
        pytest.param(CARD, (), id="the card names one"),
        pytest.param(BARE, (listing(website="https://aamunkoi.example"),), id="a listing names one"),
        pytest.param(BARE, (registration(website="https://aamunkoi.example"),), id="the register names one"),
        pytest.param(CARD, (page(state=PageState.UNKNOWN),), id="it could not be reached"),
    ],
)
def test_not_flagged(card, evidence):
    assert list(website(dossier(*evidence, company=card))) == []


def test_another_companys_website_is_not_ours():
    stranger = listing(name="Parturi Saksi", website="https://saksi.example")
    assert len(list(website(dossier(stranger, company=BARE)))) == 1


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param((), id="nobody was asked"),
        pytest.param((MAP,), id="one witness"),
        pytest.param((MAP, replace(SEARCH, reach=Reach.UNREACHABLE)), id="the other could not look"),
        pytest.param((MAP, replace(MAP, source="photon")), id="two of one family"),
        pytest.param((MAP, NEWS), id="news name no websites"),
        pytest.param((SEARCH, FOUND), id="a search and the pages it led to"),
    ],
)
def test_what_two_have_not_looked_for_is_not_missing(rows):
    assert list(website(seen(company=BARE, coverage=rows))) == []
