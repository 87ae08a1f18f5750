"""Saved answers of every source, invented: what each says when all is well, and when it finds nothing."""

from dataclasses import dataclass, field
from typing import Any

from checks.ask import Lead, SourceSettings
from data.company import Address, Company
from tests.checks.saved_web import Saved, Value, answer_json, page, rss

CARD = Company(
    id="aamunkoi",
    names=("Kahvila Aamunkoi",),
    legal_name="Aamunkoi Oy",
    website="https://aamunkoi.example/",
    phones=("+35825550142",),
    address=Address(street="Jokikatu 5", postcode="20100", city="Turku", country="FI"),
    country="FI",
    profiles=("https://t.me/aamunkoi",),
    feeds=("https://alerts.example/feed",),
)
KAFE = Company(
    id="morgenrode",
    names=("Morgenrøde Kafe",),
    legal_name="Morgenrøde Kafe AS",
    address=Address(street="Elvegata 5", postcode="0301", city="Oslo", country="NO"),
    country="NO",
)

HOME = """<html lang="fi"><head><title>Kahvila Aamunkoi</title></head><body><h1>Kahvila Aamunkoi</h1>
<p>Kahvila Aamunkoi tarjoilee aamiaista joen rannalla Turussa joka päivä.</p>
<p>Jokikatu 5, 20100 Turku. Puh. <a href="tel:+35825550142">02 555 0142</a></p></body></html>"""

