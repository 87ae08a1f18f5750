"""Positive controls: a search that finds nothing proves something only if it finds what must be there."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

EVERY = timedelta(hours=6)


@dataclass(slots=True)
class Controls:
    """When each search last found what must be found; shared by all checks of one process."""

    passed_at: dict[str, datetime] = field(default_factory=dict)

    def fresh(self, search: str, now: datetime) -> bool:
        """Whether the control of ``search`` passed within the last six hours."""
        passed = self.passed_at.get(search)
        return passed is not None and passed <= now < passed + EVERY

    def passed(self, search: str, now: datetime) -> None:
        """Note that the control was found."""
        self.passed_at[search] = now
