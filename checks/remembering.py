"""A reader that remembers: the same bytes are not read twice, whoever asks.

What was read is kept as long as the same program would read the same from it: under the bytes, the address, the
country and the program's own text, and for the days on which it holds (``checks.reading.page.as_of``).
"""

import hashlib
import pickle
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar, cast

from checks.ask import Reader
from checks.pagecache import Kept, PageCache
from checks.reading import feeds, page, sitemap
from checks.reading.kinds import PageRead

T = TypeVar("T")

LIMIT = 64 * 1024 * 1024
"""Bytes of kept readings."""
REMEMBERED: tuple[Callable[..., Any], ...] = (page.read, feeds.read, sitemap.read)
"""Functions of a body, an address and plain values; a day comes last."""
_ROOMS = ("checks", "data")
_LIBRARIES = ("feedparser", "lxml", "phonenumbers")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Remembering:
    """Implements ``checks.ask.Reader`` over another one."""

    def __init__(self, reader: Reader, folder: Path, *, limit: int = LIMIT, version: str = "") -> None:
        """Keep at most ``limit`` bytes in ``folder``, which nobody else may write to."""
        self._reader = reader
        self._kept = PageCache(folder, limit)
        self._version = version or program()

    async def run(self, function: Callable[..., T], *args: Any) -> T:
        """Return ``function(*args)``, from memory where it would be the same."""
        if function not in REMEMBERED:
            return await self._reader.run(function, *args)
        day = args[-1] if args and isinstance(args[-1], date) else None
        key = self._key(function, args[:-1] if day else args)
        kept = await self._kept.get(key)
        known = None if kept is None else _as_of(pickle.loads(kept.body), day)  # noqa: S301 - ours, of this version
        if known is not None:
            return cast(T, known)
        read = await self._reader.run(function, *args)
        body = pickle.dumps(read, pickle.HIGHEST_PROTOCOL)
        await self._kept.put(key, Kept(headers={}, body=body, fetched_at=_EPOCH))
        return read

    def _key(self, function: Callable[..., Any], args: tuple[Any, ...]) -> str:
        body, *rest = args
        return f"{self._version}\n{function.__module__}\n{hashlib.sha256(body).hexdigest()}\n{rest!r}"


def _as_of(read: Any, day: date | None) -> Any:
    return page.as_of(read, day) if day is not None and isinstance(read, PageRead) else read


@cache
def program() -> str:
    """Return what changes with every change of the code, the word lists and the libraries that read pages."""
    root = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for room in _ROOMS:
        for file in sorted((root / room).rglob("*")):
            if file.suffix in (".py", ".toml"):
                digest.update(file.read_bytes())
    digest.update(repr([version(name) for name in _LIBRARIES]).encode())
    return digest.hexdigest()[:16]
