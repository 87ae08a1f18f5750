"""Facts in words: phone numbers, addresses, hours, days."""

import re
from datetime import date
from functools import lru_cache

import phonenumbers
from babel import Locale
from babel.dates import format_interval
from babel.numbers import format_decimal

from bot.render.voice import Voice
from data.company import Address
from data.finding import Value
from data.week import Interval, SpecialDay, Week

NATIONAL = phonenumbers.PhoneNumberFormat.NATIONAL
INTERNATIONAL = phonenumbers.PhoneNumberFormat.INTERNATIONAL
HOME = re.compile(r"https?://([^/\s]+)/?")
"""A website without a path: people know it by its name."""
POSTCODE_LAST = ("GB", "IE", "US", "CA", "AU", "NZ")


def word(value: Value, voice: Voice) -> str:
    """Write any value a finding carries, as plain text."""
    if value is None or value == ():
        return voice.plain("value.nothing")
    if isinstance(value, Week):
        return week(value, voice)
    if isinstance(value, SpecialDay):
        return special(value, voice)
    if isinstance(value, Address):
        return _address(value, voice)
    if isinstance(value, date):
        return voice.full_day(value)
    if isinstance(value, tuple):
        return ", ".join(word(item, voice) for item in value)
    if isinstance(value, int | float):
        return format_decimal(value, locale=voice.phrases.locale)
    if home := HOME.fullmatch(value):
        return home[1]
    return phone(value, voice) if value.startswith("+") else value


def _address(value: Address, voice: Voice) -> str:
    """Write an address on one line; where English is spoken at home the postcode comes last."""
    if voice.country not in POSTCODE_LAST:
        return str(value)
    return ", ".join(part for part in (value.street, f"{value.city} {value.postcode}".strip()) if part)


def phone(number: str, voice: Voice) -> str:
    """Write an E.164 number the national way at home, else the international way."""
    return _phone(number, voice.country)


@lru_cache(maxsize=4096)
def _phone(number: str, country: str) -> str:
    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        return number
    home = phonenumbers.region_code_for_number(parsed) == country
    return phonenumbers.format_number(parsed, NATIONAL if home else INTERNATIONAL)


def phone_end(number: str) -> str:
    """Return the last four digits, by which a person tells numbers apart."""
    return "".join(char for char in number if char.isdigit())[-4:]


def week(value: Week, voice: Voice) -> str:
    """Write opening hours, runs of equal days together: ``Mon-Fri 08:00-17:00, Sun closed``."""
    if value.always:
        return voice.plain("value.always_open")
    names = _day_names(voice.phrases.locale)
    parts: list[str] = []
    start = 0
    for at in range(1, 8):
        if at < 7 and value.days[at] == value.days[start]:
            continue
        day = value.days[start]
        if day is not None:
            span = names[start] if at - start == 1 else f"{names[start]}-{names[at - 1]}"
            parts.append(f"{span} {times(day, voice)}")
        start = at
    return ", ".join(parts)


def special(value: SpecialDay, voice: Voice) -> str:
    """Write the hours of one day or a span."""
    one = value.last == value.first
    span = voice.full_day(value.first) if one else _span(value.first, value.last, voice.dates)
    return f"{span}: {times(value.intervals, voice)}"


@lru_cache(maxsize=256)
def _span(first: date, last: date, locale: Locale) -> str:
    return str(format_interval(first, last, "yMMMd", locale=locale)).replace("\u2009", " ")


def times(day: tuple[Interval, ...], voice: Voice) -> str:
    """Write the hours of a day."""
    mark = "." if "." in voice.dates.time_formats["short"].pattern else ":"
    return ", ".join(f"{_clock(a, mark)}-{_clock(b, mark)}" for a, b in day) or voice.plain("value.closed")


def _clock(minutes: int, mark: str) -> str:
    minutes = minutes if minutes <= 1440 else minutes - 1440
    return f"{minutes // 60}{mark}{minutes % 60:02}"


def _day_names(locale: Locale) -> list[str]:
    names = locale.days["format"]["abbreviated"]
    return [str(names[day]) for day in range(7)]
