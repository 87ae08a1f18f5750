"""The only door to the internet: ``checks.web.Web`` over aiohttp, guarded, capped and paced.

What it gives is whatever a server answered, with any status; what it raises is a ``LookError``.
"""

import asyncio
import errno
import logging
import socket
import ssl
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlencode

import aiohttp
import orjson
import stamina
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from checks import headers as said
from checks import robots, tls
from checks.ask import Reader
from checks.crawling import Crawling
from checks.dns import Names, guarded_socket
from checks.guard import Hosts, judge_host, judge_url, read_url
from checks.job import Job, Passing, answered, moved, plain, read_body, renewed, worth_it
from checks.manners import Manners
from checks.pace import GAP, GAPS, LocalPace, Pace
from checks.pagecache import Kept, PageCache
from checks.sharing import Sharing
from checks.web import Answer, Blocked, Broken, LookError, NoSuchHost, RateLimited, Rejected, Unreachable
from data.evidence import Certificate

REDIRECTS = 5
SHORT_WAIT = 3.0
"""A ``Retry-After`` up to this many seconds is simply waited for."""
_CHUNK = 64 * 1024
_LINE = 64 * 1024
_MOVED = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({502, 503, 504})
_FAILURES = (aiohttp.ClientError, OSError, TimeoutError, ValueError)

log = logging.getLogger(__name__)


