from datetime import date, timedelta

import pytest

from checks.outdated.notice import notice
from data.evidence import PageState
from data.facts import Notice
from tests.checks.dossiers import NOW, dossier, page

PAST = Notice(text="Olemme kiinni juhannuksena 19.-21.6.2026", until=date(2026, 6, 21), kind="holiday")


def test_a_past_notice_is_flagged_with_its_words():
    (flag,) = notice(dossier(page(notices=(PAST,))))
    assert (flag.found, flag.quote) == (PAST.until, PAST.text)


def test_the_same_notice_on_every_page_is_told_once():
    assert len(list(notice(dossier(page(notices=(PAST,)), page("/menu", notices=(PAST,)))))) == 1


def test_two_notices_are_two_flags_that_can_be_told_apart():
    event = Notice(text="Konsertti 2.5.2026", until=date(2026, 5, 2), kind="event")
    flags = list(notice(dossier(page(notices=(PAST, event)))))
    assert len({flag.fact for flag in flags}) == 2


@pytest.mark.parametrize(
    "item",
    [
        pytest.param(page(), id="no notice"),
        pytest.param(page(notices=(Notice(text="Jouluna kiinni", until=date(2026, 12, 26)),)), id="still to come"),
        pytest.param(page(notices=(Notice(text="Tänään kiinni", until=NOW.date()),)), id="ends today"),
        pytest.param(page(notices=(PAST,), state=PageState.GONE), id="a page that is gone"),
        pytest.param(page("/x", url="https://kumppani.example/x", notices=(PAST,)), id="somebody else's page"),
    ],
)
def test_not_flagged(item):
    assert list(notice(dossier(page("/etusivu"), item))) == []


def test_the_day_after_it_is_past():
    yesterday = Notice(text="Eilen kiinni", until=NOW.date() - timedelta(days=1))
    assert len(list(notice(dossier(page(notices=(yesterday,)))))) == 1
