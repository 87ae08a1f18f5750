"""Writes cut off after any step: the file and the one before it stay whole, and later writes put all in order."""

import asyncio
import os

import pytest

from data.store import together as together_module
from data.store.together import Together
from data.store.writes import Write, following, previous, write, write_all

CALLS = ("open", "write", "fsync", "close", "link", "replace", "unlink", "truncate")


class PowerCut(BaseException):
    """The machine is gone."""


class Cut:
    """Lets so many calls that change something through, and then no more."""

    def __init__(self, patch: pytest.MonkeyPatch, left: int) -> None:
        self.left = left
        for name in CALLS:
            patch.setattr(os, name, self._counted(getattr(os, name)))

    def _counted(self, real):
        def call(*args, **named):
            if self.left == 0:
                raise PowerCut
            self.left -= 1
            return real(*args, **named)

        return call


def generations(path) -> tuple[bytes, bytes]:
    return path.read_bytes(), previous(path).read_bytes()


def test_a_write_cut_off_anywhere_leaves_whole_generations_and_harms_no_later_one(tmp_path):
    cuts = 0
    while True:
        path = tmp_path / str(cuts) / "w.json"
        for data in (b"one", b"two", b"three"):
            write(path, data)
        with pytest.MonkeyPatch.context() as patch:
            Cut(patch, cuts)
            try:
                write(path, b"four, and longer than all before")
                finished = True
            except PowerCut:
                finished = False
        now = path.read_bytes()
        assert now in {b"three", b"four, and longer than all before"}
        before = previous(path)
        assert not before.exists() or before.read_bytes() in {b"two", b"three"}
        for older, data in ((now, b"5"), (b"5", b"six"), (b"six", b"seventh")):
            write(path, data)
            assert generations(path) == (data, older)
        assert following(path).read_bytes() == b"", "nothing older is kept"
        if finished:
            break
        cuts += 1
    assert cuts > 10


def test_a_generation_that_somebody_keeps_under_another_name_is_never_written_over(tmp_path):
    path = tmp_path / "w.json"
    kept = []
    for number in range(6):
        write(path, b"%d" % number)
        name = tmp_path / f"kept{number}"
        os.link(path, name)
        kept.append(name)
    assert [name.read_bytes() for name in kept] == [b"%d" % number for number in range(6)]
    assert generations(path) == (b"5", b"4")


def test_a_disk_without_links_keeps_the_generation_before_too(tmp_path, monkeypatch):
    def refused(*_):
        raise PermissionError

    monkeypatch.setattr(os, "link", refused)
    path = tmp_path / "w.json"
    for data in (b"1", b"2", b"3", b"4"):
        write(path, data)
    assert generations(path) == (b"4", b"3")


def test_one_of_many_that_cannot_be_written_keeps_none_of_the_others_back(tmp_path):
    (tmp_path / "b.next").mkdir()
    paths = [tmp_path / f"{name}.json" for name in "abc"]
    first, second, third = write_all([Write(path, path.stem.encode()) for path in paths])
    assert first is None and third is None and str(paths[1]) in str(second)
    assert [path.exists() and path.read_bytes() for path in paths] == [b"a", False, b"c"]


async def test_what_comes_while_others_are_written_is_written_next_in_few_goes(tmp_path, monkeypatch):
    goes = []
    monkeypatch.setattr(together_module, "write_all", lambda batch: goes.append(len(batch)) or write_all(batch))
    together = Together()
    (tmp_path / "7.next").mkdir()
    paths = [tmp_path / f"{number}.json" for number in range(120)]
    found = await asyncio.gather(*(together.write(Write(path, b"x")) for path in paths), return_exceptions=True)
    assert [number for number, one in enumerate(found) if one is not None] == [7]
    assert sum(path.exists() for path in paths) == 119
    assert sum(goes) == 120 and len(goes) < 20, "each for itself would be 120"


async def test_a_write_goes_on_when_whoever_waits_for_it_is_cancelled(tmp_path):
    together = Together()
    tasks = [asyncio.create_task(together.write(Write(tmp_path / f"{n}.json", b"x"))) for n in range(3)]
    await asyncio.sleep(0)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert all(task.cancelled() for task in tasks)
    assert [path.read_bytes() for path in sorted(tmp_path.glob("*.json"))] == [b"x"] * 3
    await together.write(Write(tmp_path / "4.json", b"x"))
