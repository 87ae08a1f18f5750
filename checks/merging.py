"""One place looked at anew, beside everything else as it was seen last: what compares two places needs both (pure)."""

from dataclasses import replace

from data import urls
from data.dossier import Dossier
from data.evidence import Evidence


def as_seen(before: Dossier | None, source: str, url: str) -> Evidence | None:
    """Return what ``source`` saw at this address last time."""
    found = (item for item in before.evidence if _at(item, source, url)) if before else iter(())
    return next(found, None)


def without(before: Dossier, source: str, url: str) -> Dossier:
    """Return what was seen last time but for what ``source`` saw at this address."""
    return replace(before, evidence=tuple(item for item in before.evidence if not _at(item, source, url)))


def beside(now: Dossier, before: Dossier | None, url: str = "") -> Dossier:
    """Return the new look with the evidence of the one before that it says nothing of.

    ``url`` is the one address that was looked at; empty: everything the asked sources see. The coverage stays that
    of the new look.
    """
    if before is None:
        return now
    asked = {row.source for row in now.coverage}
    anew = {urls.canonical(item.url) for item in now.evidence}
    kept = tuple(
        item
        for item in before.evidence
        if item.source not in asked
        or (url and not _at(item, item.source, url) and urls.canonical(item.url) not in anew)
    )
    return replace(now, evidence=now.evidence + kept)


def _at(item: Evidence, source: str, url: str) -> bool:
    return item.source == source and urls.canonical(item.url) == urls.canonical(url)
