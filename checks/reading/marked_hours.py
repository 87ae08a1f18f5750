"""Opening hours in structured data, weekly and of single days."""

from collections.abc import Iterator
from typing import Any

from data import hours
from data.week import SpecialDay, Week


def weeks(item: dict[str, Any]) -> Iterator[tuple[Week, str]]:
    """Yield the weekly hours of an item with the words they were read from: specifications, then text."""
    week, _ = hours.from_schema(_objects(item, "openingHoursSpecification"))
    if week is not None:
        yield week, str(week)
    texts = [text.strip() for text in _all(item, "openingHours") if isinstance(text, str) and text.strip()]
    told = "; ".join(texts)
    if told and (found := hours.read_osm(told) or hours.read("\n".join(texts), "en")):
        yield found, told


def special_hours(item: dict[str, Any]) -> Iterator[SpecialDay]:
    """Yield hours that hold between two dates only."""
    for name in ("specialOpeningHoursSpecification", "openingHoursSpecification"):
        yield from hours.from_schema(_objects(item, name))[1]


def _objects(item: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return [_bare(one) for one in _all(item, name) if isinstance(one, dict)]


def _bare(one: dict[str, Any]) -> dict[str, Any]:
    """Write the names without prefix."""
    return {key.rpartition(":")[2].rpartition("/")[2]: value for key, value in one.items()}


def _all(item: dict[str, Any], name: str) -> list[Any]:
    found: list[Any] = []
    for key, value in item.items():
        if key == name or key.endswith((f":{name}", f"/{name}")):
            found.extend(value if isinstance(value, list) else [value])
    return [value for value in found if value not in (None, "")]
