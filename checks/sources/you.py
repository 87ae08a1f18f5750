"""You.com web search, without a key (``POST /v1/agents/search``) or with one (``GET /v1/search``)."""

from typing import Any

from checks.answers import document, field, strict, text, told
from checks.ask import Ask, Seen
from checks.locales import locale
from checks.registry import find, source
from checks.search import Hit, Query, Send
from checks.search import find as find_by
from checks.search import look as look_by
from checks.web import Answer, demand
from data.candidate import Candidate

FAMILY = "you"
KEYLESS = "https://api.you.com"
KEYED = "https://ydc-index.io"
PLAIN = {"Accept-Encoding": "identity"}
"""Its compressed answers cannot be read."""


@source(
    title="You.com search",
    family=FAMILY,
    shows=("listing", "review", "mention", "page"),
    base_url=KEYLESS,
    key="optional",
    searches_a_week=(700, 0),
)
async def look(ask: Ask) -> Seen:
    """Search the web for name and town, the places that matter, and complaints."""
    return await look_by(ask, "you", FAMILY, _sender(ask))


@find
async def who(ask: Ask, name: str, town: str) -> list[Candidate]:
    """Return websites that carry the name."""
    return await find_by(ask, "you", name, town, _sender(ask))


@strict
def parse(answer: Answer) -> list[Hit]:
    """Read an answer: ``results`` without hits is a real empty answer, other shapes are ``Broken``."""
    demand(answer)
    results = field(document(answer), "results", dict)
    found = [row for part in ("web", "news") if part in results for row in field(results, part, list)]
    return [Hit(url=field(row, "url", str), title=text(row, "title"), text=_words(row)) for row in told(answer, found)]


def _words(row: dict[str, object]) -> str:
    snippets = row.get("snippets")
    more = [item for item in snippets if isinstance(item, str)] if isinstance(snippets, list) else []
    return "\n".join([text(row, "description"), *more]).strip()


def _sender(ask: Ask) -> Send:
    keyed = KEYED if ask.base_url == KEYLESS else ask.base_url

    async def send(query: Query) -> list[Hit]:
        where = locale(query.country)
        body: dict[str, Any] = {"query": query.words, "count": query.count, "language": where.you_language}
        if where.you_country:
            body["country"] = where.you_country
        if query.hosts:
            body["include_domains"] = list(query.hosts)
        if not ask.key:
            return parse(await ask.web.post_json(f"{ask.base_url}/v1/agents/search", body, headers=PLAIN))
        params = {name: ",".join(value) if isinstance(value, list) else str(value) for name, value in body.items()}
        return parse(await ask.web.get(f"{keyed}/v1/search", params=params, headers=PLAIN | {"X-API-Key": ask.key}))

    return send
