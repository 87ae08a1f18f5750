"""Where a unit's file stands under the home folder."""

import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from data.store import UnitId

FOLDERS = {"watch": "watches", "chat": "chats"}
HUB = "hub.json"
_NAME = re.compile(r"[A-Za-z0-9_-]{1,80}")


@lru_cache(maxsize=4096)
def unit_path(home: Path, unit: UnitId) -> Path:
    """Return the file of a unit; raises ``ValueError`` on an id that is no file name."""
    if not _NAME.fullmatch(unit.id):
        raise ValueError(f"{unit.id!r} is no id of a {unit.kind}")
    spread = hashlib.sha256(unit.id.encode()).hexdigest()[:2]
    return home.joinpath(FOLDERS[unit.kind], spread, f"{unit.id}.json")


def all_units(home: Path) -> Iterator[tuple[UnitId, Path]]:
    """Yield every unit and its file, also one of which only the older generation is left."""
    for kind, folder in FOLDERS.items():
        seen = set()
        for path in sorted((home / folder).glob("??/*")):
            if path.suffix in (".json", ".prev") and path.stem not in seen:
                seen.add(path.stem)
                yield UnitId(kind, path.stem), path.with_name(f"{path.stem}.json")
