"""What structured data says of businesses: items of any syntax to facts."""

import html
import re
from collections.abc import Iterable, Iterator
from typing import Any

from checks.reading.jsonld import Item
from checks.reading.links import join
from checks.reading.marked_hours import special_hours, weeks
from checks.reading.tree import fold
from checks.reading.words import words
from data import phone, urls
from data.company import Address
from data.facts import Facts, Found, Where

_NOT_A_BUSINESS = words("no_business")
_TOLD = frozenset(
    ["telephone", "address", "openingHours", "openingHoursSpecification", "contactPoint", "faxNumber", "vatID", "taxID"]
)
_ELSEWHERE = frozenset(("review", "reviews", "aggregateRating", "comment", "itemListElement", "author", "creator"))
_ORGANISED = re.compile(
    r"Organization|Business|Corporation|Store|Shop|Restaurant|Service|Agency|Hotel|Clinic|Company|NGO"
)
_IDS = ("vatID", "taxID", "iso6523Code", "leiCode", "identifier")


def values(item: Item, name: str) -> list[Any]:
    """Return the values of a property as a list, whatever prefix its name has."""
    found: list[Any] = []
    for key, value in item.items():
        if key == name or key.endswith((f":{name}", f"/{name}")):
            found.extend(_flat(value))
    return [value for value in found if value is not None]


def _flat(value: Any) -> list[Any]:
    """Lay lists within a list flat: some makers wrap each value in one of its own."""
    if not isinstance(value, list):
        return [value]
    return [inner for one in value for inner in (one if isinstance(one, list) else [one])]


def word(value: Any) -> str:
    """Return a value as plain text; of an item its value, name or id."""
    if isinstance(value, dict):
        return next((word(value[key]) for key in ("@value", "name", "@id", "url") if value.get(key)), "")
    if isinstance(value, list):
        return next((text for text in map(word, value) if text), "")
    text = str(value) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""
    return fold(html.unescape(text))


def texts(item: Item, name: str) -> list[str]:
    """Return the texts of a property, empty ones left out."""
    return [text for text in map(word, values(item, name)) if text]


def types(item: Item) -> frozenset[str]:
    """Return the bare names of an item's types."""
    return frozenset(re.split(r"[/#:]", name)[-1] for name in texts(item, "@type"))


def every(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items and all those inside them, not those of reviews and authors."""
    stack, seen = list(items), 0
    while stack and seen < 5000:
        item = stack.pop(0)
        seen += 1
        yield item
        inner: list[Item] = []
        for key, value in item.items():
            if key not in _ELSEWHERE or key == "itemListElement":
                inner.extend(one for one in _flat(value) if isinstance(one, dict))
        stack[:0] = inner


def is_business(item: Item) -> bool:
    """Whether an item stands for a company or place rather than for a page, a person or a part."""
    kinds = types(item)
    if kinds and kinds <= _NOT_A_BUSINESS:
        return False
    if any(_ORGANISED.search(kind) for kind in kinds):
        return True
    return any(values(item, name) for name in _TOLD) and "Person" not in kinds


def tells(item: Item) -> bool:
    """Whether an item that is no business has a way to reach somebody, or an address."""
    return any(values(item, name) for name in ("telephone", "faxNumber", "email", "address", "streetAddress", "sameAs"))


def facts_of(item: Item, where: Where, url: str, country: str) -> Facts:
    """Return the facts of one item, its contact points among them."""
    points = [one for one in values(item, "contactPoint") + values(item, "contactPoints") if isinstance(one, dict)]
    whole = [item, *points]
    home = _country(item) or country
    phones = [
        text for one in whole for text in texts(one, "telephone") + texts(one, "phone") if "fax" not in _kind(one)
    ]
    faxes = [text for one in whole for text in texts(one, "faxNumber")]
    faxes += [text for one in points for text in texts(one, "telephone") if "fax" in _kind(one)]
    links = [link for text in texts(item, "sameAs") if (link := join(url, text))]
    return Facts(
        names=_found(where, texts(item, "name") + texts(item, "legalName")),
        phones=_numbers(where, phones, home),
        faxes=_numbers(where, faxes, home),
        emails=_found(where, [mail for one in whole for mail in map(_mail, texts(one, "email")) if mail]),
        addresses=tuple(Found(value=value, where=where, quote=str(value)) for value in _addresses(item)),
        hours=tuple(Found(value=week, where=where, quote=quote) for week, quote in weeks(item)),
        special_hours=tuple(Found(value=day, where=where, quote=str(day)) for day in special_hours(item)),
        websites=_found(where, [link for text in texts(item, "url") if (link := join(url, text))]),
        profiles=_found(where, [link for link in links if urls.social(link)]),
        registry_ids=_found(
            where, [text for name in _IDS for text in texts(item, name) if any(map(str.isdigit, text))]
        ),
        country=_country(item),
    )


def _found(where: Where, texts: Iterable[str]) -> tuple[Found[str], ...]:
    return tuple(Found(value=text, where=where, quote=text) for text in dict.fromkeys(texts))


def _numbers(where: Where, texts: Iterable[str], country: str) -> tuple[Found[str], ...]:
    found: dict[str, str] = {}
    for text in texts:
        for number in sorted(phone.parse(text, country))[:1]:
            found.setdefault(number, text)
    return tuple(Found(value=number, where=where, quote=text) for number, text in found.items())


def _kind(point: Item) -> str:
    return " ".join(texts(point, "contactType")).casefold()


def _mail(text: str) -> str:
    text = text.removeprefix("mailto:").partition("?")[0].strip()
    return text.lower() if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", text) else ""


def _addresses(item: Item) -> Iterator[Address]:
    own = [item] if values(item, "streetAddress") else []
    for value in [*own, *values(item, "address")]:
        if isinstance(value, dict):
            made = Address(
                street=", ".join(texts(value, "streetAddress")[:2]),
                postcode=" ".join(texts(value, "postalCode")[:1]),
                city=" ".join(texts(value, "addressLocality")[:1]),
                country=_country({"address": value}),
            )
        else:
            made = Address(street=word(value))
        if made.street or made.postcode or made.city:
            yield made


def _country(item: Item) -> str:
    for value in values(item, "address"):
        if isinstance(value, dict):
            for text in texts(value, "addressCountry"):
                if code := _CODES.get(text.casefold(), text.upper() if re.fullmatch(r"[A-Za-z]{2}", text) else ""):
                    return code
    return ""


_CODES = {
    **dict.fromkeys(("finland", "suomi", "fin"), "FI"),
    **dict.fromkeys(("norway", "norge", "noreg", "nor"), "NO"),
    **dict.fromkeys(("poland", "polska", "pol"), "PL"),
    **dict.fromkeys(("russia", "россия", "рф", "russian federation", "rus"), "RU"),
    **dict.fromkeys(("united kingdom", "uk", "great britain", "england", "gbr"), "GB"),
    **dict.fromkeys(("united states", "usa", "us", "united states of america"), "US"),
}
