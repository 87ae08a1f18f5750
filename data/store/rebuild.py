"""The hub from its file, or from the units when the file is lost, damaged or in doubt."""

import logging
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from data.store import UnitId, files
from data.store.hub import Hub
from data.store.layout import HUB, all_units, unit_path
from data.store.unit import about, read_unit
from data.store.upgrades import UPGRADES, Tables, Upgrade

WINDOWS = "windows"
"""Kind of a watch's documents whose ids are the chats that look on it."""
WATCHES = "watches"
"""Kind of a chat's documents whose ids are the watches it looks on."""

log = logging.getLogger(__name__)


def read_hub(home: Path, upgrades: Sequence[Upgrade] = UPGRADES) -> Hub:
    """Return the hub; blocking, and slow only when every unit must be read."""
    path = home / HUB
    if not path.exists():
        return rebuilt(home, upgrades)
    try:
        hub = Hub.read(files.parse_any(path.read_bytes()))
        _settle_doubts(home, hub, upgrades)
    except (ValueError, KeyError, TypeError) as error:
        log.error("%s is damaged (%s); reading every watch and chat instead", path, error)
        return rebuilt(home, upgrades)
    return hub


def rebuilt(home: Path, upgrades: Sequence[Upgrade] = UPGRADES) -> Hub:
    """Read the hub back from all units."""
    hub = Hub()
    for unit, path in all_units(home):
        tables = read_unit(path, upgrades)
        wake = about(tables).get("wake_at")
        if wake:
            hub.set_wake(unit, datetime.fromisoformat(wake))
        for chat in _windows(unit, tables):
            hub.link(unit.id, chat)
    return hub


def _settle_doubts(home: Path, hub: Hub, upgrades: Sequence[Upgrade]) -> None:
    """Believe the watches about the links that were changing when the program ended."""
    watches = {unit.id for unit in hub.doubt if unit.kind == "watch"}
    for unit in [unit for unit in hub.doubt if unit.kind == "chat"]:
        said = read_unit(unit_path(home, unit), upgrades).get(WATCHES, {})
        watches |= {*said, *hub.watches_of(int(unit.id))}
    for name in watches:
        unit = UnitId("watch", name)
        tables = read_unit(unit_path(home, unit), upgrades)
        for chat in hub.chats_of(name):
            hub.unlink(name, chat)
        for chat in _windows(unit, tables):
            hub.link(name, chat)
    hub.doubt.clear()


def _windows(unit: UnitId, tables: Tables) -> list[int]:
    return [int(chat) for chat in tables.get(WINDOWS, {})] if unit.kind == "watch" else []
