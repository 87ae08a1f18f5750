"""Documents as every engine keeps them alike: plain JSON values, cleaned at the boundary (pure)."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from data.store import Document

_DEEPEST = 200
_LEAST, _MOST = -(2**63), 2**64 - 1
_STRICT = orjson.OPT_PASSTHROUGH_SUBCLASS | orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_PASSTHROUGH_DATACLASS


def clean_text(text: str) -> str:
    """Return ``text`` without NUL, lone surrogates replaced."""
    plain = str.__str__(text).replace("\x00", "")
    return plain if plain.isascii() else plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def clean_documents(documents: Mapping[str, Mapping[str, Any]]) -> dict[str, Document]:
    """Return deep copies in plain values, by id. Raises ``TypeError`` or ``ValueError`` on what is no JSON.

    NaN and infinity become None, integers past 64 bits text, keys text, tuples lists.
    """
    for document in documents.values():
        if not isinstance(document, Mapping):
            raise TypeError(f"a document is a mapping, not {type(document).__name__}")
    cleaned: dict[str, Document] = _quickly(documents) or _clean(documents, 0)
    return cleaned


def _quickly(documents: Mapping[str, Any]) -> dict[str, Document] | None:
    """Return the copy of documents that need no cleaning beyond NaN, as nearly all do; else None."""
    try:
        text = orjson.dumps(documents, option=_STRICT)
    except TypeError:
        return None
    if b"\\u0000" in text:
        return None
    copied: dict[str, Document] = orjson.loads(text)
    return copied


def _clean(value: Any, depth: int) -> Any:
    if depth > _DEEPEST:
        raise ValueError("a document nested too deeply")
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, int):
        return int(value) if _LEAST <= value <= _MOST else str(int(value))
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {_key(key): _clean(each, depth + 1) for key, each in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray | memoryview):
        return [_clean(each, depth + 1) for each in value]
    raise TypeError(f"a document holds no {type(value).__name__}")


def _key(key: Any) -> str:
    if isinstance(key, str):
        return clean_text(key)
    if isinstance(key, int) and not isinstance(key, bool):
        return str(int(key))
    raise TypeError(f"a document has no {type(key).__name__} as key")
