"""Texts of opening hours cut into tokens: days, clock times, "closed", "to" and so on."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2e3a\ufe58\uff0d\u00ad\ufffd~\u2192"), "-")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_WEEK = frozenset(range(7))

LANGUAGES = ("en", "fi", "ru", "pl", "nb", "nl", "sv", "de", "fr", "es")
_ALIASES = {"no": "nb", "nn": "nb"}

_LEXEME = re.compile(
    r"""
    (?P<date>\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{2,4}|\d{1,2}\.\d{1,2}\.\s?\d{4}|\d{1,2}\.(?:0?[1-46-9]|1[12])\.(?!\d))
  | (?P<clock>(?P<hour>\d{1,2})(?:\s?[:.]\s?(?P<minute>\d{2})(?::\d{2})?(?!\d)|h(?P<french>\d{2})(?!\d)|(?!\d))
      (?:\s*(?P<half>[ap])(?:\.\s?m\b\.?|m\b\.?|(?<=\d[ap])\b\.?))?)
  | (?P<four>\d{4})(?!\d)
  | (?P<digits>\d+)
  | (?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)
  | (?P<dash>-)
  | (?P<list>[,&/+])
  | (?P<break>[;|\n•·]|\.(?=\s))
  | (?P<money>[%€$£₽°])
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Time:
    """One clock time as written; ``half`` is ``a``, ``p`` or empty."""

    hour: int
    minute: int
    half: str = ""
    plain: bool = False
    """Whether it is written as on a 24-hour clock: past twelve, or with a leading zero."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign with its meaning; kinds are the tables of ``hours_words.toml`` and the signs."""

    kind: str
    text: str
    value: Any = None
    apart: bool = False
    """Whether a sentence or line ends before it."""
    tight: bool = False
    """Whether nothing but a full stop stands before it: a dash may have been lost."""


def known(language: str) -> str:
    """Return the language whose words are used for a language tag, or an empty string."""
    tag = language.lower().replace("_", "-").split("-")[0]
    tag = _ALIASES.get(tag, tag)
    return tag if tag in LANGUAGES else ""


def tokens(text: str, language: str) -> list[Token]:
    """Cut a text into tokens of ``language``; a word without meaning here has the kind ``word``."""
    found = list(_lexemes(_prepare(text, language)))
    phrases, stems, longest = _table(language)
    result: list[Token] = []
    at = 0
    while at < len(found):
        for size in range(min(longest, len(found) - at), 0, -1):
            key = tuple(lexeme.text for lexeme in found[at : at + size])
            if key in phrases and not any(lexeme.apart for lexeme in found[at + 1 : at + size]):
                kind, value = phrases[key]
                result.append(Token(kind, " ".join(key), value, found[at].apart, found[at].tight))
                at += size
                break
        else:
            result.append(_alone(found[at], stems, language))
            at += 1
    return result


def _alone(token: Token, stems: tuple[tuple[str, str, Any], ...], language: str) -> Token:
    """Give a lone lexeme its meaning; an English letter that may be a day ("T", "S") stops the reading."""
    if token.kind == "letter":
        return Token("stop" if language == "en" else "word", token.text, None, token.apart)
    if token.kind == "word":
        for stem, kind, value in stems:
            if token.text.startswith(stem):
                return Token(kind, token.text, value, token.apart)
    return token


@cache
def _table(language: str) -> tuple[dict[tuple[str, ...], tuple[str, Any]], tuple[tuple[str, str, Any], ...], int]:
    """Return the phrases of a language, its word beginnings, and the length of the longest phrase."""
    words = tomllib.loads(Path(__file__).with_name("hours_words.toml").read_text(encoding="utf-8"))[language]
    entries: list[tuple[str, str, Any]] = [
        (name, "day", day) for day, names in enumerate(words.pop("days")) for name in names
    ]
    values = {"weekdays": frozenset(range(5)), "weekend": frozenset((5, 6)), "daily": _WEEK}
    for kind, names in words.items():
        entries += [(name, "days" if kind in values else kind, values.get(kind)) for name in names]
    phrases: dict[tuple[str, ...], tuple[str, Any]] = {}
    stems = []
    for name, kind, value in entries:
        if name.endswith("*"):
            stems.append((_normal(name[:-1]), kind, value))
        else:
            phrases.setdefault(tuple(lexeme.text for lexeme in _lexemes(_normal(name))), (kind, value))
    stems.sort(key=lambda stem: -len(stem[0]))
    return phrases, tuple(stems), max(map(len, phrases))


