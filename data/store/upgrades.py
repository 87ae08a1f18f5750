"""What units looked like in older programs, brought up to date whenever one is read (pure).

To change the form of a document so that an older one cannot be read any more, add a function at the end of
``UPGRADES``. It gets all of a unit and returns all of it in the next form; on disk
it changes with the next commit.
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from data.store import Document, StoreError

Tables: TypeAlias = dict[str, dict[str, Document]]
"""Every document of a unit, by kind and id."""
Upgrade: TypeAlias = Callable[[Tables], Tables]

UPGRADES: tuple[Upgrade, ...] = ()
"""The first brings a unit from schema 1 to 2, and so on."""


def newest(upgrades: Sequence[Upgrade] = UPGRADES) -> int:
    """Return the schema in which units are written."""
    return 1 + len(upgrades)


def upgraded(tables: Tables, schema: int, what: object, upgrades: Sequence[Upgrade] = UPGRADES) -> Tables:
    """Return a unit of some schema as the newest has it. Raises ``StoreError`` for one of a newer program."""
    if schema > newest(upgrades):
        raise StoreError(f"{what} was written by a newer Goodname. Run that one, or restore an older backup.")
    for upgrade in upgrades[schema - 1 :]:
        tables = upgrade(tables)
    return tables
