"""A web that can be told to stop: what was asked for is given up, what was read stays."""

import asyncio
from collections.abc import Coroutine, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from checks.web import Answer, Unreachable, Web
from data.evidence import Certificate

T = TypeVar("T")

STOPPED = "stopped"
"""The note of a look that was given up because a person said so."""

_stop: ContextVar[asyncio.Event | None] = ContextVar("stop", default=None)


class Halting:
    """Implements ``checks.web.Web`` over another one."""

    def __init__(self, web: Web) -> None:
        """Wrap the web."""
        self._web = web

    @contextmanager
    def until(self, stop: asyncio.Event) -> Iterator[None]:
        """Everything that is begun within ends as soon as ``stop`` is set."""
        token = _stop.set(stop)
        try:
            yield
        finally:
            _stop.reset(token)

    @property
    def stopped(self) -> bool:
        """Whether what goes on here was told to end."""
        stop = _stop.get()
        return stop is not None and stop.is_set()

    async def get(
        self,
        url: str,
        *,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        crawl: bool = False,
    ) -> Answer:
        """Fetch ``url``."""
        return await _unless_stopped(self._web.get(url, params=params, headers=headers, crawl=crawl))

    async def post_json(self, url: str, body: Any, *, headers: Mapping[str, str] | None = None) -> Answer:
        """Send ``body`` as JSON."""
        return await _unless_stopped(self._web.post_json(url, body, headers=headers))

    async def post_form(self, url: str, fields: Mapping[str, str]) -> Answer:
        """Send ``fields`` as a form."""
        return await _unless_stopped(self._web.post_form(url, fields))

    async def certificate(self, host: str, port: int = 443) -> Certificate:
        """Return the certificate ``host`` shows."""
        return await _unless_stopped(self._web.certificate(host, port))


async def _unless_stopped(look: Coroutine[Any, Any, T]) -> T:
    stop = _stop.get()
    if stop is None:
        return await look
    if stop.is_set():
        look.close()
        raise Unreachable(STOPPED)
    work, halt = asyncio.ensure_future(look), asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait((work, halt), return_when=asyncio.FIRST_COMPLETED)
        if work.done():
            return work.result()
        raise Unreachable(STOPPED)
    finally:
        for task in (work, halt):
            if not task.done():
                task.cancel()
        await asyncio.gather(work, halt, return_exceptions=True)
