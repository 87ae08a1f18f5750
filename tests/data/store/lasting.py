"""What any engine of the store must do about other programs, other engines, damage and a second writer."""

from abc import ABC, abstractmethod

import pytest

from data.store import Document, Store, StoreBusy, StoreError, UnitId
from data.store.moving import copy
from data.store.upgrades import Tables, Upgrade
from tests.data.store.moment import NOW


def phones(tables: Tables) -> Tables:
    """Bring a made-up older form up to date: one phone became several."""
    cards = {name: {"phones": [row["phone"]]} for name, row in tables.get("card", {}).items()}
    return {**tables, "card": cards} if cards else tables


def renamed(tables: Tables) -> Tables:
    """Bring the form after it up to date: the kind has another name."""
    return {("company" if kind == "card" else kind): rows for kind, rows in tables.items()}


UPGRADES = (phones, renamed)


class Lasting(ABC):
    """Part of ``StoreContract``."""

    @abstractmethod
    async def make(self, where, upgrades: tuple[Upgrade, ...] = ()) -> Store:
        """Make a store, not yet open, that finds again what an earlier one for ``where`` kept."""

    @abstractmethod
    async def damage(self, where, unit: UnitId) -> None:
        """Damage what was committed last of a unit, as a bad disk does; the store is open or closed."""

    @abstractmethod
    async def lose_look_ups(self, where) -> None:
        """Lose what the store knows of all units at once; the store is closed."""

    async def put(self, where, document: Document, upgrades: tuple[Upgrade, ...] = ()) -> None:
        store = await self.make(where, upgrades)
        await store.open()
        async with store.watch("w") as unit:
            await unit.put("card", {"it": document})
            unit.wake_at(NOW)
        await store.close()

    async def read(self, where, kind: str, upgrades: tuple[Upgrade, ...] = ()) -> dict[str, Document]:
        store = await self.make(where, upgrades)
        await store.open()
        try:
            async with store.watch("w") as unit:
                return await unit.all(kind)
        finally:
            await store.close()

    async def test_an_older_unit_is_brought_up_to_date_when_it_is_read(self, tmp_path):
        await self.put(tmp_path, {"phone": "+35825550142"})
        assert await self.read(tmp_path, "card", UPGRADES[:1]) == {"it": {"phones": ["+35825550142"]}}
        assert await self.read(tmp_path, "company", UPGRADES) == {"it": {"phones": ["+35825550142"]}}
        assert await self.read(tmp_path, "card") == {"it": {"phone": "+35825550142"}}, "reading writes nothing"

    async def test_a_unit_is_brought_up_to_date_once(self, tmp_path):
        await self.put(tmp_path, {"phone": "+35825550142"})
        store = await self.make(tmp_path, UPGRADES)
        await store.open()
        assert await store.claim_due(NOW, 60, 10) == [UnitId("watch", "w")]
        async with store.watch("w") as unit:
            await unit.put("note", {"x": {}})
        await store.close()
        assert await self.read(tmp_path, "company", UPGRADES) == {"it": {"phones": ["+35825550142"]}}

    async def test_a_unit_of_a_newer_program_is_refused_and_stays_as_it_is(self, tmp_path):
        await self.put(tmp_path, {"phones": ["1"]}, UPGRADES)
        with pytest.raises(StoreError, match="newer Goodname"):
            await self.read(tmp_path, "card", UPGRADES[:1])
        await self.lose_look_ups(tmp_path)
        with pytest.raises(StoreError, match="newer Goodname"):
            await self.read(tmp_path, "card")
        assert await self.read(tmp_path, "card", UPGRADES) == {"it": {"phones": ["1"]}}

    async def test_a_damaged_unit_is_as_it_was_one_commit_before(self, store, tmp_path):
        for number in (1, 2):
            async with store.watch("w") as unit:
                await unit.put("x", {"a": {"n": number}})
        for _ in range(2):
            await self.damage(tmp_path, UnitId("watch", "w"))
            async with store.watch("w") as unit:
                assert await unit.all("x") == {"a": {"n": 1}}
                await unit.put("x", {"a": {"n": 3}})
        async with store.watch("w") as unit:
            assert await unit.all("x") == {"a": {"n": 3}}
        assert await store.units() == [UnitId("watch", "w")]

    async def test_look_ups_that_were_lost_are_worked_out_anew(self, tmp_path):
        store = await self.make(tmp_path)
        await store.open()
        await store.link("w", 5)
        async with store.watch("w") as unit:
            unit.wake_at(NOW)
        await store.close()
        await self.lose_look_ups(tmp_path)
        store = await self.make(tmp_path)
        await store.open()
        assert (await store.chats_of("w"), await store.watches_of(5)) == ([5], ["w"])
        assert await store.claim_due(NOW, 60, 10) == [UnitId("watch", "w")]
        await store.close()

    async def test_a_second_writer_is_refused_until_the_first_has_closed(self, store, tmp_path):
        other = await self.make(tmp_path)
        with pytest.raises(StoreBusy, match="Stop it first"):
            await other.open()
        async with store.chat(1) as unit:
            await unit.put("x", {"a": {}})
        await store.close()
        await other.open()
        assert await other.units() == [UnitId("chat", "1")]
        await other.close()

    async def test_another_engine_takes_over_everything(self, store, tmp_path):
        for chat in (5, -6):
            await store.link("w", chat)
        async with store.watch("w") as unit:
            await unit.put("case", {"a": {"n": 1}, "b": {"n": 2}})
            unit.wake_at(NOW)
        async with store.chat(5) as unit:
            await unit.put("settings", {"zone": {"is": "UTC"}})
        other = await self.make(tmp_path / "other")
        await other.open()
        for _ in range(2):
            assert await copy(store, other) == 3
        for one in (store, other):
            assert (await one.chats_of("w"), await one.watches_of(5)) == ([-6, 5], ["w"])
            assert await one.claim_due(NOW, 60, 10) == [UnitId("watch", "w")]
            async with one.watch("w") as unit:
                assert await unit.all("case") == {"a": {"n": 1}, "b": {"n": 2}} and unit.wake == NOW
            async with one.chat(5) as unit:
                assert await unit.all("settings") == {"zone": {"is": "UTC"}} and unit.wake is None
        await other.close()