OSM = {
    "place_id": 1,
    "osm_type": "node",
    "osm_id": 4100001,
    "category": "amenity",
    "type": "cafe",
    "name": "Kahvila Aamunkoi",
    "display_name": "Kahvila Aamunkoi, 5, Jokikatu, Turku",
    "address": {
        "amenity": "Kahvila Aamunkoi",
        "house_number": "5",
        "road": "Jokikatu",
        "city": "Turku",
        "postcode": "20100",
        "country_code": "fi",
    },
    "extratags": {
        "phone": "+358 2 5550142; +358 2 5550143",
        "website": "https://aamunkoi.example",
        "opening_hours": "Mo-Fr 08:00-17:00; Sa 10:00-15:00",
        "check_date:opening_hours": "2024-03-02",
    },
    "namedetails": {"name": "Kahvila Aamunkoi"},
}
PRH = {
    "businessId": {"value": "1234567-1", "registrationDate": "2019-02-01", "source": "3"},
    "names": [
        {"name": "Aamunkoi Oy", "type": "1", "registrationDate": "2019-02-10", "endDate": None},
        {"name": "Kahvila Aamunkoi", "type": "3", "registrationDate": "2019-02-10", "endDate": None},
        {"name": "Vanha Nimi Oy", "type": "1", "registrationDate": "2017-02-10", "endDate": "2019-02-10"},
    ],
    "website": {"url": "www.aamunkoi.example", "source": "0"},
    "companySituations": [],
    "addresses": [
        {"type": 2, "street": "PL", "buildingNumber": "1", "postCode": "20101", "postOffices": []},
        {
            "type": 1,
            "street": "Jokikatu",
            "buildingNumber": "5",
            "entrance": "",
            "apartmentNumber": "",
            "postCode": "20100",
            "postOffices": [{"city": "ÅBO", "languageCode": "2"}, {"city": "TURKU", "languageCode": "1"}],
            "freeAddressLine": None,
        },
    ],
    "status": "2",
    "endDate": None,
}
BRREG = {
    "organisasjonsnummer": "999999991",
    "navn": "MORGENRØDE KAFE AS",
    "organisasjonsform": {"kode": "AS"},
    "hjemmeside": "www.morgenrode.example",
    "epostadresse": "post@morgenrode.example",
    "telefon": "55 55 01 42",
    "mobil": "",
    "konkurs": False,
    "underAvvikling": False,
    "forretningsadresse": {
        "adresse": ["Elvegata 5"],
        "postnummer": "0301",
        "poststed": "OSLO",
        "landkode": "NO",
    },
}
LOCATION = {
    "name": "locations/2",
    "title": "Kahvila Aamunkoi",
    "phoneNumbers": {"primaryPhone": "02 555 0142"},
    "storefrontAddress": {
        "regionCode": "FI",
        "languageCode": "fi",
        "postalCode": "20100",
        "locality": "Turku",
        "addressLines": ["Jokikatu 5"],
    },
    "websiteUri": "https://aamunkoi.example/",
    "regularHours": {
        "periods": [
            {"openDay": day, "openTime": {"hours": 8}, "closeDay": day, "closeTime": {"hours": 17}}
            for day in ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY")
        ]
    },
    "openInfo": {"status": "OPEN", "canReopen": True},
    "metadata": {
        "hasVoiceOfMerchant": True,
        "placeId": "ChIJaamunkoi",
        "mapsUri": "https://maps.google.com/maps?cid=1",
        "newReviewUri": "https://search.google.com/local/writereview?placeid=ChIJaamunkoi",
    },
}
GOOGLE_REVIEW = {
    "name": "accounts/1/locations/2/reviews/r1",
    "reviewId": "r1",
    "reviewer": {"displayName": "M. V.", "profilePhotoUrl": "https://photos.example/mv"},
    "starRating": "TWO",
    "comment": "Odotimme puoli tuntia, ja kahvi oli kylmää.",
    "createTime": "2026-10-30T09:12:00.123Z",
    "updateTime": "2026-10-30T09:12:00.123456789Z",
}
WORDS = "Kahvila Aamunkoi, Jokikatu 5, Turku. Nokia"
ITEM = """<item><title>Kahvila Aamunkoi laajentaa Turussa - Jokiviesti</title><guid>n1</guid>
<link>https://jokiviesti.example/uutinen</link><pubDate>Fri, 20 Nov 2026 08:00:00 GMT</pubDate>
<description>Turkulainen Kahvila Aamunkoi avaa toisen salin.</description>
<source url="https://jokiviesti.example">Jokiviesti</source></item>"""
CHANNEL = """<html><head><meta property="og:title" content="Aamunkoi"><meta property="twitter:title" content="Aamunkoi">
</head><body><div class="tgme_page_title"><span>Aamunkoi</span></div></body></html>"""
LISTING = """<html lang="fi"><head><title>Kahvila Aamunkoi - Luettelo</title><script type="application/ld+json">
{"@context": "https://schema.org", "@type": "CafeOrCoffeeShop", "name": "Kahvila Aamunkoi",
"telephone": "+358 2 555 0142", "address": {"@type": "PostalAddress", "streetAddress": "Jokikatu 5",
"postalCode": "20100", "addressLocality": "Turku"}}</script></head><body><h1>Kahvila Aamunkoi</h1>
<p>Jokikatu 5, 20100 Turku</p><p>Puh. 02 555 0142</p><p>Kahvila Turun keskustassa, avoinna arkisin.</p></body></html>"""
OTHER = """<html lang="fi"><head><title>Parturi Kesäpolku</title></head><body><h1>Parturi Kesäpolku</h1>
<p>Hiukset ja parta Oulussa, tervetuloa. Varaa aika verkosta tai soita meille.</p></body></html>"""
LEAD = Lead(url="https://luettelo.example/aamunkoi", source="tavily", family="tavily")


def hit(text: str = WORDS, url: str = "https://luettelo.example/aamunkoi") -> dict[str, str]:
    """One result in the shape of Tavily, You.com and SearXNG at once."""
    return {"url": url, "title": "Kahvila Aamunkoi", "content": text, "description": text}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """How one source is asked in tests."""

    good: dict[str, Value]
    empty: dict[str, Value] | None = None
    """None: this source has no empty answer; what it finds gone is evidence."""
    broken: Saved
    company: Company = CARD
    settings: SourceSettings = field(default_factory=SourceSettings)
    leads: tuple[Lead, ...] = ()
    skipped: Company | None = None
    """A card for which it has nothing to ask."""


CUT = page('{"results": [{"url": "https://a', kind="application/json")
HOSTILE = page("<p " + "a=1 " * 30000 + ">")
NO_FEED = page("<html><body>A new and better page</body></html>")
ONLY_CONTROL = [{"url": "https://nokia.example/", "title": "Nokia", "content": "Nokia", "description": "Nokia"}]


def _json(host: str, value: Any) -> dict[str, Value]:
    return {host: answer_json(value)}


GOOGLE = "https://mybusiness%s.googleapis.com"
TOKEN = {"access_token": "ya29.saved", "expires_in": 3599, "token_type": "Bearer"}
OWNER = SourceSettings(key="1//saved", options={"client_id": "c.apps.example", "client_secret": "saved-secret"})


