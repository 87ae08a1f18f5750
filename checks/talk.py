"""What the checks of unanswered talk share: which mentions count, and whom they are about (pure)."""

from collections.abc import Iterator

from checks.about import by_us, likely_language, namesakes, subject_id
from checks.language import About, complains, is_about, is_question, is_two_sided
from data import urls
from data.company import Company
from data.dossier import Dossier
from data.evidence import Mention

SURELY = 3
"""From this score a text is about the company (``checks.language.is_about``)."""


def addressed(dossier: Dossier) -> Iterator[Mention]:
    """Yield the mentions a company could answer and has not, each once: no news, no words of its own."""
    told: set[str] = set()
    theirs = namesakes(dossier)
    for item in dossier.of(Mention):
        name = subject_id(item)
        answered = item.reply or item.channel == "news"
        if answered or name in told or by_us(item, dossier.company) or urls.canonical(item.url) in theirs:
            continue
        told.add(name)
        yield item


def about_us(item: Mention, company: Company) -> About | None:
    """Judge whether a mention is about the company; None when nothing, or more against it, speaks for that.

    Words under the company's own profile are meant for it.
    """
    here = urls.social(item.url)
    if here and here in map(urls.social, company.profiles):
        return About(SURELY, ("handle",))
    about = is_about("\n".join((item.title, item.body or item.quote, item.url)), company)
    return about if about.score > 0 else None


def sure(item: Mention, about: About) -> bool:
    """Whether a missing reply would have been seen, and the words are surely about the company and told by us."""
    return item.replies_shown and about.score >= SURELY and not item.second


def feels_negative(item: Mention, company: Company) -> bool:
    """Whether the words are a complaint, to us or, where we are unsure, to the second reader."""
    return item.second == "negative" or complains(
        item.body or item.quote, "mention", likely_language(item, company), item.likely
    )


def wants_a_look(item: Mention, company: Company) -> bool:
    """Whether words are ironic or mixed, and no second reader could tell how they are meant: a person may."""
    text, hint = item.body or item.quote, likely_language(item, company)
    if item.second not in ("", "unsure") or is_question(text, hint):
        return False
    return is_two_sided(text, "mention", hint, item.likely)
