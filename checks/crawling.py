"""Obeying robots.txt, with one look at it an hour and site."""

import asyncio
import re
from collections import OrderedDict
from collections.abc import Awaitable, Callable

from yarl import URL

from checks import robots
from checks.ask import Reader
from checks.sharing import Sharing
from checks.web import Answer, Blocked, Broken, RateLimited

_HOLDS = 3600.0
_ROOM = 8 * 1024 * 1024
_LONGEST_DELAY = 10.0


class Crawling:
    """Says whether a page may be crawled. A missing robots.txt allows all; one that fails, nothing for now."""

    def __init__(self, fetch: Callable[[URL], Awaitable[Answer]], reader: Reader | None, user_agent: str) -> None:
        """Fetch robots.txt by ``fetch``; judge it in ``reader``, or in a thread without one."""
        self._fetch = fetch
        self._reader = reader
        found = re.match(r"[A-Za-z_-]+", user_agent)
        self._agent = found.group() if found else "*"
        self._known: OrderedDict[URL, tuple[float, bytes]] = OrderedDict()
        self._room = _ROOM
        self._sharing: Sharing[bytes] = Sharing()

    async def obey(self, url: URL) -> float:
        """Return the seconds between two pages the site asks for. Raises ``Blocked`` if it wants no look."""
        if url.path == "/robots.txt":
            return 0.0
        rules = await self._rules(url.origin())
        if not rules.strip():
            return 0.0
        try:
            allowed, delay = await self._read(rules, str(url))
        except Broken:
            raise Blocked("its robots.txt could not be read") from None
        if not allowed:
            raise Blocked("its robots.txt asks us not to read this page")
        return min(delay, _LONGEST_DELAY)

    async def _read(self, rules: bytes, url: str) -> tuple[bool, float]:
        if self._reader is not None:
            return await self._reader.run(robots.read, rules, url, self._agent)
        return await asyncio.to_thread(robots.read, rules, url, self._agent)

    async def _rules(self, origin: URL) -> bytes:
        until, rules = self._known.get(origin, (0.0, b""))
        if asyncio.get_running_loop().time() < until:
            self._known.move_to_end(origin)
            return rules
        return await self._sharing.run(origin, lambda: self._ask(origin))

    async def _ask(self, origin: URL) -> bytes:
        answer = await self._fetch(origin / "robots.txt")
        if answer.status == 429:
            raise RateLimited("its robots.txt answers HTTP 429")
        if answer.status >= 500:
            raise Blocked(f"its robots.txt answers HTTP {answer.status}: no look for now")
        rules = answer.body if answer.status == 200 else b""
        self._keep(origin, rules)
        return rules

    def _keep(self, origin: URL, rules: bytes) -> None:
        _, before = self._known.pop(origin, (0.0, b""))
        self._known[origin] = (asyncio.get_running_loop().time() + _HOLDS, rules)
        self._room += len(before) - len(rules)
        while (self._room < 0 or len(self._known) > 10_000) and len(self._known) > 1:
            _, (_, gone) = self._known.popitem(last=False)
            self._room += len(gone)