def google(
    *rows: dict[str, Any],
    shown: dict[str, Any] | None = None,
    reviews: list[dict[str, Any]] | None = None,
    **more: Any,
) -> dict[str, Value]:
    """An account of these locations; ``shown`` is what getGoogleUpdated says of the first."""
    locations = list(rows or (LOCATION,))
    first = locations[0]
    information, talk = GOOGLE % "businessinformation", f"{GOOGLE % ''}/v4/accounts/1/{first['name']}/reviews"
    found = [GOOGLE_REVIEW] if reviews is None else reviews
    return {
        "https://oauth2.googleapis.com": answer_json(TOKEN),
        GOOGLE % "accountmanagement": answer_json({"accounts": [{"name": "accounts/1", "type": "PERSONAL"}]}),
        information: answer_json({"locations": locations}),
        f"{information}/v1/{first['name']}:getGoogleUpdated": answer_json(shown or {"location": first}),
        talk: answer_json({"reviews": found, "averageRating": 2, "totalReviewCount": len(found)}),
        **{f"{talk}/{row['reviewId']}": answer_json(row) for row in found},
    } | more


CASES: dict[str, Case] = {
    "website": Case(
        good={"https://aamunkoi.example": page(HOME)},
        broken=HOSTILE,
        skipped=Company(id="x", names=("Aamunkoi",), country="FI"),
    ),
    "nominatim": Case(
        good=_json("https://nominatim.openstreetmap.org", [OSM]),
        empty=_json("https://nominatim.openstreetmap.org", []),
        broken=page('[{"place_id": 1, "osm_ty', kind="application/json"),
    ),
    "tavily": Case(
        good=_json("https://api.tavily.com", {"results": [hit()]}),
        empty=_json("https://api.tavily.com", {"results": []}),
        broken=CUT,
    ),
    "you": Case(
        good=_json("https://api.you.com", {"results": {"web": [hit()]}}),
        empty=_json("https://api.you.com", {"results": {"web": []}, "metadata": {}}),
        broken=CUT,
    ),
    "searxng": Case(
        good=_json("https://searx.example", {"results": [hit()], "unresponsive_engines": []}),
        empty=_json("https://searx.example", {"results": [], "unresponsive_engines": []}),
        broken=CUT,
        settings=SourceSettings(base_url="https://searx.example"),
    ),
    "google_business": Case(good=google(), broken=CUT, settings=OWNER),
    "google_news": Case(
        good={"https://news.google.com": rss(ITEM)}, empty={"https://news.google.com": rss("")}, broken=NO_FEED
    ),
    "bing_news": Case(
        good={"https://www.bing.com": rss(ITEM)}, empty={"https://www.bing.com": rss("")}, broken=NO_FEED
    ),
    "feeds": Case(
        good={"https://alerts.example": rss(ITEM)},
        empty={"https://alerts.example": rss("")},
        broken=NO_FEED,
        skipped=Company(id="x", names=("Aamunkoi",), country="FI"),
    ),
    "prh": Case(
        good=_json("https://avoindata.prh.fi", {"totalResults": 1, "companies": [PRH]}),
        empty=_json("https://avoindata.prh.fi", {"totalResults": 0, "companies": []}),
        broken=page('{"totalResults": 1, "compan', kind="application/json"),
        skipped=KAFE,
    ),
    "brreg": Case(
        good=_json("https://data.brreg.no", {"_embedded": {"enheter": [BRREG]}, "page": {"totalElements": 1}}),
        empty=_json("https://data.brreg.no", {"page": {"totalElements": 0}}),
        broken=page('{"_embedded": {"enh', kind="application/json"),
        company=KAFE,
        skipped=CARD,
    ),
    "telegram_channel": Case(
        good={"https://t.me": page(CHANNEL)},
        broken=page("<html><body>A new and better page</body></html>"),
        skipped=Company(id="x", names=("Aamunkoi",), country="FI"),
    ),
    "found_pages": Case(
        good={"https://luettelo.example": page(LISTING)},
        empty={"https://luettelo.example": page(OTHER)},
        broken=HOSTILE,
        leads=(LEAD,),
        skipped=CARD,
    ),
}
