"""The visitor's page: what is invented, what is planted, and [Change it]."""

import html as escape
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote, urlsplit

from tests.town import directories, sites
from tests.town.talk import Asked, Told, data, html, lost, moved
from tests.town.world import Row, truth_of

if TYPE_CHECKING:
    from tests.town.server import Town

STYLE = """body{font:17px/1.5 system-ui,sans-serif;margin:0 auto;max-width:46rem;padding:.8rem;color:#222}
h2{margin:1.6rem 0 .2rem;border-top:2px solid #ccc;padding-top:.8rem}small,.why{color:#555}ul{padding-left:1.1rem}
form{display:flex;gap:.4rem;flex-wrap:wrap;margin:.3rem 0}input{font:inherit;padding:.4rem;flex:1 1 10rem;min-width:0}
button{font:inherit;padding:.4rem .8rem}.changed{background:#fff3c4}details{margin:.3rem 0}summary{cursor:pointer}
label{flex:0 0 4.5rem;align-self:center}td{padding:.2rem .6rem .2rem 0;vertical-align:top;overflow-wrap:anywhere}"""


def answer(town: "Town", asked: Asked) -> Told:
    """Answer what a visitor asks on the plain loopback address."""
    if asked.path in ("/", "/town") and asked.method in ("GET", "HEAD"):
        return html(page(town), modified=town.world.modified)
    if asked.path == "/town/see":
        return _see(town, asked.query.get("url", ""))
    if asked.path == "/town.json":
        return data(document(town))
    if asked.method != "POST" or not asked.path.startswith("/town/"):
        return lost("Try /town")
    wanted = asked.json() if "json" in asked.headers.get("content-type", "") else dict(parse_qsl(asked.body.decode()))
    try:
        place = _do(town, asked.path.removeprefix("/town/"), wanted)
    except (KeyError, ValueError) as error:
        return html(f"<!doctype html><title>400</title><p>{escape.escape(str(error))}</p>", status=400)
    if "json" in asked.headers.get("accept", "") or "json" in asked.headers.get("content-type", ""):
        return data({"ok": True})
    return moved(f"/town#{place}", 303)


def _see(town: "Town", url: str) -> Told:
    """Show a page of the town to a visitor whose browser does not know its names; nothing on it runs."""
    parts = urlsplit(url)
    told = town.ask(Asked(host=parts.hostname or "", path=parts.path or "/", query=dict(parse_qsl(parts.query))))
    return replace(
        told, headers={**told.headers, "Content-Security-Policy": "sandbox; default-src 'self' 'unsafe-inline'"}
    )


def _do(town: "Town", what: str, wanted: dict[str, Any]) -> str:
    """Do one thing and return the company it concerns; raises ``KeyError`` or ``ValueError``."""
    world, company = town.world, str(wanted.get("company", ""))
    if what == "change":
        world.change(company, wanted["place"], wanted["field"], str(wanted["value"]).strip(), wanted.get("ref", ""))
    elif what == "right":
        world.put_right(company, wanted["place"], wanted["field"], wanted.get("ref", ""))
    elif what == "reset":
        world.reset()
        town.heal()
    elif what == "fault":
        times = wanted.get("times")
        town.fault(str(wanted["host"]), str(wanted["kind"]), int(times) if times else None)
    else:
        raise KeyError(what)
    return company


def document(town: "Town") -> dict[str, Any]:
    """Return what is invented, as JSON."""
    world = town.world
    shown = {}
    for name, company in world.companies.items():
        shown[name] = {
            "about": company.get("about", ""),
            "first_words": company["first_words"],
            "card": company["card"],
            "site": company.get("site", {}).get("host", ""),
            "listings": [_where(town, row) for row in company.get("listings", [])],
        }
    answered = {"requests": len(town.requests), "bytes": sum(row.bytes for row in town.requests)}
    return {
        "now": world.now.isoformat(),
        "answered": answered,
        "companies": shown,
        "planted": world.planted,
        "tempting": world.tempting,
    }


