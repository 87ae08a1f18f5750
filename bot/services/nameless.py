"""Giving a person another name in everything they did with a company, or taking it out: a former member."""

from collections.abc import Callable
from typing import Any, TypeAlias

from data.store import Document, Unit

NAMED = {"who", "made_by", "told_by", "learned_by", "taken_by", "seen_by", "said_by", "owner_name"}
"""Fields that hold the name of somebody who did something with us; what customers wrote is not among them."""

Turned: TypeAlias = Callable[[Document, list[str]], Document]
"""(a document, those of its fields that hold the name) -> the document with something else there."""


async def forget_name(unit: Unit, name: str) -> None:
    """Take a name out of everything that people did with a company."""
    if name:
        await _everywhere(unit, name, _former)


async def rename(unit: Unit, old: str, new: str) -> None:
    """Put another name in the place of one, in everything that people did with a company."""
    if old:
        await _everywhere(unit, old, lambda doc, fields: doc | dict.fromkeys(fields, new))


def _former(doc: Document, fields: list[str]) -> Document:
    after = doc | dict.fromkeys(fields, "")
    if "what" in after and "who" in fields:
        after["former"] = True
    return after


async def _everywhere(unit: Unit, name: str, turned: Turned) -> None:
    for kind in await unit.kinds():
        docs = await unit.all(kind)
        changed = {id: after for id, doc in docs.items() if (after := _changed(doc, name, turned)) != doc}
        if changed:
            await unit.put(kind, changed)


def _changed(value: Any, name: str, turned: Turned) -> Any:
    if isinstance(value, list):
        return [_changed(one, name, turned) for one in value]
    if not isinstance(value, dict):
        return value
    after = {key: _changed(one, name, turned) for key, one in value.items()}
    fields = [key for key in NAMED & after.keys() if after[key] == name]
    return turned(after, fields) if fields else after
