"""What a reply to a customer must not say: money, private data, anything nobody has confirmed (pure)."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale

from checks.language.detect import LANGUAGES, language_of
from data.company import Company

SHORT, LONG = 250, 700
"""UTF-16 units of a reply: one that a button can copy, and the longest."""


class Fault(StrEnum):
    """Why a reply may not be offered."""

    TOO_LONG = "too_long"
    NO_DETAIL = "no_detail"
    """It would fit under any review."""
    MONEY = "money"
    """It speaks of money: a promise only the owner can make."""
    PRIVATE = "private"
    """It holds personal data beyond the public first name."""
    UNCONFIRMED = "unconfirmed"
    """A number, day or name that neither the review, the owner nor a confirmed fact gives."""
    CLAIM = "claim"
    """It says that something was done or was the cause, and the owner has not said so."""
    REPEATED = "repeated"
    """A sentence of the reply before stands in it again."""
    LANGUAGE = "language"
    """It is not in the language of the review."""
    UNFINISHED = "unfinished"
    """It is empty, or a gap in brackets was left to fill in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a reply may lean on."""

    review: str
    language: str
    """Of the review, hence of the reply."""
    company: Company
    author: str = ""
    """As the review shows it."""
    said: str = ""
    """What the owner has said about it."""
    last: str = ""
    """The reply that was drafted before, for other words."""


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of one language."""

    money: tuple[str, ...]
    claims: tuple[str, ...]
    common: frozenset[str]
    stems: tuple[str, ...]
    """Common words so long that what begins with them is common too."""
    polite: frozenset[str]
    numbers: dict[str, str]
    """Number word, or its beginning with a star -> its digits."""
    begun: tuple[str, ...]
    """The beginnings among them, the longest first, without their stars."""


_MARKS = '“”„‟«»"‚‘’'
_QUOTED = re.compile(rf"[{_MARKS}]([^{_MARKS}]+)[{_MARKS}]")
_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+")
_CURRENCY = re.compile(r"[€$£₽]|\b(?:EUR|USD|GBP|NOK|PLN|zł|руб)\b|\d\s*(?:kr|zl|e)\b")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(r"https?://\S+|www\.\S+|(?<![\w@.])@\w+", re.IGNORECASE)
_PHONE = re.compile(r"\+?\d(?:[\s().-]?\d){5,}")
_GAP = re.compile(r"[\[\]{}<>]|\bX{2,}\b")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")


def faults(reply: str, ground: Ground, *, most: int = SHORT) -> tuple[Fault, ...]:
    """Return why a reply may not be offered; nothing when it may."""
    return tuple(dict.fromkeys(_faults(reply, ground, most)))


def public_name(author: str) -> str:
    """Return the first name by which an author may be greeted; empty for handles and strangers."""
    first = next(iter(author.split()), "").strip(",.;:!")
    plain = re.fullmatch(r"[^\W\d_]{2,20}(?:-[^\W\d_]{2,20})?", first)
    if not plain or not first[0].isupper() or first.isupper() or first.casefold() in _no_ones():
        return ""
    return first