def _where(town: "Town", row: Row) -> Row:
    keys = ("place", "ref", "name", "street", "city", "phone", "hours", "website", "email")
    return {key: row[key] for key in keys if key in row} | {
        "url": _url(town, row),
        "changed": row.get("changed", False),
    }


def _url(town: "Town", row: Row) -> str:
    directory = town.world.directories.get(row["place"])
    return directories.address(directory, row) if directory else f"https://www.openstreetmap.org/node/{row['ref']}"


def page(town: "Town") -> str:
    """Return the page, narrow enough for a phone."""
    world = town.world
    head = "<meta charset='utf-8'><meta name='viewport' content='width=device-width'><title>The town</title>"
    told = "".join(_company(town, company) for company in world.companies.values())
    return (
        f"<!doctype html><html lang='en'><head>{head}<style>{STYLE}</style></head><body><h1>The town</h1>"
        f"<p>{len(world.companies)} invented companies, {len(world.planted)} planted troubles. The clock says "
        f"{world.now:%d %B %Y}. Change a number or the hours somewhere, then let the bot check again.</p>"
        f"<form method='post' action='/town/reset'><button>Reset everything</button></form>{told}"
        "<p><small><a href='/town.json'>As JSON</a></small></p></body></html>"
    )


def _company(town: "Town", company: Row) -> str:
    card, name = company["card"], company["id"]
    planted = [row for row in town.world.planted if row["company"] == name]
    troubles = "".join(
        f"<li>{row['check']}: {_link(row.get('url', '')) or escape.escape(row.get('place', ''))}"
        f"{_told(row, 'expected')}{_told(row, 'found')}</li>"
        for row in planted
    )
    site = company.get("site")
    places = ""
    if site and "phone" in site:
        places += _place(company, {**site, "place": "site"}, site["host"], sites.base(site))
    for row in company.get("listings", []):
        same = row["name"] == card["name"] or row["city"] == card.get("address", {}).get("city")
        if same and not row.get("closed"):
            title = town.world.directories.get(row["place"], {"name": "OpenStreetMap"})["name"]
            places += _place(company, row, f"{title}: {row['name']}", _url(town, row))
    return (
        f"<section id='{name}'><h2>{escape.escape(card['name'])}</h2><p class='why'>"
        f"{escape.escape(company.get('about', ''))}</p>"
        f"<p>First words: <code>{escape.escape(company['first_words'])}</code></p>"
        f"<details><summary>{len(planted)} planted</summary><ul>{troubles}</ul></details>{places}</section>"
    )


def _link(url: str) -> str:
    """Return a link to a page of the town through this address; a place that is no page is only named."""
    if not url or "openstreetmap.org" in url or "t.me/" in url:
        return escape.escape(url)
    return f"<a href='/town/see?url={quote(url, safe='')}'>{escape.escape(url)}</a>"


def _told(row: Row, key: str) -> str:
    return f", {key} {escape.escape(str(row[key]))}" if row.get(key) else ""


def _place(company: Row, row: Row, title: str, url: str) -> str:
    """Return one place with a small form a fact."""
    forms = ""
    for field in ("phone", "hours") if row["place"] != "site" else ("phone",):
        hidden = "".join(
            f"<input type='hidden' name='{key}' value='{escape.escape(str(value))}'>"
            for key, value in (
                ("company", company["id"]),
                ("place", row["place"]),
                ("ref", row.get("ref", "")),
                ("field", field),
            )
        )
        value = escape.escape(str(row.get(field, "")), quote=True)
        right = escape.escape(truth_of(company["card"], field))
        forms += (
            f"<form method='post' action='/town/change'>{hidden}<label>{field}</label>"
            f"<input name='value' value='{value}' aria-label='{field}'><button>Change it</button>"
            f"<button formaction='/town/right' title='{right}'>Put right</button></form>"
        )
    mark = " class='changed' open" if row.get("changed") else ""
    seen = f"<p><small>{_link(url)}</small></p>"
    return f"<details{mark}><summary>{escape.escape(title)}</summary>{seen}{forms}</details>"
