"""Files that are whole or not there: written beside, synced, renamed; the generation before is kept.

The file of the one before that is emptied and written to next (``.next``): making a file and deleting one costs a file
system more than all the rest. What waits is written in one go, step by step, so that many commits share the waits for
the disk.
"""

import errno
import os
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from data.store import StoreError, StoreFull

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_PASSING = _NO_ROOM | {errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO, errno.EMFILE, errno.ENFILE, errno.ENOMEM}
"""What ends without us, once the disk has room, may be written to, or answers again."""
_FOR_WRITING = os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC


@dataclass(frozen=True, slots=True)
class Write:
    """One file to be replaced."""

    path: Path
    data: bytes | None
    """What it shall hold; None: it shall be gone, with the generation before."""
    keep: bool = True
    """Whether the generation before is kept beside it."""


def previous(path: Path) -> Path:
    """Return where the generation before is kept."""
    return path.with_name(f"{path.stem}.prev")


def following(path: Path) -> Path:
    """Return where the next generation is written; an empty file lies ready there."""
    return path.with_name(f"{path.stem}.next")


def _spare(path: Path) -> Path:
    """Return the second name that a generation has while it gives way."""
    return path.with_name(f"{path.stem}.old")


def write(path: Path, data: bytes, *, keep: bool = True) -> None:
    """Replace ``path`` by ``data``: after a crash it holds the one or the other, whole.

    ``keep`` the generation before beside it. Raises ``StoreFull`` or ``StoreError``; then nothing has changed.
    """
    [error] = write_all([Write(path, data, keep)])
    if error is not None:
        raise error


def write_all(writes: Sequence[Write]) -> list[StoreError | None]:
    """Make several writes, each whole or not at all; return what each failed with."""
    under_way = [_UnderWay(one) for one in writes]
    for step in (_UnderWay.begin, _UnderWay.sync, _UnderWay.rename):
        for one in under_way:
            one.go(step)
    folders = {one.folder for one in under_way if one.error is None}
    refused = {folder: _refusal(folder) for folder in folders}
    for one in under_way:
        one.error = one.error or refused.get(one.folder)
    return [None if one.error is None else store_error(one.error, one.path) for one in under_way]


def remove(path: Path, *, traces: bool = False) -> None:
    """Remove both generations, the older first, so that it cannot come back; ``traces``: and what was put aside."""
    try:
        _unlink(path)
        for trace in path.parent.glob(f"{path.stem}.*") if traces else ():
            trace.unlink(missing_ok=True)
        if path.parent.is_dir():
            _sync_folder(path.parent)
    except OSError as error:
        raise store_error(error, path) from error


def make_folder(folder: Path) -> None:
    """Make a folder that is still there after a crash."""
    if folder.is_dir():
        return
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _sync_folder(folder.parent)


def store_error(error: OSError, path: Path) -> StoreError:
    """Say in our words what the file system refused."""
    if error.errno in _NO_ROOM:
        return StoreFull(f"Nothing was written to {path}: {error.strerror}. Make room; nothing is lost.")
    if error.errno in _PASSING:
        return StoreFull(f"{path}: {error.strerror}. Look at this disk and this folder; nothing is lost.")
    return StoreError(f"{path}: {error.strerror or error}")


class _UnderWay:
    """One write, and how far it has come."""

    def __init__(self, write: Write) -> None:
        self.path, self.folder = write.path, write.path.parent
        self.error: OSError | None = None
        self._write = write
        self._next = following(write.path)
        self._handle = -1

    def go(self, step: "Callable[[_UnderWay], None]") -> None:
        """Take one step unless an earlier one failed."""
        if self.error is not None:
            return
        try:
            step(self)
        except OSError as error:
            self.error = error
            with suppress(OSError):
                self._close()
            with suppress(OSError):
                self._next.unlink(missing_ok=True)

    def begin(self) -> None:
        """Write beside the file."""
        if self._write.data is None:
            return
        self._handle = _open(self._next)
        left = memoryview(self._write.data)
        while left:
            left = left[os.write(self._handle, left) :]

    def sync(self) -> None:
        """Have it reach the disk."""
        if self._write.data is not None:
            os.fsync(self._handle)
            self._close()

    def rename(self) -> None:
        """Let it take the file's place."""
        if self._write.data is None:
            _unlink(self.path)
        elif self._write.keep:
            _rotate(self.path, self._next)
        else:
            self._next.replace(self.path)

    def _close(self) -> None:
        handle, self._handle = self._handle, -1
        if handle >= 0:
            os.close(handle)


def _open(path: Path) -> int:
    """Open the file that lies ready, or make one."""
    try:
        handle = os.open(path, _FOR_WRITING, 0o600)
    except FileNotFoundError:
        make_folder(path.parent)
        handle = os.open(path, _FOR_WRITING, 0o600)
    about = os.fstat(handle)
    if about.st_nlink == 1 and about.st_size == 0:
        return handle
    os.close(handle)  # a crash came between two steps, and it may be a generation under a second name
    path.unlink()
    return os.open(path, _FOR_WRITING | os.O_EXCL, 0o600)


def _rotate(path: Path, new: Path) -> None:
    """Put the new generation in place, this one in the place of the one before, and make that one's file ready.

    ``path`` is never without a file. What fails once the new generation stands is made good by a later write.
    """
    before, spare = previous(path), _spare(path)
    kept = _named_again(path, spare)
    new.replace(path)
    if kept:
        with suppress(OSError):
            ready = _moved(before, new)
            spare.replace(before)
            if ready and new.stat().st_nlink == 1:  # else somebody keeps it under another name
                os.truncate(new, 0)


def _moved(path: Path, to: Path) -> bool:
    try:
        path.replace(to)
    except FileNotFoundError:
        return False
    return True


def _named_again(path: Path, name: Path) -> bool:
    """Give a file a second name; whether there is one."""
    try:
        _link(path, name)
    except FileNotFoundError:
        return False
    return True


def _link(path: Path, name: Path) -> None:
    try:
        os.link(path, name)
    except FileExistsError:
        name.unlink()
        _link(path, name)
    except PermissionError:
        shutil.copyfile(path, name)


def _unlink(path: Path) -> None:
    for name in (_spare(path), following(path), previous(path), path):
        name.unlink(missing_ok=True)


def _refusal(folder: Path) -> OSError | None:
    """Have the names in a folder reach the disk; return what it was refused with."""
    try:
        _sync_folder(folder)
    except FileNotFoundError:
        return None  # nothing was ever kept there
    except OSError as error:
        return error
    return None


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
