"""The Norwegian register of units (Brønnøysund): ``GET /enhetsregisteret/api/enheter``."""

from hashlib import sha256
from typing import Any

from checks.about import Ours, ours
from checks.answers import document, field, strict, text, told
from checks.ask import Ask, Seen
from checks.registry import again, find, source
from checks.web import Answer, Broken, Skipped, demand
from data import phone
from data.candidate import Candidate
from data.company import Address
from data.evidence import Evidence, RegisterState, Registration

PATH = "/enhetsregisteret/api"
SHOWN = "https://virksomhet.brreg.no/nb/oppslag/enheter/"
SOLE_TRADER = "ENK"


@source(
    title="Norwegian business register (Brønnøysund)",
    family="brreg",
    shows=("registration",),
    base_url="https://data.brreg.no",
    countries=("NO",),
)
async def look(ask: Ask) -> Seen:
    """Look the company up in the register by its number, else by its legal name."""
    number = _digits(ask.company.registry_id)
    if len(number) == 9:
        return await _one(ask, number)
    name = ask.company.legal_name or next(iter(ask.company.names), "")
    if not name:
        raise Skipped("no name or number to look for")
    rows = parse(await _named(ask, name))
    own = tuple(row for row in rows if ours(row, ask.company) is not Ours.NO)
    return Seen(evidence=own, answered=bool(rows))


@again
async def look_again(ask: Ask, item: Evidence) -> Seen:
    """Ask for the one unit again."""
    return await _one(ask, item.number if isinstance(item, Registration) else _digits(item.url.rpartition("/")[2]))


@find
async def who(ask: Ask, name: str, town: str) -> list[Candidate]:
    """Return the units of that name."""
    return [
        Candidate(
            name=row.legal_name,
            source="brreg",
            url=row.url,
            address=row.address,
            website=row.website,
            registry_id=row.number,
            country="NO",
            phones=row.phones,
        )
        for row in parse(await _named(ask, name))
        if row.state is not RegisterState.DISSOLVED
    ]


@strict
def parse(answer: Answer) -> list[Registration]:
    """Read a search; without ``_embedded`` and with ``totalElements`` 0 it is a real empty answer."""
    found = document(demand(answer))
    total = field(field(found, "page", dict), "totalElements", int)
    rows = field(field(found, "_embedded", dict), "enheter", list) if "_embedded" in found else []
    if total and not rows:
        raise Broken("units are counted and not shown")
    return [registration(row, answer) for row in told(answer, rows)]


@strict
def registration(row: Any, answer: Answer) -> Registration:
    """Read one unit; a dissolved one is a reduced object with ``slettedato``. The contact of a sole trader
    is personal data and left out.
    """
    number, name = field(row, "organisasjonsnummer", str), text(row, "navn")
    private = text(row.get("organisasjonsform"), "kode") == SOLE_TRADER
    numbers = [] if private else [text(row, "telefon"), text(row, "mobil")]
    return Registration(
        source="brreg",
        url=f"{SHOWN}{number}",
        seen_at=answer.fetched_at,
        title=name,
        quote=f"{number} {name}".strip(),
        sha256=sha256(answer.body).hexdigest(),
        register="brreg",
        number=number,
        legal_name=name,
        address=_address(row.get("forretningsadresse") or row.get("beliggenhetsadresse")),
        website=text(row, "hjemmeside"),
        phones=tuple(min(phone.parse(said, "NO"), default=said) for said in numbers if said),
        emails=() if private else tuple(said for said in [text(row, "epostadresse")] if said),
        state=_state(row),
    )


async def _named(ask: Ask, name: str) -> Answer:
    return await ask.web.get(f"{ask.base_url}{PATH}/enheter", params={"navn": name, "size": "20", "page": "0"})


async def _one(ask: Ask, number: str) -> Seen:
    """Ask for one unit, and among the branches where it is none (404); 410 is removed on legal grounds."""
    for kind in ("enheter", "underenheter"):
        answer = await ask.web.get(f"{ask.base_url}{PATH}/{kind}/{number}")
        if answer.status == 410:
            return Seen(note="removed from the register on legal grounds")
        if answer.status != 404:
            return Seen(evidence=(registration(document(demand(answer)), answer),))
        if answer.body:
            told(answer, [])
    return Seen()


def _address(row: Any) -> Address | None:
    if not isinstance(row, dict):
        return None
    lines = [line for line in row.get("adresse") or [] if isinstance(line, str)]
    return Address(
        street=lines[-1] if lines else "",
        postcode=text(row, "postnummer"),
        city=text(row, "poststed").capitalize(),
        country=text(row, "landkode"),
    )


def _state(row: Any) -> RegisterState:
    if row.get("slettedato"):
        return RegisterState.DISSOLVED
    if row.get("konkurs"):
        return RegisterState.BANKRUPT
    return RegisterState.LIQUIDATION if row.get("underAvvikling") else RegisterState.ACTIVE


def _digits(words: str) -> str:
    return "".join(letter for letter in words if letter.isdecimal())
