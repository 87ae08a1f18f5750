"""Time zones as people know them: by a town, in the reader's language (pure)."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.core import get_global

from data.phrases import languages

UNKNOWN = "UTC"
"""The zone of a chat while nobody knows better."""
UNIVERSAL = "Etc/UTC"
"""The same time, once a person wants it."""
MOST = 12
"""Zones in a list to choose from."""
CHIEF = {
    "FI": ("Europe/Helsinki",),
    "GB": ("Europe/London",),
    "NO": ("Europe/Oslo",),
    "PL": ("Europe/Warsaw",),
    "RU": (
        "Europe/Kaliningrad",
        "Europe/Moscow",
        "Europe/Samara",
        "Asia/Yekaterinburg",
        "Asia/Omsk",
        "Asia/Krasnoyarsk",
        "Asia/Irkutsk",
        "Asia/Yakutsk",
        "Asia/Vladivostok",
        "Asia/Magadan",
        "Asia/Kamchatka",
    ),
}
"""The zones of a country, each by the town that people there call it by."""
NEIGHBOURS = {
    "FI": ("Europe/Stockholm", "Europe/London", "Europe/Moscow"),
    "GB": ("Europe/Paris", "Europe/Helsinki"),
    "NO": ("Europe/London", "Europe/Helsinki"),
    "PL": ("Europe/London", "Europe/Kyiv", "Europe/Minsk"),
    "RU": (),
}
ELSEWHERE = ("Europe/London", "Europe/Berlin", "Europe/Helsinki", "Europe/Moscow")
"""Offered beside the zones of a country whose neighbours are not listed."""
TOWNS = {
    "астрахань": "Europe/Astrakhan",
    "казань": "Europe/Moscow",
    "краснодар": "Europe/Moscow",
    "нижний новгород": "Europe/Moscow",
    "пермь": "Asia/Yekaterinburg",
    "петропавловск камчатский": "Asia/Kamchatka",
    "ростов на дону": "Europe/Moscow",
    "санкт петербург": "Europe/Moscow",
    "saint petersburg": "Europe/Moscow",
    "st petersburg": "Europe/Moscow",
    "петербург": "Europe/Moscow",
    "питер": "Europe/Moscow",
    "спб": "Europe/Moscow",
    "сочи": "Europe/Moscow",
    "тюмень": "Asia/Yekaterinburg",
    "уфа": "Asia/Yekaterinburg",
    "хабаровск": "Asia/Vladivostok",
    "челябинск": "Asia/Yekaterinburg",
}
"""Big towns that no zone is named after, in a country where the zone is not plain."""


def city(zone: str, locale: Locale) -> str:
    """Return the town a zone is known by, in a language; also where the zone has a new name since."""
    if zone == UNKNOWN:
        return zone
    for name in (zone, *_former().get(zone, ())):
        named = locale.time_zones.get(name, {}).get("city")
        if named:
            return str(named)
    return zone.rpartition("/")[2].replace("_", " ")


def known(zone: str) -> bool:
    """Whether there is such a zone, and people can be told of it."""
    return zone == UNIVERSAL or zone in _all()


def likely(country: str, now: datetime, also: str = "") -> tuple[str, ...]:
    """Return the zones to choose from, west first: those of a country and of its neighbours, one for each way of
    counting time; ``also`` is always among them.
    """
    own = CHIEF.get(country) or tuple(sorted(zone for zone, where in _all().items() if country and where == country))
    found: dict[tuple[object, ...], str] = {}
    for zone in (*own, *NEIGHBOURS.get(country, ELSEWHERE)):
        found.setdefault(_ways(zone, now), zone)
    chosen = list(found.values())[:MOST]
    if also not in chosen and known(also):
        chosen.append(also)
    return tuple(sorted(chosen, key=lambda zone: _ways(zone, now)))


def resolve(text: str) -> str:
    """Return the zone that a town, a country or an IANA name means, in any language we speak; empty is none."""
    said = _plain(text)
    return _index().get(said) or _index().get(said.partition(",")[0].strip(), "")


def offset(zone: str, now: datetime) -> str:
    """Write how far a zone's clocks are from universal time now: ``UTC+2``, ``UTC+5:30``, ``UTC−3``."""
    minutes = _offset(zone, now)
    hours, rest = divmod(abs(minutes), 60)
    sign = "−" if minutes < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")


def _offset(zone: str, when: datetime) -> int:
    away = when.astimezone(ZoneInfo(zone)).utcoffset()
    return int(away.total_seconds() // 60) if away is not None else 0


def _ways(zone: str, now: datetime) -> tuple[int, int]:
    """Return the offsets in winter and in summer: two zones with the same are one choice."""
    return _offset(zone, datetime(now.year, 1, 1, tzinfo=UTC)), _offset(zone, datetime(now.year, 7, 1, tzinfo=UTC))


@lru_cache
def _all() -> dict[str, str]:
    """Return every zone that belongs to a country: zone -> country."""
    there = available_timezones()
    return {zone: where for zone, where in get_global("zone_territories").items() if where != "ZZ" and zone in there}


@lru_cache
def _former() -> dict[str, list[str]]:
    """Return the names a zone had before."""
    names: dict[str, list[str]] = {}
    for old, new in get_global("zone_aliases").items():
        names.setdefault(new, []).append(old)
    return names


@lru_cache
def _index() -> dict[str, str]:
    """Return every way to name a zone; where two zones share one, the weightier way counts."""
    found: dict[str, str] = {}
    for name, zone in _names():
        found.setdefault(_plain(name), zone)
    return found


def _names() -> Iterator[tuple[str, str]]:
    locales = [Locale.parse(code) for code in languages()]
    yield UNKNOWN, UNIVERSAL
    yield from ((zone, zone) for zone in _all())
    yield from ((old, zone) for zone, olds in _former().items() if known(zone) for old in olds if "/" in old)
    yield from TOWNS.items()
    yield from ((city(zone, locale), zone) for locale in locales for zone in _all())
    yield from ((zone.rpartition("/")[2], zone) for zone in _all())
    for country, zone in _of_countries():
        yield from ((locale.territories[country], zone) for locale in locales if country in locale.territories)


def _of_countries() -> Iterator[tuple[str, str]]:
    """Yield the countries that have one zone."""
    zones: dict[str, list[str]] = {}
    for zone, where in _all().items():
        zones.setdefault(where, []).append(zone)
    yield from ((where, own[0]) for where, own in zones.items() if len(own) == 1)


def _plain(text: str) -> str:
    """Return a name without case, marks, hyphens and the like."""
    bare = "".join(mark for mark in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(mark))
    return re.sub(r"[\s_\-.]+", " ", bare).strip()
