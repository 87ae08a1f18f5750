"""Does a text from elsewhere speak of the company: asked of search hits, headlines and pages (pure)."""

import re
import unicodedata
from collections.abc import Iterator

from checks import language
from checks.about import site
from data import names
from data.company import Company

SHORT = 5
"""Names shorter than this count as whole words only."""


def names_company(text: str, company: Company) -> bool:
    """Whether a text names the company in any form, by its handle or tag, or holds its domain."""
    folded = _fold(text)
    domain = site(company.website) if company.website else ""
    if domain and domain in folded and re.search(rf"(?<![\w-]){re.escape(domain)}(?![\w-])", folded):
        return True
    return any(_holds(folded, form) for form in _forms(company)) or language.named_at(text, company) >= 0


def speaks_of(text: str, company: Company) -> bool:
    """Whether a text names the company and nothing in it points to a namesake.

    Another phone or website beside the name does not clear it of being meant: where the company's town or
    street stands too, that is just what a wrong listing looks like. Another town does.
    """
    if not names_company(text, company):
        return False
    about = language.is_about(text, company)
    if "other town" in about.reasons:
        return False
    return about.score >= 1 or "town" in about.reasons or "street" in about.reasons


def around(text: str, company: Company, width: int = 600) -> str:
    """Return the part of a text around the first place that names the company, cut at spaces."""
    flat = " ".join(text.split())
    folded = _fold(flat)
    spots = [folded.find(form) for form in _forms(company)]
    first = min((spot for spot in (*spots, language.named_at(flat, company)) if spot >= 0), default=0)
    start = max(0, first - width // 3)
    piece = flat[start : start + width]
    if start:
        piece = piece.partition(" ")[2]
    if start + width < len(flat):
        piece = piece.rpartition(" ")[0]
    return piece


def _forms(company: Company) -> Iterator[str]:
    for name in (*company.names, *company.aliases, company.legal_name):
        if name:
            yield from (form for form in {_fold(name), *map(_fold, names.forms(name))} if len(form) > 1)


def _holds(folded: str, form: str) -> bool:
    end = r"(?!\w)" if len(form) < SHORT else ""
    return form in folded and re.search(rf"(?<!\w){re.escape(form)}{end}", folded) is not None


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
