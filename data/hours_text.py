"""Opening hours in running text, read as a week only when nothing in the text was left over."""

from dataclasses import replace

from data.hours_clock import span
from data.hours_grammar import Part, parse
from data.hours_lexer import LANGUAGES, Time, Token, known, tokens
from data.hours_spans import days_between
from data.week import Interval, Week

_LONGEST = 3000
"""Characters; a longer text is a page, not a table of hours."""
_TIMES = frozenset({"time", "noon", "midnight"})
_SILENT = frozenset({"word", "filler"})


def read(text: str, language: str | None) -> Week | None:
    """Read a text in a language (None: whichever fits best), or return None."""
    if len(text) > _LONGEST or not text.strip():
        return None
    if language is not None and (tag := known(language)):
        return _read(tokens(text, tag), tag)
    by_language = [(tag, tokens(text, tag)) for tag in LANGUAGES]
    most = max(_understood(found) for _, found in by_language)
    weeks = {_read(found, tag) for tag, found in by_language if _understood(found) == most} - {None}
    return weeks.pop() if len(weeks) == 1 else None


def _understood(found: list[Token]) -> int:
    """Count the words that mean something in a language, to tell whose text it is."""
    return sum(1 for token in found if token.kind != "word" and any(map(str.isalpha, token.text)))


def _read(found: list[Token], language: str) -> Week | None:
    found = _without_holidays(found)
    if any(token.kind in ("stop", "except") for token in found):
        return None
    found = _days_off([token for token in found if token.kind != "filler"])
    twelve = language == "en" and not any(token.value.plain for token in found if token.kind == "time")
    parts = _parts(found, twelve)
    return parse(parts) if parts else None


def _without_holidays(found: list[Token]) -> list[Token]:
    """Drop "except public holidays": holidays are no part of a week."""
    kept: list[Token] = []
    for token in found:
        if token.kind == "holiday":
            words = len(kept) - len(_rstrip(kept))
            if words < 3 and len(kept) > words and kept[-1 - words].kind == "except":
                del kept[-1 - words :]
                continue
        kept.append(token)
    return kept


def _rstrip(found: list[Token]) -> list[Token]:
    """Take words and fillers off the end."""
    end = len(found)
    while end and found[end - 1].kind in _SILENT:
        end -= 1
    return found[:end]


def _days_off(found: list[Token]) -> list[Token]:
    """Decide whether "days off" means closed or the weekend: the weekend when only times follow it."""
    result: list[Token] = []
    for i, token in enumerate(found):
        if token.kind == "off_days":
            before = next((t.kind for t in reversed(found[:i]) if t.kind not in ("range", "list", "word")), "")
            after = next((t.kind for t in found[i + 1 :] if t.kind not in ("range", "list", "word")), "")
            weekend = after in ("time", "closed", "always") and before not in ("day", "days")
            kind, value = ("days", frozenset((5, 6))) if weekend else ("closed", None)
            result.append(Token(kind, token.text, value, token.apart))
        else:
            result.append(token)
    return result


def _parts(found: list[Token], twelve: bool) -> list[Part] | None:
    """Turn tokens into days, openings, breaks and the rest; None when a time or a span of days is left over."""
    parts: list[Part] = []
    apart, foreign = False, 0
    at = 0
    while at < len(found):
        token = found[at]
        foreign += token.kind == "word"
        apart = apart or token.apart
        size, part = _part(found, at, parts, twelve)
        if not size:
            return None
        if part is not None:
            parts.append(replace(part, apart=apart, foreign=foreign))
            apart, foreign = False, 0
        at += size
    return parts