class Fetch:
    """The web. Use it as an async context manager."""

    def __init__(
        self,
        *,
        now: Callable[[], datetime],
        user_agent: str,
        reader: Reader | None = None,
        cache_dir: Path | None = None,
        allow_hosts: Sequence[str] = (),
        resolve: Mapping[str, str] | None = None,
        ca_file: Path | None = None,
        pace: Pace | None = None,
        gap: float = GAP,
        gaps: Mapping[str, float] = GAPS,
        control_names: Sequence[str] = ("example.com", "iana.org"),
        name_servers: Sequence[str] = (),
        total: float = 15.0,
        sock_connect: float = 5.0,
        sock_read: float = 12.0,
        drip_after: float = 4.0,
    ) -> None:
        """Times are seconds; ``gap`` is the least time between two requests to one host.

        ``total`` holds for a whole request with its redirects and its second try, not for the time
        it waits its turn; an answer that still drips in after ``drip_after`` is given up. Hosts the
        operator allows have no gap unless ``gaps`` names them.
        """
        self._now = now
        self._agent = user_agent
        self._hosts = Hosts(allow_hosts, resolve)
        self._cache = PageCache(cache_dir) if cache_dir else None
        self._manners = Manners(self._hosts, pace or LocalPace(), gap, gaps)
        self._controls, self._servers = control_names, name_servers
        self._total, self._connect = total, sock_connect
        self._timeout = aiohttp.ClientTimeout(total=None, sock_connect=sock_connect, sock_read=sock_read)
        self._ca_file, self._drip_after = ca_file, drip_after
        self._crawling = Crawling(self._robots, reader, user_agent)
        self._sharing: Sharing[Answer] = Sharing()

    async def __aenter__(self) -> Self:
        """Open the sessions."""
        logging.getLogger("stamina").setLevel(logging.ERROR)  # a second try is no news
        self._names = Names(self._hosts, self._controls, servers=self._servers, wait=self._connect / 2)
        context = tls.trusted(self._ca_file)
        self._world = self._session(context, guarded_socket)
        self._own = self._session(context, None)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close every connection."""
        await self._world.close()
        await self._own.close()
        await self._names.close()

    async def get(
        self,
        url: str,
        *,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        crawl: bool = False,
    ) -> Answer:
        """Fetch ``url``; see ``checks.web.Web``. ``Cache-Control: no-cache`` as header asks the server anew."""
        target = read_url(url).update_query(params) if params else read_url(url)
        asked = dict(headers or {})
        key = (target, tuple(sorted(asked.items())), crawl)
        answer = await self._sharing.run(key, lambda: self._fetch(target, asked, crawl=crawl))
        return replace(answer, asked=url)

    async def post_json(self, url: str, body: Any, *, headers: Mapping[str, str] | None = None) -> Answer:
        """Send ``body`` as JSON; redirects are not followed."""
        return await self._post(url, {**(headers or {}), "Content-Type": "application/json"}, orjson.dumps(body))

    async def post_form(self, url: str, fields: Mapping[str, str]) -> Answer:
        """Send ``fields`` as a form; redirects are not followed."""
        return await self._post(url, {"Content-Type": "application/x-www-form-urlencoded"}, urlencode(fields).encode())

    async def _post(self, url: str, headers: Mapping[str, str], data: bytes) -> Answer:
        return replace(await self._fetch(read_url(url), headers, method="POST", data=data), asked=url)

    async def certificate(self, host: str, port: int = 443) -> Certificate:
        """Return the certificate ``host`` shows, also an expired one or another host's."""
        url = read_url(f"https://[{host}]:{port}/" if ":" in host else f"https://{host}:{port}/")
        name = url.raw_host or ""
        judge_host(name, port, self._hosts)
        return await tls.look(name, await self._names.find(name, port), self._connect)

    async def _robots(self, url: URL) -> Answer:
        return await self._fetch(url, {}, cap=robots.LONGEST)

    async def _fetch(self, url: URL, headers: Mapping[str, str], **more: Any) -> Answer:
        try:
            async with asyncio.timeout(self._total) as timer:
                return await self._try(Job(url=url, headers=headers, timer=timer, **more))
        except TimeoutError:
            raise Unreachable(f"no whole answer in {self._total:g} s") from None
        except Passing as error:
            raise Unreachable(error.note, retry_after=error.retry_after, at=error.at) from None

    async def _try(self, job: Job) -> Answer:
        """Ask once, and once more after a passing failure."""
        async for attempt in stamina.retry_context(
            worth_it, attempts=2, timeout=None, wait_initial=0.3, wait_jitter=0.2
        ):
            with attempt:
                answer = await self._follow(job)
                wait = said.retry_after(answer.headers, self._now()) if answer.status in (429, 503) else None
                if answer.status == 429 and wait is not None and wait > SHORT_WAIT:
                    self._manners.rest(URL(answer.url), wait)
                    raise RateLimited("HTTP 429", retry_after=wait)
                again = wait is not None or (answer.status in _BUSY and job.method == "GET")
                if again and (wait or 0.0) <= SHORT_WAIT and attempt.num == 1:
                    raise Passing(f"HTTP {answer.status}", retry_after=wait)
                return answer
        raise AssertionError("a try returns or raises")

    async def _follow(self, job: Job) -> Answer:
        """Follow redirects by hand, so that each place is judged before it is asked."""
        first = job.url
        for _ in range(REDIRECTS + 1):
            judge_url(job.url, self._hosts)
            try:
                if job.crawl:
                    self._manners.slow_down(job.url, await self._crawling.obey(job.url))
                answer = await self._hop(job)
            except NoSuchHost:
                if job.url.host == first.host:
                    raise
                raise Unreachable("it leads to a host that does not exist") from None
            except LookError as error:
                error.at = str(job.url.origin()) if job.url.origin() != first.origin() else ""
                raise
            place = answer.headers.get("location") if answer.status in _MOVED and job.method == "GET" else None
            if not place:
                return answer
            job = moved(job, place)
        raise Broken(f"more than {REDIRECTS} redirects")

    async def _hop(self, job: Job) -> Answer:
        """Ask one server once, by way of the kept pages."""
        kept = await self._cache.get(job.key) if self._cache and job.keeps else None
        ask_anew = "no-cache" in said.directives({name.lower(): value for name, value in job.headers.items()})
        if kept and not ask_anew:
            age = (self._now() - kept.fetched_at).total_seconds()
            if 0 <= age < said.fresh_for(kept.headers):
                return answered(job, 200, kept, cached=True)
        wait = await self._manners.turn(job.url)
        if wait > 0:
            job.timer.reschedule((job.timer.when() or 0.0) + wait)
            await asyncio.sleep(wait)
        answer = await self._ask(job, said.conditions(kept.headers) if kept else {})
        if answer.status == 410 and kept and self._cache:
            await self._cache.drop(job.key)  # gone for good, perhaps by law: so is our copy
        if answer.status == 304 and kept:
            kept = renewed(kept, answer)
            answer = answered(job, 200, kept, cached=True)
        if self._cache and job.keeps and answer.status == 200 and not answer.cut and said.may_keep(answer.headers):
            kept = Kept(headers=answer.headers, body=answer.body, fetched_at=answer.fetched_at)
            await self._cache.put(job.key, kept)
        return answer

    async def _ask(self, job: Job, conditions: Mapping[str, str]) -> Answer:
        trusted = self._hosts.trusts(job.url.raw_host or "", job.url.port or 0)
        session = self._own if trusted else self._world
        sent = {**job.headers, **conditions}
        try:
            async with session.request(
                job.method, job.url, headers=sent, data=job.data, allow_redirects=False, timeout=self._timeout
            ) as response:
                body, cut = await read_body(response.content.iter_chunked(_CHUNK), job.cap, self._drip_after)
                if cut:
                    response.close()
        except _FAILURES as error:
            log.debug("%s %s%s: %s", job.method, job.url.host, job.url.path, type(error).__name__)
            raise _look_error(error, job) from None
        log.debug("%s %s%s: %d", job.method, job.url.host, job.url.path, response.status)
        kept = Kept(headers=plain(response.headers.items()), body=body, fetched_at=self._now())
        return answered(job, response.status, kept, cut=cut)

    def _session(self, context: ssl.SSLContext, sockets: Any) -> aiohttp.ClientSession:
        connector = aiohttp.TCPConnector(
            resolver=_Resolver(self._names), ssl=context, socket_factory=sockets, limit=100, limit_per_host=8
        )
        return aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": self._agent},
            trust_env=False,
            max_line_size=_LINE,
            max_field_size=_LINE,
        )


