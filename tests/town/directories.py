"""Directories and review sites: a page a listing, in the markup their makers chose, and a search that finds nothing."""

import html as escape
import json
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from urllib.parse import urlsplit

from tests.town import times, weight
from tests.town.dates import write
from tests.town.faults import spoil
from tests.town.reviews import show
from tests.town.talk import Asked, Host, Told, html, lost
from tests.town.words import COUNTRY_NAME, SAY, SCHEMA_DAYS
from tests.town.world import Row, World

STYLE = (
    "body{font:16px/1.5 sans-serif;margin:0 auto;max-width:44rem;padding:1rem}header,footer{color:#555}"
    "table{border-collapse:collapse}td{padding:.1rem .8rem .1rem 0}.review{border-top:1px solid #ccc;padding:.6rem 0}"
    ".owner-response{margin-left:1.5rem;color:#333}"
)


def hosts(world: World) -> dict[str, Host]:
    """Return every directory's host."""
    return {row["host"]: partial(_answer, world, row) for row in world.directories.values() if "host" in row}


def urls(world: World) -> Iterator[tuple[str, str]]:
    """Yield (address, country) of every listing page a search engine knows."""
    for directory in world.directories.values():
        for _, listing in world.rows("listings", place=directory["id"]):
            if "host" in directory and not listing.get("unindexed"):
                yield address(directory, listing), directory["country"]


def address(directory: Row, listing: Row) -> str:
    """Return the address of a listing's page."""
    path = directory["path"].format(slug=listing.get("slug", "x"), ref=listing["ref"])
    return f"http://{directory['host']}{path}"


def _answer(world: World, directory: Row, asked: Asked) -> Told:
    if directory.get("wall") and asked.headers.get("x-town") != "index":
        return spoil(directory["wall"], html(""))
    rows = [row for _, row in world.rows("listings", place=directory["id"])]
    for listing in rows:
        if urlsplit(address(directory, listing)).path == asked.path:
            modified = world.now - timedelta(days=listing.get("seen_days", 12))
            return html(page(directory, listing, world), modified=world.modified if world.version else modified)
    say = SAY[directory["lang"]]
    if asked.path == "/":
        links = "".join(
            f'<li><a href="{address(directory, row)}">{row["name"]}</a>, {row["city"]}</li>' for row in rows
        )
        return html(_frame(directory, directory["name"], f"<h2>{say['all']}</h2><ul>{links}</ul>"))
    if asked.path == directory["search"]:
        words = asked.query.get("q", "").casefold().split()
        hits = [row for row in rows if words and all(w in f"{row['name']} {row['city']}".casefold() for w in words)]
        links = "".join(
            f'<li><a href="{address(directory, row)}">{row["name"]}</a>, {row["city"]}</li>' for row in hits
        )
        found = f"<ul class='hits'>{links}</ul>" if hits else f"<p class='nothing-found'>{say['nothing']}</p>"
        return html(_frame(directory, say["search"], found))
    return lost()


def page(directory: Row, listing: Row, world: World) -> str:
    """Return the page of one listing."""
    make = {"json-ld": _with_json_ld, "microdata": _with_microdata, "plain": _plain}[directory["markup"]]
    title = f"{listing['name']}, {listing['city']} - {directory['name']}"
    say, head = SAY[directory["lang"]], ""
    if directory["markup"] == "json-ld":
        head = (
            f'<script type="application/ld+json">{json.dumps(_schema(directory, listing), ensure_ascii=False)}</script>'
        )
    body = make(directory, listing)
    if listing.get("updated"):
        day = write(world.now.date() + timedelta(days=listing["updated"]), directory["lang"])
        body += f"<p class='updated'>{say['updated']}: {day}</p>"
    body += show(directory, listing, world)
    return _frame(directory, title, body, head)


def _frame(directory: Row, title: str, body: str, head: str = "") -> str:
    return (
        f'<!doctype html><html lang="{directory["lang"]}"><head><meta charset="utf-8"><title>{escape.escape(title)}'
        f"</title><style>{STYLE}\n{weight.STYLE}</style>{head}</head><body>"
        f"<header><a href='/'>{directory['name']}</a> · "
        f"<form action='{directory['search']}' role='search'><input name='q'></form></header>"
        f"<main>{body}</main><footer>{directory['about']}</footer></body></html>"
    )


