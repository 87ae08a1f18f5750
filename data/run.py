"""One gather-and-judge."""

from dataclasses import dataclass
from datetime import datetime

from data.company import Company
from data.coverage import Coverage
from data.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A fact that a place shows right."""

    place: str
    url: str
    fact: str
    """``phone``, ``address``, ``hours``, ``name``, ``email`` or ``website``; ``reply`` for an opinion
    that has been answered."""
    source: str = ""
    subject: str = ""
    """Id of the subject, where several share one URL: ``checks.about.subject_id``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one check of a company came to."""

    company: Company
    started: datetime
    finished: datetime
    coverage: tuple[Coverage, ...] = ()
    findings: tuple[Finding, ...] = ()
    right: tuple[Agreement, ...] = ()
    """What was compared and agrees: told too."""
    asked: tuple[str, ...] = ()
    """Sources asked, when the run was partial; empty means all."""
    seen: tuple[str, ...] = ()
    """URLs of the evidence gathered. A source that opens pages of many places may answer and still
    not have read one of them: a case of a page not listed here is left as it is. Empty: not kept."""

    @property
    def looked(self) -> bool:
        """Whether any source said anything at all."""
        return any(row.reach.looked for row in self.coverage)
