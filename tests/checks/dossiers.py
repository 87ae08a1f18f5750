"""A card, and evidence about it, in as few words as a test needs."""

from datetime import UTC, datetime, timedelta
from typing import Any

from data.company import Address, Company
from data.coverage import Coverage, Reach
from data.dossier import Dossier
from data.evidence import Evidence, Listing, Mention, Page, PageRole, Profile, ProfileState, Registration, Review
from data.facts import Facts, Found, Where
from data.week import Week

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SITE = "https://aamunkoi.example"
PHONE = "+35825550142"
OTHER_PHONE = "+35825550199"
STREET = Address(street="Jokikatu 5", postcode="20100", city="Turku", country="FI")
WEEKDAYS = Week(days=(((480, 1020),),) * 5 + ((), ()))

CARD = Company(
    id="aamunkoi",
    names=("Kahvila Aamunkoi",),
    aliases=("Aamunkoi",),
    legal_name="Aamunkoi Oy",
    registry_id="1234567-1",
    website=SITE,
    phones=(PHONE,),
    emails=("hei@aamunkoi.example",),
    address=STREET,
    hours=WEEKDAYS,
    country="FI",
    languages=("fi",),
    profiles=("https://www.instagram.com/aamunkoi.turku",),
)


def dossier(*evidence: Evidence, company: Company = CARD, coverage: tuple[Coverage, ...] = ()) -> Dossier:
    return Dossier(company=company, taken_at=NOW, evidence=evidence, coverage=coverage)


def row(source: str, *silent: str, reach: Reach = Reach.EMPTY, family: str = "") -> Coverage:
    return Coverage(source=source, reach=reach, family=family or source, silent=silent)


def listing(place: str = "fonecta", **fields: Any) -> Listing:
    given = {
        "source": "found_pages",
        "url": f"https://{place}.example/kahvila-aamunkoi",
        "seen_at": NOW,
        "name": "Kahvila Aamunkoi",
        "address": Address(city="Turku"),
    }
    return Listing(place=place, **{**given, **fields})


def page(path: str = "/", **fields: Any) -> Page:
    role = PageRole.HOME if path == "/" else PageRole.OTHER
    given = {"source": "website", "url": SITE + path, "seen_at": NOW, "role": role, "clicks": 0 if path == "/" else 1}
    return Page(**{**given, **fields})


def facts(**values: list[tuple[Any, Where]]) -> Facts:
    found = {name: tuple(Found(value=value, where=where) for value, where in some) for name, some in values.items()}
    return Facts(**found)  # type: ignore[arg-type]


def profile(**fields: Any) -> Profile:
    given = {
        "source": "telegram_channel",
        "url": "https://t.me/aamunkoi_turku",
        "seen_at": NOW,
        "platform": "telegram",
        "handle": "aamunkoi_turku",
        "state": ProfileState.EXISTS,
        "named_by": SITE,
    }
    return Profile(**{**given, **fields})


def registration(**fields: Any) -> Registration:
    given = {
        "source": "prh",
        "url": "https://register.example/1234567-1",
        "seen_at": NOW,
        "register": "prh",
        "number": "1234567-1",
        "legal_name": "Aamunkoi Oy",
    }
    return Registration(**{**given, **fields})


def review(**fields: Any) -> Review:
    given = {
        "source": "found_pages",
        "url": "https://reviews.example/aamunkoi",
        "seen_at": NOW,
        "place": "reviews.example",
        "author": "Marko",
        "body": "Odotin voileipää neljäkymmentä minuuttia eikä kukaan pahoitellut.",
        "rating": 2.0,
        "replies_shown": True,
        "written": (NOW - timedelta(days=5)).date(),
    }
    return Review(**{**given, **fields})


def mention(**fields: Any) -> Mention:
    given = {
        "source": "found_pages",
        "url": "https://foorumi.example/t/12",
        "seen_at": NOW,
        "title": "Kahvila Aamunkoi, Turku",
        "place": "foorumi.example",
        "author": "Sanna",
        "body": "Kahvila Aamunkoi oli kamala pettymys: tyly palvelu, kylmä kahvi ja likainen pöytä. En suosittele.",
        "channel": "forum",
        "replies_shown": True,
        "written": (NOW - timedelta(days=5)).date(),
    }
    return Mention(**{**given, **fields})
