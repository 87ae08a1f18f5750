"""Frozen types to JSON documents and back, for the store and for saved dossiers."""

from datetime import date, datetime
from enum import Enum
from functools import partial
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from cattrs import Converter
from cattrs.strategies import configure_tagged_union, include_subclasses

from data.company import Address
from data.evidence import Evidence
from data.finding import Value
from data.week import SpecialDay, Week

T = TypeVar("T")

_TAGGED: tuple[tuple[str, Any], ...] = (("address", Address), ("week", Week), ("special", SpecialDay))


def _show(value: Value) -> Any:
    for tag, kind in _TAGGED:
        if isinstance(value, kind):
            return {tag: converter.unstructure(value)}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return list(value) if isinstance(value, tuple) else value


def _read(doc: Any, _: Any) -> Any:
    if isinstance(doc, list):
        return tuple(doc)
    if not isinstance(doc, dict):
        return doc
    if "date" in doc:
        return date.fromisoformat(doc["date"])
    return next(converter.structure(doc[tag], kind) for tag, kind in _TAGGED if tag in doc)


def _is_row(kind: Any) -> bool:
    return get_origin(kind) is tuple and get_args(kind)[1:] == (...,)


def _row_reader(kind: Any, made: Converter) -> Any:
    """Read ``tuple[X, ...]`` with the way to read X looked up once."""
    inner = get_args(kind)[0]
    read = made.get_structure_hook(inner)
    return lambda docs, _: tuple([read(doc, inner) for doc in docs])


def _is_optional(kind: Any) -> bool:
    return get_origin(kind) in {Union, UnionType} and len(get_args(kind)) == 2 and NoneType in get_args(kind)


def _optional_reader(kind: Any, made: Converter) -> Any:
    """Read ``X | None`` likewise."""
    [inner] = [each for each in get_args(kind) if each is not NoneType]
    read = made.get_structure_hook(inner)
    return lambda doc, _: None if doc is None else read(doc, inner)


def _make() -> Converter:
    made = Converter(unstruct_collection_overrides={tuple: list})
    made.register_unstructure_hook(datetime, datetime.isoformat)
    made.register_structure_hook(datetime, lambda text, _: datetime.fromisoformat(text))
    made.register_unstructure_hook(date, date.isoformat)
    made.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    made.register_unstructure_hook(Enum, lambda member: member.value)
    made.register_unstructure_hook_func(lambda kind: kind == Value, _show)
    made.register_structure_hook_func(lambda kind: kind == Value, _read)
    made.register_structure_hook_factory(_is_row, _row_reader)
    made.register_structure_hook_factory(_is_optional, _optional_reader)
    include_subclasses(Evidence, made, union_strategy=partial(configure_tagged_union, tag_name="is"))
    return made


converter = _make()


def to_document(value: Any) -> Any:
    """Turn a frozen type into plain JSON values."""
    return converter.unstructure(value)


def from_document(kind: type[T], document: Any) -> T:
    """Read a frozen type back; raises ``cattrs.ClassValidationError`` on a foreign shape."""
    return converter.structure(document, kind)
