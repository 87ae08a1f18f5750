"""Reading files back, putting damaged ones aside, and the lock of the store."""

import fcntl
import logging
import os
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import orjson

from data.store import StoreBusy
from data.store.writes import make_folder, previous, store_error

log = logging.getLogger(__name__)

SMALL = 32 * 1024
"""Bytes that are read and parsed in a fraction of a millisecond."""


def read(path: Path) -> dict[str, Any] | None:
    """Read a JSON object back; None when there is none.

    A damaged file is put aside as ``.damaged`` and the generation before is read.
    """
    for name in (Path, previous):
        each = name(path)
        try:
            data = each.read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise store_error(error, each) from error
        found = parse(data)
        if found is not None:
            return found
        _put_aside(each)
    return None


def begin(path: Path) -> bytes:
    """Return a file's bytes, of a larger one no more than tell that it is; none when there is none to be had."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return b""
    try:
        return os.read(handle, SMALL + 1)
    except OSError:
        return b""
    finally:
        os.close(handle)


def committed(path: Path) -> bytes:
    """Read a generation while another process may write: one that it wrote over meanwhile is read again.

    Raises ``FileNotFoundError``.
    """
    while True:
        with path.open("rb") as file:
            before, data, after = os.fstat(file.fileno()), file.read(), os.fstat(file.fileno())
        if (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, path.stat().st_ino):
            return data


def parse(data: bytes) -> dict[str, Any] | None:
    """Return the JSON object of objects in ``data``, None when it is damaged."""
    try:
        found = orjson.loads(data)
    except orjson.JSONDecodeError:
        return None
    whole = isinstance(found, dict) and all(isinstance(each, dict) for each in found.values())
    return found if whole else None


def parse_any(data: bytes) -> dict[str, Any]:
    """Return the JSON object in ``data``; raises ``ValueError`` when it is damaged."""
    found = orjson.loads(data)
    if not isinstance(found, dict):
        raise ValueError("not an object")
    return found


def take_lock(home: Path) -> IO[str]:
    """Lock ``home`` for this process until the returned file is closed. Raises ``StoreBusy``."""
    try:
        make_folder(home)
        lock = (home / ".lock").open("a+", encoding="utf-8")
    except OSError as error:
        raise store_error(error, home) from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.seek(0)
        who = lock.read(20).strip()
        lock.close()
        named = f" (process {who})" if who else ""
        raise StoreBusy(f"Another Goodname{named} works with {home}. Stop it first, or set GOODNAME_HOME.") from None
    lock.truncate(0)
    lock.write(str(os.getpid()))
    lock.flush()
    return lock


def exists(path: Path) -> bool:
    """Whether any generation is there."""
    return path.exists() or previous(path).exists()


def _put_aside(path: Path) -> None:
    aside = path.with_name(f"{path.name}.damaged")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}.damaged{number}")
    log.error("%s is damaged; it is put aside as %s", path, aside.name)
    with suppress(OSError):
        path.rename(aside)
