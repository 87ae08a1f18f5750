"""Faults on demand: a host answers wrongly, a number of times or until told otherwise."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass

from aiohttp import web

from tests.town.talk import Told, html, moved

KINDS = (
    "403", "429", "500", "502", "503", "captcha", "truncated", "slow", "drip", "reset", "private",
    "nxdomain", "expired", "unresponsive",
)  # fmt: skip
SLOW = 30.0
"""Seconds a slow host is silent."""
CAPTCHA = """<!doctype html><html lang="en"><head><title>Just a moment...</title>
<meta name="robots" content="noindex,nofollow">
<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script>
</head><body><h1>Checking your browser</h1><p>Please confirm that you are not a robot to continue.</p>
<form id="challenge-form" action="/?__cf_chl_f_tk=x" method="POST"><input name="captcha"></form></body></html>"""


@dataclass(slots=True)
class Fault:
    """One way of answering wrongly."""

    kind: str
    left: int | None = None
    """None: for good."""


class Faults:
    """Which hosts answer wrongly."""

    def __init__(self) -> None:
        self._by_host: dict[str, Fault] = {}

    def set(self, host: str, kind: str, times: int | None = None) -> None:
        """Make ``host`` fail in this way; raises ``ValueError`` for an unknown way."""
        if kind not in KINDS:
            raise ValueError(f"no fault is called {kind!r}: {', '.join(KINDS)}")
        self._by_host[host] = Fault(kind, times)

    def clear(self, host: str | None = None) -> None:
        """Let ``host``, or every host, answer rightly again."""
        if host is None:
            self._by_host.clear()
        else:
            self._by_host.pop(host, None)

    def take(self, host: str) -> str:
        """Return the fault of this request, and count it; empty when there is none."""
        fault = self._by_host.get(host)
        if fault is None or fault.left == 0:
            return ""
        if fault.left is not None:
            fault.left -= 1
        return fault.kind

    def of(self, kind: str) -> list[str]:
        """Return the hosts that fail in this way now."""
        return [host for host, fault in self._by_host.items() if fault.kind == kind and fault.left != 0]


def spoil(kind: str, told: Told) -> Told:
    """Return what a host with this fault answers in place of ``told``."""
    if kind == "captcha":
        return html(CAPTCHA)
    if kind == "429":
        return Told(body=b"Too many requests", status=429, headers={"Retry-After": "120"}, content_type="text/plain")
    if kind == "private":
        return moved("http://10.0.0.7/latest/meta-data/")
    if kind == "truncated":
        return Told(body=told.body[: len(told.body) // 2], status=told.status, content_type=told.content_type)
    if kind.isdigit():
        return html(f"<!doctype html><title>{kind}</title><h1>{kind}</h1>", status=int(kind))
    return told


async def drip(request: web.BaseRequest, told: Told) -> web.StreamResponse:
    """Send one byte every half second, as a server that holds its visitors."""
    answer = web.StreamResponse(status=told.status, headers={"Content-Type": told.content_type})
    await answer.prepare(request)
    with suppress(ConnectionError):
        for i in range(len(told.body)):
            await answer.write(told.body[i : i + 1])
            await asyncio.sleep(0.5)
    return answer
