"""Complaints in posts and threads that nobody answered."""

from collections.abc import Iterator

from checks.about import subject
from checks.registry import check
from checks.talk import SURELY, about_us, addressed, feels_negative, sure, wants_a_look
from data.dossier import Dossier
from data.finding import Flag, Severity


@check(
    severity=Severity.MEDIUM,
    title="A complaint about you on {place} waits for an answer",
    why="Whoever reads the thread sees that you were asked and said nothing.",
    advice="Answer there in your own name, short and without excuses, or write to the person directly.",
    minutes=10,
)
def complaint(dossier: Dossier) -> Iterator[Flag]:
    """Flag a negative post or comment on the company that has no reply of the company.

    Sure only where a reply would have been seen and the text is surely about the company. Not
    flagged: news articles, the company's own posts, an answered one, another town's namesake,
    a text whose tone is neutral. Ironic and mixed words that are surely about the company are flagged
    low and unsure, for a person to look at.
    """
    for item in addressed(dossier):
        about = about_us(item, dossier.company)
        if about is None:
            continue
        negative = feels_negative(item, dossier.company)
        if negative or (about.score >= SURELY and wants_a_look(item, dossier.company)):
            yield Flag(
                subject(item),
                found=item.body or item.quote,
                sure=negative and sure(item, about),
                severity=None if negative else Severity.LOW,
                quote=item.body or item.quote,
                proof=item,
            )
