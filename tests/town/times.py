"""Opening hours as the town writes them: from OpenStreetMap's syntax to tables and sentences."""

import re

from tests.town.words import DAYS, LONG_DAYS, OSM_DAYS, SAY

Spans = list[tuple[str, str]]

_RULE = re.compile(r"(?P<days>(?:Mo|Tu|We|Th|Fr|Sa|Su)[A-Za-z,\-]*) (?P<times>off|[\d:,\-]+)")


def parse(osm: str) -> list[Spans]:
    """Return the opening times of seven days, Monday first; raises ``ValueError`` for what it cannot read."""
    week: list[Spans] = [[] for _ in OSM_DAYS]
    for rule in filter(None, (part.strip() for part in osm.split(";"))):
        if rule.startswith("PH"):
            continue
        found = _RULE.fullmatch(rule)
        if found is None:
            raise ValueError(f"write hours like Mo-Fr 08:00-17:00; Sa 10:00-15:00, not {rule!r}")
        spans = [] if found["times"] == "off" else [_span(text) for text in found["times"].split(",")]
        for day in _days(found["days"]):
            week[day] = spans
    return week


def _span(text: str) -> tuple[str, str]:
    found = re.fullmatch(r"(\d{2}:\d{2})-(\d{2}:\d{2})", text)
    if found is None:
        raise ValueError(f"write a time span like 08:00-17:00, not {text!r}")
    return found[1], found[2]


def _days(text: str) -> list[int]:
    days: list[int] = []
    for part in text.split(","):
        first, _, last = part.partition("-")
        days += range(OSM_DAYS.index(first), OSM_DAYS.index(last or first) + 1)
    return days


def rows(osm: str, language: str) -> list[tuple[str, str]]:
    """Return one row a day, its long name and its times."""
    shut = SAY[language]["closed"]
    return [
        (LONG_DAYS[language][i], ", ".join(f"{a}–{b}" for a, b in spans) or shut) for i, spans in enumerate(parse(osm))
    ]


def sentence(osm: str, language: str) -> str:
    """Return the hours on one line, runs of equal days together."""
    week, parts, start = parse(osm), [], 0
    for i in range(1, 8):
        if i < 7 and week[i] == week[start]:
            continue
        names = DAYS[language]
        days = names[start] if i - start == 1 else f"{names[start]}–{names[i - 1]}"
        times = ", ".join(f"{a}–{b}" for a, b in week[start]) or SAY[language]["closed"]
        parts.append(f"{days} {times}")
        start = i
    return ", ".join(parts)
