"""OpenStreetMap by Nominatim: ``GET /search`` with ``format=jsonv2``."""

from datetime import date
from hashlib import sha256
from typing import Any

from checks.about import Ours, ours
from checks.answers import document, field, strict, text, told
from checks.ask import Ask, Seen
from checks.locales import locale
from checks.registry import again, find, source
from checks.web import Answer, Broken, Skipped, demand
from data import hours, phone
from data.address_lexer import NUMBER_FIRST
from data.candidate import Candidate
from data.company import Address
from data.evidence import Evidence, Listing

PLACE = "openstreetmap"
LIMIT = 10
GONE = ("disused:", "was:", "abandoned:", "demolished:")
SILENT = ("listing", f"listing:{PLACE}")


@source(
    title="OpenStreetMap",
    family="openstreetmap",
    shows=("listing",),
    base_url="https://nominatim.openstreetmap.org",
)
async def look(ask: Ask) -> Seen:
    """Look the company up on the map by name and town; what carries its name there is compared with the card."""
    company = ask.company
    if not company.names:
        raise Skipped("no name to look for")
    answer = await _search(ask, ", ".join(part for part in (company.name, company.town) if part), company.country)
    rows = parse(answer, company.country)
    own = tuple(row for row in rows if ours(row, company) is not Ours.NO)
    crowded = len(rows) >= LIMIT
    return Seen(evidence=own, silent=() if own or crowded else SILENT, answered=bool(rows))


@again
async def look_again(ask: Ask, item: Evidence) -> Seen:
    """Ask for the one map object again."""
    kind, _, number = item.url.removeprefix("https://www.openstreetmap.org/").partition("/")
    params = {"osm_ids": f"{kind[:1].upper()}{number}", "format": "jsonv2", **_WANTED}
    rows = parse(await ask.web.get(f"{ask.base_url}/lookup", params=params), ask.company.country)
    return Seen(evidence=tuple(rows), silent=() if rows else (SILENT[1],))


@find
async def who(ask: Ask, name: str, town: str) -> list[Candidate]:
    """Return the map objects that carry the name."""
    answer = await _search(ask, ", ".join(part for part in (name, town) if part), ask.company.country)
    return [
        Candidate(
            name=row.name,
            source="nominatim",
            url=row.url,
            address=row.address,
            website=row.website,
            country=row.address.country if row.address else "",
            phones=row.phones,
        )
        for row in parse(answer, ask.company.country)
        if row.name
    ]


@strict
def parse(answer: Answer, country: str) -> list[Listing]:
    """Read an answer; only an empty list is a real empty answer."""
    found = document(demand(answer))
    if not isinstance(found, list):
        raise Broken("not a list of places")
    return [_listing(row, answer, country) for row in told(answer, found)]


_WANTED = {"addressdetails": "1", "extratags": "1", "namedetails": "1"}


async def _search(ask: Ask, words: str, country: str) -> Answer:
    params = {"q": words, "format": "jsonv2", **_WANTED, "limit": str(LIMIT), "layer": "poi,address"}
    if country:
        params |= {"countrycodes": country.lower(), "accept-language": locale(country).language}
    return await ask.web.get(f"{ask.base_url}/search", params=params)


def _listing(row: Any, answer: Answer, country: str) -> Listing:
    tags = row.get("extratags") or {} if isinstance(row, dict) else {}
    ref = f"{field(row, 'osm_type', str)}/{field(row, 'osm_id', int)}"
    address = _address(field(row, "address", dict))
    told_hours = text(tags, "opening_hours")
    week = hours.read_osm(told_hours) if told_hours else None
    return Listing(
        source="nominatim",
        url=f"https://www.openstreetmap.org/{ref}",
        seen_at=answer.fetched_at,
        title=text(row, "display_name"),
        quote="; ".join(f"{key}={value}" for key, value in tags.items() if key in _QUOTED) or text(row, "display_name"),
        sha256=sha256(answer.body).hexdigest(),
        place=PLACE,
        ref=ref,
        name=text(row, "name") or text(row.get("namedetails"), "name"),
        phones=_phones(tags, country or address.country),
        emails=_values(tags, "email", "contact:email"),
        address=address,
        hours=week,
        whole=week is not None or not told_hours,
        website=next(iter(_values(tags, "website", "contact:website", "url")), ""),
        closed=any(key.startswith(GONE) for key in tags) or text(row, "category").startswith("disused"),
        updated=_day(text(tags, "check_date") or text(tags, "check_date:opening_hours")),
        edit_url=f"https://www.openstreetmap.org/edit?{ref.replace('/', '=')}",
    )


_QUOTED = ("phone", "contact:phone", "website", "contact:website", "email", "contact:email", "opening_hours")


def _address(parts: dict[str, Any]) -> Address:
    town = next(
        (text(parts, key) for key in ("city", "town", "village", "hamlet", "municipality") if text(parts, key)), ""
    )
    country = text(parts, "country_code").upper()
    named = (text(parts, "road") or text(parts, "pedestrian"), text(parts, "house_number"))
    street = " ".join(part for part in (reversed(named) if country in NUMBER_FIRST else named) if part)
    return Address(street=street, postcode=text(parts, "postcode"), city=town, country=country)


def _values(tags: dict[str, Any], *names: str) -> tuple[str, ...]:
    found = [value.strip() for name in names for value in text(tags, name).split(";")]
    return tuple(dict.fromkeys(value for value in found if value))


def _phones(tags: dict[str, Any], country: str) -> tuple[str, ...]:
    found = _values(tags, "phone", "contact:phone", "mobile", "contact:mobile")
    parsed = [min(phone.parse(value, country), default=value) for value in found]
    return tuple(dict.fromkeys(parsed))


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None
