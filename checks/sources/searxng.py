"""A SearXNG instance of the operator's own (``GET /search?format=json``)."""

from checks.answers import document, field, strict, text, told
from checks.ask import Ask, Seen
from checks.locales import locale
from checks.registry import find, source
from checks.search import Hit, Query, Send
from checks.search import find as find_by
from checks.search import look as look_by
from checks.walls import is_wall
from checks.web import Answer, Blocked, demand
from data.candidate import Candidate

FAMILY = "searxng"


@source(title="SearXNG", family=FAMILY, shows=("listing", "review", "mention", "page"), needs="base_url")
async def look(ask: Ask) -> Seen:
    """Search the web, through an instance named in the settings, for name and town, places and complaints."""
    return await look_by(ask, "searxng", FAMILY, _sender(ask))


@find
async def who(ask: Ask, name: str, town: str) -> list[Candidate]:
    """Return websites that carry the name."""
    return await find_by(ask, "searxng", name, town, _sender(ask)) if ask.base_url else []


@strict
def parse(answer: Answer) -> list[Hit]:
    """Read an answer: no results while engines did not respond is ``Blocked``, not empty."""
    if answer.status == 403 and not is_wall(answer.url, answer.headers, answer.body):
        raise Blocked("HTTP 403: `json` is missing in the instance's search.formats")
    demand(answer)
    found = document(answer)
    results = field(found, "results", list)
    silent = found.get("unresponsive_engines") or []
    if not results and silent:
        raise Blocked(f"engines did not respond: {', '.join(': '.join(map(str, engine)) for engine in silent)}")
    return [
        Hit(url=field(row, "url", str), title=text(row, "title"), text=text(row, "content"))
        for row in told(answer, results)
    ]


def _sender(ask: Ask) -> Send:
    async def send(query: Query) -> list[Hit]:
        params = {
            "q": query.with_sites,
            "format": "json",
            "language": locale(query.country).searx,
            "categories": "general",
            "pageno": "1",
        }
        return parse(await ask.web.get(f"{ask.base_url}/search", params=params))

    return send
