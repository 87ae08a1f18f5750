"""The clock on reviews that wait for an answer (pure)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from checks.cases import FIRST, UNTIL_IT_CHANGES
from data.case import Case, CaseState

SHOWN = timedelta(hours=12)
"""What has just been shown to people is not spoken of again so soon."""
MIDDAY = time(11)
"""The hour, UTC, that stands for a day without one: it is the same day from California to Kamchatka."""
APART = timedelta(hours=24)
"""Between the first word on a review and the second."""


class Stage(StrEnum):
    """How often a review was spoken of."""

    WARN = "warn"
    BREACH = "breach"


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a review may wait; None: as long as it likes."""

    warn: timedelta | None
    breach: timedelta | None


def since(case: Case, made_at: datetime, without: Collection[str] = ()) -> datetime | None:
    """Return since when a case has waited for an answer, while its clock runs; else None.

    It runs for reviews, and for complaints a person passed on, that are open and that nobody has taken. Never for
    what was written before the watch began (``made_at``), nor for old ones without a date, nor where an answer
    could not be seen, nor for subjects in ``without``.
    """
    finding = case.finding
    passed_on = finding.subject.source == "person" and finding.check == "unanswered.complaint"
    if not passed_on and not (finding.check == "unanswered.review" and finding.sure):
        return None
    if case.state is not CaseState.OPEN or case.taken_by or case.batch or finding.subject.id in without:
        return None
    written = finding.words.written if finding.words else None
    if written is None:
        return None if any(event.note == FIRST for event in case.history[:1]) else case.first_seen
    if written < made_at.date():
        return None
    return min(case.first_seen, datetime.combine(written, MIDDAY, UTC))


def due(
    case: Case, limits: Limits, told: Collection[Stage], made_at: datetime, without: Collection[str] = ()
) -> dict[Stage, datetime]:
    """Return when a case is to be spoken of: what was ``told`` is not told again, and after the second word none.

    Never while it is hidden, and never within twelve hours of when it was found.
    """
    start = since(case, made_at, without)
    if start is None or Stage.BREACH in told or case.snoozed_until == UNTIL_IT_CHANGES:
        return {}
    least = max(case.first_seen + SHOWN, case.snoozed_until or case.first_seen)
    times: dict[Stage, datetime] = {}
    if limits.warn and Stage.WARN not in told:
        times[Stage.WARN] = max(start + limits.warn, least)
    if limits.breach:
        apart = start + (limits.warn or timedelta()) + APART
        times[Stage.BREACH] = max(start + limits.breach, least, apart)
    return times
