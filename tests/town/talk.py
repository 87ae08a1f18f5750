"""What the town is asked and what it answers, apart from any server."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

HTML = "text/html; charset=utf-8"
JSON = "application/json; charset=utf-8"
XML = "application/rss+xml; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request."""

    host: str
    path: str
    method: str = "GET"
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    """Names in lower case."""
    body: bytes = b""

    def json(self) -> dict[str, Any]:
        """Return the JSON object of the body, or an empty one."""
        try:
            told = json.loads(self.body)
        except ValueError:
            return {}
        return told if isinstance(told, dict) else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One answer."""

    body: bytes
    status: int = 200
    content_type: str = HTML
    modified: datetime | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


Host: TypeAlias = Callable[[Asked], Told]
"""Everything one host name answers."""


def html(text: str, *, status: int = 200, modified: datetime | None = None) -> Told:
    """Answer with a page."""
    return Told(body=text.encode(), status=status, modified=modified)


def data(value: Any, *, status: int = 200, **headers: str) -> Told:
    """Answer with JSON; header names are written with underscores."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return Told(body=body, status=status, content_type=JSON, headers=named)


def xml(text: str, *, modified: datetime | None = None, content_type: str = XML) -> Told:
    """Answer with a feed or a sitemap."""
    return Told(body=text.encode(), content_type=content_type, modified=modified)


def moved(url: str, status: int = 302) -> Told:
    """Send the visitor on."""
    return Told(body=b"", status=status, headers={"Location": url})


def lost(words: str = "Page not found") -> Told:
    """Answer 404."""
    return html(f"<!doctype html><title>404</title><h1>{words}</h1>", status=404)
