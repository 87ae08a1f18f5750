"""Google Business Profile: the permission, who is meant, and what each refusal says."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from checks import registry
from checks.ask import SourceSettings
from checks.glances import weekly
from data.company import Address
from data.coverage import Reach
from data.dossier import Dossier
from data.evidence import Listing, Review
from data.places import load
from tests.checks.saved_web import SavedWeb, Value, answer_json, page
from tests.checks.sources.answers import LOCATION, OWNER, google
from tests.checks.sources.profiles import (
    ACCOUNTS,
    INFORMATION,
    MAP,
    STRANGE,
    TALK,
    TOKENS,
    UPDATED,
    changed,
    flagged,
    gather,
    listing_of,
    refusal,
    row_of,
)

PLACE_ROW = "place:google_maps"


def located(name: str = "locations/3", **fields: Any) -> dict[str, Any]:
    """Another location, on the map as ``ChIJ`` and its name."""
    return LOCATION | {"name": name, "metadata": {"placeId": f"ChIJ{name[-1]}"}} | fields


def address(street: str, town: str) -> dict[str, Any]:
    return {"storefrontAddress": {"regionCode": "FI", "locality": town, "addressLines": [street]}}


async def test_a_location_becomes_a_row_of_google_maps() -> None:
    row = await listing_of(google())
    assert (row.place, row.ref, row.url, row.name) == ("google_maps", "locations/2", MAP, "Kahvila Aamunkoi")
    assert row.phones == ("+35825550142",)
    assert row.address == Address(street="Jokikatu 5", postcode="20100", city="Turku", country="FI")
    assert str(row.hours) == "Mo-Fr 08:00-17:00; Sa-Su off"
    assert (row.website, row.closed) == ("https://aamunkoi.example/", False)
    assert row.quote == "Kahvila Aamunkoi; Jokikatu 5, 20100 Turku; +35825550142; https://aamunkoi.example/"
    place = load("FI").at(row.url)
    assert place and place.id == "google_maps"


async def test_a_review_is_read_with_its_stars_words_and_day_and_waits_for_an_answer() -> None:
    dossier = await gather(google())
    (item,) = dossier.of(Review)
    assert (item.place, item.ref, item.rating, item.author) == ("google_maps", "r1", 2.0, "M. V.")
    assert item.written == date(2026, 10, 30)
    assert (item.reply, item.replies_shown) == (None, True)
    finding = flagged(dossier)["unanswered.review"]
    assert (finding.sure, finding.subject.place, finding.severity.value) == (True, "google_maps", "high")
    assert finding.edit_url == "https://business.google.com/"


async def test_only_what_is_needed_is_asked_and_no_address_holds_a_secret() -> None:
    web = SavedWeb(google())
    await gather({}, web=web)
    assert [url.partition("?")[0] for url in web.asked] == [
        f"{TOKENS}/token", f"{ACCOUNTS}/v1/accounts", f"{INFORMATION}/v1/accounts/1/locations", UPDATED, TALK
    ]  # fmt: skip
    assert web.posted == [
        {
            "client_id": "c.apps.example",
            "client_secret": "saved-secret",
            "refresh_token": "1//saved",
            "grant_type": "refresh_token",
        }
    ]
    assert web.headers[1:] == [{"Authorization": "Bearer ya29.saved"}] * 4
    assert not any("saved" in url for url in web.asked)
    assert all("readMask=name%2Ctitle%2CstorefrontAddress" in url for url in web.asked[2:4])
    assert "orderBy=updateTime+desc" in web.asked[4]


ZERO = {"reason": "RATE_LIMIT_EXCEEDED", "metadata": {"quota_limit_value": "0"}}
RETRY = {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "17.5s"}


@pytest.mark.parametrize(
    ("host", "answer", "reach", "note"),
    [
        (TOKENS, answer_json({"error": "invalid_grant"}, status=400), Reach.UNAUTHORISED, "get a new refresh token"),
        (TOKENS, answer_json({"error": "invalid_client"}, status=401), Reach.UNAUTHORISED, "client_secret is wrong"),
        (TOKENS, answer_json({"error": "invalid_request"}, status=400), Reach.REJECTED, "HTTP 400"),
        (TOKENS, answer_json({"error": "internal_failure"}, status=500), Reach.UNREACHABLE, "HTTP 500"),
        (TOKENS, answer_json({"expires_in": 3599}), Reach.BROKEN, "no access_token"),
        (ACCOUNTS, refusal(401, "UNAUTHENTICATED"), Reach.UNAUTHORISED, "HTTP 401"),
        (ACCOUNTS, refusal(403, "PERMISSION_DENIED", reason="SERVICE_DISABLED"), Reach.UNAUTHORISED, "not enabled"),
        (ACCOUNTS, refusal(403, "PERMISSION_DENIED", reason="ACCESS_TOKEN_SCOPE_INSUFFICIENT"), Reach.UNAUTHORISED,
         "lacks the scope"),
        (INFORMATION, refusal(403, "PERMISSION_DENIED"), Reach.UNAUTHORISED, "permission denied"),
        (ACCOUNTS, refusal(429, "RESOURCE_EXHAUSTED", **ZERO), Reach.UNAUTHORISED, "not approved"),
        (UPDATED, refusal(429, "RESOURCE_EXHAUSTED"), Reach.RATE_LIMITED, "HTTP 429"),
        (UPDATED, refusal(503, "UNAVAILABLE"), Reach.UNREACHABLE, "HTTP 503"),
        (UPDATED, refusal(404, "NOT_FOUND"), Reach.REJECTED, "HTTP 404"),
        (UPDATED, answer_json({"diffMask": "title"}), Reach.BROKEN, "no location"),
        (UPDATED, answer_json([]), Reach.BROKEN, ""),
        (ACCOUNTS, answer_json([]), Reach.BROKEN, ""),
        (ACCOUNTS, answer_json({"accounts": [{}]}), Reach.BROKEN, "no name"),
        (INFORMATION, answer_json({"locations": [{"name": 7}]}), Reach.BROKEN, "no name"),
        (ACCOUNTS, answer_json({}), Reach.SKIPPED, "manages no location"),
        (INFORMATION, answer_json({}), Reach.SKIPPED, "manages no location"),
    ],
)  # fmt: skip
async def test_every_refusal_says_what_it_is_and_proves_nothing(
    host: str, answer: Value, reach: Reach, note: str
) -> None:
    web = google()
    dossier = await gather({key: value for key, value in web.items() if not key.startswith(host)} | {host: answer})
    (row,) = dossier.coverage
    assert (row.reach, row.silent, dossier.evidence) == (reach, (), ())
    assert note in row.note
    assert len(row.note) <= 60


async def test_a_wait_named_in_the_answer_is_kept() -> None:
    assert (await row_of(google() | {UPDATED: refusal(429, "RESOURCE_EXHAUSTED", **RETRY)})).retry_after == 17.5


@pytest.mark.parametrize(
    "settings",
    [SourceSettings(), SourceSettings(key="1//saved"), SourceSettings(key="1//saved", options={"client_id": "c"})],
)
async def test_without_a_whole_permission_nobody_is_asked(settings: SourceSettings) -> None:
    web = SavedWeb(google())
    row = await row_of({}, settings=settings, web=web)
    assert (row.reach, web.asked) == (Reach.SKIPPED, [])
    assert row.note.startswith("needs ")


BRANCH = located(**address("Rantatie 9", "Oulu"), phoneNumbers={"primaryPhone": "08 555 0100"})
NAMESAKE = located(websiteUri="https://toinen.example", **address("Rantatie 9", "Turku"), phoneNumbers=STRANGE)
NEIGHBOUR = located(**address("Linnankatu 1", "Turku"), phoneNumbers=STRANGE)
SHARED = located(**address("Rantatie 9", "Oulu"))


@pytest.mark.parametrize(
    ("locations", "chosen"),
    [
        pytest.param([BRANCH, LOCATION], "locations/2", id="the branch in the company's town"),
        pytest.param([SHARED, LOCATION], "locations/2", id="branches with one number: the one at its address"),
        pytest.param([NEIGHBOUR, LOCATION], "locations/2", id="two in one town: the one at its address"),
        pytest.param([NAMESAKE, LOCATION], "locations/2", id="not the namesake"),
        pytest.param([NEIGHBOUR], "locations/3", id="its website is enough"),
        pytest.param([located(title="Aamun kahvit", websiteUri="")], "locations/3", id="its phone is enough"),
        pytest.param([located(websiteUri="", phoneNumbers={})], "locations/3", id="name and address are enough"),
        pytest.param(
            [LOCATION, NAMESAKE | {"regularHours": {"periods": [7]}}], "locations/2", id="odd hours of another company"
        ),
        pytest.param([NAMESAKE], "not among", id="a namesake alone"),
        pytest.param([BRANCH], "not among", id="a branch in another town alone"),
        pytest.param([located(websiteUri="", phoneNumbers={}, storefrontAddress={})], "not among", id="a name alone"),
        pytest.param([located(), LOCATION], "several locations", id="two that fit equally well"),
        pytest.param([LOCATION | {"metadata": {}}], "not on the map", id="one that no customer sees"),
    ],
)
async def test_who_is_meant(locations: list[dict[str, Any]], chosen: str) -> None:
    first = next((one for one in locations if one["name"] == chosen), locations[0])
    pages = google(first, *(one for one in locations if one is not first))
    dossier = await gather(pages)
    rows = dossier.of(Listing)
    if chosen.startswith("locations/"):
        assert [row.ref for row in rows] == [chosen]
    else:
        assert (rows, dossier.coverage[0].reach, chosen in dossier.coverage[0].note) == ([], Reach.SKIPPED, True)


async def test_all_accounts_and_pages_are_read_and_a_shared_location_counts_once() -> None:
    def page_of(key: str, first: list[Any], second: list[Any]) -> Value:
        def answer(url: str, _: Any) -> Any:
            more = "pageToken=next" in url
            return answer_json({key: second} if more else {key: first, "nextPageToken": "next"})

        return answer

    pages = google(
        **{
            ACCOUNTS: page_of("accounts", [{"name": "accounts/1"}], [{"name": "accounts/7"}]),
            INFORMATION: page_of("locations", [BRANCH], [LOCATION]),
        }
    )
    assert [row.ref for row in (await gather(pages)).of(Listing)] == ["locations/2"]


def told_unreadable(dossier: Dossier) -> bool:
    return PLACE_ROW in {row.source for row in dossier.coverage}


@pytest.mark.parametrize(
    ("pages", "settings", "unreadable"),
    [
        pytest.param(google(), OWNER, False, id="read"),
        pytest.param(google(), SourceSettings(), True, id="no permission"),
        pytest.param(google(), replace(OWNER, enabled=False), True, id="switched off"),
        pytest.param(google(NAMESAKE), OWNER, True, id="not this company's"),
        pytest.param(google() | {TOKENS: answer_json({"error": "invalid_grant"}, status=400)}, OWNER, True,
                     id="withdrawn"),
        pytest.param(google() | {UPDATED: page("", status=503)}, OWNER, False, id="down for a moment"),
    ],
)  # fmt: skip
async def test_google_maps_is_unreadable_only_while_nobody_may_read_it(
    pages: dict[str, Value], settings: SourceSettings, unreadable: bool
) -> None:
    dossier = await gather(pages, settings=settings, only=None)
    assert told_unreadable(dossier) is unreadable
    assert {"place:facebook", "place:apple_maps"} <= {row.source for row in dossier.coverage}


async def test_a_glance_reads_it_without_any_search() -> None:
    assert registry.sources["google_business"].glance
    dossier = await gather(google(shown=changed("phoneNumbers", phoneNumbers=STRANGE)))
    found = flagged(dossier)
    assert not weekly(found["inaccurate.phone"])
    assert not weekly(found["unanswered.review"])
