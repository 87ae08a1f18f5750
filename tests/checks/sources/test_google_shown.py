"""Google Business Profile: the row as customers see it, and what somebody changed."""

from dataclasses import replace

import pytest

from checks.cases import move
from checks.edits import edited
from data.case import Case, CaseState
from data.evidence import Listing
from tests.checks.saved_web import NOW, SavedWeb
from tests.checks.sources.answers import CARD, LOCATION, google
from tests.checks.sources.profiles import (
    STRANGE,
    TALK,
    changed,
    flagged,
    gather,
    listing_of,
    look_again,
    run_of,
)


async def test_what_google_changed_is_what_customers_see() -> None:
    row = await listing_of(
        google(shown=changed("phoneNumbers,websiteUri", phoneNumbers=STRANGE, websiteUri="https://x.example"))
    )
    assert (row.phones, row.website, row.name) == (("+35825550199",), "https://x.example", "Kahvila Aamunkoi")


async def test_a_part_of_a_field_is_taken_over_alone_and_the_rest_stays() -> None:
    own = LOCATION | {"phoneNumbers": {"primaryPhone": "02 555 0142", "additionalPhones": ["02 555 0143"]}}
    shown = {"location": {"phoneNumbers": STRANGE}, "diffMask": "phoneNumbers.primaryPhone"}
    assert (await listing_of(google(own, shown=shown))).phones == ("+35825550199", "+35825550143")


async def test_what_google_took_out_nobody_sees() -> None:
    shown = {"location": {"name": "locations/2"}, "diffMask": "websiteUri,regularHours,specialHours.specialHourPeriods"}
    row = await listing_of(google(shown=shown))
    assert (row.website, row.hours, row.special_hours, row.phones) == ("", None, (), ("+35825550142",))


async def test_an_own_edit_that_is_not_live_yet_is_not_what_customers_see_and_nobodys_change() -> None:
    before = await gather(google())
    own = LOCATION | {"phoneNumbers": STRANGE}
    now = await gather(google(own, shown=changed(pending="phoneNumbers")))
    assert now.of(Listing)[0].phones == ("+35825550142",)
    assert not any(check.startswith("inaccurate.") for check in flagged(now))
    card = replace(CARD, phones=("+35825550199",))
    waiting = flagged(replace(now, company=card))["inaccurate.phone"]
    case = Case(key=waiting.key, finding=waiting, first_seen=NOW, last_seen=NOW)
    assert edited(case, before, run_of(before)) is None


@pytest.mark.parametrize(
    ("status", "closed"), [("CLOSED_PERMANENTLY", True), ("CLOSED_TEMPORARILY", False), ("OPEN", False)]
)
async def test_closed_for_good_is_told(status: str, closed: bool) -> None:
    dossier = await gather(google(shown=changed("openInfo.status", openInfo={"status": status})))
    assert dossier.of(Listing)[0].closed is closed
    assert ("inaccurate.closed" in flagged(dossier)) is closed


async def test_what_a_stranger_changed_is_inaccurate_and_told_as_an_edit() -> None:
    before = await gather(google())
    last = run_of(before)
    assert not any(check.startswith("inaccurate.") for check in flagged(before))
    now = run_of(await gather(google(shown=changed("phoneNumbers", phoneNumbers=STRANGE))))
    (case,) = [one for one in move({}, now, NOW).opened if one.finding.check == "inaccurate.phone"]
    assert (case.finding.sure, case.finding.found) == (True, "+35825550199")
    edit = edited(case, before, last)
    assert edit and (edit.fact, edit.was, edit.since) == ("phone", "+35825550142", NOW)
    healed = move({case.key: case}, run_of(before), NOW)
    assert healed.cases[case.key].state is CaseState.CLOSED


async def test_the_row_is_looked_at_again_without_its_reviews_known_before_or_not() -> None:
    first = await gather(google(shown=changed("phoneNumbers", phoneNumbers=STRANGE)))
    wrong = flagged(first)["inaccurate.phone"]
    for before in (first, None):
        web = SavedWeb(google())
        dossier = await look_again(wrong, web, before)
        assert dossier.evidence == (await listing_of(google()),)
        assert not any(url.startswith(TALK) for url in web.asked)
        assert "inaccurate.phone" not in flagged(dossier)
