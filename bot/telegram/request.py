"""The bot's connections to the Bot API."""

import json
import ssl
import warnings
from functools import cache

import httpx
from telegram._utils.types import ODVInput
from telegram.error import RetryAfter
from telegram.ext import ExtBot
from telegram.request import BaseRequest, HTTPXRequest, RequestData

from bot.telegram.limiter import Limiter, Urgency

READ_TIMEOUT = 30.0
"""Seconds to wait for the answer to a call; a send that got none may have arrived."""
POOL = 64


class Request(HTTPXRequest):
    """HTTPXRequest whose 429 makes no deprecation warning each time it is met."""

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
        """Make the request; raises ``RetryAfter`` for a 429 that says how long to wait."""
        code, body = await super().do_request(
            url, method, request_data, read_timeout, write_timeout, connect_timeout, pool_timeout
        )
        seconds = _retry_after(body) if code == 429 else None
        if seconds is not None:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                raise RetryAfter(seconds)
        return code, body


@cache
def _trust() -> ssl.SSLContext:
    """Reading the certificates takes a while: once is enough for every connection."""
    return httpx.create_ssl_context()


def _retry_after(body: bytes) -> int | None:
    try:
        seconds = json.loads(body)["parameters"]["retry_after"]
    except (ValueError, KeyError, TypeError):
        return None
    return int(seconds) if isinstance(seconds, int) else None


def make_bot(token: str, *, base_url: str, base_file_url: str, limiter: Limiter | None = None) -> ExtBot[Urgency]:
    """Return a bot that is not yet initialised; updates have a connection of their own.

    ``base_url`` ends in ``/bot`` and ``base_file_url`` in ``/file/bot``; the token is added to both.
    """
    return ExtBot(
        token,
        base_url=base_url,
        base_file_url=base_file_url,
        request=Request(POOL, read_timeout=READ_TIMEOUT, pool_timeout=10.0, httpx_kwargs={"verify": _trust()}),
        get_updates_request=Request(1, read_timeout=10.0, httpx_kwargs={"verify": _trust()}),
        rate_limiter=limiter or Limiter(),
    )
