"""Public holidays of a country, offline, and the eves on which many close early."""

from collections.abc import Iterable
from datetime import date, timedelta

REGION = {"GB": "ENG"}
"""Where the countries of a country differ: the one most companies are in."""
EVES = ((12, 25), (1, 1))
"""Month and day of holidays whose eve asks for hours of its own."""


def days_off(country: str, years: Iterable[int]) -> frozenset[date]:
    """Return the public holidays of a country (ISO 3166 alpha-2) in some years, with Christmas Eve and New Year's
    Eve where the day after them is one; none for a country that is not known.

    The library takes 30 MB and half a second the first time: worth a worker.
    """
    import holidays

    if country not in holidays.list_supported_countries():
        return frozenset()
    wanted = sorted({one for year in years for one in (year, year + 1)})
    known = set(holidays.country_holidays(country, subdiv=REGION.get(country), years=wanted))
    eves = {day - timedelta(days=1) for day in known if (day.month, day.day) in EVES}
    return frozenset(day for day in known | eves if day.year in set(years))
