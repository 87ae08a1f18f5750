"""The bot's connections to the Bot API."""

import json
import logging
import warnings

from telegram import Update
from telegram.error import RetryAfter
from telegram.ext import ExtBot

from bot.telegram.limiter import Limiter, Urgency
from bot.web.calls import Calls

log = logging.getLogger(__name__)

READ_TIMEOUT = 30.0
"""Seconds to wait for the answer to a call; a send that got none may have arrived."""
POOL = 64


class Request(Calls):
    """Calls whose 429 makes no deprecation warning each time it is met."""

    def taken(self, code: int, body: bytes) -> tuple[int, bytes]:
        """Hand on the answer; raises ``RetryAfter`` for a 429 that says how long to wait."""
        seconds = _retry_after(body) if code == 429 else None
        if seconds is not None:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                raise RetryAfter(seconds)
        return code, body


class UpdatesRequest(Request):
    """The connection for updates: one that cannot be understood is skipped, and holds up no other."""

    def taken(self, code: int, body: bytes) -> tuple[int, bytes]:
        """Hand on the answer; of an update that cannot be understood only its number is left."""
        code, body = super().taken(code, body)
        return code, readable(body)


def readable(body: bytes) -> bytes:
    """Return an answer of Telegram's with every update that cannot be understood made an empty one."""
    try:
        answer = json.loads(body)
        updates = answer["result"]
        kept = [one if _understood(one) else {"update_id": int(one["update_id"])} for one in updates]
    except (ValueError, LookupError, TypeError):
        return body
    return body if kept == updates else json.dumps(answer | {"result": kept}).encode()


def _understood(update: dict[str, object]) -> bool:
    try:
        one = Update.de_json(update, None)
        hash((one.effective_chat, one.effective_user))
    except (ArithmeticError, AttributeError, LookupError, OSError, TypeError, ValueError) as error:
        log.warning("Update %s cannot be understood (%s), it is skipped", update.get("update_id"), type(error).__name__)
        return False
    return True


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
        request=Request(POOL, read_timeout=READ_TIMEOUT),
        get_updates_request=UpdatesRequest(1, read_timeout=10.0),
        rate_limiter=limiter or Limiter(),
    )
