"""The real engine walks the town: what is planted is found, nothing else, and a fault proves nothing."""

import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import orjson
import pytest
import pytest_asyncio

from bot.render.report_json import report
from bot.settings import Settings, load
from bot.world import World, open_world
from checks import engine
from data import places
from data.company import read_card
from data.run import Run
from tests.town import Score, Town, compare
from tests.town_tests.visit import TODAY, town_at

pytestmark = pytest.mark.asyncio(loop_scope="module")
SEARCHES = ("tavily.example", "you.example", "searxng.example", "nominatim.example")
COMPANIES = sorted(town_at().world.companies)


@dataclass
class Walk:
    """A town and somebody who checks its companies, an hour later each time."""

    town: Town
    world: World
    settings: Settings
    clock: list

    def places(self, country: str) -> places.Places:
        return places.load(country, extra=self.settings.places)

    async def check(self, company: str) -> Score:
        self.clock[0] += timedelta(hours=1)
        now = self.clock[0]
        dossier = await engine.gather(
            read_card(self.town.card(company)), web=self.world.web, reader=self.world.reader, now=now,
            settings=self.settings.sources, places=self.places,
        )  # fmt: skip
        judged = engine.judge(dossier, self.places(dossier.company.country))
        run = Run(
            company=dossier.company, started=now, finished=now, coverage=dossier.coverage, findings=judged.findings
        )
        told = report(run, {finding.key: "" for finding in judged.findings})
        return compare(company, orjson.dumps(told).decode(), now=TODAY)


@asynccontextmanager
async def walking(home: Path) -> AsyncIterator[Walk]:
    clock = [TODAY]
    now: Callable = lambda: clock[0]  # noqa: E731
    async with Town(now=TODAY, rng=random.Random(1)) as town:
        settings = load(town.write_settings(), {"GOODNAME_HOME": str(home)})
        async with open_world(settings, now) as world:
            yield Walk(town, world, settings, clock)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def walk(tmp_path_factory):
    async with walking(tmp_path_factory.mktemp("home")) as opened:
        yield opened


@pytest.fixture(autouse=True)
def in_order(walk):
    yield
    walk.town.heal()
    walk.town.world.reset()


@pytest.mark.parametrize("company", COMPANIES)
async def test_what_is_planted_is_found_and_nothing_else(walk, company):
    score = await walk.check(company)
    assert score.clean, score.table()


@pytest.mark.parametrize("kind", ["403", "captcha", "private", "reset"])
async def test_a_directory_that_fails_is_not_one_that_lacks_the_company(walk, kind):
    walk.town.fault("luettelo.example", kind)
    score = await walk.check("aamunkoi")
    assert not score.unexpected
    assert [row["check"] for row in score.planted_missed] in ([], ["inaccurate.phone"])


@pytest.mark.parametrize("kind", ["403", "captcha", "truncated", "unresponsive"])
async def test_searches_that_fail_prove_no_absence(walk, kind):
    for host in SEARCHES if kind != "unresponsive" else SEARCHES[:3]:
        walk.town.fault(host, kind if host == "searxng.example" or kind != "unresponsive" else "403")
    score = await walk.check("kesapolku")
    two_witnesses = ["missing.website"] if kind == "unresponsive" else []  # the map still answers beside the register
    assert [row["check"] for row in score.planted_found] == two_witnesses
    assert not score.unexpected


async def test_searches_that_ask_for_patience_prove_no_absence(tmp_path):
    async with walking(tmp_path) as walk:
        for host in SEARCHES:
            walk.town.fault(host, "429")
        score = await walk.check("kesapolku")
        assert not score.planted_found
        assert not score.unexpected


async def test_a_change_is_noticed_and_so_is_its_putting_right(walk):
    walk.town.world.change("hazelfinch", "roundpages", "phone", "0131 496 0155")
    (finding,) = (await walk.check("hazelfinch")).unexpected
    assert (finding["check"], finding["sure"]) == ("inaccurate.phone", True)
    walk.town.world.put_right("hazelfinch", "roundpages", "phone")
    assert (await walk.check("hazelfinch")).clean


async def test_a_second_check_costs_a_tenth_of_the_bytes(walk):
    await walk.check("swit")
    first = len(walk.town.requests)
    await walk.check("swit")
    again = sum(row.bytes for row in walk.town.requests[first:])
    whole = sum(len(walk.town.ask_again(row).body) for row in walk.town.requests[first:])
    assert 0 < again <= whole / 10
