"""A first conversation, as an owner would have it."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from tests.fakegram.chat import Chat
from tests.fakegram.message import Message

PATIENCE = 45.0


async def walk(chat: Chat, first_words: str) -> AsyncIterator[Message]:
    """Name a company, answer what is asked, look at the findings; yield the bot's messages as they stand."""
    yield await _after(chat, chat.say("/start"), lambda message: True)
    mark = chat.mark
    await chat.say(first_words)
    shown = await chat.wait_for(
        lambda message: _choice(message) or "stranger finds" in message.text, PATIENCE, since=mark
    )
    if "stranger finds" not in shown.text:
        yield shown
        mark = chat.mark
        await chat.click(_choice(shown) or "")
        shown = await chat.wait_for("stranger finds", PATIENCE, since=mark)
    yield shown
    if "Which number is yours?" in shown.text:
        mark = chat.mark
        await chat.click(shown.buttons[0][0], on=shown)
        await chat.wait_for("Then this comes first", PATIENCE, since=mark)
        for message in [one for one in chat.answers if one.id > shown.id]:
            yield message
    mark = chat.mark
    await chat.say("/findings")
    shown = await chat.wait_for(lambda message: bool(message.buttons), PATIENCE, since=mark)
    yield shown
    yield await _after(chat, chat.click(shown.buttons[0][-1], on=shown), lambda message: message.text != "")


def _choice(message: Message) -> str:
    """Return the first button when the message offers candidates to choose from."""
    texts = [text for row in message.buttons for text in row]
    return texts[0] if any("None of these" in text for text in texts) else ""


async def _after(chat: Chat, act: Any, wanted: Any) -> Message:
    mark = chat.mark
    await act
    shown = await chat.wait_for(wanted, PATIENCE, since=mark)
    await asyncio.sleep(0.3)
    return shown
