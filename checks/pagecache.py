"""Answers kept for revalidation: one file a page, the longest unused go first."""

import asyncio
import hashlib
import json
import os
from collections import OrderedDict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

LIMIT = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A whole answer with status 200."""

    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    fetched_at: datetime


class PageCache:
    """A folder of pages, ``<xx>/<sha256>``. What cannot be read or written is simply not there."""

    def __init__(self, folder: Path, limit: int = LIMIT) -> None:
        """Keep at most ``limit`` bytes in ``folder``."""
        self._folder = folder
        self._limit = limit
        self._sizes: OrderedDict[str, int] | None = None
        self._total = 0
        self._lock = asyncio.Lock()

    async def get(self, key: str) -> Kept | None:
        """Return the copy kept under ``key``."""
        kept = await asyncio.to_thread(_read, self._path(key))
        if kept is not None and self._sizes is not None and _name(key) in self._sizes:
            self._sizes.move_to_end(_name(key))
        return kept

    async def put(self, key: str, kept: Kept) -> None:
        """Keep a copy, and let go of the longest unused ones beyond the limit."""
        async with self._lock:
            if self._sizes is None:
                self._sizes = await asyncio.to_thread(_scan, self._folder)
                self._total = sum(self._sizes.values())
            size = await asyncio.to_thread(_write, self._path(key), kept)
            self._total += size - self._sizes.pop(_name(key), 0)
            self._sizes[_name(key)] = size
            gone = []
            while self._total > self._limit and self._sizes:
                name, freed = self._sizes.popitem(last=False)
                self._total -= freed
                gone.append(self._folder / name[:2] / name)
            if gone:
                await asyncio.to_thread(_remove, gone)

    async def drop(self, key: str) -> None:
        """Let go of the copy kept under ``key``, if there is one."""
        async with self._lock:
            await asyncio.to_thread(_remove, [self._path(key)])
            if self._sizes is not None:
                self._total -= self._sizes.pop(_name(key), 0)

    def _path(self, key: str) -> Path:
        name = _name(key)
        return self._folder / name[:2] / name


def _name(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def _read(path: Path) -> Kept | None:
    try:
        head, _, body = path.read_bytes().partition(b"\n")
        about = json.loads(head)
        if about["bytes"] != len(body):
            return None
        os.utime(path)
        return Kept(headers=dict(about["headers"]), body=body, fetched_at=datetime.fromisoformat(about["at"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write(path: Path, kept: Kept) -> int:
    about = {"at": kept.fetched_at.isoformat(), "bytes": len(kept.body), "headers": dict(kept.headers)}
    data = json.dumps(about).encode() + b"\n" + kept.body
    part = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink()
        return 0
    return len(data)


def _scan(folder: Path) -> OrderedDict[str, int]:
    found = []
    for path in folder.glob("??/*"):
        with suppress(OSError):
            if path.suffix == ".part":
                path.unlink()
                continue
            state = path.stat()
            found.append((state.st_mtime, path.name, state.st_size))
    return OrderedDict((name, size) for _, name, size in sorted(found))


def _remove(paths: list[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink()
