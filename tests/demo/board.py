"""Check every company of the town and hold what was found against what was planted."""

import random
from pathlib import Path

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


async def run_company(town: Town, company_id: str, world: World, settings: Settings, clock: Clock) -> Run:
    """Check one company of the town against its truth card."""
    company = read_card(town.card(company_id))
    rng = random.Random(company_id)
    run, _ = await run_of(company, world, settings, clock=clock, progress=lambda _: None, rng=rng)
    return run


def score_of(company_id: str, run: Run, town: Town) -> Score:
    """Hold one run against the truth."""
    return compare(company_id, report(run, {finding.key: "" for finding in run.findings}), now=town.now)


async def scores(town: Town, settings: Settings, clock: Clock) -> list[Score]:
    """Check every company of the town."""
    found = []
    async with open_world(settings, clock) as world:
        for company_id in town.world.companies:
            run = await run_company(town, company_id, world, settings, clock)
            found.append(score_of(company_id, run, town))
    return found
