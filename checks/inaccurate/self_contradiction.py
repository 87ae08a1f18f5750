"""Own pages that say two things at once."""

from collections.abc import Iterator

from checks.about import is_read_card, own_pages
from checks.inaccurate.hours import compare
from checks.registry import check
from data import phone
from data.company import Company
from data.dossier import Dossier
from data.evidence import Page
from data.facts import Found, Where
from data.finding import Flag, Severity
from data.match import Match
from data.week import Week

MARKUP = (Where.JSON_LD, Where.MICRODATA, Where.RDFA)


@check(
    severity=Severity.MEDIUM,
    title="Your page says one thing and does another: {found} against {expected}",
    why="Search engines and phones read the hidden value, people the visible one, and one of them is wrong.",
    advice="Make both the same: the number behind the link and the one shown, the hours in the markup and in the text.",
    minutes=10,
)
def self_contradiction(dossier: Dossier) -> Iterator[Flag]:
    """Flag an own page whose ``tel:`` link rings another number than the page shows, or whose markup
    gives other hours than its text.

    Not flagged: the same number written another way, several numbers of the card (one that was read from
    the website itself excuses no link that shows another number than it rings), a link that shows words
    instead of a number beside several numbers, a page that gives a fact only once.
    """
    for page in own_pages(dossier):
        pair = _phones(page, dossier.company)
        if pair:
            yield Flag(page, expected=pair[1].value, found=pair[0].value, quote=pair[0].quote, fact="phone")
        weeks = _hours(page)
        if weeks:
            markup, text = weeks
            one = sum(found.where is Where.TEXT for found in page.facts.hours) == 1
            yield Flag(page, expected=text.value, found=markup.value, sure=one, quote=text.quote, fact="hours")


def _phones(page: Page, company: Company) -> tuple[Found[str], Found[str]] | None:
    links = [found for found in page.facts.phones if found.where is Where.LINK]
    texts = [found for found in page.facts.phones if found.where is Where.TEXT]
    for link in links:
        words = phone.parse(link.quote, company.country)
        if words and not any(_same(link.value, word, company) for word in words):
            shown = next((text for text in texts if text.value in words), None)
            if shown and (is_read_card(company, "phones") or not _both_known(link, shown, company)):
                return link, shown
    values = {found.value for found in links}, {found.value for found in texts}
    if len(values[0]) == len(values[1]) == 1 and not _same(links[0].value, texts[0].value, company):
        return None if _both_known(links[0], texts[0], company) else (links[0], texts[0])
    return None


def _both_known(a: Found[str], b: Found[str], company: Company) -> bool:
    return all(any(_same(found.value, own, company) for own in company.phones) for found in (a, b))


def _same(a: str, b: str, company: Company) -> bool:
    return phone.compare(a, b, company.country) is not Match.DIFFERENT


def _hours(page: Page) -> tuple[Found[Week], Found[Week]] | None:
    markup = [found for found in page.facts.hours if found.where in MARKUP]
    texts = [found for found in page.facts.hours if found.where is Where.TEXT]
    if not markup or not texts:
        return None
    if any(compare(a.value, b.value) is not Match.DIFFERENT for a in markup for b in texts):
        return None
    return markup[0], texts[0]
