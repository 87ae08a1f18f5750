"""What the program remembers at run time: the ``Store`` protocol; ``tiny`` is the default engine."""

from collections.abc import Iterable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeAlias

Document: TypeAlias = dict[str, Any]


class StoreError(Exception):
    """The store cannot be used; the message says what to do."""


class StoreBusy(StoreError):
    """Another process writes this store."""


class StoreFull(StoreError):
    """The disk is full, read-only or does not answer: nothing was changed, try again later."""


@dataclass(frozen=True, slots=True)
class UnitId:
    """A watch or a chat."""

    kind: str
    """``watch`` or ``chat``."""
    id: str


class Unit(Protocol):
    """A watch or a chat. Everything inside commits together when the context ends, or not at all when
    it raises; one holder a unit. Never hold it across a network call, never hold two at once.
    Documents are plain JSON values; what is returned is a copy.
    """

    async def get(self, kind: str, id: str) -> Document | None:
        """Return one document."""
        ...

    async def all(self, kind: str) -> dict[str, Document]:
        """Return every document of a kind, by id."""
        ...

    async def ids(self, kind: str) -> list[str]:
        """Return the ids of every document of a kind."""
        ...

    async def kinds(self) -> list[str]:
        """Return every kind of document there is."""
        ...

    async def put(self, kind: str, docs: Mapping[str, Document]) -> None:
        """Write documents by id, replacing those of the same id."""
        ...

    async def delete(self, kind: str, ids: Iterable[str]) -> None:
        """Delete documents; unknown ids are no error."""
        ...

    @property
    def wake(self) -> datetime | None:
        """When this unit needs attention next."""
        ...

    def wake_at(self, when: datetime | None) -> None:
        """Say when this unit needs attention next (None: never)."""
        ...


class Store(Protocol):
    """All units and the hub's look-ups."""

    async def open(self) -> None:
        """Take the lock (``StoreBusy`` when another process has it) and read or rebuild the hub."""
        ...

    async def close(self) -> None:
        """Write the hub and free the lock."""
        ...

    def watch(self, watch_id: str) -> AbstractAsyncContextManager[Unit]:
        """Hold a watch; it comes into being with its first document."""
        ...

    def chat(self, chat_id: int) -> AbstractAsyncContextManager[Unit]:
        """Hold a chat."""
        ...

    async def claim_due(self, now: datetime, lease: float, limit: int) -> list[UnitId]:
        """Return units whose wake time has come and hide them for ``lease`` seconds."""
        ...

    async def waiting(self, now: datetime) -> int:
        """Return how many units have a wake time that has come, also those that somebody has claimed."""
        ...

    async def link(self, watch_id: str, chat_id: int) -> None:
        """Note in the hub that a chat looks on a watch (both units say so themselves)."""
        ...

    async def unlink(self, watch_id: str, chat_id: int) -> None:
        """Take such a note back."""
        ...

    async def chats_of(self, watch_id: str) -> list[int]:
        """Return the chats that look on a watch."""
        ...

    async def watches_of(self, chat_id: int) -> list[str]:
        """Return the watches a chat looks on."""
        ...

    async def move_chat(self, old: int, new: int) -> None:
        """Give a chat's unit and links a new id (repeatable)."""
        ...

    async def drop(self, unit: UnitId) -> None:
        """Delete a unit and its links."""
        ...

    async def units(self) -> list[UnitId]:
        """Return every unit there is."""
        ...
