"""Microdata, RDFa and h-card, each only where the markup shows it, as the same items as JSON-LD."""

import re
from typing import Any

from checks.reading import blocks
from checks.reading.jsonld import Item
from checks.reading.tree import Doc, Element, fold, text_of

_LINKS = {"a": "href", "area": "href", "link": "href", "img": "src", "source": "src", "iframe": "src", "object": "data"}
_CARD_NAMES = frozenset(("h-card", "vcard", "adr", "h-adr"))
_CARDS = "//*[contains(@class, 'card') or contains(@class, 'adr')]"
_SCHEMA_OF = {
    **dict.fromkeys(("p-name", "fn", "org", "p-org", "organization-name"), "name"),
    **dict.fromkeys(("p-tel", "tel"), "telephone"),
    **dict.fromkeys(("u-email", "email"), "email"),
    **dict.fromkeys(("u-url", "url"), "url"),
    **dict.fromkeys(("p-street-address", "street-address"), "streetAddress"),
    **dict.fromkeys(("p-extended-address", "extended-address"), "extendedAddress"),
    **dict.fromkeys(("p-postal-code", "postal-code"), "postalCode"),
    **dict.fromkeys(("p-locality", "locality"), "addressLocality"),
    **dict.fromkeys(("p-region", "region"), "addressRegion"),
    **dict.fromkeys(("p-country-name", "country-name"), "addressCountry"),
}
_ADDRESS_PARTS = frozenset(("streetAddress", "postalCode", "addressLocality", "addressRegion", "addressCountry"))


def microdata(doc: Doc) -> list[Item]:
    """Return the top-level microdata items."""
    if "itemscope" not in doc.source and "itemprop" not in doc.source:
        return []
    return _scoped(doc.root, "itemscope", "itemprop", "itemtype")


def rdfa(doc: Doc) -> list[Item]:
    """Return the top-level RDFa (Lite) items."""
    if "typeof=" not in doc.source:
        return []
    return _scoped(doc.root, "typeof", "property", "typeof")


def h_card(doc: Doc) -> list[Item]:
    """Return h-cards, classic vcards and addresses alone."""
    if all(_CARD_NAMES.isdisjoint(names.split()) for names in blocks.every(doc)):
        return []
    found: list[Item] = []
    for element in doc.root.xpath(_CARDS):
        names = set(element.get("class").split())
        if names & {"h-card", "vcard"}:
            found.append(_card(element))
        elif names & {"adr", "h-adr"} and not _inside(element, {"h-card", "vcard"}):
            found.append({"@type": "Place", **_card(element)})
    return found


def _inside(element: Element, names: set[str]) -> bool:
    return any(names & set((parent.get("class") or "").split()) for parent in element.iterancestors())


def _card(element: Element) -> Item:
    item: Item = {"@type": "Organization"}
    address: Item = {"@type": "PostalAddress"}
    for part in element.iterdescendants():
        for name in (part.get("class") or "").split() if isinstance(part.tag, str) else ():
            schema = _SCHEMA_OF.get(name)
            if schema is None:
                continue
            value = part.get("href") if schema in ("url", "email") and part.get("href") else text_of(part)
            if schema == "telephone":
                kind = " ".join(text_of(kind) for kind in _classed(part, "type")).casefold()
                schema = "faxNumber" if "fax" in kind else schema
                value = " ".join(text_of(one) for one in _classed(part, "value")) or value
            owner = address if schema in _ADDRESS_PARTS else item
            value = value.removeprefix("mailto:")
            if value not in _held(owner, schema):
                _add(owner, schema, value)
    if len(address) > 1:
        item["address"] = address
    return item


def _classed(element: Element, name: str) -> list[Element]:
    return [one for one in element.iterdescendants() if name in (one.get("class") or "").split()]


def _scoped(root: Element, scope: str, prop: str, kind: str) -> list[Item]:
    """Read items opened by the attribute ``scope``, whose properties are named by ``prop``."""
    items: dict[Element, Item] = {}
    top: list[Item] = []
    loose: Item = {}
    for element in root.xpath(f"//*[@{scope} or @{prop}]"):
        names = [_bare(name) for name in (element.get(prop) or "").split()]
        opens = scope in element.attrib
        if opens:
            items[element] = {"@type": [_bare(name) for name in (element.get(kind) or "").split()]}
        owner = _owner(element, items)
        if owner is None and opens:
            top.append(items[element])
            continue
        if owner is None:
            owner = loose
        for name in names:
            _add(owner, name, items[element] if opens else _value(element))
        if opens and not names:
            top.append(items[element])
    if scope == "itemscope":
        _refer(root, items, prop)
        if loose:
            top.append(loose)
    return top


def _refer(root: Element, items: dict[Element, Item], prop: str) -> None:
    """Follow ``itemref``: properties that stand elsewhere on the page."""
    for element, item in list(items.items()):
        for name in (element.get("itemref") or "").split()[:20]:
            for target in root.xpath("//*[@id=$name]", name=name)[:1]:
                for part in [target, *target.iterdescendants()]:
                    if isinstance(part.tag, str) and part.get(prop) and _owner(part, items) is None:
                        _add(item, _bare(part.get(prop)), items.get(part) or _value(part))


def _owner(element: Element, items: dict[Element, Item]) -> Item | None:
    return next((items[parent] for parent in element.iterancestors() if parent in items), None)


def _value(element: Element) -> str:
    if element.get("content") is not None:
        return fold(element.get("content"))
    tag = element.tag
    if tag in _LINKS and element.get(_LINKS[tag]):
        target = fold(element.get(_LINKS[tag]))
        if target.startswith(("tel:", "mailto:")) and (shown := text_of(element)):
            return shown
        return target
    if tag in ("time", "data", "meter") and (element.get("datetime") or element.get("value")):
        return fold(element.get("datetime") or element.get("value"))
    return text_of(element)


def _bare(name: str) -> str:
    return re.split(r"[/#:]", name.rstrip("/"))[-1]


def _held(item: Item, name: str) -> list[Any]:
    value = item.get(name, [])
    return value if isinstance(value, list) else [value]


def _add(item: Item, name: str, value: Any) -> None:
    if name in item and name != "@type":
        item[name] = [*item[name], value] if isinstance(item[name], list) else [item[name], value]
    else:
        item[name] = value
