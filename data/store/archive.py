"""The store as one file and back: a tar of committed generations, made while the bot runs."""

import asyncio
import io
import re
import shutil
import tarfile
import zlib
from contextlib import suppress
from pathlib import Path

from data.store import Document, StoreError, UnitId, files, writes
from data.store.layout import FOLDERS, HUB, all_units, unit_path
from data.store.unit import current

_MEMBER = re.compile(rf"({'|'.join(FOLDERS.values())})/[0-9a-f]{{2}}/[A-Za-z0-9_-]{{1,80}}\.json")
_BIGGEST = 256 * 1024 * 1024


async def backup(home: Path, file: Path) -> int:
    """Write every unit under ``home`` into ``file`` (``.tar.gz``) and return how many there are.

    Needs no lock: each unit is taken as last committed. Raises ``StoreError``, ``StoreFull``.
    """
    return await asyncio.to_thread(_backup, home, file)


async def peek(home: Path, unit: UnitId, kind: str) -> dict[str, Document]:
    """Return the documents of one kind in a unit as last committed, also while the program runs (no lock)."""
    return await asyncio.to_thread(_peek, home, unit, kind)


async def restore(home: Path, file: Path) -> int:
    """Bring the units in ``file`` into ``home`` and return how many there are.

    Takes the lock meanwhile (``StoreBusy``); ``StoreError`` when ``home`` holds units already, or when
    ``file`` is no backup. Nothing is changed then.
    """
    return await asyncio.to_thread(_restore, home, file)


def _backup(home: Path, file: Path) -> int:
    part = file.with_name(f"{file.name}.part")
    count = 0
    try:
        with tarfile.open(part, "w:gz", compresslevel=6) as tar:
            for _, path in all_units(home):
                data = _committed(path)
                if data is None:
                    continue
                member = tarfile.TarInfo(path.relative_to(home).as_posix())
                member.size, member.mode = len(data), 0o600
                tar.addfile(member, io.BytesIO(data))
                count += 1
        part.chmod(0o600)
        part.replace(file)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise writes.store_error(error, file) from error
    return count


def _peek(home: Path, unit: UnitId, kind: str) -> dict[str, Document]:
    path = unit_path(home, unit)
    data = _committed(path)
    tables = files.parse(data) if data else None
    return dict(current(tables or {}, path).get(kind, {}))


def _committed(path: Path) -> bytes | None:
    for each in (path, writes.previous(path)):
        with suppress(FileNotFoundError):
            data = files.committed(each)
            if files.parse(data) is not None:
                return data
    return None


def _restore(home: Path, file: Path) -> int:
    with files.take_lock(home):
        if any(all_units(home)):
            raise StoreError(f"{home} already holds watches or chats. Move it away first, then restore.")
        aside = home / ".restoring"
        shutil.rmtree(aside, ignore_errors=True)
        try:
            count = _unpack(file, aside)
            for folder in FOLDERS.values():
                shutil.rmtree(home / folder, ignore_errors=True)
                if (aside / folder).exists():
                    (aside / folder).rename(home / folder)
            (home / HUB).unlink(missing_ok=True)
        except (tarfile.TarError, EOFError, zlib.error) as error:
            raise StoreError(f"{file} is no backup of Goodname: {error}") from error
        except OSError as error:
            raise writes.store_error(error, file) from error
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    return count


def _unpack(file: Path, aside: Path) -> int:
    count = 0
    with tarfile.open(file, "r:gz") as tar:
        for member in tar:
            if not member.isfile() or not _MEMBER.fullmatch(member.name) or member.size > _BIGGEST:
                raise StoreError(f"{file} is no backup of Goodname: it holds {member.name!r}")
            taken = tar.extractfile(member)
            data = taken.read() if taken else b""
            tables = files.parse(data)
            if tables is None:
                raise StoreError(f"{file} is damaged: {member.name}")
            current(tables, file)
            writes.write(aside / member.name, data, keep=False)
            count += 1
    return count
