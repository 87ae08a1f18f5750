"""The facts an owner stands by: changed one at a time, each with who said so and when."""

import re
from dataclasses import replace
from datetime import datetime
from typing import Any, NoReturn

from bot.services import memory
from bot.services.parts import Parts
from checks import free_days
from data import card, urls
from data.card import CardError
from data.company import Address, Company, Origin
from data.finding import Value

FACTS = (
    "names", "website", "phones", "emails", "address", "hours", "profiles", "registry_id", "legal_name", "competitors",
)  # fmt: skip
MOST_COMPETITORS = 5
NONE = ("-", "\N{EN DASH}", "\N{EM DASH}")
"""What a person writes to name no competitor any more."""
_POSTCODE = re.compile(r"\b(?:\d{2}-\d{3}|\d{4,6}|[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2})\b")
_SPLIT = re.compile(r"[,;\n]+")


def understand(fact: str, text: str, company: Company, language: str = "en") -> Value:
    """Return what a person wrote as the value of a fact; raises ``CardError`` for an impossible one."""
    text = text.strip()
    if fact == "phones":
        return tuple(dict.fromkeys(card.phone_of(part, company.country) for part in _parts(text, fact)))
    if fact == "emails":
        return tuple(dict.fromkeys(card.email_of(part) for part in _parts(text, fact)))
    if fact == "profiles":
        links = tuple(dict.fromkeys(_link(part) for part in text.replace(",", " ").split()))
        return links or _refuse(fact, text)
    if fact == "website":
        return card.website_of(text) if text else _refuse(fact, text)
    if fact == "hours":
        return _hours(text, company, language)
    if fact == "address":
        return address(text, company.country)
    if fact == "competitors":
        return _competitors(text, company)
    if fact == "registry_id":
        return text if re.search(r"\d{3}", text) and len(text) <= 30 else _refuse(fact, text)
    if len(re.sub(r"[\W_]", "", text)) < 2 or len(text) > 120:
        return _refuse(fact, text)
    return (text,) if fact == "names" else text


def address(text: str, country: str) -> Address:
    """Read ``Jokikatu 5, 20100 Turku`` in any order of its parts after the street; raises ``CardError``."""
    parts = [part.strip() for part in _SPLIT.split(text) if part.strip()]
    if len(parts) < 2 or not re.search(r"[^\W\d_]{2}", parts[0]):
        _refuse("address", text)
    rest = " ".join(parts[1:])
    code = _POSTCODE.search(rest)
    city = " ".join((rest[: code.start()] + rest[code.end() :]).split()) if code else parts[1]
    if not re.search(r"[^\W\d_]{2}", city):
        _refuse("address", text)
    return Address(street=parts[0], postcode=code[0] if code else "", city=city, country=country)


async def put(parts: Parts, watch_id: str, fact: str, value: Value) -> Company | None:
    """Keep a fact as what the owner says, confirmed now."""
    async with parts.store.watch(watch_id) as unit:
        company = await memory.get_company(unit)
        if company is None:
            return None
        company = confirmed(replace(company, **{fact: _typed(company, fact, value)}), (fact,), parts.clock())
        await memory.put_company(unit, company)
    return company


async def confirm_all(parts: Parts, watch_id: str) -> Company | None:
    """Note that the owner stands by every fact that is known."""
    async with parts.store.watch(watch_id) as unit:
        company = await memory.get_company(unit)
        if company is None:
            return None
        known = tuple(fact for fact in FACTS if getattr(company, fact) not in (None, "", ()))
        if free_days.to_come(company.special_hours, parts.clock().date()):
            known = (*known, "special_hours")
        company = confirmed(company, known, parts.clock())
        await memory.put_company(unit, company)
    return company


async def not_any(parts: Parts, watch_id: str, fact: str) -> None:
    """Forget a fact that the owner says is wrong, so that nothing is compared with it."""
    async with parts.store.watch(watch_id) as unit:
        company = await memory.get_company(unit)
        if company is not None:
            empty: Value = () if isinstance(getattr(company, fact), tuple) else None
            empty = "" if isinstance(getattr(company, fact), str) else empty
            origins = {**company.origins, fact: Origin(source="owner", confirmed_at=parts.clock())}
            await memory.put_company(unit, replace(company, origins=origins, **{fact: empty}))  # type: ignore[arg-type]


def confirmed(company: Company, facts: tuple[str, ...], now: datetime) -> Company:
    """Return the card with these facts confirmed by its owner."""
    said = {
        fact: Origin(source="owner", url=old.url if (old := company.origins.get(fact)) else "", confirmed_at=now)
        for fact in facts
    }
    return replace(company, origins={**company.origins, **said})


def _typed(company: Company, fact: str, value: Value) -> Any:
    if isinstance(getattr(company, fact), tuple) and not isinstance(value, tuple):
        return () if value is None else (value,)
    return value


def _hours(text: str, company: Company, language: str) -> Value:
    for one in (language, *company.languages, None):
        try:
            week: Value = card.hours_of(text, one)
        except CardError:
            continue
        return week
    return _refuse("hours", text)


def _parts(text: str, fact: str) -> list[str]:
    found = [part.strip() for part in _SPLIT.split(text) if part.strip()]
    return found or _refuse(fact, text)


def _competitors(text: str, company: Company) -> tuple[str, ...]:
    """Return up to five names; a dash is none, and the company itself is no competitor."""
    if text in NONE:
        return ()
    found = tuple(dict.fromkeys(_parts(text, "competitors")))
    short = any(len(re.sub(r"[\W_]", "", name)) < 2 or len(name) > 120 for name in found)
    own = {name.casefold() for name in (*company.names, *company.aliases)}
    if short or len(found) > MOST_COMPETITORS or own & {name.casefold() for name in found}:
        _refuse("competitors", text)
    return found


def _link(text: str) -> str:
    url = text if re.match(r"https?://", text, re.IGNORECASE) else f"https://{text}"
    return url if "." in urls.host(url) else _refuse("profiles", text)


def _refuse(fact: str, text: str) -> NoReturn:
    raise CardError(fact, f"{text!r} cannot be")
