"""Bad reviews that nobody answered."""

from collections.abc import Iterator

from checks.about import by_us, likely_language, namesakes, subject
from checks.language import complains, weigh
from checks.registry import check
from data import urls
from data.company import Company
from data.dossier import Dossier
from data.evidence import Review
from data.finding import Flag, Severity

BAD = 2.0
MIDDLING = 3.0
"""Of 5: between bad and this, the text decides."""
BEST = 4.5
"""From here on a complaint has got the scale the wrong way round."""


@check(
    severity=Severity.HIGH,
    title="A bad review on {place} waits for an answer",
    why="Readers weigh the answer as much as the review, and no answer reads as not caring.",
    advice="Answer on {place}: say thank you, name what went wrong, and say what you are doing about it.",
    minutes=5,
)
def review(dossier: Dossier) -> Iterator[Flag]:
    """Flag a review of two stars or fewer (high), or of about three, or without stars, whose text is
    negative (medium), that has no reply; unsure, one of five stars whose words shout against them.

    Sure only where a reply would have been seen; elsewhere it reads "negative, reply unknown". Not
    flagged: four stars, five with kind words, an answered review, three stars with kind words, a
    review under a namesake's row.
    """
    told: set[str] = set()
    theirs = namesakes(dossier)
    for item in dossier.of(Review):
        about = subject(item)
        severity = _severity(item, dossier.company)
        sure = item.replies_shown and not item.second and (item.rating is None or item.rating <= MIDDLING)
        if severity is None or item.reply or about.id in told or by_us(item, dossier.company):
            continue
        if urls.canonical(item.url) in theirs:
            continue
        told.add(about.id)
        yield Flag(
            about,
            found=item.body or item.quote,
            sure=sure,
            severity=severity if sure else Severity.MEDIUM,
            quote=item.body or item.quote,
            proof=item,
        )


def _severity(item: Review, company: Company) -> Severity | None:
    if item.rating is not None and item.rating <= BAD:
        return Severity.HIGH
    hint = likely_language(item, company)
    if item.second:
        return Severity.MEDIUM if item.second == "negative" else None
    if item.rating is not None and item.rating > MIDDLING:
        shouts = (
            item.rating >= BEST and weigh(item.body, item.rating, "review", hint, item.likely).sentiment == "unsure"
        )
        return Severity.MEDIUM if shouts else None
    return Severity.MEDIUM if complains(item.body, "review", hint, item.likely) else None
