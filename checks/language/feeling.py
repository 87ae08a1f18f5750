"""How a text feels: negative, neutral, positive, or not to be told."""

from dataclasses import dataclass

from checks.language.detect import LANGUAGES, language_of
from checks.language.features import words_of
from checks.language.irony import sounds_ironic
from checks.language.known import kept
from checks.language.model import larger as larger_reader
from checks.language.model.larger import Likely
from checks.language.model.reader import Read, probabilities
from checks.language.question import is_question
from checks.language.turns import plainly

WORTH_A_LOOK = 0.25
"""From this likelihood of being negative a text is not called quiet."""
AGAINST_PRAISE = {"review": 0.7, "mention": 0.6}
"""From this likelihood of being negative, set against positive alone, a text may be a complaint, a channel."""
OF_A_FIRM, SURELY = 0.55, 0.8
"""From this likelihood of being a complaint about a company talk may be one. From the second on it is, however quiet it
is among all that people say; a question, too."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """How one text feels."""

    language: str
    """ISO 639-1, ``nb`` for Norwegian; empty when it cannot be told."""
    sentiment: str
    """``negative``, ``neutral``, ``positive`` or ``unsure``."""
    score: float
    """How likely it is negative, 0 to 1; on a review channel against positive alone."""


def judge(
    text: str | None, channel: str = "mention", hint: str | None = None, larger: Likely | None = None
) -> Judgement:
    """Tell the language of a text and how it feels.

    ``channel`` is ``review`` (people who rate: negative against positive only) or ``mention`` (negative
    from a likelihood tuned per language, or where it is surely a complaint about a company; "unsure" from a
    quarter on and where it sounds ironic; else quiet). ``hint`` is the language of the page or company, for
    texts too short to tell; ``larger`` is what the larger reader says of it. A language without a reader, and
    a text without words, are unsure.
    """
    text = text or ""
    language, read = _read(text, hint, larger)
    if read is None:
        return Judgement(language, "unsure", 0.5)
    if channel == "review":
        return Judgement(language, "negative" if read.against > 0.5 else "positive", read.against)
    if read.negative >= read.threshold or (read.against >= AGAINST_PRAISE[channel] and read.firm >= SURELY):
        return Judgement(language, "negative", read.negative)
    if read.negative >= WORTH_A_LOOK or sounds_ironic(text, language):
        return Judgement(language, "unsure", read.negative)
    return Judgement(language, "positive" if read.positive > read.neutral else "neutral", read.negative)


def complains(text: str, channel: str = "mention", hint: str | None = None, larger: Likely | None = None) -> bool:
    """Whether a text is so surely negative that somebody should answer it.

    Much more likely negative than positive; and talk, most of which is neither (questions, notices, what somebody
    did), besides that negative and likely a complaint about a company, a question surely one.
    """
    language, read = _read(text, hint, larger)
    if read is None or read.against < AGAINST_PRAISE[channel]:
        return False
    likely = read.firm >= OF_A_FIRM and read.negative >= read.threshold and not is_question(text, language)
    return channel == "review" or likely or read.firm >= SURELY


@kept
def _read(text: str, hint: str | None, larger: Likely | None) -> tuple[str, Read | None]:
    """Return the language of a text and how it reads; None without a reader or without words."""
    language = language_of(text, hint)
    words = words_of(plainly(text, language)) if language in LANGUAGES else []
    if not any(word.isalpha() for word in words):
        return language, None
    read = probabilities(words, language)
    return language, larger_reader.together(read, larger, language) if larger else read
