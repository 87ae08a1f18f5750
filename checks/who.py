"""Who is it? A name and town, or a link, become companies to choose from."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from urllib.parse import parse_qs, unquote_plus, urlsplit

from checks import registry
from checks.ask import Ask, Reader, SourceSettings
from checks.enrich import enrich
from checks.own_pages import Opened, read_answer
from checks.together import within
from checks.web import Blocked, LookError, Web, demand
from data import names, phone, urls
from data.candidate import Candidate
from data.company import Address, Company, company_id
from data.evidence import Evidence, Listing, PageRole
from data.match import Match
from data.places import Places, load

MOST = 5
SECONDS = 12.0


async def who_is(
    name: str,
    town: str = "",
    country: str = "",
    *,
    web: Web,
    reader: Reader,
    now: datetime,
    settings: Mapping[str, SourceSettings],
    places: Places | None = None,
) -> list[Candidate]:
    """Return at most five companies that a name and town may mean, best known first. Raises the first
    ``LookError`` when no source answered at all.
    """
    registry.discover_sources()
    company = Company(
        id=company_id(name=name, town=town),
        names=(name,),
        address=Address(city=town) if town else None,
        country=country.upper(),
    )
    ask = Ask(company=company, web=web, reader=reader, now=now, places=places or load(country))
    able = [registry.sources[source_id] for source_id in registry.finds]
    asked = [source for source in able if _fits(source, ask, settings)]
    looks = [registry.finds[source.id](_for(source, ask, settings), name, town) for source in asked]
    answers = await within(SECONDS, looks)
    failed = [answer for answer in answers if isinstance(answer, LookError)]
    if failed and len(failed) == len(answers):
        raise failed[0]
    found = [one for answer in answers if isinstance(answer, list) for one in answer]
    return merge(sorted(found, key=lambda one: _fit(one, name, town)))[:MOST]


async def who_is_link(
    url: str, *, web: Web, reader: Reader, now: datetime, settings: Mapping[str, SourceSettings], country: str = ""
) -> list[Candidate]:
    """Return the company a link shows: a website, a map card, a profile. A link that names its company is
    answered from its words alone; a page nobody can read without logging in raises ``Blocked``, and any
    other that cannot be read its own ``LookError``.
    """
    registry.discover_sources()
    company = Company(id=company_id(website=url), website=url, country=country.upper())
    ask = Ask(company=company, web=web, reader=reader, now=now, places=load(country))
    if _MAP_OBJECT.search(url):
        source = registry.sources["nominatim"]
        seen = await registry.agains["nominatim"](_for(source, ask, settings), _evidence(url, now))
        return [_of_row(row) for row in seen.evidence if isinstance(row, Listing)]
    answer = None if name_in(url) else await web.get(url, crawl=True)
    named = name_in(url) or (name_in(answer.url) if answer else "")
    if named or answer is None:
        found = await who_is(named, "", country, web=web, reader=reader, now=now, settings=settings)
        return found or [Candidate(name=named, source="link", url=url, country=country.upper())]
    opened = await read_answer(ask, demand(answer), PageRole.HOME)
    account = urls.social(url)
    if account and names.compare(_title(opened), account[0]) is Match.SAME:
        raise Blocked(f"{account[0]} asks to log in")
    return [_of_page(url, opened, enrich(company, [opened.page]))]


def _of_page(url: str, opened: Opened, card: Company) -> Candidate:
    account = urls.social(url)
    return Candidate(
        name=card.names[0] if card.names else _title(opened) or (account[1] if account else card.name),
        source=account[0] if account else "website",
        url=opened.page.url,
        address=card.address,
        website="" if account else opened.page.url,
        registry_id=card.registry_id,
        country=card.country,
        phones=card.phones,
    )


def _title(opened: Opened) -> str:
    return re.split(r"\s[|–—-]\s|\|", opened.page.title)[0].strip()


def _of_row(row: Listing) -> Candidate:
    return Candidate(
        name=row.name,
        source=row.source,
        url=row.url,
        address=row.address,
        website=row.website,
        country=row.address.country if row.address else "",
        phones=row.phones,
    )


def _evidence(url: str, now: datetime) -> Evidence:
    found = _MAP_OBJECT.search(url)
    return Evidence(source="nominatim", url=f"https://www.{found.group()}" if found else url, seen_at=now)


_MAP_OBJECT = re.compile(r"openstreetmap\.org/(?:node|way|relation)/\d+")


def name_in(url: str) -> str:
    """Return the name a link to a map card carries in itself, empty where it carries none."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    steps = [step for step in parts.path.split("/") if step]
    host = (parts.hostname or "").removeprefix("www.")
    asked = parse_qs(parts.query)
    if host.startswith("consent.google.") and "continue" in asked:
        return name_in(asked["continue"][0])
    if host.startswith(("google.", "maps.google.")) and "place" in steps[:-1]:
        return unquote_plus(steps[steps.index("place") + 1])
    if host.startswith("yandex.") and "org" in steps[:-2]:
        return unquote_plus(steps[steps.index("org") + 1]).replace("_", " ")
    if host.startswith(("google.", "maps.google.", "maps.apple.", "bing.")):
        return next((asked[key][0] for key in ("query", "q", "name") if key in asked), "")
    return ""


def merge(found: Sequence[Candidate]) -> list[Candidate]:
    """Put candidates that are one company together; the first one seen leads, others fill its gaps."""
    merged: list[Candidate] = []
    for one in found:
        at = next((i for i, known in enumerate(merged) if _same(known, one)), None)
        if at is None:
            merged.append(one)
            continue
        known = merged[at]
        merged[at] = replace(
            known,
            address=known.address or one.address,
            website=known.website or one.website,
            registry_id=known.registry_id or one.registry_id,
            country=known.country or one.country,
            phones=known.phones or one.phones,
        )
    return merged


def _same(a: Candidate, b: Candidate) -> bool:
    if a.registry_id and b.registry_id:
        return a.registry_id == b.registry_id
    if a.website and b.website and urls.registrable(a.website) == urls.registrable(b.website):
        return True
    if any(phone.compare(x, y, a.country or b.country) is Match.SAME for x in a.phones for y in b.phones):
        return True
    alike = names.compare(a.name, b.name) in (Match.SAME, Match.UNSURE)
    towns = (a.address.city if a.address else "", b.address.city if b.address else "")
    return alike and (not all(towns) or names.fold(towns[0]) == names.fold(towns[1]))


def _fit(one: Candidate, name: str, town: str) -> tuple[bool, bool, bool]:
    """Sort key: another name, another town and no address come later."""
    city = one.address.city if one.address else ""
    return (
        names.compare(one.name, name) is Match.DIFFERENT,
        bool(town and city and names.fold(city) != names.fold(town)),
        not one.address,
    )


def _fits(source: registry.Source, ask: Ask, settings: Mapping[str, SourceSettings]) -> bool:
    said = settings.get(source.id, SourceSettings())
    if not said.enabled or (source.needs == "base_url" and not (said.base_url or source.base_url)):
        return False
    return not (source.countries and ask.company.country and ask.company.country not in source.countries)


def _for(source: registry.Source, ask: Ask, settings: Mapping[str, SourceSettings]) -> Ask:
    said = settings.get(source.id, SourceSettings())
    return replace(
        ask, base_url=(said.base_url or source.base_url).rstrip("/"), key=said.key, options=dict(said.options)
    )
