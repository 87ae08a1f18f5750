"""Ratings of every make, as so many of five."""

import re

from checks.reading.blocks import inside, named
from checks.reading.tree import Element, text_of

RATING = re.compile(
    r"^(?:rating\w*|stars?|stars?\d+|score|rate|grade|arvosana|tähdet|tähti\w*|tahdet|ocena|oceny|gwiazd\w*|оценк\w*|рейтинг|stjerner?|terningkast|ratingvalue)$"
)
_OF = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:/|out of|of|z|iz|из|av|tähteä|\s?/\s?)\s*(5|6|10|100)(?!\d)", re.I)
_STARS = re.compile(r"(?<![\d.,])([0-5](?:[.,]\d+)?)\s*(?:stars?|tähteä|tähti|gwiazd\w*|звезд\w*|зв\.|stjerner?)", re.I)
_CLASS = re.compile(r"(?:stars?|rating|rate|score|ocena|s)[-_]?(?:value[-_])?(\d)(?:[-_.]?(\d))?$")
_WIDTH = re.compile(r"width\s*:\s*(\d+(?:\.\d+)?)\s*%")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def of_five(score: str, best: str = "") -> float | None:
    """Turn ``score`` on a scale up to ``best`` (5 when it does not say) into so many of five."""
    match = _OF.search(score)
    if match:
        score, best = match[1], match[2]
    number = _NUMBER.search(score)
    if not number:
        return None
    value = float(number[0].replace(",", "."))
    top = _NUMBER.search(best)
    scale = float(top[0].replace(",", ".")) if top else (5.0 if value <= 5 else 10.0 if value <= 10 else 100.0)
    return round(value * 5 / scale, 2) if scale > 0 and 0 <= value <= scale else None


def shown(element: Element) -> float | None:
    """Return the rating an element shows, by attribute, text, counted stars, class or width; None if none."""
    own = element.get("data-rating") or element.get("data-score")
    if own and (value := of_five(own)) is not None:
        return value
    for one in [element, *inside(element, RATING)]:
        if one is element and not named(element, RATING):
            continue
        if (value := _of(one)) is not None:
            return value
    return _labelled(element)


def _of(one: Element) -> float | None:
    for key in ("data-rating", "data-score", "data-value", "data-rate", "content", "value"):
        if one.get(key) and (value := of_five(one.get(key))) is not None:
            return value
    for text in (one.get("aria-label") or "", one.get("title") or "", one.get("alt") or "", text_of(one)[:60]):
        if (value := _told(text)) is not None:
            return value
    full = sum(1 for star in inside(one, re.compile(r"^(?:full|filled|active|on|checked|yellow|gold)$")))
    if 0 < full <= 5:
        return float(full)
    for part in [one, *one.iterdescendants()]:
        if not isinstance(part.tag, str):
            continue
        if width := _WIDTH.search(part.get("style") or ""):
            return round(float(width[1]) / 20, 2) if float(width[1]) <= 100 else None
        for name in (part.get("class") or "").split():
            if match := _CLASS.search(name):
                value = float(f"{match[1]}.{match[2] or 0}")
                if 0 < value <= 5:
                    return value
    text = text_of(one)
    return of_five(text) if re.fullmatch(r"[0-5](?:[.,]\d)?", text) else None


def _told(text: str) -> float | None:
    if match := _OF.search(text):
        return of_five(match[0])
    if match := _STARS.search(text):
        return of_five(match[1])
    filled = text.count("★") + text.count("⭐")
    if filled:
        return float(filled) if filled + text.count("☆") <= 5 else None
    return 0.0 if text.count("☆") == 5 else None


def _labelled(element: Element) -> float | None:
    for one in element.iterdescendants():
        if isinstance(one.tag, str):
            for text in (
                one.get("aria-label") or "",
                one.get("title") or "",
                one.get("alt") or "",
                (one.text or "")[:40],
            ):
                if (
                    text
                    and (value := _told(text)) is not None
                    and ("★" in text or "⭐" in text or _STARS.search(text) or _OF.search(text))
                ):
                    return value
    return None
