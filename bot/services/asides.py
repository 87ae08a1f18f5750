"""What a message said before another question took its place for a while."""

from dataclasses import dataclass
from datetime import datetime

from bot.render.keyboard import Keyboard
from bot.services import memory
from data.store import Unit

KIND = "aside"
KEPT = 20
"""Messages of a chat that can come back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A message as it stood."""

    text: str
    """HTML."""
    keys: Keyboard = ()
    note: str = ""
    """What of the text may be true no longer when it comes back."""
    language: str = ""
    at: datetime


async def put(unit: Unit, message_id: int, aside: Aside) -> None:
    """Keep what a message says; the oldest are forgotten."""
    await memory.write(unit, KIND, str(message_id), aside)
    known = await memory.read_all(unit, KIND, Aside)
    oldest = sorted(known, key=lambda name: known[name].at)
    await unit.delete(KIND, oldest[:-KEPT])


async def get(unit: Unit, message_id: int) -> Aside | None:
    """Return what a message said."""
    return await memory.read(unit, KIND, str(message_id), Aside)
