"""The Finnish business register (YTJ, PRH): ``GET /opendata-ytj-api/v3/companies``."""

import re
from hashlib import sha256
from typing import Any

from checks.about import Ours, ours
from checks.answers import document, field, strict, text, told
from checks.ask import Ask, Seen
from checks.registry import again, find, source
from checks.web import Answer, Broken, Skipped, demand
from data.candidate import Candidate
from data.company import Address
from data.evidence import Evidence, RegisterState, Registration

REGISTER = "prh"
NUMBER = re.compile(r"\d{7}-\d")
_WRITTEN = re.compile(r"(?:FI)?\s*(\d{7})\s*-?\s*(\d)", re.IGNORECASE)
"""A number as people write it, the one for value added tax among the ways."""
PATH = "/opendata-ytj-api/v3/companies"
SHOWN = "https://tietopalvelu.ytj.fi/yritys/"
SITUATIONS = {"KONK": RegisterState.BANKRUPT, "SELTILA": RegisterState.LIQUIDATION}


@source(
    title="Finnish business register (PRH)",
    family="prh",
    shows=("registration",),
    base_url="https://avoindata.prh.fi",
    countries=("FI",),
)
async def look(ask: Ask) -> Seen:
    """Look the company up in the register by its number, else by its legal name."""
    written = _WRITTEN.fullmatch(ask.company.registry_id.strip())
    number = f"{written[1]}-{written[2]}" if written else ""
    name = ask.company.legal_name or next(iter(ask.company.names), "")
    if not (number or name):
        raise Skipped("no name or number to look for")
    rows = await _ask(ask, number, name)
    own = tuple(row for row in rows if number or ours(row, ask.company) is not Ours.NO)
    return Seen(evidence=own, answered=bool(rows))


@again
async def look_again(ask: Ask, item: Evidence) -> Seen:
    """Ask for the one entry again."""
    number = item.number if isinstance(item, Registration) else "".join(NUMBER.findall(item.url)[:1])
    return Seen(evidence=tuple(await _ask(ask, number, ask.company.name)))


@find
async def who(ask: Ask, name: str, town: str) -> list[Candidate]:
    """Return the entries of that name."""
    return [
        Candidate(
            name=row.legal_name,
            source="prh",
            url=row.url,
            address=row.address,
            website=row.website,
            registry_id=row.number,
            country="FI",
        )
        for row in await _ask(ask, "", name)
        if row.state is not RegisterState.DISSOLVED
    ]


@strict
def parse(answer: Answer) -> list[Registration]:
    """Read an answer; ``totalResults`` 0 with an empty list is a real empty answer."""
    found = document(demand(answer))
    total, rows = field(found, "totalResults", int), field(found, "companies", list)
    if total and not rows:
        raise Broken("companies are counted and not shown")
    return [_registration(row, answer) for row in told(answer, rows)]


async def _ask(ask: Ask, number: str, name: str) -> list[Registration]:
    params = {"businessId": number} if number else {"name": name}
    return parse(await ask.web.get(f"{ask.base_url}{PATH}", params=params))


def _registration(row: Any, answer: Answer) -> Registration:
    number = field(field(row, "businessId", dict), "value", str)
    names = [item for item in field(row, "names", list) if not item.get("endDate")]
    names.sort(key=lambda item: item.get("type") != "1")
    website = row.get("website") or {}
    return Registration(
        source="prh",
        url=f"{SHOWN}{number}",
        seen_at=answer.fetched_at,
        title=text(names[0], "name") if names else number,
        quote=f"{number} {text(names[0], 'name') if names else ''}".strip(),
        sha256=sha256(answer.body).hexdigest(),
        register=REGISTER,
        number=number,
        legal_name=text(names[0], "name") if names else "",
        names=tuple(text(item, "name") for item in names[1:]),
        address=_address(row.get("addresses") or []),
        website=text(website, "url"),
        state=_state(row),
    )


def _address(rows: list[Any]) -> Address | None:
    """Return the street address (type 1), else none: a postal address is not where customers go."""
    row = next((row for row in rows if row.get("type") == 1), None)
    if row is None:
        return None
    offices = row.get("postOffices") or []
    finnish = [office for office in offices if str(office.get("languageCode")) == "1"] or offices
    flat = " ".join(part for part in (text(row, "entrance"), text(row, "apartmentNumber")) if part)
    street = " ".join(part for part in (text(row, "street"), text(row, "buildingNumber"), flat) if part)
    return Address(
        street=street or text(row, "freeAddressLine"),
        postcode=text(row, "postCode"),
        city=text(finnish[0], "city").capitalize() if finnish else "",
        country="FI",
    )


def _state(row: Any) -> RegisterState:
    if row.get("endDate"):
        return RegisterState.DISSOLVED
    situations = [text(item, "type") for item in row.get("companySituations") or [] if not item.get("endDate")]
    return next((SITUATIONS[kind] for kind in situations if kind in SITUATIONS), RegisterState.ACTIVE)
