"""A disk that refuses: whatever step it is that fails, nothing is lost, and all is well once the cause is gone."""

import errno
import os

import pytest

from data.store import StoreError, StoreFull, UnitId
from data.store.tiny import TinyStore
from tests.data.store.moment import NOW

STEPS = ("open", "fsync", "link", "replace")


@pytest.fixture
async def store(tmp_path):
    made = TinyStore(tmp_path)
    await made.open()
    async with made.watch("w") as unit:
        await unit.put("x", {"a": {"n": 0}})
        unit.wake_at(NOW)
    async with made.watch("w") as unit:
        await unit.put("x", {"a": {"n": 1}})
    yield made
    await made.close()


async def write(store: TinyStore, number: int) -> None:
    async with store.watch("w") as unit:
        await unit.put("x", {"a": {"n": number}, "b": {"n": number}})


async def numbers(store: TinyStore) -> list[int]:
    async with store.watch("w") as unit:
        return [row["n"] for row in (await unit.all("x")).values()]


def refuses(patch: pytest.MonkeyPatch, step: str, code: int) -> None:
    """Let one call of the system fail from now on."""
    patch.setattr(os, step, refusing(step, code))


def refusing(name: str, code: int):
    """Return a call of the system that fails for whoever writes, and works for whoever reads."""
    real = getattr(os, name)

    def call(*args, **named):
        if name == "open" and not args[1] & os.O_WRONLY:
            return real(*args, **named)
        raise OSError(code, os.strerror(code))

    return call


REFUSALS = [
    pytest.param(step, code, id=f"{step} {errno.errorcode[code]}")
    for step in STEPS
    for code in (errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO)
    if (step, code) != ("link", errno.EACCES)
]
"""A disk that knows no links is copied on: no refusal."""


@pytest.mark.parametrize(("step", "code"), REFUSALS)
async def test_a_disk_that_refuses_at_any_step_loses_nothing_and_heals(store, tmp_path, step, code):
    with pytest.MonkeyPatch.context() as patch:
        refuses(patch, step, code)
        with pytest.raises(StoreFull, match="nothing is lost") as refused:
            await write(store, 2)
        assert str(tmp_path) in str(refused.value) and os.strerror(code) in str(refused.value)
        assert await numbers(store) == [1]
        assert await store.claim_due(NOW, 0, 10) == [UnitId("watch", "w")], "what is due is due all the same"
    assert await numbers(store) == [1]
    await write(store, 3)
    assert await numbers(store) == [3, 3]
    assert not [*tmp_path.rglob("*.old"), *tmp_path.rglob("*.damaged*")]
    assert not any(file.stat().st_size for file in tmp_path.rglob("*.next"))


async def test_a_store_that_may_not_be_written_says_so_at_the_start(tmp_path):
    with pytest.MonkeyPatch.context() as patch:
        refuses(patch, "mkdir", errno.EROFS)
        with pytest.raises(StoreFull, match="Look at this disk and this folder"):
            await TinyStore(tmp_path / "home").open()
    store = TinyStore(tmp_path / "home")
    await store.open()
    await store.close()


async def test_a_file_that_cannot_be_read_just_now_is_not_taken_for_a_damaged_one(store, tmp_path):
    path = next(tmp_path.glob("watches/*/w.json"))
    path.rename(tmp_path / "kept")
    path.mkdir()
    with pytest.raises(StoreError):
        await numbers(store)
    path.rmdir()
    (tmp_path / "kept").rename(path)
    assert await numbers(store) == [1]
    assert not list(tmp_path.rglob("*.damaged*"))
