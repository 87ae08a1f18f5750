"""Changes that touch several units, cut off after each of their writes."""

import pytest

from data.store import UnitId
from data.store.tiny import TinyStore
from tests.data.store.moment import NOW


class PowerCut(BaseException):
    """The machine is gone."""


class Dying(TinyStore):
    """A store on a machine that goes dark instead of its next write, once ``writes`` are done."""

    writes = 1_000_000

    async def _commit(self, unit, work):
        self._count()
        await super()._commit(unit, work)

    async def _write_hub(self):
        self._count()
        await super()._write_hub()

    async def _remove(self, unit):
        self._count()
        await super()._remove(unit)

    def _count(self):
        if self.writes == 0:
            raise PowerCut
        self.writes -= 1

    def go_dark(self):
        self._lock_file.close()


async def agree(store) -> list[tuple[str, list[int]]]:
    links = []
    for watch in ("v", "w"):
        async with store.watch(watch) as unit:
            said = sorted(int(chat) for chat in await unit.all("windows"))
        chats = await store.chats_of(watch)
        assert chats == said
        for chat in (5, -5, 1005):
            assert (watch in await store.watches_of(chat)) == (chat in chats)
        links.append((watch, chats))
    return links


@pytest.mark.parametrize(
    ("change", "links"),
    [
        pytest.param(lambda store: store.link("w", -5), [("v", [5]), ("w", [-5, 5])], id="link"),
        pytest.param(lambda store: store.unlink("w", 5), [("v", [5]), ("w", [])], id="unlink"),
        pytest.param(lambda store: store.move_chat(5, 1005), [("v", [1005]), ("w", [1005])], id="move"),
        pytest.param(lambda store: store.drop(UnitId("chat", "5")), [("v", []), ("w", [])], id="drop a chat"),
        pytest.param(lambda store: store.drop(UnitId("watch", "w")), [("v", [5]), ("w", [])], id="drop a watch"),
    ],
)
async def test_a_change_cut_off_anywhere_leaves_agreement_and_can_be_repeated(tmp_path, change, links):
    cuts = 0
    while True:
        home = tmp_path / str(cuts)
        store = Dying(home)
        await store.open()
        await store.link("w", 5)
        await store.link("v", 5)
        async with store.chat(5) as unit:
            await unit.put("settings", {"language": {"is": "fi"}})
            unit.wake_at(NOW)
        store.writes = cuts
        try:
            await change(store)
            finished = True
        except PowerCut:
            finished = False
        store.go_dark()
        again = TinyStore(home)
        await again.open()
        left = await agree(again)
        if finished:
            assert left == links
        await change(again)
        assert await agree(again) == links
        kept = 1005 if links[0][1] == [1005] else 5
        if UnitId("chat", str(kept)) in await again.units():
            async with again.chat(kept) as unit:
                assert await unit.get("settings", "language") == {"is": "fi"}
            assert UnitId("chat", str(kept)) in await again.claim_due(NOW, 60, 10)
        await again.close()
        if finished:
            break
        cuts += 1
    assert cuts >= 3
