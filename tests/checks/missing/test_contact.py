import pytest

from checks.missing.contact import contact
from data.evidence import PageState
from data.facts import Facts, Link, Where
from tests.checks.dossiers import PHONE, SITE, dossier, facts, page


def test_a_site_without_phone_mail_and_form_is_flagged_once():
    (flag,) = contact(dossier(page(), page("/tarina")))
    assert flag.about.url == f"{SITE}/"


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param([], id="no page was read"),
        pytest.param([page(), page("/b", facts=facts(phones=[(PHONE, Where.LINK)]))], id="a phone one click away"),
        pytest.param([page(facts=facts(emails=[("hei@aamunkoi.example", Where.TEXT)]))], id="an e-mail address"),
        pytest.param([page(facts=Facts(has_form=True))], id="a form"),
        pytest.param([page(links=(Link(url="https://wa.me/35825550142"),))], id="a messenger"),
        pytest.param([page(whole=False)], id="a JavaScript shell"),
        pytest.param([page(), page("/b", state=PageState.UNKNOWN)], id="a page that could not be read"),
        pytest.param([page(links=(Link(url=f"{SITE}/yhteystiedot", text="Ota yhteyttä"),))], id="a page not opened"),
        pytest.param([page("/tarina")], id="the home page was not read"),
        pytest.param([page(text="Тел. +7 495 123-45-67")], id="a number nobody can dial, said to be one"),
        pytest.param([page(text="Puh. 020 123 45")], id="a short number"),
        pytest.param([page(text="Kirjoita: info [at] aamunkoi.example")], id="an address with a word for its sign"),
    ],
)
def test_not_flagged(pages):
    assert list(contact(dossier(*pages))) == []


@pytest.mark.parametrize("text", ["Over 50 000 served", "+50 000 asiakasta", "avoinna 10-17", "Seuraa: @aamunkoi"])
def test_other_numbers_and_handles_are_no_way_to_reach_anybody(text):
    assert len(list(contact(dossier(page(text=text))))) == 1


def test_a_way_hidden_three_clicks_deep_does_not_count():
    deep = page("/c", clicks=3, facts=Facts(has_form=True))
    assert len(list(contact(dossier(page(), deep)))) == 1


def test_a_contact_page_that_is_gone_does_not_excuse():
    gone = page("/yhteystiedot", state=PageState.GONE, linked_from=SITE)
    home = page(links=(Link(url=f"{SITE}/yhteystiedot"),))
    assert len(list(contact(dossier(home, gone)))) == 1
