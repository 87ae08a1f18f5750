"""The words of a review that a reply takes up: one clause that says what happened (pure)."""

import re

from checks.language.feeling import judge
from checks.language.topics import topics

LONGEST = 60
"""Characters of the words taken up."""
_SPLIT = re.compile(r"[.!?…;:\n()\"“”„«»]+|\s[-–—]+\s")
_COMMA = re.compile(r",\s+|\s(?=(?:and|but|because|ja|mutta|koska|og|men|fordi|i|ale|bo|и|но|а|потому)\s)")
_PRIVATE = re.compile(r"@|https?:|www\.|\d{5,}|\d(?:[\s().-]?\d){5,}")
_SIGNED = re.compile(r"[.!?\n]\s*[-–—]?\s*([^\W\d_a-zа-яёæøåäö][^\W\d_]{1,19}(?: [^\W\d_]\.?)?)\s*$")
_STARS = re.compile(
    r"\b(?:stars?|tähte\w*|tähti\w*|stjerner?|gwiazd\w*|звезд\w*|звёзд\w*)\b|\d\s*/\s*\d|[★☆⭐]", re.IGNORECASE
)


def detail(review: str, language: str, topic: str = "") -> str:
    """Return the clause of a review that best says what happened, in its own words; empty when there is none.

    ``topic`` is what the review is about as a whole. Clauses with addresses, numbers of a customer, or stars
    are passed over, those with somebody's name where another will do.
    """
    found = [clause for clause in _clauses(review) if not _PRIVATE.search(clause) and not _STARS.search(clause)]
    rated = [(_worth(clause, language, topic), -at, clause) for at, clause in enumerate(found)]
    return max(rated)[2] if rated else ""


def signed(text: str) -> tuple[str, str]:
    """Return (words, who signed them) of a review that was pasted; nobody, where its last line is no name."""
    found = _SIGNED.search(text.strip())
    return (text[: found.start(1)].strip(" \n-–—"), found[1]) if found else (text, "")


def _clauses(review: str) -> list[str]:
    clauses: list[str] = []
    for sentence in _SPLIT.split(review):
        whole = sentence.strip(" ,'’*_-–—")
        if len(whole) <= LONGEST:
            clauses.append(whole)
        else:
            clauses += [_cut(part.strip(" ,'’*_-–—")) for part in _COMMA.split(whole)]
    return [clause for clause in clauses if len(clause.split()) >= 2]


def _cut(clause: str) -> str:
    """Keep the beginning of a long clause, ending with a whole word."""
    if len(clause) <= LONGEST:
        return clause
    return clause[: LONGEST - 1].rpartition(" ")[0].rstrip(" ,") + "…"


def _worth(clause: str, language: str, topic: str) -> float:
    about = topics(clause, language)
    worth = 3.0 * (topic in about if topic else bool(about))
    worth += 1.0 * any(char.isdecimal() for char in clause)
    worth += 1.0 * (3 <= len(clause.split()) <= 9)
    worth += 2.0 * judge(clause, "review", language).score
    worth -= 2.0 * any(word[:1].isupper() and not word.isupper() for word in clause.split()[1:])
    return worth - 1.0 * clause.endswith("…")