class _Resolver(AbstractResolver):
    """``Names`` as aiohttp wants it."""

    def __init__(self, names: Names) -> None:
        self._names = names

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        found = await self._names.find(host, port)
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=at,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            )
            for address, at in found
        ]

    async def close(self) -> None:
        """Nothing of its own to free."""


def _look_error(error: Exception, job: Job) -> LookError:
    """Say in our words why there is no answer. Never the error's own text where it may hold the URL."""
    if isinstance(error, aiohttp.ClientConnectorCertificateError | ssl.SSLCertVerificationError):
        why = getattr(getattr(error, "certificate_error", error), "verify_message", "") or "not trusted"
        return Unreachable(f"its certificate cannot be trusted: {why}")
    if isinstance(error, aiohttp.ClientSSLError):
        return Unreachable("no TLS connection")
    if isinstance(error, aiohttp.ClientConnectorError):
        if error.os_error.errno == errno.EPERM:
            return Blocked("the host is at no public address")
        return Passing(f"no connection: {error.os_error.strerror or 'failed'}")
    if isinstance(error, TimeoutError):
        return Unreachable("no answer in time")
    if isinstance(error, aiohttp.ServerDisconnectedError | aiohttp.ClientOSError):
        return Passing("the connection broke off") if job.method == "GET" else Unreachable("the connection broke off")
    if isinstance(error, aiohttp.ClientPayloadError):
        return Broken("the answer is cut short or wrongly packed")
    if isinstance(error, aiohttp.ClientResponseError):
        return Broken("the answer is not proper HTTP")
    if isinstance(error, aiohttp.InvalidURL | ValueError):
        return Rejected("not a request that can be sent")
    return Unreachable("no answer")
