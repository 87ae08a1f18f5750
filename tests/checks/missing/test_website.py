from dataclasses import replace

import pytest

from checks.missing.website import website
from data.evidence import PageState
from data.finding import Severity
from tests.checks.dossiers import CARD, PHONE, dossier, listing, page, registration

BARE = replace(CARD, website="")


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
