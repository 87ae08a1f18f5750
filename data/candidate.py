"""A company that might be the one somebody means."""

from dataclasses import dataclass

from data.company import Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One answer to "who is it?", with enough to tell it from its namesakes."""

    name: str
    source: str
    url: str = ""
    """Where it was found (map card, register entry, page)."""
    address: Address | None = None
    website: str = ""
    registry_id: str = ""
    country: str = ""
    phones: tuple[str, ...] = ()