def _schema(directory: Row, listing: Row) -> Row:
    shown: Row = {
        "@context": "https://schema.org",
        "@type": listing.get("type", "LocalBusiness"),
        "@id": f"{address(directory, listing)}#{listing['ref']}",
        "name": listing["name"],
        "address": {
            "@type": "PostalAddress",
            "streetAddress": listing.get("street", ""),
            "postalCode": listing.get("postcode", ""),
            "addressLocality": listing["city"],
            "addressCountry": directory["country"],
        },
    }
    for name, key in (("telephone", "phone"), ("email", "email"), ("url", "website")):
        if listing.get(key):
            shown[name] = listing[key]
    if listing.get("hours"):
        shown["openingHoursSpecification"] = [
            {"@type": "OpeningHoursSpecification", "dayOfWeek": f"https://schema.org/{day}", "opens": a, "closes": b}
            for day, spans in zip(SCHEMA_DAYS, times.parse(listing["hours"]), strict=True)
            for a, b in spans
        ]
    if listing.get("special"):
        shown["specialOpeningHoursSpecification"] = [
            {"@type": "OpeningHoursSpecification", "opens": row.get("opens", "00:00"),
             "closes": row.get("closes", "00:00"), "validFrom": row["from"], "validThrough": row["through"]}
            for row in listing["special"]
        ]  # fmt: skip
    return shown


def _with_json_ld(directory: Row, listing: Row) -> str:
    return f"<h1>{escape.escape(listing['name'])}</h1>{_facts(directory, listing)}"


def _plain(directory: Row, listing: Row) -> str:
    return f"<h1>{escape.escape(listing['name'])}</h1>{_facts(directory, listing)}"


def _facts(directory: Row, listing: Row) -> str:
    say, lang = SAY[directory["lang"]], directory["lang"]
    rows = [(say["address"], f"{listing.get('street', '')}, {listing.get('postcode', '')} {listing['city']}")]
    if listing.get("phone"):
        rows.append((say["phone"], listing["phone"]))
    if listing.get("email"):
        rows.append((say["email"], f'<a href="mailto:{listing["email"]}">{listing["email"]}</a>'))
    if listing.get("website"):
        rows.append((say["website"], f'<a rel="nofollow" href="{listing["website"]}">{listing["website"]}</a>'))
    if listing.get("hours_text"):
        rows.append((say["hours"], listing["hours_text"]))
    elif listing.get("hours") and directory["markup"] == "json-ld":
        rows.append((say["hours"], times.sentence(listing["hours"], lang)))
    told = "".join(f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in rows)
    closed = f"<p class='closed'><strong>{say['gone']}</strong></p>" if listing.get("closed") else ""
    table = ""
    if listing.get("hours") and not listing.get("hours_text") and directory["markup"] == "plain":
        days = "".join(f"<tr><td>{day}</td><td>{spans}</td></tr>" for day, spans in times.rows(listing["hours"], lang))
        table = f"<h2>{say['hours']}</h2><table class='hours'>{days}</table>"
    return f"{closed}<p>{listing.get('category', '')}</p><table class='facts'>{told}</table>{table}"


def _with_microdata(directory: Row, listing: Row) -> str:
    say, lang = SAY[directory["lang"]], directory["lang"]
    text = {key: escape.escape(str(value)) for key, value in listing.items() if isinstance(value, str)}
    parts = [
        f'<h1 itemprop="name">{text["name"]}</h1><p>{text.get("category", "")}</p>',
        f"<p class='closed'><strong>{say['gone']}</strong></p>" if listing.get("closed") else "",
        '<p itemprop="address" itemscope itemtype="https://schema.org/PostalAddress">'
        f'{say["address"]}: <span itemprop="streetAddress">{text.get("street", "")}</span>, '
        f'<span itemprop="postalCode">{text.get("postcode", "")}</span> '
        f'<span itemprop="addressLocality">{text["city"]}</span>, '
        f'<span itemprop="addressCountry" content="{directory["country"]}">'
        f"{COUNTRY_NAME[directory['country']]}</span></p>",
    ]
    if text.get("phone"):
        parts.append(f'<p>{say["phone"]}: <span itemprop="telephone">{text["phone"]}</span></p>')
    if text.get("email"):
        parts.append(f'<p>{say["email"]}: <a itemprop="email" href="mailto:{text["email"]}">{text["email"]}</a></p>')
    if text.get("website"):
        parts.append(f'<p>{say["website"]}: <a itemprop="url" href="{text["website"]}">{text["website"]}</a></p>')
    if text.get("hours"):
        machine = [rule.strip() for rule in text["hours"].split(";") if not rule.strip().startswith("PH")]
        shown = [text["hours_text"]] if text.get("hours_text") else [times.sentence(text["hours"], lang)]
        marks = "".join(f'<meta itemprop="openingHours" content="{rule}">' for rule in machine if "off" not in rule)
        parts.append(f"<p>{say['hours']}: {marks}{shown[0]}</p>")
    kind = listing.get("type", "LocalBusiness")
    return f'<div itemscope itemtype="https://schema.org/{kind}">{"".join(parts)}</div>'
