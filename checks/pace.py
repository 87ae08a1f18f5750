"""How fast one host is asked: a slot every so many seconds, shared by everything that asks."""

import asyncio
from collections import OrderedDict
from collections.abc import Mapping
from typing import Final, Protocol

GAP: Final = 0.25
"""Seconds between two requests to one host, unless said otherwise."""
GAPS: Final[Mapping[str, float]] = {
    "nominatim.openstreetmap.org": 1.1,
    "overpass-api.de": 2.0,
    "photon.komoot.io": 1.0,
    "www.wikidata.org": 0.5,
}
"""Hosts whose rules ask for more, in seconds."""
_KNOWN: Final = 4096


class Pace(Protocol):
    """A shared sense of pace; many machines may keep it in one place."""

    async def reserve(self, host: str, gap: float) -> float:
        """Take the next free slot of ``host`` and return the seconds to wait for it.

        The slot after it comes ``gap`` seconds later.
        """
        ...


class LocalPace:
    """The pace of one process."""

    def __init__(self) -> None:
        """Start with every host free."""
        self._free: OrderedDict[str, float] = OrderedDict()

    async def reserve(self, host: str, gap: float) -> float:
        """Take the next free slot of ``host`` and return the seconds to wait for it."""
        now = asyncio.get_running_loop().time()
        slot = max(now, self._free.get(host, 0.0))
        self._free[host] = slot + gap
        self._free.move_to_end(host)
        while len(self._free) > _KNOWN:
            self._free.popitem(last=False)
        return slot - now
