"""A Web of saved answers: what a test says stands at an address, and nothing else.

>>> web = SavedWeb({"https://aamunkoi.example/": page("<h1>Aamunkoi</h1>"), "https://gone.example/": NoSuchHost()})

A key is an address; with its query it answers that query only, without it every query, and a bare
``https://host`` answers for the whole host. A value is an ``Saved``, a ``LookError`` to raise, or a function of
(address, posted body) that gives one. What nothing is saved for is ``Unreachable``.
"""

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeAlias
from urllib.parse import urlencode, urlsplit

from checks.web import Answer, LookError, Unreachable
from data.evidence import Certificate

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """One saved answer."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    moved_to: str = ""
    """Where redirects led."""
    seconds: float = 0.0
    """How long the server takes."""
    cut: bool = False


Value: TypeAlias = Saved | LookError | Callable[[str, Any], "Saved | LookError"]


def page(html: str | bytes, *, status: int = 200, kind: str = "text/html; charset=utf-8", **more: Any) -> Saved:
    """Save a page."""
    body = html if isinstance(html, bytes) else html.encode()
    return Saved(body=body, status=status, headers={"content-type": kind} | dict(more.pop("headers", {})), **more)


def answer_json(value: Any, **more: Any) -> Saved:
    """Save a JSON answer."""
    return page(json.dumps(value), kind="application/json", **more)


def rss(items: str, **more: Any) -> Saved:
    """Save an RSS channel with these ``<item>`` elements."""
    text = f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>t</title>{items}</channel></rss>'
    return page(text, kind="application/rss+xml; charset=utf-8", **more)


class SavedWeb:
    """Implements ``checks.web.Web`` and remembers what was asked."""

    def __init__(
        self,
        pages: Mapping[str, Value] | None = None,
        *,
        certificates: Mapping[str, Certificate] | None = None,
        otherwise: Value | None = None,
        now: datetime = NOW,
    ) -> None:
        self.pages = dict(pages or {})
        self.certificates = dict(certificates or {})
        self.otherwise = otherwise
        self.now = now
        self.asked: list[str] = []
        self.posted: list[Any] = []
        self.headers: list[Mapping[str, str]] = []

    async def get(
        self,
        url: str,
        *,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        crawl: bool = False,
    ) -> Answer:
        full = f"{url}{'&' if '?' in url else '?'}{urlencode(params)}" if params else url
        self.headers.append(headers or {})
        return await self._answer(full, None)

    async def post_json(self, url: str, body: Any, *, headers: Mapping[str, str] | None = None) -> Answer:
        self.posted.append(body)
        self.headers.append(headers or {})
        return await self._answer(url, body)

    async def post_form(self, url: str, fields: Mapping[str, str]) -> Answer:
        self.posted.append(dict(fields))
        self.headers.append({})
        return await self._answer(url, dict(fields))

    async def certificate(self, host: str, port: int = 443) -> Certificate:
        if host not in self.certificates:
            raise Unreachable(f"no certificate saved for {host}")
        return self.certificates[host]

    async def _answer(self, url: str, body: Any) -> Answer:
        self.asked.append(url)
        value = self._value(url)
        if callable(value):
            value = value(url, body)
        if isinstance(value, LookError):
            raise value
        await asyncio.sleep(value.seconds)
        return Answer(
            url=value.moved_to or url,
            asked=url,
            status=value.status,
            headers=value.headers,
            body=value.body,
            fetched_at=self.now,
            cut=value.cut,
        )

    def _value(self, url: str) -> Value:
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        for key in (url, f"{host}{parts.path}", f"{host}{parts.path}".rstrip("/"), host):
            if key in self.pages:
                return self.pages[key]
        return self.otherwise or Unreachable(f"nothing saved for {url}")
