"""A demonstration web of invented companies on the loopback."""

from tests.town.scoreboard import Score, compare
from tests.town.server import Request, Town

__all__ = ["Request", "Score", "Town", "compare"]
