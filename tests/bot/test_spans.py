"""The time a report tells of, as people write it."""

from datetime import date

import pytest

from bot.services.spans import BadSpan, as_arg, named, read
from data.span import Span

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("language", "text", "name", "before"),
    [
        ("fi", "1.9.-30.11.", "2026-09-01--2026-11-23", "2026-06-09--2026-08-31"),
        ("fi", "1.9. - 31.10.", "2026-09-01--2026-10-31", "2026-07-01--2026-08-31"),
        ("nb", "1.9.2026\N{EN DASH}30.9.2026", "2026-09", "2026-08"),
        ("pl", "1.12.-15.1.", "2025-12-01--2026-01-15", "2025-10-16--2025-11-30"),
        ("en", "1/9-30/10", "2026-09-01--2026-10-30", "2026-07-03--2026-08-31"),
        ("en", "2026-09-01..2026-10-31", "2026-09-01--2026-10-31", "2026-07-01--2026-08-31"),
        ("en", "2026-01-01 2026-03-31", "2026-01-01--2026-03-31", "2025-10-01--2025-12-31"),
        ("fi", "1.11.", "2026-11-01--2026-11-23", "2026-10-09--2026-10-31"),
        ("en", "2026-10", "2026-10", "2026-09"),
        ("en", "2025", "2025", "2024"),
        ("en", "October", "2026-10", "2026-09"),
        ("fi", "lokakuussa", "2026-10", "2026-09"),
        ("ru", "в октябре", "2026-10", "2026-09"),
        ("pl", "października 2025", "2025-10", "2025-09"),
        ("nb", "desember", "2025-12", "2025-11"),
        ("en", "2026-10-01 to 2026-10-31", "2026-10", "2026-09"),
        ("en", "2026-10-01/2026-10-31", "2026-10", "2026-09"),
        ("en", "1 October 2026 \N{EN DASH} 15 November 2026", "2026-10-01--2026-11-15", "2026-08-16--2026-09-30"),
        ("en", "Oct 1 to Oct 15", "2026-10-01--2026-10-15", "2026-09-16--2026-09-30"),
        ("fi", "1.-15.10.", "2026-10-01--2026-10-15", "2026-09-16--2026-09-30"),
        ("fi", "1. lokakuuta \N{EN DASH} 15. marraskuuta", "2026-10-01--2026-11-15", "2026-08-16--2026-09-30"),
        ("ru", "с 1 по 15 октября", "2026-10-01--2026-10-15", "2026-09-16--2026-09-30"),
        ("pl", "od 1 września do 31 października", "2026-09-01--2026-10-31", "2026-07-01--2026-08-31"),
        ("nb", "1. oktober til 15. november", "2026-10-01--2026-11-15", "2026-08-16--2026-09-30"),
        ("en", "Q3", "2026-07-01--2026-09-30", "2026-04-01--2026-06-30"),
        ("en", "2025-Q4", "2025-10-01--2025-12-31", "2025-07-01--2025-09-30"),
        ("pl", "4 kwartał", "2026-10-01--2026-11-23", "2026-08-08--2026-09-30"),
        ("en", "September - October", "2026-09-01--2026-10-31", "2026-07-01--2026-08-31"),
        ("en", "last month", "2026-10", "2026-09"),
        ("fi", "viime kuussa", "2026-10", "2026-09"),
        ("ru", "прошлый квартал", "2026-07-01--2026-09-30", "2026-04-01--2026-06-30"),
        ("nb", "forrige år", "2025", "2024"),
    ],
)
def test_what_is_understood(language: str, text: str, name: str, before: str) -> None:
    span = read(text, TODAY, language)
    assert (span.name, span.before.name) == (name, before)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("lately", "unreadable"),
        ("Q5", "unreadable"),
        ("32.13.", "unreadable"),
        ("30.11.2026-1.9.2026", "reversed"),
        ("2027", "future"),
        ("2021-01-01 2026-01-01", "too_long"),
    ],
)
def test_what_is_not_understood_says_why(text: str, why: str) -> None:
    with pytest.raises(BadSpan) as caught:
        read(text, TODAY, "en")
    assert caught.value.why == why


def test_a_button_stands_for_days_up_to_today() -> None:
    month = named("month", TODAY)
    assert month == Span(first=date(2026, 10, 25), last=TODAY)
    assert month.days == month.before.days == 30
    assert named(as_arg(month), TODAY) == month
    assert named("forever", TODAY) is None
