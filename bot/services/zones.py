"""A time zone guessed from where a company is (pure)."""

import phonenumbers
from babel.core import get_global
from phonenumbers import timezone

from data.company import Company

CAPITALS = {
    "RU": "Europe/Moscow",
    "NO": "Europe/Oslo",
    "FI": "Europe/Helsinki",
    "PL": "Europe/Warsaw",
    "GB": "Europe/London",
}


def guess(company: Company) -> str:
    """Return the likeliest IANA zone of a company, empty when nothing speaks for one."""
    for number in company.phones:
        try:
            zones = timezone.time_zones_for_number(phonenumbers.parse(number, company.country or None))
        except phonenumbers.NumberParseException:
            continue
        if len(zones) == 1 and "/" in zones[0] and not zones[0].startswith("Etc/"):
            return str(zones[0])
    country = company.country
    if country in CAPITALS:
        return CAPITALS[country]
    zones = tuple(
        zone for zone, territory in get_global("zone_territories").items() if country and territory == country
    )
    return str(zones[0]) if len(zones) == 1 else ""
