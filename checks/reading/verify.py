"""Does a page agree with the truth card? Verify first: look for the declared fact in any spelling, and
only where it is absent for a value that competes with it.
"""

from datetime import date

from checks.reading import page
from checks.reading.kinds import PageRead
from checks.reading.verify_address import address_on
from checks.reading.verify_phone import phone_on
from data import hours, names, phone, urls
from data.company import Company
from data.match import Match

__all__ = ["look", "phone", "urls", "verify"]
_EARLIEST = date(1970, 1, 1)


def verify(company: Company, html: str | bytes, url: str) -> dict[str, Match]:
    """Hold a page against the card: ``phone``, ``address``, ``hours``, ``email``, ``name``, ``website``.

    ``same`` or ``minor`` when the page shows the declared fact, ``different`` when it only shows another
    value, ``unsure`` when that cannot be told, ``absent`` when card or page says nothing of it.
    Raises ``ValueError`` for a hostile page.
    """
    body = html if isinstance(html, bytes) else html.encode("utf-8", "replace")
    return look(company, page.read(body, url, "", company.country or None, _EARLIEST))


def look(company: Company, read: PageRead) -> dict[str, Match]:
    """Hold a page that was read already against the card."""
    lines = read.text.split("\n")
    return {
        "phone": phone_on(company, read.facts, lines),
        "address": address_on(company, read.facts, lines),
        "hours": _hours(company, read),
        "email": _email(company, read),
        "name": _name(company, read, lines),
        "website": _website(company, read),
    }


def _hours(company: Company, read: PageRead) -> Match:
    if company.hours is None or not read.facts.hours:
        return Match.ABSENT
    verdicts = {hours.compare(company.hours, found.value) for found in read.facts.hours}
    return best(verdicts)


def best(verdicts: set[Match]) -> Match:
    """Of several values on a page the one that agrees counts; a doubt weighs more than a difference."""
    order = (Match.SAME, Match.MINOR, Match.DIFFERENT, Match.UNSURE)
    return next((match for match in order if match in verdicts), Match.ABSENT)


def _email(company: Company, read: PageRead) -> Match:
    declared = {mail.strip().lower() for mail in company.emails}
    found = {one.value for one in read.facts.emails}
    if not declared or not found:
        return Match.ABSENT
    return Match.SAME if declared & found else Match.DIFFERENT


def _name(company: Company, read: PageRead, lines: list[str]) -> Match:
    declared = [name for name in (*company.names, *company.aliases, company.legal_name) if name]
    if not declared:
        return Match.ABSENT
    text = f" {_words(read.title)} {_words(' '.join(lines))} "
    if any(f" {_words(name)} " in text for name in declared if _words(name)):
        return Match.SAME
    found = [one.value for one in read.facts.names]
    return best({names.compare(name, other) for name in declared for other in found})


def _words(text: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in text.casefold()).split())


def _website(company: Company, read: PageRead) -> Match:
    if not company.website:
        return Match.ABSENT
    if urls.registrable(read.url) == urls.registrable(company.website):
        return Match.SAME
    own = urls.registrable(company.website)
    told = [one.value for one in read.facts.websites if urls.registrable(one.value) != urls.registrable(read.url)]
    if any(urls.registrable(one) == own for one in (*told, *(link.url for link in read.links))):
        return Match.SAME
    return Match.DIFFERENT if told and not any(urls.social(one) for one in told) else Match.ABSENT
