"""One request of ours and what becomes of it: its hops, its copy, its second try. No network in it."""

import asyncio
from collections.abc import AsyncIterable, Iterable, Mapping
from dataclasses import dataclass, replace

from yarl import URL

from checks.guard import read_url
from checks.pagecache import Kept
from checks.web import Answer, Broken, Rejected, Unreachable

CAP = 3 * 1024 * 1024
"""Bytes of a body, after decompression."""
_SLOWEST = 1024.0
"""Bytes a second below which an answer is a drip."""
_PLAIN = frozenset({"accept", "accept-language", "cache-control"})
_OF_ONE_SENDING = frozenset({"content-length", "content-encoding", "transfer-encoding", "connection"})


class Passing(Unreachable):
    """Worth a second try, after ``retry_after`` seconds where set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One request of ours, whatever the number of its hops."""

    method: str = "GET"
    url: URL
    headers: Mapping[str, str]
    data: bytes | None = None
    crawl: bool = False
    cap: int = CAP
    timer: asyncio.Timeout

    @property
    def keeps(self) -> bool:
        """Whether the answer is the same for everyone, and so may be kept."""
        return self.method == "GET" and all(name.lower() in _PLAIN for name in self.headers)

    @property
    def key(self) -> str:
        """Where the answer is kept."""
        accepts = sorted((name.lower(), value) for name, value in self.headers.items() if name[:1] in "aA")
        return f"{self.url}\n{accepts}"


def plain(headers: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return headers by lower-case name; those said twice are joined by commas."""
    found: dict[str, str] = {}
    for name, value in headers:
        low = name.lower()
        found[low] = f"{found[low]}, {value}" if low in found else value
    return found


def renewed(kept: Kept, answer: Answer) -> Kept:
    """Return the copy that a 304 says still holds."""
    news = {name: value for name, value in answer.headers.items() if name not in _OF_ONE_SENDING}
    return replace(kept, headers={**kept.headers, **news}, fetched_at=answer.fetched_at)


def answered(job: Job, status: int, kept: Kept, *, cached: bool = False, cut: bool = False) -> Answer:
    """Make the answer to one hop."""
    url = str(job.url)
    return Answer(
        url=url,
        asked=url,
        status=status,
        headers=kept.headers,
        body=kept.body,
        fetched_at=kept.fetched_at,
        cached=cached,
        cut=cut,
    )


def moved(job: Job, location: str) -> Job:
    """Return the request a redirect leads to; what was meant for one site only stays there."""
    try:
        url = read_url(str(job.url.join(URL(location))))
    except (ValueError, Rejected):
        raise Broken("it leads to no web address") from None
    same = url.origin() == job.url.origin()
    kept = job.headers if same else {name: value for name, value in job.headers.items() if name.lower() in _PLAIN}
    return replace(job, url=url, headers=kept)


def worth_it(error: Exception) -> bool | float:
    """Tell the retries whether to try again, and in how many seconds."""
    if not isinstance(error, Passing):
        return False
    return True if error.retry_after is None else max(0.05, error.retry_after)


async def read_body(chunks: AsyncIterable[bytes], cap: int, drip_after: float) -> tuple[bytes, bool]:
    """Read at most ``cap`` bytes, and whether there was more; what still drips after so many seconds is given up."""
    clock = asyncio.get_running_loop().time
    started = clock()
    body = bytearray()
    async for chunk in chunks:
        body += chunk
        if len(body) > cap:
            return bytes(body[:cap]), True
        took = clock() - started
        if took > drip_after and len(body) < took * _SLOWEST:
            raise Unreachable("the answer only drips in")
        await asyncio.sleep(0)  # chunks already there do not suspend: without this a bomb holds the loop
    return bytes(body), False
