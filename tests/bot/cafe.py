"""An invented café as the web shows it: its own site, a map that has an old number, and nothing else."""

from typing import Any

from tests.checks.saved_web import SavedWeb, Value, answer_json, page

NAME = "Kahvila Aamunkoi"
SITE = "https://aamunkoi.example/"
RIGHT, OLD = "+358 2 555 0142", "+358 2 555 0199"
MAP = "https://nominatim.openstreetmap.org/search"


def site(phone: str = RIGHT, hours: str = "Mo-Fr 08:00-17:00") -> Value:
    """Return the home page."""
    return page(f"""<!doctype html><html lang="fi"><head><title>{NAME}</title>
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"CafeOrCoffeeShop","name":"{NAME}",
"url":"{SITE}","telephone":"{phone}","email":"hei@aamunkoi.example","openingHours":["{hours}"],
"address":{{"@type":"PostalAddress","streetAddress":"Jokikatu 5","postalCode":"20100","addressLocality":"Turku",
"addressCountry":"FI"}}}}</script></head><body><h1>{NAME}</h1><p>Jokikatu 5, 20100 Turku</p>
<p><a href="tel:{phone.replace(" ", "")}">{phone}</a></p><p>ma-pe 8-17</p></body></html>""")


def on_map(phone: str = OLD, number: int = 4100001, hours: str = "Mo-Fr 08:00-17:00", street: str = "Jokikatu") -> Any:
    """Return a row of the map."""
    return {
        "place_id": 1,
        "osm_type": "node",
        "osm_id": number,
        "lat": "60.45",
        "lon": "22.26",
        "category": "amenity",
        "type": "cafe",
        "name": NAME,
        "display_name": f"{NAME}, 5, {street}, Turku",
        "address": {
            "amenity": NAME,
            "house_number": "5",
            "road": street,
            "city": "Turku",
            "postcode": "20100",
            "country_code": "fi",
        },
        "extratags": {"phone": phone, "website": SITE, **({"opening_hours": hours} if hours else {})},
        "namedetails": {"name": NAME},
    }


def open_for_business(web: SavedWeb, phone: str = OLD, **row: Any) -> None:
    """Put the café on the web."""
    web.pages[SITE] = site()
    web.pages[MAP] = answer_json([on_map(phone, **row)])
    web.pages["https://nominatim.openstreetmap.org/lookup"] = answer_json([on_map(phone, **row)])
