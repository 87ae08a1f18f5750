"""Check every company of the town and hold what was found against what was planted."""

import random
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.clock import Clock
from bot.commands.check import run_of
from bot.render.report_json import report
from bot.settings import Settings, load
from bot.world import World, open_world
from data.company import read_card
from data.run import Run
from tests.town.scoreboard import Score, compare
from tests.town.server import Town


def settings_of(town: Town, home: Path) -> Settings:
    """Return settings that lead into the town."""
    return load(town.write_settings(), {"GOODNAME_HOME": str(home)})


async def run_card(card: Mapping[str, Any], world: World, settings: Settings, clock: Clock) -> Run:
    """Check one company against its truth card."""
    company = read_card(card)
    rng = random.Random(company.id)
    run, _ = await run_of(company, world, settings, clock=clock, progress=lambda _: None, rng=rng)
    return run


def score_of(company_id: str, run: Run, now: datetime) -> Score:
    """Hold one run against the truth as it is at the town's ``now``."""
    return compare(company_id, report(run, {finding.key: "" for finding in run.findings}), now=now)


async def scores(town: Town, settings: Settings, clock: Clock) -> list[Score]:
    """Check every company of the town."""
    async with open_world(settings, clock) as world:
        return [
            score_of(company_id, await run_card(town.card(company_id), world, settings, clock), town.now)
            for company_id in town.world.companies
        ]
