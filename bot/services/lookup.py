"""Who is it? A website in any form, a name and town, or a link to a card or a profile."""

import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from bot.services.parts import Parts
from checks import engine
from checks.web import Answer, Blocked, Broken, LookError, NoSuchHost, Rejected
from data import urls
from data.candidate import Candidate
from data.company import Address, Company, Origin, company_id

MOST = 5
_SCHEME = re.compile(r"^([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
_DOMAIN = re.compile(r"^(?:[\w-]+\.)+(?:[^\W\d_]{2,}|xn--[\w-]+)\.?(?::\d+)?(?:[/?#]\S*)?$")
_ADDRESS = re.compile(r"^(?:localhost|\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]+\])(?::\d+)?(?:[/?#]\S*)?$", re.IGNORECASE)
_URL = re.compile(r"https?://\S+", re.IGNORECASE)
_CARDS = ("openstreetmap.org", "osm.org", "2gis.ru", "2gis.com", "goo.gl", "g.page", "zoon.ru", "yell.com", "yelp.com")
"""Hosts on which a company has a card; so has what begins with ``maps.`` or has ``/maps`` in its path."""
MAX_NAME = 80


class What(StrEnum):
    """What somebody gave us to begin with."""

    WEBSITE = "website"
    LINK = "link"
    NAME = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What somebody gave us, taken apart."""

    what: What
    url: str = ""
    name: str = ""
    town: str = ""


class LookUpError(Exception):
    """A look-up that cannot go on; ``reason`` names the phrase (``web.<reason>``)."""

    def __init__(self, reason: str, address: str) -> None:
        """Keep what people are told."""
        super().__init__(reason)
        self.reason, self.address = reason, address


def recognise(text: str) -> Given | None:
    """Say what a text is: a website, a link to a card or a profile, a name (with its town after a comma);
    None when it is none of these. Raises ``LookUpError`` for an address that is not of the web.
    """
    text = " ".join(text.split())
    scheme = _SCHEME.match(text)
    if scheme and scheme[1].lower() not in ("http", "https"):
        raise LookUpError("not_http", text)
    inside = _URL.search(text)
    if inside and " " in text:
        return recognise(inside[0].rstrip(".,;)"))
    if scheme or _ADDRESS.match(text) or (_DOMAIN.match(text) and " " not in text):
        url = _whole(text if scheme else f"https://{text}")
        return Given(what=What.LINK if is_link(url) else What.WEBSITE, url=_tidy(url))
    if not text or len(text) > MAX_NAME or text.startswith("/"):
        return None
    name, comma, town = text.rpartition(",")
    return Given(what=What.NAME, name=name.strip(), town=town.strip()) if comma else Given(what=What.NAME, name=text)


def _whole(url: str) -> str:
    """Return an address that has a host and a possible port; raises ``LookUpError`` for any other."""
    try:
        parts = urlsplit(url)
        usable = bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise LookUpError("no_host", url)
    return url


def is_link(url: str) -> bool:
    """Whether an address is a card on a map or a profile, rather than a company's own website."""
    if urls.social(url):
        return True
    parts = urlsplit(url)
    name = (parts.hostname or "").removeprefix("www.")
    on_map = name.startswith(("maps.", "map.")) or parts.path.startswith(("/maps/", "/maps?", "/map/"))
    return on_map or any(name == card or name.endswith(f".{card}") for card in _CARDS)


def _tidy(url: str) -> str:
    parts = urlsplit(url)
    host = (parts.hostname or "").rstrip(".")
    port = f":{parts.netloc.rpartition(':')[2]}" if re.search(r":\d+$", parts.netloc) else ""
    wrapped = f"[{host}]" if ":" in host else host
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.scheme.lower()}://{wrapped}{port}{parts.path or '/'}{query}"


async def of_website(parts: Parts, url: str) -> Company:
    """Open a website once and return its company, known by its address only. Raises ``LookUpError``.

    A site that does not answer by https is asked by http as well.
    """
    split = urlsplit(url)
    website = f"{split.scheme}://{split.netloc}/"
    try:
        answer = await _open(parts, website)
    except LookUpError as error:
        if error.reason != "unreachable" or split.scheme != "https" or split.port:
            raise
        website = f"http://{split.netloc}/"
        answer = await _open(parts, website)
    if answer.cut:
        raise LookUpError("too_big", urls.host(url))
    if answer.status >= 500:
        raise LookUpError("unreachable", urls.host(url))
    return Company(id=company_id(website=website), website=website, origins={"website": Origin(source="owner")})


async def _open(parts: Parts, url: str) -> Answer:
    shown = urls.host(url) or url
    try:
        return await parts.web.get(url)
    except (Blocked, Rejected) as error:
        raise LookUpError("blocked", shown) from error
    except NoSuchHost as error:
        raise LookUpError("no_host", shown) from error
    except Broken as error:
        raise LookUpError("broken", shown) from error
    except LookError as error:
        raise LookUpError("unreachable", shown) from error


async def of_name(parts: Parts, name: str, town: str, country: str) -> list[Candidate]:
    """Return the companies that might be meant, likeliest first. Without a town the whole text is looked for,
    then its last word is taken for the town. Raises ``LookError`` when nobody answered.
    """
    found = await _who_is(parts, name, town, country)
    words = name.split()
    if not found and not town and len(words) > 1:
        found = await _who_is(parts, " ".join(words[:-1]), words[-1], country)
    return found


async def _who_is(parts: Parts, name: str, town: str, country: str) -> list[Candidate]:
    found = await engine.who_is(
        name,
        town,
        country,
        web=parts.web,
        reader=parts.reader,
        now=parts.clock(),
        settings=parts.settings.sources,
        places=parts.places(country),
    )
    return list(found)[:MOST]


async def of_link(parts: Parts, url: str, country: str) -> list[Candidate]:
    """Return the company a link to a card or a profile leads to, if it can be read."""
    found = await engine.who_is_link(
        url,
        web=parts.web,
        reader=parts.reader,
        now=parts.clock(),
        settings=parts.settings.sources,
        country=country,
    )
    return list(found)[:MOST]


def as_told(name: str, town: str, country: str) -> Candidate:
    """Return a candidate made of nothing but what we were told."""
    address = Address(city=town, country=country) if town else None
    return Candidate(name=name, source="owner", address=address, country=country)
