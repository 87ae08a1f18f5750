"""Which pages of a company's own website are worth opening, and which page is none at all (pure)."""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import unquote, urlsplit

from checks.about import site
from data import urls
from data.evidence import PageRole
from data.facts import Dated, Link

WORDS = {
    PageRole.CONTACT: (
        "contact", "kontakt", "yhteystie", "yhteytt", "ota-yhteytt", "asiakaspalvelu", "контакт", "связаться",
        "обратная связь", "find us", "find-us", "visit us", "customer service", "kundeservice",
        "napisz do nas", "dojazd", "как добраться", "finn oss", "besøk oss",
    ),
    PageRole.IMPRINT: (
        "imprint", "impressum", "legal notice", "legal-notice", "company details", "rekisteriseloste", "yritystiedot",
        "реквизиты", "dane firmy", "nota prawna", "juridisk", "foretaksinfo", "rekvizit",
    ),
    PageRole.ABOUT: (
        "about", "meistä", "meista", "yritys", "tietoa meist", "o nas", "o-nas", "о нас", "о компании", "o firmie",
        "om oss", "om-oss", "who we are", "our story", "o-kompanii", "aukiolo", "opening", "hours", "åpningstid",
        "apningstid", "godziny", "часы работы", "режим работы",
    ),
}  # fmt: skip
"""Words of a link or its address, in five languages, small letters; the first role that fits counts."""

_PARKED = re.compile(
    r"domain (?:name )?(?:is|may be) (?:for sale|parked)|buy this domain|domain has expired|parked free"
    r"|this domain (?:is|has been) (?:parked|registered)|sedoparking|verkkotunnus on (?:myynnissä|vanhentunut)"
    r"|домен (?:продаётся|продается|припаркован)|купить домен|domena (?:jest )?na sprzedaż"
    r"|domena (?:została )?zaparkowana|domenet er (?:til salgs|parkert|registrert)",
    re.IGNORECASE,
)
_FILE = re.compile(r"\.(?:pdf|jpe?g|png|gif|webp|svg|docx?|xlsx?|zip|mp[34]|ics|vcf|css|js|xml|rss)$", re.IGNORECASE)
_STRENGTH = ("visible", "json-ld", "feed", "page", "sitemap", "header", "copyright")


def role_of(link: Link) -> PageRole:
    """Return what a link's words or address promise."""
    words = link.text.casefold()
    path = unquote(urlsplit(link.url).path).casefold().replace("_", "-")
    for role, marks in WORDS.items():
        if any(mark in words for mark in marks) and len(words) <= 60:
            return role
        if any(mark.replace(" ", "-") in path for mark in marks):
            return role
    return PageRole.OTHER


def own_links(links: Iterable[Link], home: str) -> list[Link]:
    """Return the links to pages of the same site, each page once, files and the home page left out."""
    found: dict[str, Link] = {urls.canonical(home): Link(url=home)}
    for link in links:
        parts = urlsplit(link.url)
        if parts.scheme not in ("http", "https") or site(link.url) != site(home) or _FILE.search(parts.path):
            continue
        key = urls.canonical(link.url)
        known = found.get(key)
        if known is None or (role_of(known) is PageRole.OTHER and role_of(link) is not PageRole.OTHER):
            found[key] = link if known is None or key != urls.canonical(home) else known
    return list(found.values())[1:]


def worth_reading(links: Sequence[Link], most: int) -> list[Link]:
    """Return the contact, imprint and about pages among ``links``, best first."""
    order = list(WORDS)
    wanted = [(order.index(role), at, link) for at, link in enumerate(links) if (role := role_of(link)) in WORDS]
    return [link for _, _, link in sorted(wanted, key=lambda row: row[:2])][:most]


def parked(text: str, links: int) -> str:
    """Return the words that show a page to be a parked domain, empty for any real page."""
    if len(text) > 3000:
        return ""
    found = _PARKED.search(text)
    return text[max(0, found.start() - 60) : found.end() + 60].strip() if found and links < 60 else ""


def strongest_first(signs: Iterable[Dated]) -> tuple[Dated, ...]:
    """Sort signs of life by how much they prove, then newest first."""
    rank = {by: at for at, by in enumerate(_STRENGTH)}
    return tuple(sorted(signs, key=lambda sign: (rank.get(sign.by, len(rank)), -sign.day.toordinal())))
