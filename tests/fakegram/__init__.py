"""A Telegram of our own for tests and for the demonstration: the Bot API on the loopback."""

from .chat import Chat
from .errors import ApiError
from .journal import Call, Fault, Toast
from .message import Message
from .people import Person
from .server import TOKEN, FakeGram

__all__ = ["TOKEN", "ApiError", "Call", "Chat", "FakeGram", "Fault", "Message", "Person", "Toast"]
