"""Scores with published formulas: each from 0 to 100, of what was really checked, unsure on neither side (pure)."""

from inspect import getdoc

from checks import bursts
from checks.scores.answers import reply_time, response_rate
from checks.scores.score import Moved, Part, Score, moved
from checks.scores.seen import accuracy, freshness, presence
from checks.scores.spike import Spike, spike
from checks.scores.voices import handled, rating, share_of_voice

__all__ = [
    "Moved", "Part", "Score", "Spike", "accuracy", "freshness", "handled", "moved", "presence", "published", "rating",
    "reply_time", "response_rate", "share_of_voice", "spike",
]  # fmt: skip

SCORES = (presence, accuracy, freshness, response_rate, reply_time, rating, share_of_voice, handled)
_LEAD = """Each score is a number from 0 to 100 of what was really checked; what is unsure counts on
neither side. When a score moves, the parts that moved it are told with it."""


def published() -> str:
    """Return the page that publishes every formula (``docs/scores.md``), made of the docstrings."""
    about = [
        (function.__name__.replace("_", " ").capitalize(), getdoc(function) or "") for function in (*SCORES, spike)
    ]
    about.append(("Burst", (getdoc(bursts.find) or "").partition("\n\n")[2]))
    head = f"# Scores\n\n{_LEAD}\n"
    return "\n".join([head, *(f"## {title}\n\n{text}\n" for title, text in about)])