def units(text: str) -> int:
    """Return the length of a text as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _faults(reply: str, ground: Ground, most: int) -> Iterator[Fault]:
    lists = _lists(ground.language)
    if not reply.strip() or _GAP.search(reply):
        yield Fault.UNFINISHED
    if units(reply) > most:
        yield Fault.TOO_LONG
    if not _has_detail(reply, ground, lists):
        yield Fault.NO_DETAIL
    if _is_private(reply, ground):
        yield Fault.PRIVATE
    own_words = _without_quotes(reply, ground.review)
    folded = own_words.casefold()
    if _CURRENCY.search(own_words) or any(_begins(folded, stem) for stem in lists.money):
        yield Fault.MONEY
    said = ground.said.casefold()
    if any(_begins(folded, claim) and not _begins(said, claim) for claim in lists.claims):
        yield Fault.CLAIM
    if _is_unconfirmed(own_words, ground, lists):
        yield Fault.UNCONFIRMED
    if ground.last and _sentences(own_words) & _sentences(ground.last):
        yield Fault.REPEATED
    if ground.language in LANGUAGES and language_of(own_words, ground.language) != ground.language:
        yield Fault.LANGUAGE


def _has_detail(reply: str, ground: Ground, lists: Words) -> bool:
    """Whether the reply takes up something of this very review; any will do for a review without words."""
    named = {word for name in (*ground.company.names, *ground.company.aliases) for word in _stems(name, lists)}
    wanted = _stems(ground.review, lists) - named
    return not wanted or bool(wanted & _stems(reply, lists))


def _stems(text: str, lists: Words) -> set[str]:
    """Return what content words begin with, and numbers as digits."""
    found = set()
    for word in _TOKEN.findall(text.casefold()):
        number = _number(word, lists)
        if number:
            found.add(number)
        elif len(word) >= 4 and not _is_common(word, lists):
            found.add(word[: max(4, len(word) - 2)][:7])
    return found


def _is_common(word: str, lists: Words) -> bool:
    return word in lists.common or word.startswith(lists.stems)


def _is_private(reply: str, ground: Ground) -> bool:
    company = ground.company
    mails = {mail.casefold() for mail in company.emails if company.confirmed("emails")}
    if any(mail.casefold().rstrip(".") not in mails for mail in _MAIL.findall(reply)):
        return True
    bare = _MAIL.sub(" ", reply)
    if any(_host(link) != _host(company.website) for link in _LINK.findall(bare)):
        return True
    phones = {_digits(phone)[-7:] for phone in company.phones if company.confirmed("phones")}
    if any(_digits(phone)[-7:] not in phones for phone in _PHONE.findall(bare)):
        return True
    name = public_name(ground.author)
    rest = [word for word in _TOKEN.findall(ground.author) if word != name and len(word) >= 3]
    spoken = {word.casefold() for word in _TOKEN.findall(bare)}
    return any(word.casefold() in spoken and word.casefold() not in _no_ones() for word in rest)


def _is_unconfirmed(reply: str, ground: Ground, lists: Words) -> bool:
    known = _known(ground, lists)
    bare = _PHONE.sub(" ", _LINK.sub(" ", _MAIL.sub(" ", reply)))
    for sentence in _SENTENCE.split(bare):
        for at, word in enumerate(_TOKEN.findall(sentence)):
            small = word.casefold()
            number = _number(small, lists)
            if (number or small in _calendar(ground.language)) and not {number, small} & known:
                return True
            named = at > 0 and word[0].isupper() and not number and small not in lists.polite
            if named and not any(small[:4] == one[:4] for one in known):
                return True
    return False


def _known(ground: Ground, lists: Words) -> set[str]:
    """Return the words and numbers that a reply may use: of the review, the owner, and what is confirmed."""
    company = ground.company
    address = str(company.address) if company.address and company.confirmed("address") else ""
    texts = (ground.review, ground.said, public_name(ground.author), *company.names, *company.aliases, address)
    words = {word for text in texts for word in _TOKEN.findall(text.casefold())}
    return words | {number for word in words if (number := _number(word, lists))}


def _number(word: str, lists: Words) -> str:
    if word.isdecimal():
        return word
    if not word.startswith(lists.begun):
        return lists.numbers.get(word, "")
    longest = next(one for one in lists.begun if word.startswith(one))
    whole = lists.numbers.get(word, "")
    return whole if whole and len(word) > len(longest) else lists.numbers[f"{longest}*"]


def _without_quotes(reply: str, review: str) -> str:
    """Return the reply without what it quotes from the review word for word."""
    there = " ".join(review.casefold().split())

    def keep(match: re.Match[str]) -> str:
        quoted = " ".join(match[1].casefold().split()).strip(" .,!?…")
        return " " if quoted and quoted in there else match[0]

    return _QUOTED.sub(keep, reply)


def _begins(text: str, stem: str) -> bool:
    return stem in text and re.search(rf"(?<!\w){re.escape(stem)}", text) is not None


def _sentences(text: str) -> set[str]:
    """Return the sentences of three words or more, without greeting and marks."""
    found = (" ".join(_TOKEN.findall(one.casefold())) for one in re.split(r"[.!?…:–]+|,\s(?=[“«„\"])", text))
    return {one for one in found if one.count(" ") >= 2}


def _host(link: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", link.casefold()).split("/")[0].rstrip(".,!?") if link else "-"


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdecimal())


@cache
def _calendar(language: str) -> frozenset[str]:
    locale = Locale.parse(language if language in LANGUAGES else "en")
    days = locale.days["format"]["wide"].values()
    months = (*locale.months["format"]["wide"].values(), *locale.months["stand-alone"]["wide"].values())
    return frozenset(str(name).casefold() for name in (*days, *months) if str(name).casefold() != "may")


@cache
def _all() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("guards.toml").read_text("utf-8"))


@cache
def _no_ones() -> frozenset[str]:
    return frozenset(_all()["no_one"].split())


@cache
def _lists(language: str) -> Words:
    own = _all().get(language, _all()["en"])
    common = frozenset(own["common"].split())
    numbers = {word: digits for digits, words in own["numbers"].items() for word in words.split()}
    begun = (word.removesuffix("*") for word in numbers if word.endswith("*"))
    return Words(
        money=tuple(_entries(own["money"])),
        claims=tuple(_entries(own["claims"])),
        common=common,
        stems=tuple(word for word in common if len(word) >= 6),
        polite=frozenset(own["polite"].split()),
        numbers=numbers,
        begun=tuple(sorted(begun, key=len, reverse=True)),
    )


def _entries(text: str) -> list[str]:
    return [entry.replace("+", " ") for entry in text.split()]
