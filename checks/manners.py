"""Taking turns at a host: its slots, the time it asked us to stay away, the delay its robots.txt wants."""

import asyncio
from collections import OrderedDict
from collections.abc import Mapping

from yarl import URL

from checks.guard import Hosts
from checks.pace import Pace
from checks.web import RateLimited

PATIENCE = 30.0
"""Longest wait for a slot of a host, in seconds."""
_KNOWN = 4096


class Manners:
    """Says how long to wait before a request; shared by everything one process asks."""

    def __init__(self, hosts: Hosts, pace: Pace, gap: float, gaps: Mapping[str, float]) -> None:
        """``gap`` is the seconds between two requests to a host, ``gaps`` those of named hosts.

        Hosts the operator allows have none unless named.
        """
        self._hosts = hosts
        self._pace = pace
        self._gap, self._gaps = gap, gaps
        self._resting: OrderedDict[str, float] = OrderedDict()
        self._delays: OrderedDict[str, float] = OrderedDict()

    async def turn(self, url: URL) -> float:
        """Take the host's next slot and return the seconds to wait for it.

        Raises ``RateLimited`` while the host wants to be left alone, or when the queue is too long.
        """
        host = url.authority
        left = self._resting.get(host, 0.0) - asyncio.get_running_loop().time()
        if left > 0:
            raise RateLimited("it asked us to wait", retry_after=left)
        wait = await self._pace.reserve(host, self._gap_of(url))
        if wait > PATIENCE:
            raise RateLimited("too many questions to this host at once", retry_after=wait)
        return wait

    def rest(self, url: URL, seconds: float) -> None:
        """Leave the host alone for so long."""
        _note(self._resting, url.authority, asyncio.get_running_loop().time() + seconds)

    def slow_down(self, url: URL, seconds: float) -> None:
        """Keep at least so many seconds between two requests to the host from now on."""
        _note(self._delays, url.authority, seconds)

    def _gap_of(self, url: URL) -> float:
        named = self._gaps.get(url.host or "")
        if named is not None:
            return named
        if self._hosts.trusts(url.raw_host or "", url.port or 0):
            return 0.0
        return max(self._gap, self._delays.get(url.authority, 0.0))


def _note(table: OrderedDict[str, float], host: str, value: float) -> None:
    table[host] = value
    table.move_to_end(host)
    while len(table) > _KNOWN:
        table.popitem(last=False)
