"""The digest in words: never too long, and the gravest stays."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.render.digest import LONGEST, digest
from bot.render.digest_things import days
from bot.render.voice import Voice
from bot.services.digests import Section
from bot.telegram.split import length
from checks.digest import compose, together
from data.case import Case, CaseState, Event
from data.digest import Digest, Period
from data.phrases import load
from data.places import load as places
from data.said import Said
from data.watch import HeardAs
from tests.checks.dossiers import CARD, NOW
from tests.checks.findings import finding, run

VOICE = Voice(load("en"), "Europe/Helsinki")
PERIOD = Period(
    id="2026-W48", since=NOW - timedelta(days=7), until=NOW, first=date(2026, 11, 16), last=date(2026, 11, 22)
)
LONG = "A very long word of praise for a place where everybody was kind and the soup was hot and plenty, thank you"


def full(minutes: int = 30) -> Digest:
    """Make a week with everything in it."""
    cases = [
        Case(key=f"k{n}", finding=finding(key=f"k{n}", found=f"+3582555{n:04}"), first_seen=NOW, last_seen=NOW)
        for n in range(5)
    ]
    closed = {"state": CaseState.CLOSED, "history": (Event(at=NOW - timedelta(days=1), what="closed"),)}
    cases += [replace(cases[0], key=f"c{n}", **closed) for n in range(6)]  # type: ignore[arg-type]
    said = [
        Said(id=str(n), place="p", url="u", seen=NOW, feel=HeardAs.PRAISE, words=LONG, fresh=True) for n in range(9)
    ]
    return compose(CARD, (run(),), {one.key: one for one in cases}, said=said, period=PERIOD, minutes=minutes)


def test_a_full_week_is_told_within_its_length() -> None:
    text = digest([Section(watch_id="w", digest=full())], places, VOICE).text
    assert length(text) <= LONGEST
    assert text.startswith("<b>Kahvila Aamunkoi, 16–22 Nov.</b>\nThree things, about 9 minutes.\n\n1. ")
    assert "Put right: " in text and "9 people wrote about you, all of them kindly." in text


def test_what_matters_least_goes_first_when_it_is_too_much() -> None:
    names = [replace(CARD, names=(f"Kahvila {n} {'x' * 40}",)) for n in range(8)]
    every = together([replace(full(), company=company) for company in names], 30)
    view = digest([Section(watch_id=f"w{n}", digest=one) for n, one in enumerate(every)], places, VOICE)
    assert length(view.text) <= LONGEST
    assert sum(f"{n}. " in view.text for n in (1, 2, 3)) == 3
    assert view.rows[0][0].label == "Start, 9\u00a0min"


@pytest.mark.parametrize("language", ["en", "fi"])
def test_a_span_of_days_is_written_as_people_do(language: str) -> None:
    written = days(date(2026, 12, 7), date(2026, 12, 13), Voice(load(language)))
    assert written == {"en": "7–13 Dec", "fi": "7.–13. joulukuuta"}[language]


def test_a_team_reads_who_put_it_right() -> None:
    events = (Event(at=NOW - timedelta(days=2), what="done", who="Tomek"), Event(at=NOW, what="closed"))
    one = Case(key="k", finding=finding(), first_seen=NOW, last_seen=NOW, state=CaseState.CLOSED, history=events)
    week = compose(CARD, (run(),), {"k": one}, period=PERIOD, minutes=10)
    for team, said in (
        (True, "Put right: Fonecta (phone number, Tomek)."),
        (False, "Put right: Fonecta (phone number)."),
    ):
        assert said in digest([Section(watch_id="w", digest=week)], places, VOICE, team=team).text
