"""Updates posted to the bot's own address, again and again until it says 200."""

from typing import TYPE_CHECKING

import aiohttp

if TYPE_CHECKING:
    from .server import FakeGram

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
PAUSE = 0.2
"""Seconds before a refused update is posted again."""


async def deliver(gram: "FakeGram") -> None:
    """Post updates in order while a webhook is set."""
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as session:
        while True:
            if not gram.webhook.get("url") or not gram.updates.pending:
                await gram.updates.bell.heard(3600)
                continue
            update = gram.updates.pending[0]
            if await _post(gram, session, update):
                gram.updates.confirm(update["update_id"] + 1)
            else:
                await gram.updates.bell.heard(PAUSE)


async def _post(gram: "FakeGram", session: aiohttp.ClientSession, update: dict[str, object]) -> bool:
    hook = gram.webhook
    headers = {SECRET_HEADER: hook["secret"]} if hook["secret"] else {}
    try:
        async with session.post(hook["url"], json=update, headers=headers) as answer:
            if answer.status < 300:
                return True
            problem = f"Wrong response from the webhook: {answer.status} {answer.reason}"
    except (aiohttp.ClientError, TimeoutError) as error:
        problem = f"Connection failed: {type(error).__name__}"
    hook |= {"last_error_date": int(gram.clock.now()), "last_error_message": problem}
    return False
