import pytest

from checks.inaccurate.website import website
from data.finding import Severity
from tests.checks.dossiers import PHONE, SITE, dossier, listing, registration


def test_a_listing_that_leads_elsewhere_is_flagged():
    (flag,) = website(dossier(listing(website="https://vanha-kahvila.example/", phones=(PHONE,))))
    assert (flag.expected, flag.found, flag.sure) == (SITE, "https://vanha-kahvila.example/", True)


def test_a_register_entry_that_leads_elsewhere_weighs_little():
    (flag,) = website(dossier(registration(website="https://vanha-kahvila.example")))
    assert flag.severity is Severity.LOW


@pytest.mark.parametrize(
    "theirs",
    [
        pytest.param("", id="no website"),
        pytest.param("http://www.aamunkoi.example/?utm_source=fonecta", id="www, http and tracking"),
        pytest.param("https://aamunkoi.example/en/contact", id="another page of the site"),
        pytest.param("https://tilaus.aamunkoi.example", id="a name under the same domain"),
        pytest.param("https://www.instagram.com/aamunkoi.turku/", id="an own profile"),
        pytest.param("https://fonecta.example/goto/123", id="a link back to the directory"),
    ],
)
def test_not_flagged(theirs):
    assert list(website(dossier(listing(website=theirs, phones=(PHONE,))))) == []
