"""The two open company registers: Finland's YTJ and Norway's Enhetsregisteret."""

import re
from functools import partial
from typing import Any

from tests.town.looking import words
from tests.town.talk import Asked, Host, Told, data
from tests.town.world import Row, World

MOST = 10_000
"""Rows Enhetsregisteret pages through."""


def hosts(world: World) -> dict[str, Host]:
    """Return both registers' hosts."""
    return {"prh.example": partial(_prh, world), "brreg.example": partial(_brreg, world)}


def _entries(world: World, register: str) -> list[Row]:
    return [row for _, row in world.rows("register", register=register)]


def _named(entries: list[Row], name: str) -> list[Row]:
    wanted = set(words(name))
    return [
        row
        for row in entries
        if wanted and wanted <= set(words(f"{row['legal_name']} {' '.join(row.get('names', []))}"))
    ]


def _famous(world: World, country: str, name: str) -> list[Row]:
    """Return an entry for a firm everybody knows."""
    number, ending, city = ("0000000-0", "Oyj", "HELSINKI") if country == "FI" else ("000000000", "ASA", "OSLO")
    for firm in world.firms[country]:
        if set(words(firm)) <= set(words(name)):
            return [{"legal_name": f"{firm} {ending}", "number": number, "street": "", "postcode": "", "city": city}]
    return []


def _prh(world: World, asked: Asked) -> Told:
    if asked.path != "/opendata-ytj-api/v3/companies":
        return data({"timestamp": world.now.isoformat(), "message": "Not found", "errorcode": 404}, status=404)
    number, name = asked.query.get("businessId", ""), asked.query.get("name", "")
    if number and not re.fullmatch(r"\d{7}-\d", number):
        return data({"timestamp": world.now.isoformat(), "message": "Invalid businessId", "errorcode": 400}, status=400)
    entries = _entries(world, "prh")
    found = [row for row in entries if row["number"] == number] if number else _named(entries, name)
    if asked.query.get("location"):
        found = [row for row in found if row["city"].casefold() == asked.query["location"].casefold()]
    found = found or (_famous(world, "FI", name) if name else [])
    return data({"totalResults": len(found), "companies": [_company(world, row) for row in found]})


def _company(world: World, row: Row) -> dict[str, Any]:
    """Return one company in the shape of YTJ version 3."""
    street, _, number = row["street"].rpartition(" ")
    names = [
        {
            "name": row["legal_name"],
            "type": "1",
            "registrationDate": "2019-02-10",
            "endDate": None,
            "version": 1,
            "source": "1",
        }
    ]
    names += [
        {"name": name, "type": "3", "registrationDate": "2019-02-10", "endDate": None, "version": 1, "source": "1"}
        for name in row.get("names", [])
    ]
    address = {"type": 1, "street": street, "buildingNumber": number, "entrance": "", "apartmentNumber": "",
               "postCode": row["postcode"],
               "postOffices": [{"city": row["city"], "languageCode": "1", "municipalityCode": "853"}],
               "postOfficeBox": None, "country": None, "co": None, "freeAddressLine": None, "source": "0"}  # fmt: skip
    return {
        "businessId": {"value": row["number"], "registrationDate": "2019-02-01", "source": "3"},
        "euId": {"value": f"FIFPRO.{row['number']}", "source": "1"},
        "names": names,
        "mainBusinessLine": {"type": row.get("line", "56302"),
                             "descriptions": [{"languageCode": "1", "description": row.get("line_name", "")}],
                             "typeCodeSet": "TOIMI3", "registrationDate": "2019-02-01", "source": "2"},
        "website": {"url": row["website"], "source": "0"} if row.get("website") else None,
        "companyForms": [{"type": "16", "descriptions": [{"languageCode": "3", "description": "Limited company"}],
                          "registrationDate": "2019-02-10", "endDate": None, "version": 1, "source": "1"}],
        "companySituations": row.get("situations", []),
        "registeredEntries": [{"type": "1", "descriptions": [], "registrationDate": "2019-02-10", "endDate": None,
                               "register": "1", "authority": "2", "status": "2"}],
        "addresses": [address],
        "tradeRegisterStatus": "1",
        "status": "2",
        "registrationDate": "2019-02-10",
        "endDate": row.get("ended"),
        "lastModified": f"{world.now.year - 1}-05-11 01:49:24",
    }  # fmt: skip


def _brreg(world: World, asked: Asked) -> Told:
    root = "/enhetsregisteret/api"
    entries = _entries(world, "brreg")
    if asked.path == f"{root}/underenheter":
        return data(_pages([], asked, "underenheter"))
    if asked.path == f"{root}/enheter":
        size, page = int(asked.query.get("size", "20")), int(asked.query.get("page", "0"))
        if (page + 1) * size > MOST:
            return data({"status": 400, "feilmelding": "For mange treff", "sti": asked.path}, status=400)
        name, number = asked.query.get("navn", ""), asked.query.get("organisasjonsnummer", "")
        found = [row for row in entries if row["number"] == number] if number else _named(entries, name)
        found = found or (_famous(world, "NO", name) if name else [])
        return data(_pages([_enhet(row) for row in found], asked, "enheter"))
    number = asked.path.removeprefix(f"{root}/enheter/")
    if asked.path.startswith(f"{root}/enheter/"):
        if not re.fullmatch(r"\d{9}", number):
            return data({"status": 400, "feilmelding": "Ugyldig organisasjonsnummer", "sti": asked.path}, status=400)
        for row in entries:
            if row["number"] == number:
                return data(_enhet(row))
    return data({"status": 404, "feilmelding": "Ikke funnet", "sti": asked.path}, status=404)


def _pages(rows: list[Row], asked: Asked, name: str) -> dict[str, Any]:
    """Return a page of rows; ``_embedded`` is left out when there is none, as the register does."""
    told: dict[str, Any] = {"_embedded": {name: rows}} if rows else {}
    told["_links"] = {"self": {"href": f"http://brreg.example{asked.path}"}}
    told["page"] = {
        "size": int(asked.query.get("size", "20")),
        "totalElements": len(rows),
        "totalPages": int(bool(rows)),
        "number": 0,
    }
    return told


def _enhet(row: Row) -> dict[str, Any]:
    """Return one unit; empty contact fields are left out."""
    if row.get("deleted"):
        return {"organisasjonsnummer": row["number"], "navn": row["legal_name"], "slettedato": row["deleted"]}
    contact = {"hjemmeside": "website", "epostadresse": "email", "telefon": "phone", "mobil": "mobile"}
    return {
        "organisasjonsnummer": row["number"],
        "navn": row["legal_name"],
        "organisasjonsform": {"kode": "AS", "beskrivelse": "Aksjeselskap"},
        **{name: row[key] for name, key in contact.items() if row.get(key)},
        "registreringsdatoEnhetsregisteret": "2019-02-10",
        "registrertIMvaregisteret": True,
        "naeringskode1": {"kode": row.get("line", "56.300"), "beskrivelse": row.get("line_name", "Drift av barer")},
        "forretningsadresse": _adresse(row["street"], row["postcode"], row["city"]),
        **({"postadresse": _adresse(row["post"], row["post_code"], row["city"])} if row.get("post") else {}),
        "konkurs": row.get("bankrupt", False),
        "underAvvikling": False,
        "underTvangsavviklingEllerTvangsopplosning": False,
    }


def _adresse(street: str, code: str, city: str) -> dict[str, Any]:
    return {"land": "Norge", "landkode": "NO", "postnummer": code, "poststed": city.upper(), "adresse": [street],
            "kommune": city.upper(), "kommunenummer": "0301"}  # fmt: skip
