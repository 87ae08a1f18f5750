"""Opening hours in the syntax of OpenStreetMap and of schema.org's ``openingHours``, as far as a week can hold them.

Public and school holidays are passed over. Whatever a week cannot say (months, dates, weeks, every
second Monday, sunrise, open ends, "by phone") makes the whole unreadable: None, never a guess. Days
without times ("Mo-Su") say nothing of when, so they are unreadable too.
"""

import re
import unicodedata
from collections.abc import Iterator

from data.hours_lexer import DASHES
from data.hours_spans import DAY, cut, days_between, interval, merge
from data.week import DAY_NAMES, Day, Interval, Week

_LONGEST = 1000
_EVERY_DAY = frozenset(range(7))
_WORDS = {
    **{name.lower(): day for day, name in enumerate(DAY_NAMES)},
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip
_STRICT = re.compile(r"\b(?:mo|tu|we|th|fr|sa|su|ph|sh|off|closed)\b|24/7|\b\d\d:\d\d\b|[-,; ]", re.IGNORECASE)
_SAYS_DAYS = re.compile(r"\b(?:mo|tu|we|th|fr|sa|su)\b|24/7", re.IGNORECASE)
_ALWAYS = frozenset({"24/7", "24x7", "always", "always open", "open 24/7"})

_TOKEN = re.compile(
    r"""
    \s*(?:
      (?P<comment>"[^"]*")
    | (?P<always>24\s*/\s*7)
    | (?P<time>(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})|h(?P<french>\d{2})?)?(?::00)?\s*(?P<half>[ap]\.?\s?m\b\.?)?)
    | (?P<word>[a-z]+)\.?
    | (?P<sign>[-,:])
    )\s*
    """,
    re.VERBOSE,
)

_Token = tuple[str, object]


def read_osm(text: str) -> Week | None:
    """Read an OpenStreetMap value as a week, or return None."""
    plain = unicodedata.normalize("NFKC", text[: _LONGEST + 1]).strip().lower().translate(DASHES)
    plain = re.sub(r"^opening_hours\s*=\s*", "", plain).strip(" ;")
    if not plain or len(plain) > _LONGEST or "||" in plain:
        return None
    if plain in _ALWAYS:
        return Week(days=(((0, DAY),),) * 7)
    week: list[Day] = [None] * 7
    for rule in plain.split(";"):
        if rule.strip() and not _apply(rule, week):
            return None
    return Week(days=tuple(week)) if any(day is not None for day in week) else None


def is_osm(text: str) -> bool:
    """Whether a text is in the strict syntax (two-letter days, four-digit times) and names its days."""
    return len(text) <= _LONGEST and _SAYS_DAYS.search(text) is not None and not _STRICT.sub("", text)


def _apply(rule: str, week: list[Day]) -> bool:
    """Change the week as one rule says; False when it says more than a week can hold."""
    tokens = _tokens(rule)
    if tokens is None:
        return False
    named: set[int] = set()
    for part in _additions(tokens):
        said = _Rule(part)
        if not said.read():
            return False
        if said.holiday and not said.days:
            continue
        days = said.days or _EVERY_DAY
        for day in days:
            before = week[day] if said.cuts or day in named else None
            week[day] = _day(before, said)
        named |= days
    return True


def _day(before: Day, said: "_Rule") -> Day:
    if said.cuts:
        kept = () if (0, DAY) in said.times else before
        for start, end in said.times:
            kept = cut(kept, start, end) if kept else kept
        return kept
    return merge((*(before or ()), *said.times))


class _Rule:
    """Days, times and word of one rule; ``read`` fills them."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.days: frozenset[int] = frozenset()
        self.times: tuple[Interval, ...] = ()
        self.holiday = False
        self.closed = False

    @property
    def cuts(self) -> bool:
        """Whether it takes times away ("14:00-16:00 off") instead of giving them."""
        return self.closed and bool(self.times)

    def read(self) -> bool:
        """Read the tokens; False when any of them has no place in a week."""
        kinds = [kind for kind, _ in self.tokens]
        said = {value for kind, value in self.tokens if kind == "word"}
        self.closed = bool(said & {"off", "closed"})
        if "comment" in kinds and not (self.closed or "open" in said):
            return False
        rest = [t for t in self.tokens if t[0] not in ("comment", "word") and t != ("sign", ":")]
        times = [i for i, (kind, _) in enumerate(rest) if kind in ("time", "always")]
        days, spans = (rest[: times[0]], rest[times[0] :]) if times else (rest, [])
        return self._read_days(days) and self._read_times(spans) and bool(self.times or self.closed)

    def _read_days(self, tokens: list[_Token]) -> bool:
        days: set[int] = set()
        for part in _between_commas(tokens):
            match [kind for kind, _ in part]:
                case ["holiday"]:
                    self.holiday = True
                case ["day"]:
                    days.add(_number(part[0]))
                case ["holiday", "day"] | ["holiday", "day", "sign", "day"]:
                    self.holiday = True
                case ["day", "sign", "day"]:
                    days.update(days_between(_number(part[0]), _number(part[2])))
                case []:
                    continue
                case _:
                    return False
        self.days = frozenset(days)
        return True

    def _read_times(self, tokens: list[_Token]) -> bool:
        made: list[Interval] = []
        for part in _between_commas(tokens):
            match [kind for kind, _ in part]:
                case []:
                    continue
                case ["always"]:
                    made.append((0, DAY))
                case ["time", "sign", "time"]:
                    start, end = _number(part[0]), _number(part[2])
                    span = (start, end) if end > DAY else interval(start, end)
                    if start > DAY or (span is None and (self.closed or len(tokens) > 3)):
                        return False
                    made += [span] if span else []
                    self.closed = self.closed or span is None
                case _:
                    return False
        self.times = merge(made)
        return True


def _number(token: _Token) -> int:
    return token[1] if isinstance(token[1], int) else 0


def _between_commas(tokens: list[_Token]) -> Iterator[list[_Token]]:
    part: list[_Token] = []
    for token in tokens:
        if token == ("sign", ","):
            yield part
            part = []
        else:
            part.append(token)
    yield part


def _additions(tokens: list[_Token]) -> Iterator[list[_Token]]:
    """Cut at days that follow times: ``Mo 9-12, Tu 9-17`` adds a second rule."""
    part: list[_Token] = []
    timed = False
    for token in tokens:
        if timed and token[0] in ("day", "holiday"):
            yield part[:-1] if part[-1] == ("sign", ",") else part
            part, timed = [], False
        timed = timed or token[0] in ("time", "always") or token in (("word", "off"), ("word", "closed"))
        part.append(token)
    yield part


def _tokens(rule: str) -> list[_Token] | None:
    tokens: list[_Token] = []
    at = 0
    while at < len(rule):
        match = _TOKEN.match(rule, at)
        token = _token(match) if match else None
        if not match or token is None:
            return None
        tokens.append(token)
        at = match.end()
    return tokens


def _token(match: re.Match[str]) -> _Token | None:
    if match["comment"]:
        return "comment", match["comment"]
    if match["always"]:
        return "always", None
    if match["time"]:
        return _time(match)
    if word := match["word"]:
        if word in _WORDS:
            return "day", _WORDS[word]
        if word in ("ph", "sh"):
            return "holiday", word
        return ("word", word) if word in ("off", "closed", "open") else None
    return "sign", match["sign"]


def _time(match: re.Match[str]) -> _Token | None:
    hour, minute = int(match["hour"]), int(match["minute"] or match["french"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"].startswith("p") else 0)
    return ("time", hour * 60 + minute) if minute < 60 and hour * 60 + minute <= 2 * DAY else None