def _normal(text: str) -> str:
    text = re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹]{2}", lambda raised: ":" + raised[0].translate(_RAISED), text)
    return unicodedata.normalize("NFKC", text).casefold().translate(DASHES).replace("’", "'")


_PHONE = re.compile(
    r"(?:\b(?:tel|telefon|telephone|phone|call|puh|puhelin|tlf|тел|телефон|fax|gsm|mob|mobile|whatsapp)\b[.:]*\s*)\+?[\d\s()/.-]{5,}\d"
    r"|\+\d[\d\s()-]{7,}\d|\b\d{3}[ -]\d{3}[ -]\d{3,4}\b"
)
_RU_DASHED = re.compile(r"\b(\d{1,2})-(00|15|30|45)(\s*(?:-|до|по)\s*)(\d{1,2})-(00|15|30|45)\b")
_EN_LETTERS = (
    (
        re.compile(
            r"\bm(?=\s*(?:-|to\b|thru\b|through\b|[,/&])\s*(?:th?|w|f|s[au]|tu\w*|we\w*|fr\w*|sat\w*|sun\w*)\b)"
        ),
        "mo",
    ),
    (re.compile(r"(?<=[-/,&])(\s*)f\b"), r"\1fr"),
    (re.compile(r"\bf(?=\s*:?\s*\d)"), "fr"),
    (re.compile(r"(?<=[-/,&])(\s*)w\b|\bw(?=\s*[-/,&]\s*(?:th|f))"), r"\1we"),
    (re.compile(r"(?<=[/,&])(\s*)t\b(?=\s*[/,&])|\bt(?=\s*-\s*(?:th|f|sa))"), r"\1tu"),
)


def _prepare(text: str, language: str) -> str:
    plain = _PHONE.sub(" ", _normal(text))
    if language == "ru":
        plain = _RU_DASHED.sub(r"\1:\2\3\4:\5", plain)
    if language == "en":
        for pattern, word in _EN_LETTERS:
            plain = pattern.sub(word, plain)
    return plain


def _lexemes(text: str) -> Iterator[Token]:
    apart = False
    end = -2
    for match in _LEXEME.finditer(text):
        tight = text[end : match.start()] == "." if end >= 0 else False
        end = match.end()
        kind = match.lastgroup or ""
        if kind == "break":
            apart = True
            continue
        yield replace(_lexeme(match, kind, apart), tight=tight)
        apart = False


def _lexeme(match: re.Match[str], kind: str, apart: bool) -> Token:
    text = match[0]
    if kind == "word":
        return Token("letter" if len(text) == 1 and text in "mtwfs" else "word", text, None, apart)
    if kind in ("dash", "list"):
        return Token("range" if kind == "dash" else "list", text, None, apart)
    if match["hour"] and (time := _time(match)):
        return Token("time", " ".join(text.split()), time, apart)
    if match["four"] and int(text[2:]) % 5 == 0 and int(text) <= 2400 and int(text[2:]) < 60:
        return Token("time", text, Time(int(text[:2]), int(text[2:]), plain=True), apart)
    return Token("stop", text, None, apart)


def _time(match: re.Match[str]) -> Time | None:
    hour, minute, half = int(match["hour"]), int(match["minute"] or match["french"] or 0), match["half"] or ""
    if hour > 24 or minute > 59 or (hour == 24 and minute) or (half and hour > 12):
        return None
    return Time(hour, minute, half, plain=not half and (hour > 12 or match["hour"].startswith("0")))
