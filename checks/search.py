"""The search port: what every web search is asked, and what its silence proves.

A search source only says how one query is sent and read; this module asks (1) name and town, (2) name and
town at the places that matter in the country, (3) name and town with words of complaint, checks the hits
against the card, and keeps the positive control.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import urlsplit

from checks.about import site
from checks.ask import Ask, Lead, Seen
from checks.controls import Controls
from checks.locales import locale
from checks.named import names_company, speaks_of
from checks.together import within
from checks.web import Blocked, LookError, Unreachable
from data import urls
from data.candidate import Candidate
from data.company import Company
from data.places import Place

SECONDS = 18.0
KINDS = {
    "map": "listing",
    "directory": "listing",
    "register": "listing",
    "reviews": "review",
    "social": "profile",
    "forum": "mention",
    "news": "mention",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One query; ``hosts`` restricts it to these registrable hosts (path prefixes left off)."""

    words: str
    hosts: tuple[str, ...] = ()
    country: str = ""
    count: int = 10

    @property
    def with_sites(self) -> str:
        """The query for a search that knows only the operator ``site:``."""
        sites = " OR ".join(f"site:{host}" for host in self.hosts)
        return f"{self.words} ( {sites} )" if sites else self.words


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One result as the search gives it."""

    url: str
    title: str = ""
    text: str = ""

    @property
    def words(self) -> str:
        """All that can be matched against a card."""
        return f"{self.title}\n{self.text}"


Send: TypeAlias = Callable[[Query], Awaitable[list[Hit]]]
"""Sends one query; an empty list is a real empty answer, anything else not understood raises a ``LookError``."""


PER_CHECK = 3
"""Searches that ``queries`` makes of one company."""
CONTROLS_A_WEEK = 7 * 24 // 6
"""Searches that ``control`` makes while checks go on all week."""


def companies_a_week(searches: int) -> int:
    """Return for how many companies, checked weekly, an allowance of so many searches a week is enough."""
    return max(0, searches - CONTROLS_A_WEEK) // PER_CHECK


async def look(ask: Ask, source: str, family: str, send: Send) -> Seen:
    """Ask the queries at once and return leads and what is proven absent; raises what the first query raised."""
    send = _readable(send)
    plain, restricted, complaints = queries(ask)
    asked = [plain, restricted, complaints] if restricted.hosts else [plain, complaints]
    checked, *answers = await within(SECONDS, [control(ask, source, send), *map(send, asked)])
    _demand(checked)
    _demand(answers[0])
    hits = {query: found for query, found in zip(asked, answers, strict=True) if isinstance(found, list)}
    ours = {
        query: [hit for hit in found if _own(hit, ask.company) or speaks_of(hit.words, ask.company)]
        for query, found in hits.items()
    }
    failed = [query for query in asked if query not in hits]
    return Seen(
        leads=_leads(ask, [hit for found in ours.values() for hit in found], source, family),
        silent=_silent(ask, asked, ours),
        note=f"{len(failed)} of {len(asked)} queries got no answer" if failed else "",
        answered=any(hits.values()),
    )


def queries(ask: Ask) -> tuple[Query, Query, Query]:
    """Return the plain, the restricted and the complaint query for a card."""
    company = ask.company
    words = " ".join(part for part in (company.name, company.town) if part)
    hosts = dict.fromkeys(host.partition("/")[0] for place in advised(ask) for host in place.hosts)
    told = f"{words} {locale(company.country).complaint}"
    return (
        Query(words=words, country=company.country),
        Query(words=words, country=company.country, hosts=tuple(hosts), count=20),
        Query(words=told, country=company.country),
    )


def advised(ask: Ask) -> list[Place]:
    """Return the places whose absence is worth telling and that somebody can read."""
    return [place for place in ask.places.all if place.advise and place.read != "no"]


async def control(ask: Ask, source: str, send: Send) -> list[Hit]:
    """Raise ``Blocked`` when this search does not find what must be found; asked once in six hours."""
    controls = ask.options.get("controls")
    if not isinstance(controls, Controls):
        return []
    word = str(ask.options.get("control") or locale(ask.company.country).control)
    key = f"{source} {ask.base_url} {word}"
    if controls.fresh(key, ask.now):
        return []
    hits = await send(Query(words=word, country=ask.company.country))
    if not any(word.casefold() in hit.words.casefold() for hit in hits):
        raise Blocked(f"does not even find {word}")
    controls.passed(key, ask.now)
    return hits


async def find(ask: Ask, source: str, name: str, town: str, send: Send) -> list[Candidate]:
    """Return the hits that may be the company's own website, as candidates for "who is it?"."""
    hits = await _readable(send)(Query(words=f"{name} {town}".strip(), country=ask.company.country))
    return [
        Candidate(name=name, source=source, url=hit.url, website=hit.url, country=ask.company.country)
        for hit in hits
        if ask.places.at(hit.url) is None and _home(hit.url) and names_company(hit.words, ask.company)
    ]


def _readable(send: Send) -> Send:
    """Leave out hits at what is no web address."""

    async def asked(query: Query) -> list[Hit]:
        return [hit for hit in await send(query) if urls.is_address(hit.url)]

    return asked


def _home(url: str) -> bool:
    parts = urlsplit(url)
    return not parts.query and parts.path.strip("/").count("/") == 0 and len(parts.path) <= 4


def _demand(found: Sequence[Hit] | LookError | None) -> None:
    if found is None:
        raise Unreachable(f"no answer in {SECONDS:g} s")
    if isinstance(found, LookError):
        raise found


def _silent(ask: Ask, asked: Sequence[Query], ours: Mapping[Query, list[Hit]]) -> tuple[str, ...]:
    """Return what the answers prove absent: only queries that were answered, and not crowded out, count."""
    if not ask.company.names:
        return ()
    found = [hit for hits in ours.values() for hit in hits]
    at = {hit: ask.places.at(hit.url) for hit in found}
    shown = {place.id for place in at.values() if place}
    strange = any(place is None and not _own(hit, ask.company) for hit, place in at.items())
    rows = strange or any(place and KINDS[place.kind] in ("listing", "review") for place in at.values())
    silent = [] if found else ["search"]
    restricted = next((query for query in asked if query.hosts), None)
    if len(ours) == len(asked) and not rows:
        silent.append("listing")
    if restricted and restricted in ours and len(ours[restricted]) < restricted.count:
        silent += [f"listing:{place.id}" for place in advised(ask) if place.id not in shown]
    talk = [hit for hit, place in at.items() if not _own(hit, ask.company) and (place is None or _talk(place))]
    if len(ours) == len(asked) and not talk:
        silent.append("mention")
    return tuple(silent)


def _talk(place: Place) -> bool:
    return place.kind in ("forum", "news", "reviews")


def _own(hit: Hit, company: Company) -> bool:
    return bool(company.website) and site(hit.url) == site(company.website)


def _leads(ask: Ask, hits: Sequence[Hit], source: str, family: str) -> tuple[Lead, ...]:
    leads: dict[str, Lead] = {}
    for hit in hits:
        if _own(hit, ask.company):
            continue
        place = ask.places.at(hit.url)
        lead = Lead(
            url=hit.url,
            title=hit.title,
            snippet=hit.text,
            source=source,
            family=family,
            kind=KINDS[place.kind] if place else "",
        )
        leads.setdefault(urls.canonical(hit.url), lead)
    return tuple(leads.values())
