import asyncio
import json
import resource
from datetime import UTC, datetime

import pytest
from tinydb import TinyDB

from data.store import StoreBusy, StoreError, StoreFull, UnitId
from data.store.archive import backup, restore
from data.store.layout import unit_path
from data.store.tiny import TinyStore
from tests.data.store.contract import StoreContract
from tests.data.store.moment import NOW


class TestTinyStore(StoreContract):
    async def make(self, where, upgrades=()):
        return TinyStore(where / "home", upgrades=upgrades)

    async def damage(self, where, unit):
        file_of(where / "home", unit.kind, unit.id).write_bytes(b'{"x": {"a"')

    async def lose_look_ups(self, where):
        (where / "home" / "hub.json").unlink()


@pytest.fixture
async def store(tmp_path):
    made = TinyStore(tmp_path)
    await made.open()
    yield made
    await made.close()


def file_of(home, kind, id):
    return unit_path(home, UnitId(kind, id))


async def put(store, id, document, kind="x"):
    async with store.watch(id) as unit:
        await unit.put(kind, {"a": document})


async def got(store, id):
    async with store.watch(id) as unit:
        return await unit.get("x", "a")


async def test_a_unit_is_one_plain_tinydb_file(store, tmp_path):
    await put(store, "w", {"n": 1})
    path = file_of(tmp_path, "watch", "w")
    assert path.stat().st_mode & 0o077 == 0
    with TinyDB(path, access_mode="r") as db:
        assert db.tables() == {"x", "_unit"}
    assert json.loads(path.read_text())["_unit"]["about"] == {"name": "w", "schema": 1}


async def test_nothing_is_written_when_nothing_changed(store, tmp_path):
    await put(store, "w", {"n": 1})
    path = file_of(tmp_path, "watch", "w")
    before = path.stat()
    await put(store, "w", {"n": 1})
    async with store.watch("w") as unit:
        await unit.delete("x", ["none"])
        await unit.all("x")
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert not path.with_suffix(".prev").exists()


async def test_a_unit_without_anything_left_leaves_no_file(store, tmp_path):
    await put(store, "w", {"n": 1})
    await put(store, "w", {"n": 2})
    async with store.watch("w") as unit:
        await unit.delete("x", ["a"])
    assert [path for path in tmp_path.rglob("*") if path.is_file() and path.name.startswith("w")] == []


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"x": 1}', b"\x00" * 100])
async def test_a_damaged_file_is_put_aside_and_the_one_before_is_used(store, tmp_path, damage):
    await put(store, "w", {"n": 1})
    await put(store, "w", {"n": 2})
    path = file_of(tmp_path, "watch", "w")
    path.write_bytes(damage)
    assert await got(store, "w") == {"n": 1}
    assert path.with_name("w.json.damaged").read_bytes() == damage
    assert await store.units() == [UnitId("watch", "w")]
    await put(store, "w", {"n": 3})
    path.write_bytes(damage)
    assert await got(store, "w") == {"n": 1}
    await put(store, "w", {"n": 4})
    assert await got(store, "w") == {"n": 4}


async def test_what_is_dropped_leaves_no_trace(store, tmp_path):
    for number in range(3):
        await put(store, "w", {"secret": "word", "n": number})
    file_of(tmp_path, "watch", "w").write_bytes(b'{"secret')
    await got(store, "w")
    await store.drop(UnitId("watch", "w"))
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"secret" in path.read_bytes()]


async def test_a_file_of_a_newer_program_is_left_alone(store, tmp_path):
    await put(store, "w", {"n": 1})
    path = file_of(tmp_path, "watch", "w")
    path.write_text(path.read_text().replace('"schema":1', '"schema":99'))
    before = path.read_bytes()
    with pytest.raises(StoreError, match="newer"):
        await put(store, "w", {"n": 2})
    assert path.read_bytes() == before