def _part(found: list[Token], at: int, parts: list[Part], twelve: bool) -> tuple[int, Part | None]:
    """Return how many tokens the next part takes (0: it cannot be read) and the part, if it means anything."""
    token = found[at]
    after = found[at + 1 : at + 3]
    kinds = [t.kind for t in after]
    match token.kind:
        case "day":
            return _day(token, after, kinds)
        case "days":
            return 1, Part("day", token.value, group=True)
        case "holiday":
            return 1, Part("day", frozenset())
        case "between" if len(found) > at + 3 and [t.kind for t in found[at + 1 : at + 4]] == ["time", "list", "time"]:
            return 4, _opening(found[at + 1].value, found[at + 3].value, parts, twelve)
        case "time" | "noon" | "midnight":
            return _times(found, at, parts, twelve)
        case "break":
            return _break(found, at, twelve)
        case "closed" | "unknown" | "always":
            return 1, Part(token.kind)
        case "without":
            return (2 if kinds[:1] == ["break"] else 1), None
    return 1, None


def _day(token: Token, after: list[Token], kinds: list[str]) -> tuple[int, Part | None]:
    if kinds == ["range", "day"]:
        return 3, Part("day", frozenset(days_between(token.value, after[1].value)), group=True)
    if kinds[:1] == ["day"] and after[0].tight:
        return 0, None
    if kinds in (["range", "word"], ["range", "days"]):
        return 0, None
    if kinds[:1] == ["day"] and token.text.endswith("sta") and after[0].text.endswith("in"):
        return 2, Part("day", frozenset(days_between(token.value, after[0].value)), group=True)
    return 1, Part("day", frozenset((token.value,)))


def _times(found: list[Token], at: int, parts: list[Part], twelve: bool) -> tuple[int, Part | None]:
    """Read "time to time"; a lone time is left over."""
    if _from_morning_on(found[at], found[at + 1 : at + 2]):
        return 2, _opening(found[at].value, found[at + 1].value, parts, twelve)
    rest = [i for i in range(at + 1, min(at + 7, len(found))) if found[i].kind != "word"][:2]
    if len(rest) < 2 or found[rest[0]].kind != "range" or found[rest[1]].kind not in _TIMES:
        return 0, None
    size, closes = rest[1] - at + 1, found[rest[1]]
    if _is_count(found[at], closes, [t for t in found[at + size : at + size + 3] if t.kind != "word"]):
        return 0, None
    part = _opening(_clock(found[at], 0), _clock(closes, 24), parts, twelve)
    return (size, part) if part else (0, None)


def _from_morning_on(opens: Token, after: list[Token]) -> bool:
    """Whether two times stand side by side as "8am 5pm"."""
    halves = [token.value.half for token in (opens, *after) if token.kind == "time"]
    return halves == ["a", "p"]


def _is_count(opens: Token, closes: Token, after: list[Token]) -> bool:
    """Whether "2-5 working days" is a number of days and no time of day."""
    bare = opens.text.isdecimal() and closes.text.isdecimal()
    return bare and int(opens.text) <= 7 and int(closes.text) <= 14 and [t.kind for t in after[:1]] == ["days"]


def _clock(token: Token, midnight: int) -> Time:
    if token.kind == "time":
        time: Time = token.value
        return time
    return Time(12, 0, "p") if token.kind == "noon" else Time(midnight, 0, plain=True)


def _opening(opens: Time, closes: Time, parts: list[Part], twelve: bool) -> Part | None:
    before = parts[-1].interval if parts and parts[-1].kind == "open" else None
    made = span(opens, closes, twelve, before[1] if before else 0)
    if made is False:
        return None
    if made is None or made is True:
        return Part("closed")
    return Part("open", interval=made)


def _break(found: list[Token], at: int, twelve: bool) -> tuple[int, Part | None]:
    """Read the break that a time follows; one without a time cannot be subtracted."""
    skip = 1
    while found[at + skip : at + skip + 1] and found[at + skip].kind in ("range", "list", "word"):
        skip += 1
    if not found[at + skip : at + skip + 1] or found[at + skip].kind != "time":
        return 0, None
    size, part = _times(found, at + skip, [], twelve)
    interval: Interval | None = part.interval if part else None
    return (skip + size, Part("break", interval=interval)) if size and interval else (0, None)
