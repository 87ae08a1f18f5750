"""Taking a person's name out of a company that stays without them: they become a former member."""

from typing import Any

from data.store import Unit

NAMED = {"who", "made_by", "told_by", "learned_by", "taken_by", "seen_by", "said_by", "owner_name"}
"""Fields that hold the name of somebody who did something with us; what customers wrote is not among them."""


async def forget_name(unit: Unit, name: str) -> None:
    """Take a name out of everything that people did with a company."""
    if not name:
        return
    for kind in await unit.kinds():
        docs = await unit.all(kind)
        changed = {id: after for id, doc in docs.items() if (after := _without(doc, name)) != doc}
        if changed:
            await unit.put(kind, changed)


def _without(value: Any, name: str) -> Any:
    if isinstance(value, list):
        return [_without(one, name) for one in value]
    if not isinstance(value, dict):
        return value
    after = {key: _without(one, name) for key, one in value.items()}
    gone = [key for key in NAMED & after.keys() if after[key] == name]
    after |= dict.fromkeys(gone, "")
    if "what" in after and "who" in gone:
        after["former"] = True
    return after