async def test_a_second_process_is_told_who_works_here(store, tmp_path):
    with pytest.raises(StoreBusy, match=r"process \d+.*GOODNAME_HOME"):
        await TinyStore(tmp_path).open()
    with pytest.raises(StoreBusy):
        await restore(tmp_path, tmp_path / "x.tar.gz")


async def test_a_full_disk_loses_nothing_and_heals(store, tmp_path):
    await put(store, "w", {"n": 1})
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50, hard))
    try:
        with pytest.raises(StoreFull, match="nothing is lost"):
            await put(store, "w", {"n": 2, "much": "x" * 10_000})
        assert await got(store, "w") == {"n": 1}
        with pytest.raises(StoreFull):
            async with store.chat(1) as unit:
                unit.wake_at(NOW)
        await store.claim_due(NOW, 60, 1)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    await put(store, "w", {"n": 3})
    assert await got(store, "w") == {"n": 3}
    assert not [file for file in tmp_path.rglob("*.next") if file.stat().st_size]


@pytest.mark.parametrize(
    "loss", [None, b"", b"{", b'{"schema": 1}', b'{"schema": 99, "wakes": [], "links": {}, "doubt": []}']
)
async def test_a_lost_hub_is_read_back_from_the_units(tmp_path, loss):
    store = TinyStore(tmp_path)
    await store.open()
    await store.link("w", 5)
    async with store.watch("w") as unit:
        unit.wake_at(NOW)
    await store.close()
    hub = tmp_path / "hub.json"
    hub.unlink() if loss is None else hub.write_bytes(loss)
    again = TinyStore(tmp_path)
    await again.open()
    assert await again.chats_of("w") == [5]
    assert await again.watches_of(5) == ["w"]
    assert await again.claim_due(NOW, 60, 10) == [UnitId("watch", "w")]
    await again.close()


async def test_a_wake_of_a_unit_that_is_no_more_is_forgotten(store, tmp_path):
    async with store.chat(1) as unit:
        unit.wake_at(NOW)
    file_of(tmp_path, "chat", "1").unlink()
    assert await store.claim_due(NOW, 60, 10) == []
    assert 'wakes":[]' in (tmp_path / "hub.json").read_text()


async def test_a_backup_is_taken_while_the_bot_writes_and_comes_back_whole(store, tmp_path):
    for number in range(30):
        await store.link(f"w{number}", number % 3)
    async with store.chat(1) as unit:
        unit.wake_at(NOW)

    async def go_on() -> None:
        for number in range(60):
            async with store.watch(f"w{number % 30}") as unit:
                await unit.put("a", {"n": {"v": number}})
                await unit.put("b", {"n": {"v": number}})

    writing = asyncio.create_task(go_on())
    assert await backup(tmp_path, tmp_path / "kept.tar.gz") == 33
    await writing
    home = tmp_path / "other"
    assert await restore(home, tmp_path / "kept.tar.gz") == 33
    back = TinyStore(home)
    await back.open()
    assert len(await back.chats_of("w1")) == 1
    assert await back.claim_due(NOW, 60, 10) == [UnitId("chat", "1")]
    for number in range(30):
        async with back.watch(f"w{number}") as unit:
            assert await unit.get("a", "n") == await unit.get("b", "n")
    await back.close()
    with pytest.raises(StoreError, match="already holds"):
        await restore(home, tmp_path / "kept.tar.gz")


async def test_what_is_no_backup_is_refused(tmp_path):
    (tmp_path / "x").write_bytes(b"not a tar")
    with pytest.raises(StoreError, match="no backup"):
        await restore(tmp_path / "home", tmp_path / "x")
    with pytest.raises(StoreError):
        await restore(tmp_path / "home", tmp_path / "none")


async def test_time_zones_of_wakes_do_not_matter(store):
    async with store.chat(1) as unit:
        unit.wake_at(datetime.fromisoformat("2027-03-01T14:00:00+02:00"))
    assert await store.claim_due(datetime(2027, 3, 1, 12, tzinfo=UTC), 60, 10) == [UnitId("chat", "1")]
