"""A unit of work: TinyDB over one file, every table committed together."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import orjson
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from data.store import Document, StoreError, files
from data.store.clean import clean_documents, clean_text
from data.store.upgrades import UPGRADES, Tables, Upgrade, newest, upgraded
from data.store.writes import Write

ABOUT = "_unit"
"""The table in which a unit says what it is and when it wants to be woken."""


class UnitStorage(Storage):
    """All tables of one unit, in memory from ``load`` on: a commit is one file."""

    def __init__(self, path: Path, upgrades: Sequence[Upgrade] = UPGRADES) -> None:
        """Stand for ``path``; nothing is read yet."""
        self.path = path
        self.schema = newest(upgrades)
        self._upgrades = upgrades
        self.tables: dict[str, Any] = {}

    def load(self) -> None:
        """Read the file, if there is one."""
        self.tables = read_unit(self.path, self._upgrades)

    def load_small(self) -> bool:
        """Read the file if that holds up nobody; whether it was read."""
        data = files.begin(self.path)
        if len(data) > files.SMALL:
            return False
        found = files.parse(data)
        if found is None:
            self.load()
        else:
            self.tables = current(found, self.path, self._upgrades)
        return True

    def content(self) -> bytes | None:
        """Return what the file shall hold; None when nothing is left to be kept."""
        kept = any(name != ABOUT and rows for name, rows in self.tables.items()) or "wake_at" in about(self.tables)
        return orjson.dumps(self.tables) if kept else None

    def read(self) -> dict[str, Any]:
        """Give TinyDB the tables."""
        return self.tables

    def write(self, data: dict[str, Any]) -> None:
        """Take the tables back from TinyDB."""
        self.tables = data


def about(tables: Tables) -> Document:
    """Return what a unit says of itself: ``name``, ``schema``, ``wake_at``."""
    return tables.get(ABOUT, {}).get("about", {})


def read_unit(path: Path, upgrades: Sequence[Upgrade] = UPGRADES) -> Tables:
    """Return a unit as its file has it, in today's form; empty without a file. Raises ``StoreError``."""
    return current(files.read(path) or {}, path, upgrades)


def current(tables: Tables, path: Path, upgrades: Sequence[Upgrade] = UPGRADES) -> Tables:
    """Bring what a file held up to date. Raises ``StoreError`` when it is of a newer program."""
    own = about(tables)
    schema = own.get("schema", 1) if own else newest(upgrades)
    if schema == newest(upgrades):
        return tables
    kept = {kind: rows for kind, rows in tables.items() if kind != ABOUT}
    brought = upgraded(kept, schema, path, upgrades)
    return {**brought, ABOUT: {"about": {**own, "schema": newest(upgrades)}}}


class _TextIds(Table):
    document_id_class = str  # type: ignore[assignment]

    def replace(self, docs: Mapping[str, Document]) -> None:
        """Put documents last, in place of those of the same id: removing and inserting would be two updates."""

        def update(table: dict[Any, Any]) -> None:
            for id, doc in docs.items():
                table.pop(id, None)
                table[id] = doc

        self._update_table(update)


class _Database(TinyDB):
    table_class = _TextIds


class TinyUnit:
    """``data.store.Unit`` over TinyDB."""

    def __init__(self, storage: UnitStorage, name: str) -> None:
        """Work on what ``storage`` has loaded; ``name`` is the unit's own."""
        self._storage = storage
        self._name = name
        self._db = _Database(storage=lambda: storage)
        self._changed = False
        self._ended = False

    @property
    def changed(self) -> bool:
        """Whether there is anything to commit."""
        return self._changed

    @property
    def wake(self) -> datetime | None:
        """When this unit needs attention next."""
        text = (self._row(ABOUT, "about") or {}).get("wake_at")
        return datetime.fromisoformat(text) if text else None

    def end(self) -> None:
        """Refuse any further use."""
        self._ended = True

    async def get(self, kind: str, id: str) -> Document | None:
        """Return one document."""
        row = self._row(self._kind(kind), clean_text(id))
        return None if row is None else _copy(row)

    async def all(self, kind: str) -> dict[str, Document]:
        """Return every document of a kind, by id."""
        return _copy(self._storage.tables.get(self._kind(kind)) or {})

    async def ids(self, kind: str) -> list[str]:
        """Return the ids of every document of a kind."""
        return list(self._storage.tables.get(self._kind(kind)) or ())

    async def kinds(self) -> list[str]:
        """Return every kind of document there is."""
        return [kind for kind, rows in self._storage.tables.items() if kind != ABOUT and rows]

    async def put(self, kind: str, docs: Mapping[str, Document]) -> None:
        """Write documents by id, replacing those of the same id."""
        self._put(self._kind(kind), clean_documents(docs))

    async def delete(self, kind: str, ids: Iterable[str]) -> None:
        """Delete documents; unknown ids are no error."""
        table = self._table(self._kind(kind))
        there = [id for id in {clean_text(id) for id in ids} if self._row(kind, id) is not None]
        if there:
            table.remove(doc_ids=there)  # type: ignore[arg-type]
            self._changed = True

    def wake_at(self, when: datetime | None) -> None:
        """Say when this unit needs attention next; ``when`` knows its zone."""
        if when is not None and when.tzinfo is None:
            raise ValueError("a wake time needs a zone")
        self._kind("wake")
        own: Document = {"name": self._name, "schema": self._storage.schema}
        if when is not None:
            own["wake_at"] = when.astimezone(UTC).isoformat()
        self._put(ABOUT, {"about": own})

    def take_in(self, other: "TinyUnit") -> None:
        """Take over another unit's documents where this one has none of that id, and its wake if earlier."""
        for kind, rows in other._storage.tables.items():
            if kind != ABOUT:
                self._put(kind, {id: doc for id, doc in rows.items() if self._row(kind, id) is None})
        if other.wake is not None and (self.wake is None or other.wake < self.wake):
            self.wake_at(other.wake)

    def as_write(self) -> Write:
        """Return what brings it to the disk."""
        return Write(self._storage.path, self._storage.content())

    def settle(self) -> None:
        """Make sure the file will say what it is."""
        if self._row(ABOUT, "about") is None:
            self._put(ABOUT, {"about": {"name": self._name, "schema": self._storage.schema}})

    def _put(self, kind: str, docs: Mapping[str, Document]) -> None:
        rows: Mapping[str, Document] = self._storage.tables.get(kind) or {}
        new = {id: doc for id, doc in docs.items() if rows.get(id) != doc}
        if not new:
            return
        self._table(kind).replace(new)
        self._changed = True

    def _row(self, kind: str, id: str) -> Mapping[str, Any] | None:
        rows: Mapping[str, Mapping[str, Any]] = self._storage.tables.get(kind) or {}
        return rows.get(id)

    def _table(self, kind: str) -> _TextIds:
        return cast(_TextIds, self._db.table(kind, cache_size=0))

    def _kind(self, kind: str) -> str:
        if self._ended:
            raise StoreError("a unit is used after its context has ended")
        return _named(kind)


@lru_cache(maxsize=256)
def _named(kind: str) -> str:
    if not kind or kind.startswith("_"):
        raise ValueError(f"{kind!r} is no kind of document")
    return clean_text(kind)


def _copy(row: Mapping[str, Any]) -> Document:
    copied: Document = orjson.loads(orjson.dumps(row))
    return copied
