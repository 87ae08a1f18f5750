"""Web searches over the town: one index, asked the way Tavily, You.com and SearXNG are asked."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from urllib.parse import urlsplit

from lxml import html as lxml_html

from tests.town.looking import STOP, held, stems, words
from tests.town.talk import Asked, Host, Told, data, html, lost
from tests.town.world import World

MOST = 20
CRAWLER = {"x-town": "index"}
"""The engines' own crawler passes the walls that stand before everyone else."""


@dataclass(frozen=True, slots=True)
class Page:
    """One indexed page."""

    url: str
    title: str
    text: str
    country: str
    stems: frozenset[str]
    titled: frozenset[str] = frozenset()

    def excerpt(self, wanted: list[str], length: int = 200) -> str:
        """Return the part of the text around the first word that was asked for."""
        folded = self.text.casefold()
        at = min((i for i in (folded.find(word[:5]) for word in wanted) if i >= 0), default=0)
        return self.text[max(0, at - 40) : at + length].strip()


class Index:
    """Every page the engines know, read again when the town is altered."""

    def __init__(self, world: World, hosts: dict[str, Host], urls: Callable[[], Iterator[tuple[str, str]]]) -> None:
        self._world, self._hosts, self._urls = world, hosts, urls
        self._version, self._pages = -1, list[Page]()

    def pages(self) -> list[Page]:
        """Return the indexed pages."""
        if self._version != self._world.version:
            self._pages = [page for page in map(self._read, self._urls()) if page]
            self._version = self._world.version
        return self._pages

    def _read(self, known: tuple[str, str]) -> Page | None:
        url, country = known
        parts = urlsplit(url)
        told = self._hosts[parts.hostname or ""](Asked(host=parts.hostname or "", path=parts.path, headers=CRAWLER))
        if told.status != 200:
            return None
        found = re.search(r"charset=([\w-]+)", told.content_type)
        return _indexed(url, told.body.decode(found[1] if found else "utf-8", "replace"), country)

    def find(self, query: str, *, only: list[str], never: list[str], most: int) -> list[tuple[Page, float]]:
        """Return the best pages with a score of 0 to 1: most of the words that tell must stand in a page."""
        only = only + re.findall(r"\bsite:(\S+)", query)
        wanted = [word for word in words(re.sub(r"\b(site:\S+|OR)\b", " ", query)) if word not in STOP]
        if not wanted:
            return []
        found = []
        for page in self.pages():
            if (only and not any(_at(page.url, host) for host in only)) or any(_at(page.url, host) for host in never):
                continue
            score = sum(held(word, page.stems) for word in wanted) / len(wanted)
            if score >= 0.6:
                in_title = sum(held(word, page.titled) for word in wanted) / len(wanted)
                found.append((page, round(0.8 * score + 0.2 * in_title, 3)))
        found += [(page, 0.9) for page in self._famous(wanted, only)]
        return sorted(found, key=lambda pair: -pair[1])[:most]

    def _famous(self, wanted: list[str], only: list[str]) -> Iterator[Page]:
        """Yield a page for each firm everybody knows that is asked for, wherever it is asked for."""
        for country, firms in self._world.firms.items():
            for firm in firms:
                name = words(firm)
                if set(name) <= set(wanted):
                    host = only[0].partition("/")[0] if only else f"{'-'.join(name)}.example"
                    yield Page(
                        f"https://{host}/{'-'.join(name)}", firm, f"{firm}. {firm} ({country})", country, frozenset()
                    )


_PARSER = lxml_html.HTMLParser(encoding="utf-8")


@lru_cache(maxsize=1000)
def _indexed(url: str, body: str, country: str) -> Page:
    tree = lxml_html.fromstring(body.encode(), parser=_PARSER)
    title = " ".join((tree.findtext(".//title") or "").split())
    for node in tree.xpath("//script|//style|//head|//form|//nav"):
        node.drop_tree()
    text = " ".join(" ".join(tree.itertext()).split())
    return Page(url, title, text, country, frozenset(stems(f"{title} {text} {url}")), frozenset(stems(title)))


def _at(url: str, place: str) -> bool:
    """Return whether an address belongs to a host, with or without a path."""
    want, _, prefix = place.partition("/")
    parts = urlsplit(url)
    host = parts.hostname or ""
    return (host == want or host.endswith(f".{want}")) and parts.path.lstrip("/").startswith(prefix)


