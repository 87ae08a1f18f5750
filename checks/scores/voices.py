"""Rating, share of voice, and what became of what was heard (pure)."""

from collections.abc import Iterable, Mapping
from datetime import date
from math import sqrt

from checks.scores.score import Part, Score, make, share
from data.evidence import Review

HALF_LIFE = 180
"""Days in which a review loses half its weight."""
PRIOR, PRIOR_STARS = 7, 3.5
ENOUGH = 20
"""Reviews from which no interval is told."""
ENOUGH_SAID = 10
"""Mentions of all together from which a share of voice is told."""


def rating(reviews: Iterable[Review], today: date) -> Score:
    """Rating = 100 x (mean - 1) / 4, of the time-decayed mean of the stars with a prior of 7 reviews at 3.5.

    mean = (7 x 3.5 + sum of w x stars) / (7 + sum of w), where w = 0.5 ^ (age in days / 180), and 0.5 for
    undated reviews. Below 20 reviews its interval is told: mean +- 1.96 x sqrt(v / (7 + sum of w)), where v
    is the weighted variance of the stars around the mean, the prior's being 1. Without a rated review there
    is no rating.
    """
    rows = [(item.rating, _weight(item.written, today)) for item in reviews if item.rating is not None]
    total = PRIOR + sum(weight for _, weight in rows)
    mean = (PRIOR * PRIOR_STARS + sum(weight * stars for stars, weight in rows)) / total
    parts = [Part("reviews", len(rows)), Part("mean", round(mean, 2), 1)]
    if 0 < len(rows) < ENOUGH:
        spread = (PRIOR * 1.0 + sum(weight * (stars - mean) ** 2 for stars, weight in rows)) / total
        half = 1.96 * sqrt(spread / total)
        parts += [Part("low", round(max(1.0, mean - half), 2)), Part("high", round(min(5.0, mean + half), 2))]
    return make("rating", 100 * (mean - 1) / 4 if rows else None, parts, rating)


def share_of_voice(own: int, others: Mapping[str, int]) -> Score:
    """Share of voice = 100 x own / (own + all competitors'), from the same sources and the same period.

    A story in many papers counts once, for everybody. Without competitors, or with fewer than 10 mentions
    of all together, there is none.
    """
    theirs = sum(others.values())
    value = share(own, theirs) if others and own + theirs >= ENOUGH_SAID else None
    return make("share_of_voice", value, (Part("own", own, 1), Part("others", theirs, -1)), share_of_voice)


def handled(heard: int, done: int, learned: int) -> Score:
    """Handled = 100 x handled / heard; learned is told beside it.

    Heard: complaints and questions that were seen or passed on; praise asks for nothing. Handled: those of
    them that were claimed, answered or closed. Learned: those with a stated change. Nothing heard, no score.
    """
    open_ones = max(0, heard - done)
    parts = (Part("heard", heard), Part("handled", done, 1), Part("open", open_ones, -1), Part("learned", learned))
    return make("handled", share(done, open_ones), parts, handled)


def _weight(written: date | None, today: date) -> float:
    return 0.5 if written is None else 0.5 ** (max(0, (today - written).days) / HALF_LIFE)
