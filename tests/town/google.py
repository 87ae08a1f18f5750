"""Google Business Profile for whoever has the owners' permission: every company of the town is in one account.

What customers see differs from the card only in what stands in the company's table ``google``: ``phone``, and
``reviews`` in Google's own form.
"""

from functools import partial
from typing import Any
from urllib.parse import parse_qs

from tests.town.talk import Asked, Host, Told, data
from tests.town.world import Row, World

HOST = "google.example"
PERMISSION = "1//town"
TOKEN = "ya29.town"
ACCOUNT = "accounts/1"


def hosts(world: World) -> dict[str, Host]:
    """Return the host that stands for all of Google's."""
    return {HOST: partial(_answer, world)}


def _answer(world: World, asked: Asked) -> Told:
    if asked.path == "/token":
        return _token(parse_qs(asked.body.decode()))
    if asked.headers.get("authorization") != f"Bearer {TOKEN}":
        return _refusal(401, "UNAUTHENTICATED")
    if asked.path == "/v1/accounts":
        return data({"accounts": [{"name": ACCOUNT, "accountName": "Town", "type": "LOCATION_GROUP"}]})
    locations = {f"locations/{at}": company for at, company in enumerate(world.companies.values(), 1)}
    if asked.path.startswith("/v1/") and not asked.query.get("readMask"):
        return _refusal(400, "INVALID_ARGUMENT")
    if asked.path == f"/v1/{ACCOUNT}/locations":
        return data({"locations": [_location(name, company) for name, company in locations.items()]})
    name, _, wanted = asked.path.removeprefix("/v1/").partition(":")
    if name in locations and wanted == "getGoogleUpdated":
        return data(_shown(name, locations[name]))
    name, _, wanted = asked.path.removeprefix(f"/v4/{ACCOUNT}/").partition("/reviews")
    if name in locations and not wanted:
        reviews = locations[name].get("google", {}).get("reviews", [])
        return data({"reviews": reviews, "totalReviewCount": len(reviews)} if reviews else {})
    return _refusal(404, "NOT_FOUND")


def _token(form: dict[str, list[str]]) -> Told:
    if form.get("grant_type") != ["refresh_token"] or not form.get("client_id") or not form.get("client_secret"):
        return data({"error": "invalid_request"}, status=400)
    if form.get("refresh_token") != [PERMISSION]:
        return data({"error": "invalid_grant", "error_description": "Token has been expired or revoked."}, status=400)
    return data({"access_token": TOKEN, "expires_in": 3599, "token_type": "Bearer"})


def _refusal(status: int, name: str) -> Told:
    return data({"error": {"code": status, "message": name, "status": name}}, status=status)


def _location(name: str, company: Row) -> dict[str, Any]:
    card = company["card"]
    address = card.get("address", {})
    told: dict[str, Any] = {
        "name": name,
        "title": card.get("name", ""),
        "openInfo": {"status": "OPEN"},
        "metadata": {"placeId": f"ChIJ{company['id']}", "hasVoiceOfMerchant": True},
    }
    if card.get("phones"):
        told["phoneNumbers"] = {"primaryPhone": card["phones"][0]}
    if card.get("website"):
        told["websiteUri"] = card["website"]
    if address:
        told["storefrontAddress"] = {
            "regionCode": card.get("country", ""),
            "postalCode": address.get("postcode", ""),
            "locality": address.get("city", ""),
            "addressLines": [address["street"]] if address.get("street") else [],
        }
    return told


def _shown(name: str, company: Row) -> dict[str, Any]:
    told = _location(name, company)
    phone = company.get("google", {}).get("phone")
    if not phone:
        return {"location": told}
    return {"location": told | {"phoneNumbers": {"primaryPhone": phone}}, "diffMask": "phoneNumbers.primaryPhone"}
