"""What a company's own pages promise, beside what people say of the same thing, as it is kept."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One complaint."""

    quote: str
    url: str
    place: str = ""
    written: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A promise, and the complaints about the same thing, the newest first."""

    topic: str
    quote: str
    """The promise as it stands on the page."""
    url: str
    said: tuple[Words, ...]

    def since(self, first: date, last: date) -> tuple[Words, ...]:
        """Return the complaints of these days; undated ones are of none."""
        return tuple(one for one in self.said if one.written is not None and first <= one.written <= last)
