"""Files that are whole or not there: written beside, synced, renamed; the generation before is kept."""

import errno
import fcntl
import logging
import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import orjson

from data.store import StoreBusy, StoreError, StoreFull

log = logging.getLogger(__name__)

SMALL = 32 * 1024
"""Bytes that are read and parsed in a fraction of a millisecond."""

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_PASSING = _NO_ROOM | {errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO, errno.EMFILE, errno.ENFILE, errno.ENOMEM}
"""What ends without us, once the disk has room, may be written to, or answers again."""


def previous(path: Path) -> Path:
    """Return where the generation before is kept."""
    return path.with_name(f"{path.stem}.prev")


def write(path: Path, data: bytes, *, keep: bool = True) -> None:
    """Replace ``path`` by ``data``: after a crash it holds the one or the other, whole.

    ``keep`` the generation before beside it. Raises ``StoreFull`` or ``StoreError``; then nothing has changed.
    """
    part = path.with_name(f"{path.stem}.tmp")
    try:
        _make_folder(path.parent)
        _write_synced(part, data)
        if keep:
            _keep_previous(path)
        part.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise store_error(error, path) from error


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


def remove(path: Path, *, traces: bool = False) -> None:
    """Remove both generations, the older first, so that it cannot come back; ``traces``: and what was put aside."""
    try:
        previous(path).unlink(missing_ok=True)
        path.unlink(missing_ok=True)
        for trace in path.parent.glob(f"{path.stem}.*") if traces else ():
            trace.unlink(missing_ok=True)
        if path.parent.is_dir():
            _sync_folder(path.parent)
    except OSError as error:
        raise store_error(error, path) from error


def take_lock(home: Path) -> IO[str]:
    """Lock ``home`` for this process until the returned file is closed. Raises ``StoreBusy``."""
    try:
        _make_folder(home)
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


def _make_folder(folder: Path) -> None:
    if folder.is_dir():
        return
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _sync_folder(folder.parent)


def _write_synced(path: Path, data: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _keep_previous(path: Path) -> None:
    """Give the generation before its second name, never leaving ``path`` without a file."""
    spare = path.with_name(f"{path.stem}.old")
    try:
        _name_again(path, spare)
    except FileNotFoundError:
        return
    spare.replace(previous(path))


def _name_again(path: Path, spare: Path) -> None:
    try:
        os.link(path, spare)
    except FileExistsError:
        spare.unlink()
        _name_again(path, spare)
    except PermissionError:
        shutil.copyfile(path, spare)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _put_aside(path: Path) -> None:
    aside = path.with_name(f"{path.name}.damaged")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}.damaged{number}")
    log.error("%s is damaged; it is put aside as %s", path, aside.name)
    with suppress(OSError):
        path.rename(aside)


def store_error(error: OSError, path: Path) -> StoreError:
    """Say in our words what the file system refused."""
    if error.errno in _NO_ROOM:
        return StoreFull(f"Nothing was written to {path}: {error.strerror}. Make room; nothing is lost.")
    if error.errno in _PASSING:
        return StoreFull(f"{path}: {error.strerror}. Look at this disk and this folder; nothing is lost.")
    return StoreError(f"{path}: {error.strerror or error}")
