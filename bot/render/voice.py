"""How the bot speaks in one chat: a catalogue, a time zone, a country; outside text is always escaped."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from html import escape
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list

from data.phrases import Phrases
from data.zones import city

BRITISH = Locale("en", "GB")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


LONGEST = 3000
"""Characters of one text from outside; a message holds 4,096."""


class Html(str):
    """Text that is Telegram HTML already; everything else is escaped on its way into a message."""

    __slots__ = ()


def html(text: object) -> Html:
    """Escape a text, unless it is HTML already; of a text without end only the beginning is said."""
    if isinstance(text, Html):
        return text
    said = str(text)
    return Html(escape(said if len(said) <= LONGEST else f"{said[:LONGEST]}…", quote=False))


def link(url: str, words: str) -> Html:
    """Make words lead to an address, whatever stands in it."""
    return Html(f'<a href="{escape(url)}">{html(words)}</a>')


def lines(*parts: str) -> Html:
    """Put parts on lines of their own; empty ones vanish."""
    return Html("\n".join(html(part) for part in parts if part))


def blocks(*parts: str) -> Html:
    """Put parts apart by blank lines; empty ones vanish."""
    return Html("\n\n".join(html(part) for part in parts if part))


@dataclass(frozen=True, slots=True)
class Voice:
    """Words, dates and lists as this chat wants them."""

    phrases: Phrases
    zone: str = "UTC"
    country: str = ""
    """Phone numbers of this country are written the national way."""

    def say(self, key: str, **values: object) -> Html:
        """Return a phrase as HTML; the values are escaped."""
        return Html(self.phrases.text(key, **{name: _value(value) for name, value in values.items()}))

    def plain(self, key: str, **values: object) -> str:
        """Return a phrase as plain text, for buttons and toasts."""
        return self.phrases.text(key, **values)

    def has(self, key: str) -> bool:
        """Whether there is such a phrase."""
        return self.phrases.has(key)

    def moment(self, when: datetime) -> str:
        """Write a date and time in the chat's zone with the zone's name."""
        return self.plain("value.moment", day=self.day(when), time=self.time(when), zone=self.zone_name)

    def clock(self, when: datetime) -> str:
        """Write a time of day in the chat's zone with the zone's name."""
        return self.plain("value.clock", time=self.time(when), zone=self.zone_name)

    def time(self, when: datetime) -> str:
        """Write a bare time of day in the chat's zone."""
        return format_time(when.astimezone(ZoneInfo(self.zone)), "short", locale=self.dates)

    def day(self, when: date | datetime) -> str:
        """Write a day: ``23 Nov``, or by the pattern that the catalogue prefers (``date.day``)."""
        if self.has("date.day"):
            return format_date(self._local(when), self.plain("date.day"), locale=self.dates)
        named = "MMM" in self.dates.date_formats["medium"].pattern
        return format_skeleton("MMMd" if named else "Md", self._local(when), locale=self.dates)

    def full_day(self, when: date | datetime) -> str:
        """Write a day with its year: ``23 Nov 2026``."""
        pattern = self.plain("date.full_day") if self.has("date.full_day") else "medium"
        return format_date(self._local(when), pattern, locale=self.dates)

    def weekday(self, when: date | datetime) -> str:
        """Write a day of the week as it stands in a sentence: where "on Thursday" is more than "on" and the name,
        the catalogue has the whole of it (``weekday.thursday``).
        """
        key = f"weekday.{_DAYS[self._local(when).weekday()]}"
        return self.plain(key) if self.has(key) else format_date(self._local(when), "EEEE", locale=self.phrases.locale)

    def day_name(self, day: int) -> str:
        """Write the name of a day of the week by itself; 0 is Monday."""
        return str(self.phrases.locale.days["stand-alone"]["wide"][day])

    def day_named(self, when: date | datetime) -> str:
        """Write the name of a moment's day of the week by itself."""
        return self.day_name(self._local(when).weekday())

    def hour(self, hour: int) -> str:
        """Write a full hour of the day."""
        return format_time(time(hour), "short", locale=self.dates)

    @property
    def dates(self) -> Locale:
        """Whose dates and times of day are written; English ones the British way, day first."""
        return BRITISH if self.phrases.language == "en" else self.phrases.locale

    @property
    def zone_name(self) -> str:
        """The zone as people know it: its town."""
        return city(self.zone, self.phrases.locale)

    def all_of(self, words: Iterable[object]) -> Html:
        """Join words into a list: ``a, b, and c``."""
        return Html(format_list([html(word) for word in words], locale=self.phrases.locale))

    def _local(self, when: date | datetime) -> date:
        return when.astimezone(ZoneInfo(self.zone)) if isinstance(when, datetime) else when


def _value(value: object) -> object:
    return value if isinstance(value, int | float) else html(value)
