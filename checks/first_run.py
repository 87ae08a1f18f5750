"""What a first look makes of old words: nobody begins with a hundred reviews to answer (pure).

Words older than twelve months when the company was first looked at open no case, then or later. Unanswered
reviews older than seven days make one line together, of which the two that rank highest are worth an answer.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from data.finding import Finding, Kind

PAST = timedelta(days=365)
FRESH = timedelta(days=7)
OLD = "old"
"""Name of the line that old reviews make (``Case.batch``)."""
FEWEST = 2
"""Old reviews that make a line; a single one is a case like any other."""


def opens(finding: Finding, began: datetime | None) -> bool:
    """Whether a finding may open a case: all but words written a year before the company was first looked at.

    ``began`` is when that was; None when it is not known, and then everything opens.
    """
    written = finding.words.written if finding.words else None
    if finding.kind is not Kind.UNANSWERED or written is None or began is None:
        return True
    return written >= (began - PAST).date()


def batched(findings: Iterable[Finding], began: datetime) -> frozenset[str]:
    """Return the keys of the reviews that make one line at the first look."""
    old = [finding for finding in findings if _is_old(finding, began) and opens(finding, began)]
    return frozenset(finding.key for finding in old) if len(old) >= FEWEST else frozenset()


def _is_old(finding: Finding, began: datetime) -> bool:
    written = finding.words.written if finding.words else None
    return finding.check == "unanswered.review" and written is not None and written < (began - FRESH).date()
