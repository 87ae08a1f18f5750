"""The methods of the Bot API, by name."""

from . import chats, editing, files, profile, queries, sending, updating
from .registry import METHODS

__all__ = ["METHODS", "chats", "editing", "files", "profile", "queries", "sending", "updating"]
