import pytest

from checks.inaccurate.email import email
from data.facts import Where
from tests.checks.dossiers import dossier, facts, listing, page


def test_an_address_that_is_not_the_companys_is_flagged():
    (flag,) = email(dossier(listing(emails=("kahvila@vanhaposti.example",))))
    assert (flag.expected, flag.found, flag.sure) == ("hei@aamunkoi.example", "kahvila@vanhaposti.example", True)


def test_another_mailbox_of_the_own_domain_is_a_doubt():
    (flag,) = email(dossier(listing(emails=("vanha@aamunkoi.example",))))
    assert not flag.sure


@pytest.mark.parametrize(
    "item",
    [
        pytest.param(listing(), id="a listing without e-mail"),
        pytest.param(listing(emails=("HEI@Aamunkoi.example",)), id="capital letters"),
        pytest.param(listing(emails=("x@vanhaposti.example", "hei@aamunkoi.example")), id="a second one"),
        pytest.param(page(facts=facts(emails=[("tilaus@aamunkoi.example", Where.TEXT)])), id="own pages, own domain"),
        pytest.param(listing(emails=("x@saksi.example",), name="Parturi Saksi"), id="another company"),
    ],
)
def test_not_flagged(item):
    assert list(email(dossier(item))) == []
