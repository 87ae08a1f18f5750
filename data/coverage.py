"""How far we could see: what each source answered."""

from dataclasses import dataclass
from enum import StrEnum


class Reach(StrEnum):
    """What became of one look; only ``EMPTY`` is evidence of absence."""

    ANSWERED = "answered"
    EMPTY = "empty"
    """A real empty answer, known by its shape."""
    BLOCKED = "blocked"
    RATE_LIMITED = "rate_limited"
    UNAUTHORISED = "unauthorised"
    OVER_QUOTA = "over_quota"
    REJECTED = "rejected"
    """Our request was wrong."""
    UNREACHABLE = "unreachable"
    BROKEN = "broken"
    """An answer we could not understand."""
    SKIPPED = "skipped"
    """Needs a key or a permission, or is not for this country."""

    @property
    def looked(self) -> bool:
        """Whether the source really said something."""
        return self in (Reach.ANSWERED, Reach.EMPTY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """One source in one run."""

    source: str
    reach: Reach
    family: str = ""
    """Who really answers: two sources of one family are one witness."""
    kinds: tuple[str, ...] = ()
    """What it can show: ``listing``, ``page``, ``profile``, ``review``, ``mention``, ``registration``."""
    silent: tuple[str, ...] = ()
    """What it could have shown and did not, proven by the shape of its answer: a kind
    (``listing``, ``mention``) or a kind at a place (``listing:openstreetmap``)."""
    note: str = ""
    seconds: float = 0.0
    retry_after: float | None = None
    """Seconds to wait, where the source named them."""
