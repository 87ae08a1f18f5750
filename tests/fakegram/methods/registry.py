"""Where methods register, and how they find what a call is about."""

from collections.abc import Awaitable, Callable
from typing import Any

from tests.fakegram.chat import Chat
from tests.fakegram.errors import bad
from tests.fakegram.message import Message
from tests.fakegram.world import World

Params = dict[str, Any]
Method = Callable[[World, Params], Awaitable[Any]]
METHODS: dict[str, Method] = {}


def method(name: str) -> Callable[[Method], Method]:
    """Register a method under its name."""

    def keep(function: Method) -> Method:
        METHODS[name] = function
        return function

    return keep


def chat_of(world: World, params: Params) -> Chat:
    """Return the chat a call is about; refuses as the Bot API does when the bot cannot act there."""
    if params.get("chat_id") in (None, ""):
        raise bad("chat_id is empty")
    chat = world.chats.get(params["chat_id"])
    if chat is None:
        raise bad("chat not found")
    refusal = chat.refusal()
    if refusal:
        raise refusal
    return chat


def message_of(world: World, params: Params, what: str) -> Message:
    """Return the message a call is about; ``what`` words the refusal ("message to edit not found")."""
    chat = chat_of(world, params)
    message = chat.message(params.get("message_id") or 0)
    if message is None:
        raise bad(f"message to {what} not found")
    return message
