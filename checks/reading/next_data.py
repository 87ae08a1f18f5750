"""What review sites of the Trustpilot kind hand to their own scripts: a business and its reviews, with the
owner's answers, which neither the page nor its JSON-LD need show. Told in the words of schema.org.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from checks.reading.jsonld import Item
from checks.reading.tree import Doc
from data.facts import Where
from data.whole import whole

_MOST = 300
_HANDED = "@handed"


def items(doc: Doc) -> list[Item]:
    """Return the business a page is about, with its reviews; none where the page hands nothing over."""
    for script in doc.root.iter("script"):
        if script.get("id") == "__NEXT_DATA__" and '"businessUnit"' in (script.text or ""):
            return _business(_props(script.text))
    return []


def hands_over(found: Iterable[tuple[Where, list[Item]]]) -> bool:
    """Whether among a page's structured data is what it hands to its scripts: then it is read without them."""
    return any(_HANDED in item for _, top in found for item in top)


def _props(text: str) -> Any:
    try:
        found = whole(json.loads(text))
    except (ValueError, RecursionError):
        return None
    for step in ("props", "pageProps"):
        found = found.get(step) if isinstance(found, dict) else None
    return found


def _business(props: Any) -> list[Item]:
    unit = props.get("businessUnit") if isinstance(props, dict) else None
    if not isinstance(unit, dict):
        return []
    site = _text(unit, "websiteUrl") or _text(unit, "identifyingName")
    rows = props.get("reviews")
    return [
        {
            "@type": "LocalBusiness",
            _HANDED: True,
            "name": _text(unit, "displayName"),
            "url": site if not site or "//" in site else f"https://{site}",
            "review": [_review(row) for row in rows[:_MOST] if isinstance(row, dict)] if isinstance(rows, list) else [],
        }
    ]


def _review(row: Mapping[str, Any]) -> Item:
    """Return one review; that it may be answered is known by the slot, also while nothing stands in it."""
    told: Item = {
        "@type": "Review",
        "@id": _text(row, "id"),
        "author": _text(row.get("consumer"), "displayName"),
        "reviewBody": _text(row, "text") or _text(row, "title"),
        "reviewRating": {"ratingValue": str(row.get("rating", ""))},
        "datePublished": _text(row.get("dates"), "publishedDate"),
    }
    if "reply" in row:
        reply = row["reply"]
        words = {"text": _text(reply, "message"), "datePublished": _text(reply, "publishedDate")}
        told["comment"] = words if words["text"] else []
    return told


def _text(row: Any, name: str) -> str:
    value = row.get(name) if isinstance(row, Mapping) else None
    return value.strip() if isinstance(value, str) else ""
