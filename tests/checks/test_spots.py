"""Which places somebody should look after, and the case that nobody does."""

from dataclasses import replace
from typing import Any

import pytest

from checks import ownerless, spots
from data.case import Case, CaseState
from data.evidence import ProfileState
from data.finding import Severity
from data.keeper import Spot
from data.places import load
from tests.checks.dossiers import CARD, NOW, dossier, listing, profile
from tests.checks.findings import finding

FI = load("FI")
OWN = "https://www.instagram.com/aamunkoi.turku"
FONECTA = "https://www.fonecta.fi/yritys/aamunkoi"


def case(check: str = "inaccurate.phone", **fields: Any) -> Case:
    made = finding(check, **fields)
    return Case(key=made.key, finding=made, first_seen=NOW, last_seen=NOW)


@pytest.mark.parametrize(
    ("found", "id"),
    [
        pytest.param(finding(url=FONECTA), "fonecta.fi/yritys/aamunkoi", id="an entry by its address"),
        pytest.param(finding(url=f"{FONECTA}/?utm_source=x"), "fonecta.fi/yritys/aamunkoi", id="however written"),
        pytest.param(
            finding("outdated.profile", url="https://t.me/aamunkoi_turku", place=""), "telegram:aamunkoi_turku",
            id="a profile by its handle",
        ),
        pytest.param(
            finding("unanswered.complaint", url=f"{OWN}/p/1", place=""), "instagram:aamunkoi.turku",
            id="words on an own profile",
        ),
        pytest.param(
            finding("unanswered.complaint", url="https://www.instagram.com/marko/p/1", place=""), "",
            id="words on a stranger's profile",
        ),
        pytest.param(
            finding("unanswered.review", url="https://arviot.example/aamunkoi", place=""), "arviot.example/aamunkoi",
            id="a page of reviews that nobody knows",
        ),
        pytest.param(
            finding("unanswered.complaint", url="https://blogi.example/1", place=""), "", id="an article is nobody's"
        ),
        pytest.param(finding("inaccurate.phone", source="website"), "", id="the own site"),
        pytest.param(finding("unanswered.question", place="suomi24"), "", id="a forum is nobody's"),
        pytest.param(finding("missing.listing"), "", id="what is not there has no keeper"),
        pytest.param(finding("missing.hours", url=FONECTA), "fonecta.fi/yritys/aamunkoi", id="hours missing there"),
        pytest.param(
            finding(url="https://www.google.com/maps/search/?api=1&query=x", source="eyes", place="google_maps"),
            "google_maps", id="a place where a person looked",
        ),
    ],
)  # fmt: skip
def test_a_finding_stands_on_a_place_that_somebody_should_look_after_or_on_none(found: Any, id: str) -> None:
    spot = spots.of_finding(found, CARD, FI)
    assert (spot.id if spot else "") == id


def test_every_place_is_told_once_the_heaviest_first_and_none_that_is_not_there_or_not_ours() -> None:
    seen = dossier(
        listing(url=FONECTA),
        listing("x", url="https://x.example/namesake", name="Autokorjaamo Virtanen"),
        profile(named_by="https://aamunkoi.example"),
        profile(url="https://t.me/gone_turku", handle="gone_turku", state=ProfileState.ABSENT, named_by="owner"),
        profile(url="https://t.me/fans_turku", handle="fans_turku", named_by=""),
    )
    found = spots.all_of(CARD, seen, [case(url=FONECTA), case(url=FONECTA, key="k2")], FI)
    assert [spots.name(spot, FI) for spot in found] == [
        "Fonecta", "Instagram (aamunkoi.turku)", "Telegram (aamunkoi_turku)",
    ]  # fmt: skip


def test_two_profiles_of_one_platform_are_twins_and_a_person_s_own_is_none() -> None:
    facebook = ["https://www.facebook.com/aamunkoi.example", "https://www.facebook.com/aamunkoi.vanha.example"]
    people = ["https://www.linkedin.com/company/aamunkoi", "https://www.linkedin.com/in/anna-aamunkoi"]
    card = replace(CARD, profiles=(*facebook, *people))
    assert set(spots.twins(spots.all_of(card, None, [], FI))) == {
        "facebook:aamunkoi.example",
        "facebook:aamunkoi.vanha.example",
    }


@pytest.mark.parametrize(
    ("place", "stuck", "severity"),
    [("facebook", False, Severity.MEDIUM), ("tiktok", False, Severity.LOW), ("tiktok", True, Severity.MEDIUM)],
)
def test_it_is_for_this_week_where_many_look_or_something_waits(place: str, stuck: bool, severity: Severity) -> None:
    spot = Spot(id="x.example/a", url="https://x.example/a", place=place)
    waits = {"k1": case(url="https://x.example/a", place=place)} if stuck else {}
    made = ownerless.case(spot, CARD, FI, waits, by="Ann", now=NOW)
    assert (made.finding.severity, made.finding.minutes >= 10, made.finding.evidence.seen_by) == (severity, True, "Ann")


def test_said_again_it_is_the_same_case_and_comes_back_when_it_was_settled() -> None:
    spot = Spot(id="facebook:a", url="https://www.facebook.com/a", place="facebook", handle="a")
    first = ownerless.case(spot, CARD, FI, {}, by="Ann", now=NOW)
    again = ownerless.case(spot, CARD, FI, {first.key: first}, by="Ben", now=NOW)
    assert (again.key, len(again.history)) == (first.key, 1)
    settled = replace(first, state=CaseState.CLOSED)
    back = ownerless.case(spot, CARD, FI, {first.key: settled}, by="Ben", now=NOW)
    assert (back.state, [event.what for event in back.history]) == (CaseState.OPEN, ["opened", "returned"])


def test_access_is_asked_for_at_the_door_for_owners_else_at_the_page() -> None:
    telegram = Spot(id="telegram:a", url="https://t.me/a_turku", place="telegram", handle="a")
    assert ownerless.claim_url(telegram, FI.of("telegram")) == telegram.url
    google = Spot(id="google_maps", url="https://www.google.com/maps/search/?q=x", place="google_maps")
    assert ownerless.claim_url(google, FI.of("google_maps")) == "https://business.google.com/"
    nowhere = Spot(id="x", url="https://x.example/a", place="x.example")
    assert ownerless.claim_url(nowhere, None) == nowhere.url