def hosts(index: Index, unresponsive: Callable[[str], bool]) -> dict[str, Host]:
    """Return the three engines' hosts; ``unresponsive`` tells whether an engine's own engines fail now."""
    return {
        "tavily.example": partial(_tavily, index),
        "you.example": partial(_you, index),
        "searxng.example": partial(_searxng, index, unresponsive),
    }


def _tavily(index: Index, asked: Asked) -> Told:
    if asked.path != "/search":
        return data({"detail": "Not Found"}, status=404)
    if asked.method != "POST":
        return data({"detail": "Method Not Allowed"}, status=405)
    keyless = asked.headers.get("x-tavily-access-mode") == "keyless"
    if not keyless and not asked.headers.get("authorization", "").startswith("Bearer "):
        return data({"detail": {"error": "Unauthorized: missing or invalid API key."}}, status=401)
    want = asked.json()
    query = want.get("query")
    if not isinstance(query, str) or not query or len(query) > 400:
        return data({"detail": {"error": "Query is missing or longer than 400 characters."}}, status=400)
    most = min(int(want.get("max_results", 5)), MOST)
    hits = index.find(query, only=want.get("include_domains") or [], never=want.get("exclude_domains") or [], most=most)
    rows = [
        {"title": p.title, "url": p.url, "content": p.excerpt(words(query)), "score": score, "raw_content": None}
        for p, score in hits
    ]
    return data(
        {"query": query, "follow_up_questions": None, "answer": None, "images": [], "results": rows,
         "response_time": 0.41, "request_id": _name(query)}
    )  # fmt: skip


def _you(index: Index, asked: Asked) -> Told:
    if asked.path not in ("/v1/agents/search", "/v1/search"):
        return data({"detail": "Not Found"}, status=404)
    if asked.path == "/v1/search" and not asked.headers.get("x-api-key"):
        return data({"detail": "Missing API key"}, status=401)
    want = asked.json() if asked.method == "POST" else dict(asked.query)
    query = want.get("query")
    if not isinstance(query, str) or not query:
        told = [{"type": "missing", "loc": ["body", "query"], "msg": "Field required", "input": want}]
        return data({"detail": told}, status=422)
    if want.get("include_domains") and want.get("exclude_domains"):
        return data({"detail": "include_domains and exclude_domains cannot be combined"}, status=422)
    most = min(int(want.get("count", 10)), MOST)
    hits = index.find(query, only=want.get("include_domains") or [], never=want.get("exclude_domains") or [], most=most)
    rows = [
        {"url": p.url, "title": p.title, "description": p.excerpt(words(query), 100),
         "snippets": [p.excerpt(words(query))], "page_age": None, "favicon_url": ""}
        for p, _ in hits
    ]  # fmt: skip
    return data(
        {
            "results": {"web": rows, "news": []},
            "metadata": {"search_uuid": _name(query), "query": query, "latency": 0.38},
        }
    )


def _searxng(index: Index, unresponsive: Callable[[str], bool], asked: Asked) -> Told:
    if asked.path != "/search":
        return lost()
    if asked.query.get("format") != "json":
        return html("<!doctype html><title>SearXNG</title><h1>SearXNG</h1>", status=200)
    query = asked.query.get("q", "")
    if not query:
        return data({"error": "No query"}, status=400)
    down = unresponsive("searxng.example")
    page = int(asked.query.get("pageno", "1"))
    hits = [] if down or page > 1 else index.find(query, only=[], never=[], most=10)
    rows = [
        {"url": p.url, "title": p.title, "content": p.excerpt(words(query)), "publishedDate": None, "thumbnail": "",
         "engine": "duckduckgo", "template": "default.html", "parsed_url": [*urlsplit(p.url), ""],
         "engines": ["duckduckgo", "brave"], "positions": [i, i], "score": score * 2, "category": "general"}
        for i, (p, score) in enumerate(hits, start=1)
    ]  # fmt: skip
    return data(
        {"query": query, "results": rows, "answers": [], "corrections": [], "infoboxes": [], "suggestions": [],
         "unresponsive_engines": [["google", "Suspended: CAPTCHA"], ["duckduckgo", "timeout"]] if down else []}
    )  # fmt: skip


def _name(query: str) -> str:
    """Return an id that is the same for the same question, so that an unchanged answer has an unchanged tag."""
    found = hashlib.sha256(query.encode()).hexdigest()
    return f"{found[:8]}-{found[8:12]}-4{found[13:16]}-8{found[17:20]}-{found[20:32]}"
