"""Tavily web search, without a key or with one (``POST /search``)."""

from typing import Any

from checks.answers import document, field, strict, text, told
from checks.ask import Ask, Seen
from checks.locales import locale
from checks.registry import find, source
from checks.search import Hit, Query, Send
from checks.search import find as find_by
from checks.search import look as look_by
from checks.web import Answer, RateLimited, demand
from data.candidate import Candidate

FAMILY = "tavily"


@source(
    title="Tavily search",
    family=FAMILY,
    shows=("listing", "review", "mention", "page"),
    base_url="https://api.tavily.com",
    key="optional",
    searches_a_week=(0, 230),
)
async def look(ask: Ask) -> Seen:
    """Search the web for name and town, the places that matter, and complaints."""
    return await look_by(ask, "tavily", FAMILY, _sender(ask))


@find
async def who(ask: Ask, name: str, town: str) -> list[Candidate]:
    """Return websites that carry the name."""
    return await find_by(ask, "tavily", name, town, _sender(ask))


@strict
def parse(answer: Answer) -> list[Hit]:
    """Read an answer: an empty ``results`` list is a real empty answer; the keyless limit raises ``RateLimited``."""
    if answer.status in (200, 402, 403, 429, 432):
        _demand_allowance(answer)
    found = field(document(demand(answer)), "results", list)
    return [
        Hit(url=field(row, "url", str), title=text(row, "title"), text=text(row, "content"))
        for row in told(answer, found)
    ]


def _demand_allowance(answer: Answer) -> None:
    """Raise ``RateLimited`` for the error object of keyless access, which names the seconds to wait."""
    if b'"error"' not in answer.body[:200] or not isinstance(error := document(answer).get("error"), dict):
        return
    wait = error.get("retry_after_seconds")
    raise RateLimited(text(error, "message"), retry_after=float(wait) if isinstance(wait, int | float) else None)


def _sender(ask: Ask) -> Send:
    access = {"Authorization": f"Bearer {ask.key}"} if ask.key else {"X-Tavily-Access-Mode": "keyless"}

    async def send(query: Query) -> list[Hit]:
        body: dict[str, Any] = {
            "query": query.words,
            "max_results": query.count,
            "search_depth": "basic",
            "topic": "general",
        }
        where = locale(query.country)
        if where.name:
            body |= {"country": where.name, "language": where.language}
        if query.hosts:
            body["include_domains"] = list(query.hosts)
        return parse(await ask.web.post_json(f"{ask.base_url}/search", body, headers=access))

    return send
