"""A location of Google Business Profile as customers see it, and its reviews (pure).

Source: Business Information API v1 (``Location``, ``GoogleUpdatedLocation``) and My Business API v4 (``Review``).
"""

import copy
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from checks.answers import field, strict, text
from checks.web import Answer
from data import hours_google, phone
from data.company import Address
from data.evidence import MAX_TEXT, Listing, Reply, Review

SOURCE = "google_business"
PLACE = "google_maps"
MASK = "name,title,storefrontAddress,phoneNumbers,websiteUri,regularHours,specialHours,openInfo,metadata"
_STARS = ("ONE", "TWO", "THREE", "FOUR", "FIVE")
_OURS = ("name", "metadata")
"""What a mask may name and no customer sees."""
_TRANSLATED, _ORIGINAL = "(Translated by Google)", "(Original)"


@strict
def as_shown(own: dict[str, Any], updated: dict[str, Any]) -> dict[str, Any]:
    """Return the owner's location with every field on which customers see something else as they see it.

    ``diffMask`` names what Google or strangers changed, ``pendingMask`` the owner's own edits that are not live yet:
    for both, ``location`` holds what is live, and a field missing there is shown to nobody.
    """
    live = field(updated, "location", dict)
    seen = copy.deepcopy(own)
    for path in f"{text(updated, 'diffMask')},{text(updated, 'pendingMask')}".split(","):
        names = path.strip().split(".")
        if names[0] and names[0] not in _OURS:
            _take_over(seen, live, names)
    return seen


def _take_over(seen: dict[str, Any], live: Any, names: list[str]) -> None:
    """Let one field be as it is live; where nothing of it is, take it out."""
    for name in names[:-1]:
        live = live.get(name) if isinstance(live, dict) else None
        seen = seen.setdefault(name, {})
    last = names[-1]
    if isinstance(live, dict) and last in live:
        seen[last] = live[last]
    else:
        seen.pop(last, None)


@strict
def listing(row: dict[str, Any], answer: Answer, country: str) -> Listing:
    """Read a location as a row of Google Maps."""
    address = _address(row.get("storefrontAddress"))
    phones = [*_phones(row.get("phoneNumbers") or {}, (address.country if address else "") or country)]
    status = text(row.get("openInfo"), "status")
    name, website = text(row, "title"), text(row, "websiteUri")
    told = (name, str(address or ""), *phones, website, status if status.startswith("CLOSED") else "")
    return Listing(
        source=SOURCE,
        url=place_url(place_id(row)),
        seen_at=answer.fetched_at,
        title=name,
        quote="; ".join(part for part in told if part),
        sha256=sha256(answer.body).hexdigest(),
        place=PLACE,
        ref=field(row, "name", str),
        name=name,
        phones=tuple(dict.fromkeys(phones)),
        address=address,
        hours=hours_google.week(row.get("regularHours") or {}),
        special_hours=hours_google.special(row.get("specialHours") or {}, answer.fetched_at.date()),
        website=website,
        closed=status == "CLOSED_PERMANENTLY",
    )


@strict
def review(row: dict[str, Any], answer: Answer, place: str, title: str) -> Review:
    """Read one review; its day is that of its last edit, which is the one customers see."""
    ref, body = field(row, "reviewId", str), original(text(row, "comment"))
    who = row.get("reviewer") or {}
    stars = text(row, "starRating")
    return Review(
        source=SOURCE,
        url=review_url(place, ref),
        seen_at=answer.fetched_at,
        title=title,
        quote=body[:500],
        sha256=sha256(answer.body).hexdigest(),
        place=PLACE,
        ref=ref,
        author="" if who.get("isAnonymous") else text(who, "displayName"),
        body=body[:MAX_TEXT],
        written=_day(text(row, "updateTime") or text(row, "createTime")),
        rating=float(_STARS.index(stars) + 1) if stars in _STARS else None,
        reply=_reply(row.get("reviewReply")),
        replies_shown=True,
    )


def original(comment: str) -> str:
    """Return a comment as it was written, without Google's translation before or after it."""
    if _ORIGINAL in comment:
        return comment.partition(_ORIGINAL)[2].strip()
    before, _, after = comment.partition(_TRANSLATED)
    return before.strip() or after.strip()


def place_id(row: dict[str, Any]) -> str:
    """Return the id of a location on Google Maps; empty while it is not there."""
    return text(row.get("metadata"), "placeId")


def place_url(place: str) -> str:
    """Return where customers see a location."""
    return f"https://www.google.com/maps/place/?q=place_id:{quote(place)}"


def review_url(place: str, ref: str) -> str:
    """Return where customers see the reviews of a location; Google has no page for one, so its id only tells
    the address from others.
    """
    return f"https://search.google.com/local/reviews?placeid={quote(place)}&review={quote(ref, safe='')}"


def _reply(row: Any) -> Reply | None:
    """Return the owner's answer; one that Google refused is none, one that it still looks at is given."""
    if not row or "REJECTED" in (text(row, "reviewReplyState"), text(row, "state")):
        return None
    return Reply(body=text(row, "comment"), written=_day(text(row, "updateTime")))


def _phones(row: dict[str, Any], country: str) -> Iterator[str]:
    for said in (text(row, "primaryPhone"), *(row.get("additionalPhones") or ())):
        if said:
            yield min(phone.parse(said, country), default=said)


def _address(row: Any) -> Address | None:
    if not row:
        return None
    return Address(
        street=", ".join(row.get("addressLines") or ()),
        postcode=text(row, "postalCode"),
        city=text(row, "locality"),
        country=text(row, "regionCode"),
    )


def _day(stamp: str) -> date | None:
    try:
        return date.fromisoformat(stamp[:10])
    except ValueError:
        return None
