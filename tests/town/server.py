"""The town on the loopback: every host name on one http port and one https port."""

import asyncio
import hashlib
import random
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

from aiohttp import web

from tests.town import directories, faults, forums, google, news, nominatim, panel, registers, search, sites, telegram
from tests.town.certs import Certificates
from tests.town.settings import NXDOMAIN, REAL_HOSTS, write_settings
from tests.town.talk import Asked, Host, Told, html
from tests.town.world import World

_PAGES = (sites, directories, forums, news)
"""Modules whose pages a search engine knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request the town has answered."""

    host: str
    method: str
    path: str
    """With its query."""
    status: int
    bytes: int
    """Of the body that was sent."""


class Town:
    """A demonstration web. ``rng`` decides nothing that is told; it only shuffles how long a host takes."""

    def __init__(self, *, now: datetime, rng: random.Random, port: int = 0, https_port: int = 0) -> None:
        self.now, self.rng = now, rng
        self.port, self.https_port = port, https_port
        self.latency = (0.0, 0.0)
        """Shortest and longest time an answer takes, in seconds."""
        self.slow = faults.SLOW
        self.world = World(now)
        self.faults = faults.Faults()
        self.requests: list[Request] = []
        self._hosts: dict[str, Host] = {}
        self._fill_hosts()
        sites_of = [row["site"] for row in self.world.companies.values() if "certificate_days" in row.get("site", {})]
        days = {f"{www}{site['host']}": site["certificate_days"] for site in sites_of for www in ("", "www.")}
        self._certificates = Certificates(now=now, hosts=[*self._hosts, *REAL_HOSTS], days=days)
        self._home: tempfile.TemporaryDirectory[str] | None = None
        self._runner: web.ServerRunner | None = None

    def _fill_hosts(self) -> None:
        for module in (*_PAGES, google, nominatim, registers, telegram):
            self._hosts |= module.hosts(self.world)
        index = search.Index(self.world, self._hosts, self._urls)
        self._hosts |= search.hosts(index, lambda host: host in self.faults.of("unresponsive"))

    def _urls(self) -> Iterator[tuple[str, str]]:
        for module in _PAGES:
            yield from module.urls(self.world)

    async def __aenter__(self) -> Self:
        """Open both ports."""
        self._home = tempfile.TemporaryDirectory(prefix="town-")
        self._certificates.write(self.ca_file)
        self._runner = web.ServerRunner(web.Server(self._handle, access_log=None), shutdown_timeout=0.2)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port).start()
        await web.TCPSite(self._runner, "127.0.0.1", self.https_port, ssl_context=self._certificates.context).start()
        self.port, self.https_port = (address[1] for address in self._runner.addresses)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close both ports and throw the certificates away."""
        if self._runner:
            await self._runner.cleanup()
        if self._home:
            self._home.cleanup()

    @property
    def url(self) -> str:
        """Return where the visitor's page is."""
        return f"http://127.0.0.1:{self.port}/town"

    @property
    def home(self) -> Path:
        """Return the folder of what the town has written; it goes when the town goes."""
        if self._home is None:
            raise RuntimeError("the town is not open")
        return Path(self._home.name)

    @property
    def ca_file(self) -> Path:
        """Return what a visitor must trust."""
        return self.home / "town-ca.pem"

    def settings_toml(self) -> str:
        """Return a settings file that leads Goodname into the town."""
        gone = [*NXDOMAIN, *self.faults.of("nxdomain")]
        return write_settings(port=self.port, https_port=self.https_port, ca_file=self.ca_file, gone=gone)

    def write_settings(self, path: Path | None = None) -> Path:
        """Write ``settings_toml`` to ``path`` (or beside the certificate) and return where."""
        path = path or self.home / "settings.toml"
        path.write_text(self.settings_toml(), "utf-8")
        return path

    def fault(self, host: str, kind: str, times: int | None = None) -> None:
        """Let ``host`` answer wrongly: see ``faults.KINDS``; ``ok`` ends it."""
        self._certificates.expired.discard(host)
        if kind == "ok":
            self.faults.clear(host)
            return
        self.faults.set(host, kind, times)
        if kind == "expired":
            self._certificates.expired.add(host)

    def heal(self) -> None:
        """End every fault."""
        self.faults.clear()
        self._certificates.expired.clear()

    def renew(self, host: str) -> None:
        """Let a host's certificate be good for another year."""
        self._certificates.renew(host, self.now + timedelta(days=365))

    def card(self, company_id: str) -> dict[str, Any]:
        """Return a company's truth card, as ``data.company.read_card`` takes it."""
        return dict(self.world.companies[company_id]["card"])

    def first_words(self, company_id: str) -> str:
        """Return what its owner would type first."""
        return str(self.world.companies[company_id]["first_words"])

    def ask(self, asked: Asked) -> Told:
        """Answer one request as the host would without a fault."""
        if asked.host in ("127.0.0.1", "localhost"):
            return panel.answer(self, asked)
        host = self._hosts.get(asked.host)
        if host is not None:
            return host(asked)
        if asked.host.endswith(".example"):
            return html("<!doctype html><title>421</title><h1>No such name in this town</h1>", status=421)
        return html(faults.CAPTCHA, status=403)

    def ask_again(self, row: Request) -> Told:
        """Answer a request of the journal as to a visitor who comes for the first time."""
        parts = urlsplit(row.path)
        asked = Asked(
            host=row.host, path=parts.path, query=dict(parse_qsl(parts.query)), headers={"user-agent": "again"}
        )
        return self.ask(asked)

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        host = request.host.partition(":")[0].casefold()
        asked = Asked(
            host=host,
            path=request.path,
            method=request.method,
            query=dict(request.query),
            headers={name.casefold(): value for name, value in request.headers.items()},
            body=await request.read(),
        )
        kind = self.faults.take(host)
        if any(self.latency):
            await asyncio.sleep(self.rng.uniform(*self.latency))
        if kind == "slow":
            await asyncio.sleep(self.slow)
        told = faults.spoil(kind, self.ask(asked))
        if kind == "reset" and request.transport:
            request.transport.abort()
        if kind == "drip":
            self._note(request, host, told.status, len(told.body))
            return await faults.drip(request, told)
        return self._answer(request, host, told)

    def _answer(self, request: web.BaseRequest, host: str, told: Told) -> web.Response:
        """Send the answer, or 304 where the visitor's copy is still good."""
        headers = {"Content-Type": told.content_type, **told.headers}
        body, status = told.body, told.status
        if status == 200:
            modified = (told.modified or self.now - timedelta(days=1)).replace(microsecond=0)
            headers |= {"ETag": f'"{hashlib.sha256(body).hexdigest()[:20]}"', "Cache-Control": "no-cache",
                        "Last-Modified": format_datetime(modified, usegmt=True)}  # fmt: skip
            if request.method in ("GET", "HEAD") and _still_good(request, headers["ETag"], modified):
                status, body = 304, b""
        self._note(request, host, status, len(body))
        return web.Response(body=body, status=status, headers=headers)

    def _note(self, request: web.BaseRequest, host: str, status: int, size: int) -> None:
        row = Request(host=host, method=request.method, path=request.path_qs, status=status, bytes=size)
        self.requests.append(row)


def _still_good(request: web.BaseRequest, tag: str, modified: datetime) -> bool:
    if known := request.headers.get("If-None-Match"):
        return tag in known
    if since := request.headers.get("If-Modified-Since"):
        try:
            return parsedate_to_datetime(since) >= modified
        except ValueError:
            return False
    return False
