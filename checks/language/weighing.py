"""A text and its stars weighed together, and what its writer wants: pure."""

import re
from enum import StrEnum
from math import exp, log

from checks.language.detect import LANGUAGES
from checks.language.features import leanings, words_of
from checks.language.feeling import Judgement, complains, judge
from checks.language.irony import sounds_ironic
from checks.language.model.larger import Likely
from checks.language.question import is_question

BAD, GOOD = 2.0, 4.0
"""Stars of 5 that speak for themselves, from either end; between them the text is asked."""
_PULL = 1.6
"""What one star away from three adds to the log odds of being negative."""
_OPEN = 0.4
"""Nearer to one half than this leaves, a likelihood tells nothing: .4 to .6."""
_SHOUTS = 0.85
"""From this likelihood on words may stand against their stars."""


class Aim(StrEnum):
    """What a text is to the company."""

    COMPLAINT = "complaint"
    PRAISE = "praise"
    QUESTION = "question"
    NEUTRAL = "neutral"
    UNSURE = "unsure"
    """Ironic, mixed, or in a language without a reader."""


def weigh(
    text: str,
    rating: float | None = None,
    channel: str = "review",
    hint: str | None = None,
    larger: Likely | None = None,
) -> Judgement:
    """Tell how a review feels from its words and its stars (``rating``, of 5) together.

    Two stars and fewer are negative, four and more positive, and between them the text decides. "unsure"
    is left to a person: words that shout against their stars (a 5-star "worst ever"), praise that sounds
    ironic, and, with middling or no stars, kind and unkind words in balance. ``score`` is the likelihood
    of being negative with both weighed.
    """
    read = judge(text, channel, hint, larger)
    if rating is None:
        doubt = read.sentiment != "unsure" and (
            (channel == "review" and abs(read.score - 0.5) < 0.5 - _OPEN) or _is_mixed(text, read)
        )
        return _as(read, "unsure", read.score) if doubt or _is_ironic(text, read) else read
    told = read.language in LANGUAGES and any(char.isalpha() for char in text)
    words = judge(text, "review", hint, larger).score if told else 0.5
    score = _together(words, rating)
    if rating <= BAD:
        against = told and words <= 1 - _SHOUTS and _leans(text, read.language) > 0 and not _is_ironic(text, read)
        return _as(read, "unsure" if against else "negative", score)
    if rating >= GOOD:
        against = told and words >= _SHOUTS and _leans(text, read.language) < 0
        return _as(read, "unsure" if against else "positive", score)
    if not told or abs(score - 0.5) < 0.5 - _OPEN or _is_mixed(text, read):
        return _as(read, "unsure", score)
    return _as(read, "negative" if score > 0.5 else "positive", score)


def is_two_sided(text: str, channel: str = "mention", hint: str | None = None, larger: Likely | None = None) -> bool:
    """Whether a text is unsure by its form: it sounds ironic, or kind and unkind words are in balance."""
    read = weigh(text, None, channel, hint, larger)
    return read.sentiment == "unsure" and (sounds_ironic(text, read.language) or _is_mixed(text, read))


def kind_of(text: str, channel: str = "mention", hint: str | None = None) -> Aim:
    """Tell a complaint, praise, a question and a neutral text apart; ``UNSURE`` rather than a guess.

    A question that complains is a complaint; one that merely asks is a question, whatever its tone.
    """
    read = weigh(text, None, channel, hint)
    if complains(text, channel, hint) and read.sentiment == "negative":
        return Aim.COMPLAINT
    if is_question(text, read.language or hint):
        return Aim.QUESTION
    if read.sentiment == "positive":
        return Aim.PRAISE
    return Aim.NEUTRAL if read.sentiment == "neutral" else Aim.UNSURE


def _together(words: float, rating: float) -> float:
    """Return the likelihood of being negative: the odds of the words, moved by the stars."""
    words = min(max(words, 0.001), 0.999)
    odds = log(words / (1 - words)) + _PULL * (3 - rating)
    return 1 / (1 + exp(-odds))


def _as(read: Judgement, sentiment: str, score: float) -> Judgement:
    return Judgement(read.language, sentiment, score)


def _is_ironic(text: str, read: Judgement) -> bool:
    return read.sentiment in ("positive", "neutral") and sounds_ironic(text, read.language)


def _leans(text: str, language: str) -> int:
    kind, unkind = leanings(words_of(text), language)
    return kind - unkind


def _is_mixed(text: str, read: Judgement) -> bool:
    """Whether kind and unkind words are in balance, several of both."""
    if not re.search(r"\w", text):
        return False
    kind, unkind = leanings(words_of(text), read.language)
    return min(kind, unkind) >= 2 and abs(kind - unkind) <= 1
