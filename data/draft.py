"""A reply as it was last drafted for one case."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The words, and what they were made of."""

    text: str
    language: str
    reason: str
    """What the owner said happened: ``short``, ``mistake``, ``unknown`` or ``own``; ``model`` for a model's."""
    made_at: datetime
    own: str = ""
    """The owner's own sentence."""
    size: str = "short"
    """``brief``, ``short`` or ``long``."""
    warm: bool = False
    turn: int = 0
    """Which of the wordings it began with."""
