"""OpenStreetMap as Nominatim tells of it."""

import re
from functools import partial
from typing import Any

from tests.town.looking import STOP, words
from tests.town.talk import Asked, Host, Told, data, html
from tests.town.words import COUNTRY_NAME
from tests.town.world import Row, World

_STOCK = re.compile(r"^(python|curl|aiohttp|wget|okhttp|java|go-http)|^$", re.IGNORECASE)
LICENCE = "Data © OpenStreetMap contributors, ODbL 1.0. http://osm.org/copyright"
PLACE = "openstreetmap"


def hosts(world: World) -> dict[str, Host]:
    """Return the host of the geocoder."""
    return {"nominatim.example": partial(_answer, world)}


def _answer(world: World, asked: Asked) -> Told:
    if _STOCK.search(asked.headers.get("user-agent", "").split(" Python/")[0]):
        return html("<html><head><title>Access blocked</title></head><body>Usage policy</body></html>", status=403)
    if asked.path == "/status":
        if asked.query.get("format") == "json":
            day = f"{world.now:%Y-%m-%dT%H}:00:00+00:00"
            return data(
                {
                    "status": 0,
                    "message": "OK",
                    "data_updated": day,
                    "software_version": "5.3.0",
                    "database_version": "5.3.0",
                }
            )
        return Told(body=b"OK", content_type="text/plain; charset=utf-8")
    if asked.path in ("/search", "/lookup") and asked.query.get("format") not in ("json", "jsonv2"):
        return data({"error": {"code": 400, "message": "Parameter 'format' must be one of: json, jsonv2"}}, status=400)
    if asked.path == "/lookup":
        wanted = asked.query.get("osm_ids", "").split(",")
        found = [pair for pair in _all(world) if f"{_kind(pair[1])[0].upper()}{pair[1]['ref']}" in wanted]
    elif asked.path == "/search":
        found = _search(world, asked)
    else:
        return html("<html><body>404</body></html>", status=404)
    most = min(int(asked.query.get("limit", "10")), 40)
    return data([_show(company, row, asked) for company, row in found[:most]])


def _all(world: World) -> list[tuple[Row, Row]]:
    return list(world.rows("listings", place=PLACE))


def _kind(row: Row) -> str:
    return str(row.get("osm_type", "node"))


def _search(world: World, asked: Asked) -> list[tuple[Row, Row]]:
    """Return the rows in which every word asked for stands, in name, street, postcode or town."""
    wanted = [word for word in words(asked.query.get("q", "")) if word not in STOP]
    countries = {code.upper() for code in asked.query.get("countrycodes", "").split(",") if code}
    found = []
    for company, row in _all(world):
        country = row.get("country", company["card"].get("country", ""))
        held = set(
            words(
                " ".join(
                    (row["name"], row.get("street", ""), row.get("postcode", ""), row["city"], COUNTRY_NAME[country])
                )
            )
        )
        if wanted and set(wanted) <= held and (not countries or country in countries):
            found.append((company, row))
    return found or _famous(world, wanted, countries)


def _famous(world: World, wanted: list[str], countries: set[str]) -> list[tuple[Row, Row]]:
    for country, firms in world.firms.items():
        for firm in firms:
            if set(words(firm)) <= set(wanted) and (not countries or country in countries):
                row = {
                    "name": firm,
                    "ref": 990000 + len(firm),
                    "city": "",
                    "country": country,
                    "osm_key": "office=company",
                }
                return [({"id": "", "card": {"country": country}}, row)]
    return []


def _show(company: Row, row: Row, asked: Asked) -> dict[str, Any]:
    """Return one row as ``jsonv2`` shows it; a plain ``json`` answer has ``class`` in place of ``category``."""
    category, _, kind = row.get("osm_key", "amenity=cafe").partition("=")
    country = row.get("country", company["card"].get("country", ""))
    street, _, number = _split(row.get("street", ""))
    parts = [row["name"], number, street, row["city"], row.get("postcode", ""), COUNTRY_NAME[country]]
    lat, lon = row.get("lat", "60.4500000"), row.get("lon", "22.2670000")
    shown: dict[str, Any] = {
        "place_id": 100000 + int(row["ref"]) % 90000,
        "licence": LICENCE,
        "osm_type": _kind(row),
        "osm_id": int(row["ref"]),
        "lat": lat,
        "lon": lon,
        ("category" if asked.query.get("format") == "jsonv2" else "class"): category,
        "type": kind,
        "place_rank": 30,
        "importance": 0.0000999,
        "addresstype": category,
        "name": row["name"],
        "display_name": ", ".join(filter(None, parts)),
        "boundingbox": [lat, lat, lon, lon],
    }
    if asked.query.get("addressdetails") == "1":
        told = {category: row["name"], "house_number": number, "road": street, "city": row["city"],
                "postcode": row.get("postcode", ""), "country": COUNTRY_NAME[country],
                "country_code": country.lower()}  # fmt: skip
        shown["address"] = {key: value for key, value in told.items() if value}
    if asked.query.get("extratags") == "1":
        tags = {"phone": row.get("phone"), "website": row.get("website"), "opening_hours": row.get("hours"),
                "email": row.get("email"), **row.get("tags", {})}  # fmt: skip
        shown["extratags"] = {key: value for key, value in tags.items() if value} or None
    if asked.query.get("namedetails") == "1":
        shown["namedetails"] = {"name": row["name"], **row.get("names", {})}
    return shown


def _split(street: str) -> tuple[str, str, str]:
    """Return road and house number of a street as this country writes it."""
    if found := re.fullmatch(r"(\d+\w?) (.+)", street):
        return found[2], " ", found[1]
    found = re.fullmatch(r"(.*?),? (?:д\. ?)?(\d\S*)", street)
    return (found[1], " ", found[2]) if found else (street, "", "")
