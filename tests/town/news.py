"""Newspapers, the two news searches over them, and alerts as an owner subscribes to them."""

import html as escape
import re
from collections.abc import Iterator
from datetime import timedelta
from email.utils import format_datetime
from functools import partial
from urllib.parse import quote, urlencode

from tests.town import weight
from tests.town.dates import write
from tests.town.looking import held, stems, words
from tests.town.talk import Asked, Host, Told, html, lost, moved, xml
from tests.town.world import Row, World


def hosts(world: World) -> dict[str, Host]:
    """Return the papers, the news searches and the alerts."""
    made: dict[str, Host] = {row["host"]: partial(_paper, world, row) for row in world.papers.values()}
    made["news-google.example"] = partial(_google, world)
    made["news.google.example"] = made["news-google.example"]
    made["bing.example"] = made["www.bing.example"] = partial(_bing, world)
    made["alerts.example"] = partial(_alerts, world)
    return made


def urls(world: World) -> Iterator[tuple[str, str]]:
    """Yield (address, country) of every article."""
    for _, article in world.rows("news"):
        paper = world.papers[article["paper"]]
        yield address(paper, article), paper["country"]


def address(paper: Row, article: Row) -> str:
    """Return the address of an article."""
    return f"http://{paper['host']}/{article['slug']}"


def _paper(world: World, paper: Row, asked: Asked) -> Told:
    articles = [row for _, row in world.rows("news", paper=paper["id"])]
    for article in articles:
        if asked.path == f"/{article['slug']}":
            day = world.now.date() - timedelta(days=article["days_ago"])
            body = "".join(f"<p>{escape.escape(part)}</p>" for part in article["text"].strip().split("\n\n"))
            return html(
                f'<!doctype html><html lang="{paper["lang"]}"><head><meta charset="utf-8">'
                f"<title>{escape.escape(article['title'])} - {paper['name']}</title>"
                f'<meta property="og:type" content="article">'
                f'<meta property="article:published_time" content="{day}T08:00:00Z">'
                f"<style>{weight.STYLE}</style></head><body>"
                f"<header>{paper['name']}</header><article><h1>{escape.escape(article['title'])}</h1>"
                f'<time datetime="{day}">'
                f"{write(day, paper['lang'])}</time>{body}</article></body></html>",
                modified=world.now - timedelta(days=article["days_ago"]),
            )
    if asked.path == "/":
        links = "".join(f'<li><a href="/{row["slug"]}">{escape.escape(row["title"])}</a></li>' for row in articles)
        return html(f"<!doctype html><title>{paper['name']}</title><h1>{paper['name']}</h1><ul>{links}</ul>")
    return lost()


def _hits(world: World, query: str, country: str) -> list[tuple[Row, Row]]:
    """Return (paper, article) for the articles that hold every word asked for, newest first."""
    since = re.search(r"\bwhen:(\d+)d\b", query)
    wanted = words(re.sub(r"\b(when|site|after|before):\S+|\bOR\b", " ", query))
    found = []
    for _, article in world.rows("news"):
        paper = world.papers[article["paper"]]
        stood = stems(f"{article['title']} {article['text']} {paper['name']}")
        old = since is not None and article["days_ago"] > int(since[1])
        if (
            wanted
            and not old
            and country.upper() in ("", paper["country"])
            and all(held(word, stood) for word in wanted)
        ):
            found.append((paper, article))
    return sorted(found, key=lambda pair: int(pair[1]["days_ago"])) or _famous(world, wanted)


def _famous(world: World, wanted: list[str]) -> list[tuple[Row, Row]]:
    """Return a row for a question about a firm everybody knows: the papers write of it every week."""
    for country, firms in world.firms.items():
        for firm in firms:
            if set(words(firm)) <= set(wanted):
                paper = next(row for row in world.papers.values() if row["country"] == country)
                slug = quote("-".join(words(firm)))
                return [(paper, {"title": f"{firm}: Q3", "text": f"{firm} Q3.", "slug": slug, "days_ago": 3})]
    return []


