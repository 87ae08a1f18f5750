"""What any engine of the store must do. Subclass it and give it ``make``, ``damage`` and ``lose_look_ups``."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from data.store import Store, StoreError, UnitId
from tests.data.store.lasting import Lasting
from tests.data.store.moment import NOW

HARD = {
    "text": "Kääpiö 🦔 \u2028 end",
    "nul": "a\x00b",
    "lone": "a\ud800b",
    "nan": float("nan"),
    "infinite": [float("inf")],
    "huge": 2**70,
    "edge": [2**64 - 1, -(2**63)],
    "keys": {1: "one", "two": None},
    "pair": (True, 1.5),
}
CLEAN = {
    "text": "Kääpiö 🦔 \u2028 end",
    "nul": "ab",
    "lone": "a\ufffdb",
    "nan": None,
    "infinite": [None],
    "huge": str(2**70),
    "edge": [2**64 - 1, -(2**63)],
    "keys": {"1": "one", "two": None},
    "pair": [True, 1.5],
}


class StoreContract(Lasting):
    """Every engine passes these."""

    @pytest.fixture
    async def store(self, tmp_path) -> AsyncIterator[Store]:
        made = await self.make(tmp_path)
        await made.open()
        yield made
        await made.close()

    async def test_what_is_put_is_there_also_after_a_restart(self, tmp_path):
        store = await self.make(tmp_path)
        await store.open()
        async with store.watch("w1") as unit:
            await unit.put("cases", {"a": {"n": 1}, "b": {"n": 2}})
            await unit.put("cases", {"a": {"n": 3}})
            await unit.delete("cases", ["b", "never"])
            await unit.put("runs", {"r": {}})
        await store.close()
        again = await self.make(tmp_path)
        await again.open()
        async with again.watch("w1") as unit:
            assert await unit.all("cases") == {"a": {"n": 3}}
            assert await unit.get("runs", "r") == {}
            assert await unit.get("runs", "none") is None
            assert await unit.ids("cases") == ["a"]
            assert await unit.all("nothing") == {} and await unit.ids("nothing") == []
        assert await again.units() == [UnitId("watch", "w1")]
        await again.close()

    async def test_values_come_back_alike_from_every_engine(self, store):
        async with store.chat(-1001) as unit:
            await unit.put("x", {"hard\x00": HARD})
            assert await unit.get("x", "hard") == CLEAN
        async with store.chat(-1001) as unit:
            assert await unit.all("x") == {"hard": CLEAN}

    @pytest.mark.parametrize("bad", [{"a": object()}, {"a": b"x"}, {"a": {None: 1}}, {"a": NOW}, {"a": {1, 2}}, []])
    async def test_what_is_no_document_is_refused_and_changes_nothing(self, store, bad):
        async with store.watch("w") as unit:
            await unit.put("x", {"good": {"a": 1}})
        with pytest.raises((TypeError, ValueError)):
            async with store.watch("w") as unit:
                await unit.put("x", {"first": {}, "bad": bad})
        async with store.watch("w") as unit:
            assert await unit.all("x") == {"good": {"a": 1}}

    async def test_each_trouble_is_cleaned_also_alone(self, store):
        async with store.watch("w") as unit:
            await unit.put("x", {name: {"v": value} for name, value in HARD.items()})
            assert await unit.all("x") == {name: {"v": value} for name, value in CLEAN.items()}

    async def test_a_document_nested_without_end_is_refused(self, store):
        ring: dict = {}
        ring["self"] = ring
        with pytest.raises(ValueError, match="deep"):
            async with store.watch("w") as unit:
                await unit.put("x", {"ring": ring})

    async def test_all_of_a_unit_commits_together_or_not_at_all(self, store):
        async with store.watch("w") as unit:
            await unit.put("a", {"1": {"v": 1}})

        async def fail() -> None:
            async with store.watch("w") as unit:
                await unit.put("a", {"1": {"v": 2}})
                await unit.put("b", {"1": {"v": 2}})
                await unit.delete("a", ["1"])
                unit.wake_at(NOW)
                raise RuntimeError

        with pytest.raises(RuntimeError):
            await fail()
        async with store.watch("w") as unit:
            assert await unit.all("a") == {"1": {"v": 1}}
            assert await unit.all("b") == {}
        assert await store.claim_due(NOW, 60, 10) == []

    async def test_documents_are_copies(self, store):
        mine = {"list": [1]}
        async with store.watch("w") as unit:
            await unit.put("x", {"a": mine})
            mine["list"].append(2)
            got = await unit.get("x", "a")
            got["list"].append(3)
            (await unit.all("x"))["a"]["list"].append(4)
            assert await unit.get("x", "a") == {"list": [1]}

    async def test_one_holder_a_unit_and_none_lost(self, store):
        async def add(number: int) -> None:
            async with store.chat(7) as unit:
                count = (await unit.get("n", "n") or {"n": 0})["n"]
                await asyncio.sleep(0)
                await unit.put("n", {"n": {"n": count + 1}})
                await unit.put("seen", {str(number): {}})

        await asyncio.gather(*(add(number) for number in range(25)))
        async with store.chat(7) as unit:
            assert await unit.get("n", "n") == {"n": 25}
            assert len(await unit.all("seen")) == 25

    async def test_two_units_are_never_held_at_once(self, store):
        async with store.chat(7):
            with pytest.raises(StoreError, match="never hold two"):
                async with store.watch("w"):
                    pass
        async with store.watch("w"):
            pass

    async def test_a_unit_is_of_no_use_after_its_context(self, store):
        async with store.chat(7) as unit:
            pass
        with pytest.raises(StoreError):
            await unit.put("x", {"a": {}})

    @pytest.mark.parametrize("id", ["", "../x", "a/b", "a.b", "ä", "x" * 81])
    async def test_an_id_that_could_be_a_path_is_refused(self, store, id):
        with pytest.raises(ValueError, match="no id"):
            async with store.watch(id):
                pass

    async def test_due_units_come_in_order_and_hide_for_their_lease(self, store):
        for number, minutes in ((1, 3), (2, 1), (3, 2), (4, 90)):
            async with store.chat(number) as unit:
                unit.wake_at(NOW + timedelta(minutes=minutes))
        later = NOW + timedelta(minutes=5)
        assert await store.claim_due(NOW, 60, 10) == []
        assert await store.claim_due(later, 60, 2) == [UnitId("chat", "2"), UnitId("chat", "3")]
        assert await store.claim_due(later, 60, 10) == [UnitId("chat", "1")]
        assert await store.claim_due(later, 60, 10) == []
        assert (await store.waiting(NOW), await store.waiting(later)) == (0, 3)
        async with store.chat(2) as unit:
            unit.wake_at(later + timedelta(days=1))
        async with store.chat(3) as unit:
            await unit.put("note", {"x": {}})
        assert await store.claim_due(later + timedelta(seconds=59), 60, 10) == []
        again = await store.claim_due(later + timedelta(seconds=61), 60, 10)
        assert sorted(unit.id for unit in again) == ["1", "3"]

    async def test_wake_times_outlive_the_process_and_can_be_taken_back(self, tmp_path):
        store = await self.make(tmp_path)
        await store.open()
        for number in (1, 2):
            async with store.chat(number) as unit:
                unit.wake_at(NOW)
        async with store.chat(2) as unit:
            unit.wake_at(None)
        assert len(await store.claim_due(NOW, 1e6, 10)) == 1
        await store.close()
        again = await self.make(tmp_path)
        await again.open()
        assert await again.claim_due(NOW, 60, 10) == [UnitId("chat", "1")]
        await again.close()

    async def test_a_wake_time_needs_a_zone(self, store):
        with pytest.raises(ValueError, match="zone"):
            async with store.chat(1) as unit:
                unit.wake_at(NOW.replace(tzinfo=None))

    async def test_links_stand_in_the_hub_and_in_both_units(self, store):
        async with store.watch("w") as unit:
            await unit.put("windows", {"-5": {"role": "owner"}})
        for _ in range(2):
            await store.link("w", -5)
        await store.link("w", 6)
        assert await store.chats_of("w") == [-5, 6]
        assert await store.watches_of(-5) == ["w"]
        async with store.watch("w") as unit:
            assert await unit.get("windows", "-5") == {"role": "owner"}
            assert set(await unit.all("windows")) == {"-5", "6"}
        async with store.chat(6) as unit:
            assert set(await unit.all("watches")) == {"w"}
        for _ in range(2):
            await store.unlink("w", 6)
        assert await store.chats_of("w") == [-5]
        async with store.watch("w") as unit:
            assert set(await unit.all("windows")) == {"-5"}

    async def test_a_chat_moves_with_all_it_has(self, store):
        async with store.chat(-5) as unit:
            await unit.put("settings", {"zone": {"is": "old"}, "language": {"is": "fi"}})
            unit.wake_at(NOW)
        async with store.chat(-1005) as unit:
            await unit.put("settings", {"zone": {"is": "new"}})
        await store.link("w", -5)
        for _ in range(2):
            await store.move_chat(-5, -1005)
        assert await store.chats_of("w") == [-1005]
        assert await store.watches_of(-5) == []
        assert set(await store.units()) == {UnitId("chat", "-1005"), UnitId("watch", "w")}
        async with store.chat(-1005) as unit:
            assert await unit.all("settings") == {"zone": {"is": "new"}, "language": {"is": "fi"}}
            assert set(await unit.all("watches")) == {"w"}
        async with store.watch("w") as unit:
            assert await unit.all("windows") == {"-1005": {"chat": -1005}}
        assert await store.claim_due(NOW, 60, 10) == [UnitId("chat", "-1005")]

    async def test_what_is_dropped_is_gone_with_its_links(self, store):
        for watch in ("w", "v"):
            await store.link(watch, 5)
        async with store.watch("w") as unit:
            unit.wake_at(NOW)
        for _ in range(2):
            await store.drop(UnitId("watch", "w"))
        assert await store.watches_of(5) == ["v"]
        assert await store.claim_due(NOW, 60, 10) == []
        async with store.chat(5) as unit:
            assert set(await unit.all("watches")) == {"v"}
        await store.drop(UnitId("chat", "5"))
        assert await store.chats_of("v") == []
        async with store.watch("v") as unit:
            assert await unit.all("windows") == {}

    async def test_a_closed_store_is_of_no_use(self, tmp_path):
        store = await self.make(tmp_path)
        with pytest.raises(StoreError):
            async with store.chat(1):
                pass
        await store.open()
        await store.close()
        await store.close()
        with pytest.raises(StoreError):
            async with store.chat(1):
                pass

    async def test_a_cancelled_holder_leaves_all_or_nothing(self, store):
        async def work() -> None:
            async with store.chat(1) as unit:
                await unit.put("a", {"x": {}})
                await unit.put("b", {"x": {}})

        for pause in range(12):
            task = asyncio.create_task(work())
            for _ in range(pause):
                await asyncio.sleep(0.0005)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            async with store.chat(1) as unit:
                assert (await unit.get("a", "x")) == (await unit.get("b", "x"))
                await unit.delete("a", ["x"])
                await unit.delete("b", ["x"])
