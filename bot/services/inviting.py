"""Inviting a review: one link and one picture for the counter, the same for everybody."""

import io

import segno

from bot.services.watching import Known
from data import urls
from data.dossier import Dossier
from data.evidence import Listing
from data.places import Place, Places

SCALE = 10
"""Pixels a square of the picture has."""
MOST = 6


def links(known: Known, dossier: Dossier | None, places: Places) -> list[tuple[Place, str]]:
    """Return the pages on which a customer can write a review: the company's own pages at places that show reviews."""
    seen = [(item.place, item.url) for item in dossier.of(Listing)] if dossier else []
    own = [(place.id, url) for url in known.company.profiles if (place := places.at(url))]
    found: dict[str, tuple[Place, str]] = {}
    for place_id, url in (*own, *seen):
        place = places.of(place_id)
        if place is not None and (place.replies_shown or place.kind == "reviews") and url.startswith("http"):
            found.setdefault(place.id, (place, url))
    return sorted(found.values(), key=lambda pair: -pair[0].weight)[:MOST]


def picture(url: str) -> bytes:
    """Return a PNG of a QR code that opens the link, large enough to print; it survives a torn corner."""
    made = io.BytesIO()
    segno.make(url, error="m", micro=False).save(made, kind="png", scale=SCALE, border=4)
    return made.getvalue()


def link_of(text: str) -> str:
    """Return the web address in a person's answer; empty when there is none."""
    word = next((part for part in text.split() if "." in urls.host(part if "//" in part else f"https://{part}")), "")
    return word if not word or "//" in word else f"https://{word}"
