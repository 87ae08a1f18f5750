"""The companies' own websites, each made its own way, with robots.txt, sitemap and feed."""

import html as escape
import re
from collections.abc import Iterator
from datetime import timedelta
from email.utils import format_datetime
from functools import partial

from tests.town import weight
from tests.town.talk import Asked, Host, Told, lost, moved, xml
from tests.town.world import Row, World

STYLE = """:root{--ink:#223;--paper:#fdfcf8;--accent:#9a4b2f}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.6 Georgia,serif}
header,main,footer{max-width:52rem;margin:0 auto;padding:1rem 1.2rem}header{display:flex;gap:1rem;flex-wrap:wrap}
header a{color:var(--accent);text-decoration:none}nav a{margin-right:.8rem}
footer{border-top:1px solid #ccb;font-size:.9rem}
.card{border:1px solid #ddd;border-radius:.5rem;padding:.8rem;margin:1rem 0}.menu td:last-child{text-align:right}
@media (max-width:30rem){body{font-size:16px}header{display:block}}"""


def hosts(world: World) -> dict[str, Host]:
    """Return every website's host, with and without www."""
    made: dict[str, Host] = {}
    for company in world.companies.values():
        if site := company.get("site"):
            made[site["host"]] = partial(_answer, world, company["id"])
            made[f"www.{site['host']}"] = partial(_to_bare, site)
    return made


def urls(world: World) -> Iterator[tuple[str, str]]:
    """Yield (address, country) of every own page a search engine knows."""
    for company in world.companies.values():
        site = company.get("site")
        for page in company.get("pages", []) if site and not site.get("unindexed") else []:
            yield f"{base(site)}{page['path']}", company["card"].get("country", "")


def base(site: Row) -> str:
    """Return scheme and host of a website."""
    return f"{site.get('scheme', 'http')}://{site['host']}"


def _to_bare(site: Row, asked: Asked) -> Told:
    return moved(f"{base(site)}{asked.path}", 301)


def _answer(world: World, company_id: str, asked: Asked) -> Told:
    company = world.companies[company_id]
    site, pages = company["site"], company.get("pages", [])
    if asked.path == "/robots.txt":
        text = f"User-agent: *\nDisallow: /admin/\n\nSitemap: {base(site)}/sitemap.xml\n"
        return Told(body=text.encode(), content_type="text/plain; charset=utf-8")
    if asked.path == "/sitemap.xml" and not site.get("no_sitemap"):
        return xml(_sitemap(world, site, pages), content_type="application/xml")
    if asked.path == "/feed.xml" and company.get("posts"):
        return xml(_feed(world, site, company["posts"]))
    for page in pages:
        if page["path"] == asked.path or page["path"] == f"{asked.path}/":
            modified = world.now + timedelta(days=page.get("modified", -20), seconds=world.version)
            charset = site.get("charset", "utf-8")
            body = _page(world, company, page).encode(charset, "xmlcharrefreplace")
            declared = "" if site.get("silent_charset") else f"; charset={charset}"
            return Told(body=body, content_type=f"text/html{declared}", modified=modified)
    return lost(site.get("lost", "404"))


def _sitemap(world: World, site: Row, pages: list[Row]) -> str:
    rows = "".join(
        f"<url><loc>{base(site)}{page['path']}</loc>"
        f"<lastmod>{(world.now + timedelta(days=page.get('modified', -20))).date()}</lastmod></url>"
        for page in pages
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'
    )


def _feed(world: World, site: Row, posts: list[Row]) -> str:
    entries = "".join(
        f"<item><title>{escape.escape(post['title'])}</title><link>{base(site)}{post['path']}</link>"
        f"<guid>{base(site)}{post['path']}</guid>"
        f"<pubDate>{format_datetime(world.now - timedelta(days=post['days_ago']), usegmt=True)}</pubDate>"
        f"<description>{escape.escape(post['text'])}</description></item>"
        for post in posts
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>'
        f"<title>{escape.escape(site['name'])}</title><link>{base(site)}/</link>"
        f"<description>{escape.escape(site['name'])}</description>{entries}</channel></rss>"
    )


def _page(world: World, company: Row, page: Row) -> str:
    site = company["site"]
    if page.get("raw"):
        return _facts(page["raw"], site)
    links = "".join(
        f'<a href="{other["path"]}">{other["nav"]}</a>' for other in company.get("pages", []) if other.get("nav")
    )
    charset = site.get("charset", "utf-8")
    feed = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">' if company.get("posts") else ""
    text = (
        f'<!doctype html>\n<html lang="{site["lang"]}"><head><meta charset="{charset}">'
        f"<title>{page['title']}</title><meta name='viewport' content='width=device-width'>{feed}"
        f"<style>{STYLE}\n{weight.STYLE}</style>{page.get('head', '')}{site.get('head', '')}</head><body>"
        f'<header><a href="/"><strong>{site["name"]}</strong></a><nav>{links}</nav></header>'
        f"<main>{page['body']}</main><footer>{site.get('footer', '')}</footer></body></html>"
    )
    return _facts(text, site)


def _facts(text: str, site: Row) -> str:
    """Put the site's own facts, which a visitor can alter, in their places."""
    digits = re.sub(r"[^\d+]", "", site.get("phone", ""))
    return text.replace("@{phone}", site.get("phone", "")).replace("@{tel}", digits)
