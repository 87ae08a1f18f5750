"""Calls of the Bot API over aiohttp: a third of the time a call takes over the library's own client.

The shapes are those of ``telegram.request.BaseRequest``. The texts of errors hold no address, since an address holds
the token.
"""

from typing import Any
from urllib.request import getproxies, proxy_bypass

import aiohttp
import orjson
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

from checks import tls

CONNECT = 15.0
"""Seconds for a free connection, made anew if there is none."""
WRITE = 30.0
"""Seconds for sending the longest call there is, a picture."""
KEPT = 5.0
"""Seconds an idle connection is kept: one that the other end has closed meanwhile would look like a lost call."""


class NeverLeft(NetworkError):
    """There was no connection: the call surely never left this machine."""


class Calls(BaseRequest):
    """A pool of at most ``size`` connections; an answer may keep silent for ``read_timeout`` seconds."""

    def __init__(self, size: int, *, read_timeout: float) -> None:
        """Opens nothing yet."""
        self._size = size
        self._read_timeout = read_timeout
        self._session: aiohttp.ClientSession | None = None
        self._proxies: dict[tuple[str, str], str | None] = {}

    @property
    def read_timeout(self) -> float:
        """Seconds, where a call names none."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Make the pool."""
        if self._session is None:
            connector = aiohttp.TCPConnector(
                limit=self._size,
                ssl=tls.trusted(None),
                keepalive_timeout=KEPT,
                resolver=aiohttp.ThreadedResolver(),
            )
            self._session = aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())
            self._proxies.clear()

    async def shutdown(self) -> None:
        """Close all connections; calls under way fail."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(  # noqa: PLR0917 (the shape is the base class's)
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make the call and return status and body; raises ``NeverLeft``, ``TimedOut`` or ``NetworkError``.

        The times allowed are those of the pool, but for ``read_timeout`` (seconds, None for any time).
        """
        if self._session is None:
            raise RuntimeError("The connections to the Bot API are not open")
        read = read_timeout if read_timeout is None or isinstance(read_timeout, (int, float)) else self._read_timeout
        timeout = aiohttp.ClientTimeout(
            total=None if read is None else CONNECT + WRITE + read, connect=CONNECT, sock_read=read
        )
        place = URL(url, encoded=True)
        try:
            async with self._session.request(
                method,
                place,
                data=_form(request_data) if request_data else None,
                headers={"User-Agent": self.USER_AGENT},
                timeout=timeout,
                allow_redirects=False,
                proxy=self._proxy(place.scheme, place.host or ""),
            ) as answer:
                code, body = answer.status, await answer.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL) as error:
            raise NeverLeft(_named(error)) from None
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(_named(error)) from None
        return self.taken(code, body)

    def taken(self, code: int, body: bytes) -> tuple[int, bytes]:
        """Return what of an answer is handed on: all of it, unless a kind of calls says otherwise."""
        return code, body

    def _proxy(self, scheme: str, host: str) -> str | None:
        """Return the proxy the environment names, read once for a host: the library would at every call."""
        if (scheme, host) not in self._proxies:
            named = None if proxy_bypass(host) else getproxies().get(scheme)
            self._proxies[scheme, host] = named if named and named.startswith(("http://", "https://")) else None
        return self._proxies[scheme, host]

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read an answer; one that is none is left to the library, which tells so."""
        try:
            told: dict[str, Any] = orjson.loads(payload)
        except orjson.JSONDecodeError:
            return BaseRequest.parse_json_payload(payload)
        return told


def _named(error: Exception) -> str:
    cause = error.strerror if isinstance(error, OSError) else None
    return f"{type(error).__name__}{f' ({cause})' if cause else ''}"


def _form(data: RequestData) -> aiohttp.FormData | dict[str, str]:
    if not data.contains_files:
        return data.json_parameters
    form = aiohttp.FormData(data.json_parameters)
    for name, (file_name, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=file_name, content_type=kind)
    return form
