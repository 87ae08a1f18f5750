"""A change that somebody suggests at a place and that is not live yet, by the word of a person who saw it there."""

from datetime import datetime, timedelta

from data.finding import Finding
from data.places import Place

CHECK = "inaccurate.suggested"
"""Of its case: no check raises it, a person says so."""


def fact(finding: Finding) -> str:
    """Return what would change, by the noun of the check that would find it live: the end of the subject's id."""
    return finding.subject.id.rpartition(":")[2]


def live_by(finding: Finding, place: Place | None) -> datetime | None:
    """Return when it is live at the latest, unless it is refused; None where nobody knows.

    Counted from when it was told of; it may have been suggested before.
    """
    if place is None or not place.edits_after:
        return None
    return finding.evidence.seen_at + timedelta(days=place.edits_after)
