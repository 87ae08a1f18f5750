from datetime import date, timedelta

import pytest

from checks.outdated.website import website
from data.evidence import PageState
from data.facts import Dated
from tests.checks.dossiers import NOW, dossier, page

TODAY = NOW.date()


def sign(day, by="visible"):
    return Dated(day=day, by=by, quote=f"Päivitetty {day}")


OLD = sign(date(2022, 5, 3))


def test_a_site_whose_newest_sign_is_over_two_years_old_is_flagged():
    (flag,) = website(dossier(page(signs=(sign(date(2019, 1, 1)),)), page("/uutiset", signs=(OLD,))))
    assert (flag.found, flag.sure, flag.quote) == (date(2022, 5, 3), True, "Päivitetty 2022-05-03")


def test_an_old_copyright_year_with_nothing_else_only_looks_forgotten():
    (flag,) = website(dossier(page(signs=(sign(date(2021, 1, 1), "copyright"),))))
    assert (flag.found, flag.sure) == ("2021", False)


def test_with_an_unread_page_it_is_a_doubt():
    (flag,) = website(dossier(page(signs=(OLD,)), page("/uutiset", state=PageState.UNKNOWN)))
    assert not flag.sure


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param([page()], id="no sign at all"),
        pytest.param([page(signs=(sign(TODAY - timedelta(days=730)),))], id="two years to the day"),
        pytest.param([page(signs=(OLD,)), page("/b", signs=(sign(date(2026, 9, 1)),))], id="news on another page"),
        pytest.param([page(signs=(OLD, sign(TODAY + timedelta(days=20))))], id="an event still to come"),
        pytest.param([page(signs=(sign(date(2025, 1, 1), "copyright"),))], id="last year's copyright"),
        pytest.param([page(signs=(OLD, sign(date(2026, 1, 1), "copyright")))], id="this year's copyright"),
        pytest.param([page(state=PageState.UNKNOWN, signs=(OLD,))], id="a home page that could not be read"),
        pytest.param([page("/b", signs=(OLD,))], id="no home page"),
        pytest.param([page("/x", url="https://kumppani.example/", signs=(OLD,))], id="somebody else's page"),
    ],
)
def test_not_flagged(pages):
    rows = pages if pages[0].url.startswith("https://aamunkoi") else [page("/etusivu"), *pages]
    assert list(website(dossier(*rows))) == []
