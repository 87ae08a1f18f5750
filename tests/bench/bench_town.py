"""The whole town: what is found of what is planted, and what a second check of it costs."""

import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot import loop
from bot.settings import Settings, load
from bot.world import open_world
from tests.bench.processes import Process, cpu_seconds, town_process
from tests.bench.table import Row
from tests.demo.board import run_card, score_of
from tests.town.scoreboard import Score
from tests.town.world import World as TownWorld

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Round:
    """One check of every company."""

    scores: list[Score]
    bytes: int
    cpu: float
    """Seconds of this process and its workers."""


def rows() -> list[Row]:
    """Check every company twice, a day apart."""
    with tempfile.TemporaryDirectory() as folder, town_process(Path(folder), NOW) as town:
        settings = load(town.settings, {"GOODNAME_HOME": folder})
        first, second = loop.run(_twice(settings, town))
    missed = sum(len(score.planted_missed) for one in (first, second) for score in one.scores)
    unexpected = sum(len(score.unexpected) for one in (first, second) for score in one.scores)
    return [
        Row(what="planted troubles of the town missed, in two checks", value=missed, goal=0, unit=""),
        Row(what="findings of the town that nobody planted", value=unexpected, goal=0, unit=""),
        Row(what="second check of an unchanged town over the first: bytes", value=second.bytes / first.bytes, goal=0.1),
        Row(what="the same, CPU (the first from a cold start of the workers)", value=second.cpu / first.cpu, goal=0.5),
    ]


async def _twice(settings: Settings, town: Process) -> tuple[Round, Round]:
    moment = [NOW]

    def clock() -> datetime:
        return moment[0]

    companies = TownWorld(NOW).companies
    cpu = cpu_seconds()
    async with open_world(settings, clock) as world:
        rounds = []
        for _ in range(2):
            sent = town.bytes_sent()
            runs = {name: await run_card(row["card"], world, settings, clock) for name, row in companies.items()}
            rounds.append(
                Round(
                    [score_of(name, run, NOW) for name, run in runs.items()],
                    town.bytes_sent() - sent,
                    cpu_seconds() - cpu,
                )
            )
            cpu = cpu_seconds()
            moment[0] += timedelta(days=1)
    return rounds[0], rounds[1]
