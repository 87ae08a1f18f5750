"""A reply to a customer out of our own wordings, under the guards (pure)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from checks.language.detail import detail
from checks.language.guards import LONG, SHORT, Fault, Ground, faults, public_name, units
from data.company import Company
from data.replies import Replies, languages, load

TRIES = 6
"""Wordings tried before a fault is told; every part has two or three."""


class Reason(StrEnum):
    """What the owner says happened."""

    SHORT = "short"
    """There were too few people."""
    MISTAKE = "mistake"
    UNKNOWN = "unknown"
    """Nobody knows this customer."""
    OWN = "own"
    """In the owner's own words."""


class Size(StrEnum):
    """How much is said."""

    BRIEF = "brief"
    SHORT = "short"
    LONG = "long"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a reply is to be like."""

    reason: Reason
    own: str = ""
    size: Size = Size.SHORT
    warm: bool = False
    topic: str = ""
    question: bool = False
    """The words ask something, and ``own`` is the answer."""
    turn: int = 0
    """Which of the wordings to begin with."""

    @property
    def most(self) -> int:
        """UTF-16 units it may have."""
        return LONG if self.size is Size.LONG else SHORT


@dataclass(frozen=True, slots=True)
class Written:
    """A reply, and what is wrong with it (nothing, if it may be offered)."""

    text: str
    faults: tuple[Fault, ...] = ()


def language_for(spoken: str, company: Company) -> str:
    """Return the language a reply is written in: the review's, else one of the company's, else English."""
    known = languages()
    return next((one for one in (spoken, *company.languages) if one in known), "en")


def write(ground: Ground, wish: Wish) -> Written:
    """Return the first wording without a fault, else the last one tried with its faults.

    The owner's answer counts as said by the owner. A short reply that grows too long is made brief.
    """
    words = load(ground.language)
    written = Written("")
    sizes = (wish.size, Size.BRIEF) if wish.size is Size.SHORT else (wish.size,)
    for size in sizes:
        for turn in range(wish.turn, wish.turn + TRIES):
            now = replace(wish, size=size, turn=turn)
            cause = _cause(words, now, ground)
            text = _put_together(words, now, ground, cause)
            sound = replace(ground, said=f"{ground.said} {cause}")
            written = Written(text, faults(text, sound, most=wish.most))
            if not written.faults:
                return written
    return written


def contact(company: Company) -> str:
    """Return one confirmed way to reach the company; empty when none is confirmed."""
    if company.emails and company.confirmed("emails"):
        return company.emails[0]
    return company.phones[0] if company.phones and company.confirmed("phones") else ""


def _put_together(words: Replies, wish: Wish, ground: Ground, cause: str) -> str:
    part = words.several
    asked = detail(ground.review, ground.language, wish.topic)
    if wish.question:
        opening = _pick(part("answer"), wish.turn)
    elif not asked:
        opening = _pick(part("plain"), wish.turn)
    elif wish.reason is Reason.UNKNOWN:
        opening = _pick(part("neutral"), wish.turn)
    else:
        opening = _pick(words.detail(wish.topic), wish.turn)
    hello = words.hello(public_name(ground.author))
    opening = opening.replace("{quote}", words.quoted(asked))
    sentences = [_capital(opening) if not hello or hello.rstrip().endswith("!") else opening, cause]
    sorry = not wish.question and wish.reason is not Reason.UNKNOWN
    if wish.size is Size.LONG or (wish.warm and wish.size is not Size.BRIEF):
        sentences.insert(1, _pick(part("warm"), wish.turn))
    if sorry and wish.size is not Size.BRIEF:
        sentences.append(_pick(part("sorry"), wish.turn))
    if wish.size is Size.LONG:
        sentences.append(_pick(part("thanks"), wish.turn))
        way = contact(ground.company)
        known = way and wish.reason is not Reason.UNKNOWN
        sentences += [_pick(part("contact"), wish.turn).replace("{contact}", way)] if known else []
        sentences += [] if wish.question else [_pick(part("again"), wish.turn)]
    return hello + " ".join(sentences)


def _cause(words: Replies, wish: Wish, ground: Ground) -> str:
    if wish.reason is Reason.OWN:
        own = wish.own.strip()
        return own if own.endswith((".", "!", "?", "…")) else f"{own}."
    way = contact(ground.company)
    if wish.reason is Reason.UNKNOWN and not way:
        return _pick(words.cause("unknown_alone"), wish.turn)
    return _pick(words.cause(wish.reason.value), wish.turn).replace("{contact}", way)


def _pick(several: Sequence[str], turn: int) -> str:
    return several[turn % len(several)]


def _capital(text: str) -> str:
    """Write the first letter large, also behind a quotation mark."""
    at = next((at for at, char in enumerate(text) if char.isalpha()), 0)
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def copyable(text: str) -> bool:
    """Whether a button can put the text on the clipboard."""
    return units(text) <= SHORT
