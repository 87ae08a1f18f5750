"""How long words have waited, in five languages."""

from datetime import date, timedelta
from typing import Any

import pytest

from bot.render.digest import digest
from bot.render.voice import Voice
from bot.render.waiting import span
from bot.services.digests import Section
from checks import registry
from checks.digest import compose
from data.case import Case
from data.digest import Period, Waited
from data.finding import Words
from data.phrases import load
from data.places import load as places
from tests.checks.dossiers import CARD, NOW
from tests.checks.findings import finding, run

registry.discover_checks()
PERIOD = Period(
    id="2026-W48", since=NOW - timedelta(days=7), until=NOW, first=date(2026, 11, 16), last=date(2026, 11, 22)
)
QUOTE = "Forty minutes for a sandwich."


def told(language: str, words: Words | None = None, *, reply: str = "", days: int = 5, **fields: Any) -> str:
    """Return the first thing of a week with one text without an answer, first seen some days ago."""
    seen = NOW - timedelta(days=days)
    given = {"check": "unanswered.review", "found": None, "words": words, **fields}
    given["evidence"] = finding(**given).evidence.__class__(url="u", quote=QUOTE, seen_at=seen)
    case = Case(key="k1", finding=finding(**given), first_seen=seen, last_seen=NOW)
    week = compose(CARD, (run(),), {"k1": case}, replies={"k1": reply} if reply else {}, period=PERIOD, minutes=10)
    view = digest([Section(watch_id="w", digest=week)], places, Voice(load(language), "Europe/Helsinki", "FI"))
    return view.text.split("\n")[3]


WRITTEN = Words(written=date(2026, 11, 18), rating=2)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", f"1. A two-star review on Fonecta has waited 5 days: “{QUOTE}” A reply is drafted. 3\u00a0min."),
        (
            "fi",
            "1. Kahden tähden arvostelu on odottanut vastausta 5 päivää (Fonecta): "
            f"”{QUOTE}” Luonnos on valmiina. 3\u00a0min.",
        ),
        ("ru", f"1. Fonecta: отзыв с двумя звёздами ждёт ответа 5 дней: «{QUOTE}» Черновик готов. 3\u00a0мин."),
        (
            "pl",
            f"1. Fonecta: opinia z dwiema gwiazdkami czeka na odpowiedź od 5 dni: „{QUOTE}” Szkic gotowy. 3\u00a0min.",
        ),
        (
            "nb",
            "1. En anmeldelse med to stjerner på Fonecta har ventet i 5 dager: "
            f"«{QUOTE}» Utkast til svar ligger klart. 3\u00a0min.",
        ),
    ],
)
def test_a_review_says_its_stars_how_long_it_waits_and_that_a_reply_is_drafted(language: str, line: str) -> None:
    assert told(language, WRITTEN, reply="Sorry, Marko.") == line


def test_without_a_date_of_its_own_it_has_waited_at_least_since_it_was_seen() -> None:
    assert told("en").startswith("1. A bad review on Fonecta has waited at least 5 days: ")
    assert "ждёт ответа 5 дней или дольше" in told("ru")
    assert "od co najmniej 3 dni" in told("pl", days=3)


def test_on_its_first_day_it_only_waits() -> None:
    assert told("en", days=0).startswith("1. A bad review on Fonecta waits for an answer: ")


def test_what_a_person_passed_on_has_no_place() -> None:
    line = told("en", check="unanswered.complaint", source="person")
    assert line.startswith("1. A complaint you passed on has waited at least 5 days: ")


@pytest.mark.parametrize(
    ("language", "spans"),
    [
        ("en", "1 day|2 days|13 days|2 weeks|8 weeks|2 months|24 months|2 years|5 years"),
        ("fi", "päivän|2 päivää|13 päivää|2 viikkoa|8 viikkoa|2 kuukautta|24 kuukautta|2 vuotta|5 vuotta"),
        ("ru", "1 день|2 дня|13 дней|2 недели|8 недель|2 месяца|24 месяца|2 года|5 лет"),
        ("pl", "1 dnia|2 dni|13 dni|2 tygodni|8 tygodni|2 miesięcy|24 miesięcy|2 lat|5 lat"),
        ("nb", "1 dag|2 dager|13 dager|2 uker|8 uker|2 måneder|24 måneder|2 år|5 år"),
    ],
)
def test_a_time_is_said_in_the_unit_that_people_would_use(language: str, spans: str) -> None:
    voice = Voice(load(language))
    days = (1, 2, 13, 14, 60, 61, 729, 730, 2000)
    assert "|".join(span(Waited(days=one), voice) for one in days) == spans
