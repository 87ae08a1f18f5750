"""The page for whatever watches over the process, and what the doctor says of it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from aiohttp import ClientSession

from bot.commands.doctor import _allowances, _health
from bot.settings import VERSION, Settings, SettingsError, load
from bot.web.health import POLLING_STUCK, SCHEDULE_STUCK, HealthError, Pulse, ask, page
from checks import registry
from checks.ask import SourceSettings
from checks.search import PER_CHECK, companies_a_week, queries
from data.store.tiny import TinyStore
from tests.bot.conftest import House
from tests.bot.rhythm import set_up

NOW = datetime(2026, 11, 23, 7, tzinfo=UTC)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[TinyStore]:
    made = TinyStore(tmp_path)
    await made.open()
    yield made
    await made.close()


@asynccontextmanager
async def served(store: TinyStore, polled: float | None, ticked: float | None) -> AsyncIterator[Settings]:
    """Serve the page of a bot that polled and ticked so many seconds ago."""
    start = asyncio.get_running_loop().time()
    ages = [None if age is None else start - age for age in (polled, ticked)]
    pulse = Pulse(polled=lambda: ages[0], ticked=lambda: ages[1], store=store, clock=lambda: NOW)
    async with page("127.0.0.1", 0, pulse) as url:
        yield Settings(health_port=int(url.rpartition(":")[2].partition("/")[0]))


async def test_a_bot_that_runs_is_well_and_tells_nobody_s_name(house: House) -> None:
    await set_up(house)
    bot = house.bot
    assert bot
    pulse = Pulse(
        polled=lambda: bot.poller.answered_at,
        ticked=lambda: bot.schedule.ticked_at,
        store=house.store,
        clock=house.clock,
    )
    async with page("127.0.0.1", 0, pulse) as url, ClientSession() as session, session.get(url) as answer:
        told = await answer.json()
        assert (answer.status, answer.headers["Cache-Control"]) == (200, "no-store")
        assert set(told) == {"polling", "schedule", "outbox", "version"} and told["version"] == VERSION
        assert 0 <= told["polling"] < 60 and 0 <= told["schedule"] < 60 and told["outbox"] == 0
        said = await answer.text()
    for secret in ("Aamunkoi", house.settings.token, str(house.settings.home)):
        assert secret not in said


@pytest.mark.parametrize(
    ("polled", "ticked", "status"),
    [
        pytest.param(1, 1, 200, id="well"),
        pytest.param(POLLING_STUCK + 1, 1, 503, id="no poll is answered"),
        pytest.param(1, SCHEDULE_STUCK + 1, 503, id="no tick ends"),
        pytest.param(None, None, 200, id="it has only begun"),
    ],
)
async def test_a_bot_that_is_stuck_says_so(
    store: TinyStore, polled: float | None, ticked: float | None, status: int
) -> None:
    async with served(store, polled, ticked) as settings:
        found = await ask("127.0.0.1", settings.health_port)
        assert found is not None and found[0] == status
        assert (found[1]["polling"] is None) == (polled is None)


async def test_what_is_due_and_not_done_is_counted(store: TinyStore) -> None:
    for number in (1, 2):
        async with store.chat(number) as unit:
            unit.wake_at(NOW)
    await store.claim_due(NOW, 600, 10)
    async with served(store, 1, 1) as settings:
        found = await ask("127.0.0.1", settings.health_port)
        assert found is not None and found[1]["outbox"] == 2


async def test_a_port_that_is_taken_is_named(store: TinyStore) -> None:
    async with served(store, 1, 1) as settings:
        pulse = Pulse(polled=lambda: None, ticked=lambda: None, store=store, clock=lambda: NOW)
        with pytest.raises(HealthError, match=rf"127\.0\.0\.1:{settings.health_port}.*health_port"):
            await page("127.0.0.1", settings.health_port, pulse).__aenter__()


async def test_the_doctor_tells_how_the_bot_is(store: TinyStore) -> None:
    assert "not set" in await _health(Settings())
    async with served(store, 2, 3) as settings:
        said = await _health(settings)
        assert "all is well: polling 2." in said and "schedule 3." in said
    assert "the bot does not run" in await _health(settings)
    async with served(store, POLLING_STUCK + 5, 3) as settings:
        assert "it is stuck" in await _health(settings)


def test_the_doctor_says_what_each_search_is_enough_for() -> None:
    registry.discover()
    tavily, you = _allowances(Settings())
    assert tavily.startswith("tavily: its allowance is not published; set searches_a_month")
    assert you == "you: 700 searches a week, enough for about 224 companies a week"
    keyed = SourceSettings(key="k")
    paid = replace(keyed, options={"searches_a_month": 6000})
    said = _allowances(Settings(sources={"tavily": keyed, "you": paid}))
    assert [line.partition(": ")[2] for line in said] == [
        "230 searches a week, enough for about 67 companies a week",
        "1400 searches a week, enough for about 457 companies a week",
    ]
    assert _allowances(Settings(sources={name: SourceSettings(enabled=False) for name in ("tavily", "you")})) == []
    assert companies_a_week(10) == 0
    assert len(get_args(get_type_hints(queries)["return"])) == PER_CHECK


@pytest.mark.parametrize("line", ["health_port = 70000", 'health_port = "8081"', "health_host = 1"])
def test_a_port_that_is_none_is_refused(tmp_path: Path, line: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(line, "utf-8")
    with pytest.raises(SettingsError, match="health_"):
        load(file, {})
    file.write_text('health_port = 8081\nhealth_host = "::1"', "utf-8")
    assert (load(file, {}).health_port, load(file, {}).health_host) == (8081, "::1")
