"""Persons and files of the fake Telegram."""

from dataclasses import dataclass
from typing import Any

ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
CHANNEL_BOT = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}


@dataclass(slots=True, eq=False)
class Person:
    """Somebody who writes to the bot."""

    id: int
    name: str
    language_code: str = "en"
    username: str = ""
    deactivated: bool = False
    last_name: str = ""

    def json(self) -> dict[str, Any]:
        """Return the ``User``."""
        user = {"id": self.id, "is_bot": False, "first_name": self.name}
        extra = {"last_name": self.last_name, "username": self.username, "language_code": self.language_code}
        return user | {key: value for key, value in extra.items() if value}


@dataclass(frozen=True, slots=True)
class File:
    """A file kept by the server."""

    id: str
    name: str
    mime: str
    content: bytes

    @property
    def path(self) -> str:
        """Where it can be downloaded, below ``/file/bot<token>/``."""
        return f"documents/{self.id}-{self.name}"

    def json(self) -> dict[str, Any]:
        """Return the fields every kind of file has."""
        return {"file_id": self.id, "file_unique_id": f"u{self.id}", "file_size": len(self.content)}