def _channel(title: str, link: str, items: str, spaces: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><rss version="2.0"{spaces}><channel>'
        f"<title>{escape.escape(title)}</title><link>{escape.escape(link)}</link>{items}</channel></rss>"
    )


def _google(world: World, asked: Asked) -> Told:
    if asked.path != "/rss/search":
        return lost()
    query, items = asked.query.get("q", ""), ""
    if not query:
        return moved("https://news.google.com/rss")
    for paper, article in _hits(world, query, asked.query.get("gl", "")):
        key = f"CBMi{abs(hash_of(article['slug'])):x}"
        title = escape.escape(f"{article['title']} - {paper['name']}")
        link = f"https://news.google.com/rss/articles/{key}?oc=5"
        told = escape.escape(f'<a href="{link}" target="_blank">{article["title"]}</a>&nbsp;&nbsp;{paper["name"]}')
        day = format_datetime(world.now - timedelta(days=article["days_ago"]), usegmt=True)
        items += (
            f'<item><title>{title}</title><link>{link}</link><guid isPermaLink="false">{key}</guid>'
            f"<pubDate>{day}</pubDate><description>{told}</description>"
            f'<source url="http://{paper["host"]}">{escape.escape(paper["name"])}</source></item>'
        )
    title = f'"{query}" - Google News'
    return xml(_channel(title, f"https://news.google.com/search?q={quote(query)}", items))


def _bing(world: World, asked: Asked) -> Told:
    if asked.path != "/news/search" or asked.query.get("format") != "rss":
        return lost()
    query, items = asked.query.get("q", ""), ""
    for paper, article in _hits(world, query, asked.query.get("cc", "")):
        pairs = {"ref": "FexRss", "aid": "", "tid": "0", "url": address(paper, article), "c": "1", "mkt": "en-us"}
        link = escape.escape(f"http://www.bing.com/news/apiclick.aspx?{urlencode(pairs)}")
        day = format_datetime(world.now - timedelta(days=article["days_ago"]), usegmt=True)
        items += (
            f"<item><title>{escape.escape(article['title'])}</title><link>{link}</link>"
            f"<description>{escape.escape(article['text'].strip()[:300])}</description><pubDate>{day}</pubDate>"
            f"<News:Source>{escape.escape(paper['name'])}</News:Source></item>"
        )
    link = f"https://www.bing.com/news/search?q={quote(query)}&format=rss"
    return xml(_channel(f"{query} - BingNews", link, items, ' xmlns:News="https://www.bing.com/news/search"'))


def hash_of(text: str) -> int:
    """Return a number that is the same in every process."""
    return int.from_bytes(text.encode()[-8:], "big")


def _alerts(world: World, asked: Asked) -> Told:
    """Answer ``/alerts/feeds/<uid>/<company id>`` as the alert an owner set for its name."""
    company = world.companies.get(asked.path.rpartition("/")[2])
    if company is None or not asked.path.startswith("/alerts/feeds/"):
        return lost()
    entries = ""
    for row in company.get("alerts", []):
        day = format_alert(world, row["days_ago"])
        link = escape.escape(
            f"https://www.google.com/url?{urlencode({'rct': 'j', 'sa': 't', 'url': row['url'], 'ct': 'ga'})}"
        )
        entries += (
            f"<entry><id>tag:google.com,2013:googlealerts/feed:{abs(hash_of(row['url']))}</id>"
            f'<title type="html">{escape.escape(row["title"])}</title><link href="{link}"></link>'
            f"<published>{day}</published><updated>{day}</updated>"
            f'<content type="html">{escape.escape(row["text"])}</content><author><name></name></author></entry>'
        )
    told = (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f"<id>tag:google.com,2005:reader/user/1/state/com.google/alerts/{company['id']}</id>"
        f"<title>Google Alert - {escape.escape(company['card']['name'])}</title>"
        f"<updated>{format_alert(world, 1)}</updated>{entries}</feed>"
    )
    return xml(told, content_type="application/atom+xml; charset=utf-8")


def format_alert(world: World, days: int) -> str:
    """Return an instant as Atom writes it."""
    return (world.now - timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")
