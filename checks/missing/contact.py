"""Websites on which a stranger finds no way to write or call."""

import re
from collections.abc import Iterator

from checks.about import on_own_site, read_whole
from checks.registry import check
from data import urls
from data.dossier import Dossier
from data.evidence import Page
from data.finding import Flag, Severity

CONTACT_WORDS = re.compile(r"contact|yhtey|kontakt|контакт|impressum|imprint|feedback|palaute|связ", re.IGNORECASE)
SPOKEN = re.compile(
    r"\b(?:puh|tel|tlf|phone|call|mob|ring|zadzwo|тел|звони|моб)[^\W\d]*\W{0,6}\d(?:[\s().\u2011-]*\d){4,}"
    r"|\+\(?\d(?:[\s().\u2011-]*\d){7,}",
    re.IGNORECASE,
)
"""A number said to be one for calling, whether or not we know it as valid."""
WRITTEN = re.compile(r"\w\s?[\[({]\s?(?:at|ät|ät-merkki|собака|małpa|krøllalfa)\s?[\])}]\s?\w|\w@\w", re.IGNORECASE)
MESSENGERS = re.compile(
    r"^(?:https?://)?(?:www\.)?(?:wa\.me|api\.whatsapp\.com|t\.me|m\.me|viber\.click|signal\.me)/|^(?:tel|mailto|sms|viber|tg):",
    re.IGNORECASE,
)


@check(
    severity=Severity.HIGH,
    title="Your website gives no way to reach you",
    why="A customer who has a complaint and cannot reach you tells friends instead.",
    advice="Put a phone number, an e-mail address or a form on the home page or on a contact page linked from it.",
    minutes=15,
)
def contact(dossier: Dossier) -> Iterator[Flag]:
    """Flag a website whose home page, and all within two clicks of it, hold no phone, e-mail or form.

    Not flagged: a page that could not be read whole (a JavaScript shell, a time-out), a contact page
    that is linked but was not opened, a link to a messenger, a number that stands in a picture's link, a number or
    address in a form we do not read.
    """
    pages = read_whole(dossier)
    if not pages or any(_reachable(page) for page in pages) or _unopened(pages, dossier):
        return
    yield Flag(pages[0], fact="contact")


def _reachable(page: Page) -> bool:
    facts = page.facts
    messenger = any(MESSENGERS.match(link.url) for link in page.links)
    told = facts.phones or facts.emails or facts.faxes or facts.has_form or messenger
    return bool(told or SPOKEN.search(page.text) or WRITTEN.search(page.text))


def _unopened(pages: list[Page], dossier: Dossier) -> bool:
    opened = {urls.canonical(page.url) for page in dossier.of(Page)}
    return any(
        CONTACT_WORDS.search(f"{link.url} {link.text}")
        and on_own_site(link.url, dossier)
        and urls.canonical(link.url) not in opened
        for page in pages
        for link in page.links
    )
