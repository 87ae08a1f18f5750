"""The verdict of comparing one fact with another."""

from enum import StrEnum


class Match(StrEnum):
    """How one fact stands to another; only ``DIFFERENT`` may become a finding."""

    SAME = "same"
    MINOR = "minor"
    """Spelling, street type or postcode only."""
    DIFFERENT = "different"
    UNSURE = "unsure"
    ABSENT = "absent"
    """One side says nothing."""

    @property
    def agrees(self) -> bool:
        """Whether a customer would be led to the same place, person or time."""
        return self in (Match.SAME, Match.MINOR)
