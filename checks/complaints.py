"""Complaints about the company, answered or not (pure)."""

from collections.abc import Iterator

from checks.about import by_us, likely_language, namesakes
from checks.copies import once
from checks.language import complains
from checks.talk import SURELY, about_us, feels_negative
from data import urls
from data.dossier import Dossier
from data.evidence import Mention, Opinion, Review

BAD, MIDDLING = 2.0, 3.0
"""Stars, of five: a complaint up to the first; up to the second, and without stars, the words decide."""


def complaints(dossier: Dossier) -> tuple[Opinion, ...]:
    """Return the reviews and mentions that complain of the company, each text once a place, the oldest first.

    Not among them: news, its own words, those of a namesake's row, words that may be about somebody else.
    """
    kept: list[Opinion] = []
    for told in once(_complaining(dossier)):
        by_place: dict[str, Opinion] = {}
        for item in told.all:
            known = by_place.get(item.place)
            if known is None or (known.reply is None and item.reply is not None):
                by_place[item.place] = item
        kept += by_place.values()
    return tuple(kept)


def _complaining(dossier: Dossier) -> Iterator[Opinion]:
    company, theirs = dossier.company, namesakes(dossier)
    for item in dossier.of(Opinion):
        if by_us(item, company) or urls.canonical(item.url) in theirs:
            continue
        if isinstance(item, Review):
            hint = likely_language(item, company)
            middling = item.rating is None or item.rating <= MIDDLING
            bad = item.rating is not None and item.rating <= BAD
            if bad or (middling and complains(item.body, "review", hint, item.likely)):
                yield item
        elif isinstance(item, Mention) and item.channel != "news" and feels_negative(item, company):
            about = about_us(item, company)
            if about is not None and about.score >= SURELY:
                yield item
