"""Questions about the company that nobody answered."""

from collections.abc import Iterator

from checks.about import likely_language, subject
from checks.language import is_question
from checks.registry import check
from checks.talk import about_us, addressed, feels_negative, sure
from data.dossier import Dossier
from data.finding import Flag, Severity

LONGEST = 600
"""Characters; a longer text that holds a question is an article."""


@check(
    severity=Severity.MEDIUM,
    title="A question about you on {place} waits for an answer",
    why="Somebody wants to become your customer and does not know how.",
    advice="Answer the question where it was asked.",
    minutes=5,
)
def question(dossier: Dossier) -> Iterator[Flag]:
    """Flag a post that asks something of or about the company and has no reply of the company.

    Not flagged: news, an article with a question in it, a page without an author, the company's own
    posts, a question that is a complaint (that is ``unanswered.complaint``), a rhetorical one inside
    a longer text.
    """
    company = dossier.company
    for item in addressed(dossier):
        asked = len(item.body) <= LONGEST and (item.channel != "web" or item.author)
        if not asked or not is_question(item.body, likely_language(item, company)):
            continue
        about = about_us(item, company)
        if about is not None and not feels_negative(item, company):
            yield Flag(subject(item), found=item.body, sure=sure(item, about), quote=item.body, proof=item)
