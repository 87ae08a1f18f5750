"""The door to the web as everyone but ``fetch`` sees it, and the ways a look can fail."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, Protocol

from checks import headers as said
from checks.walls import is_wall, sent_to_wall
from data.coverage import Reach
from data.evidence import Certificate

WALL = "a challenge page in place of an answer"


class LookError(Exception):
    """A look that told us nothing: never evidence of absence."""

    reach: ClassVar[Reach] = Reach.UNREACHABLE

    def __init__(self, note: str = "", *, retry_after: float | None = None, at: str = "") -> None:
        """Keep a short note for people, the seconds to wait, if known, and where a redirect led, if it failed there."""
        super().__init__(note)
        self.note = note
        self.retry_after = retry_after
        self.at = at


class Unreachable(LookError):
    """No connection, time-out, 5xx, SERVFAIL: passing."""


class NoSuchHost(LookError):
    """NXDOMAIN while a control name resolves: the one failure that proves absence."""


class Blocked(LookError):
    """Refused to us: 403, a challenge page, robots.txt, or our own guard."""

    reach = Reach.BLOCKED


class RateLimited(LookError):
    """429: passing."""

    reach = Reach.RATE_LIMITED


class Unauthorised(LookError):
    """The key is wrong."""

    reach = Reach.UNAUTHORISED


class OverQuota(LookError):
    """The plan is used up."""

    reach = Reach.OVER_QUOTA


class Rejected(LookError):
    """Our request was wrong."""

    reach = Reach.REJECTED


class Broken(LookError):
    """An answer we could not understand: a redesign, a truncated body."""

    reach = Reach.BROKEN


class Skipped(LookError):
    """Not asked: needs a key, or is not for this country."""

    reach = Reach.SKIPPED


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server answered, whatever its status."""

    url: str
    """After redirects."""
    asked: str
    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes = field(repr=False)
    fetched_at: datetime
    cached: bool = False
    """The body is our own copy, revalidated (304) or still fresh."""
    cut: bool = False
    """The body was longer than the cap and was cut off there."""


class Web(Protocol):
    """The internet. Every method raises a ``LookError`` when nothing was learned."""

    async def get(
        self,
        url: str,
        *,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        crawl: bool = False,
    ) -> Answer:
        """Fetch ``url``. ``crawl`` obeys robots.txt (pages; not documented interfaces and feeds)."""
        ...

    async def post_json(self, url: str, body: Any, *, headers: Mapping[str, str] | None = None) -> Answer:
        """Send ``body`` as JSON."""
        ...

    async def post_form(self, url: str, fields: Mapping[str, str]) -> Answer:
        """Send ``fields`` as a form."""
        ...

    async def certificate(self, host: str, port: int = 443) -> Certificate:
        """Return the certificate ``host`` shows, also an expired one."""
        ...


def demand(answer: Answer) -> Answer:
    """Return ``answer`` if its status is 2xx, else raise what the status means for a documented interface."""
    status = answer.status
    if sent_to_wall(answer.url, answer.headers) and not sent_to_wall(answer.asked, {}):
        raise Blocked(WALL)
    if 200 <= status < 300:
        return answer
    note = f"HTTP {status}"
    if status in (403, 429, 503) and is_wall(answer.url, answer.headers, answer.body):
        raise Blocked(f"{note}: {WALL}")
    retry_after = said.retry_after(answer.headers, answer.fetched_at)
    if status == 401:
        raise Unauthorised(note)
    if status in (402, 432, 433):
        raise OverQuota(note)
    if status in (403, 406, 451, 999):
        raise Blocked(note)
    if status == 429:
        raise RateLimited(note, retry_after=retry_after)
    if status >= 500 or status in (408, 425):
        raise Unreachable(note, retry_after=retry_after)
    raise Rejected(note)
