"""Only what an owner would type first, no card: nearly all that is planted is found, and nothing else."""

import argparse
import random
from datetime import timedelta
from functools import partial

import orjson
import pytest

from bot.commands.check import company_of, recognised, run_of
from bot.render.report_json import report
from bot.settings import load
from bot.world import World, open_world
from data.company import Company
from tests.town import Score, Town, compare
from tests.town_tests.visit import TODAY

UNREADABLE = {"fjordlys": ["inaccurate.email", "missing.profile"]}
"""Its website is written by a script: without a card nobody knows its mail address and its profile."""


async def first_words(town: Town, world: World, settings, clock) -> list[Score]:
    scores = []
    for at, (name, row) in enumerate(sorted(town.world.companies.items())):
        now = partial(lambda hours: clock() + timedelta(hours=hours), at)
        company: Company = company_of(argparse.Namespace(company=None, company_name=row["first_words"], town=""))
        if not company.website:
            company = await recognised(company, world, settings, now, lambda *_: None)
        run, _ = await run_of(
            company, world, settings, clock=now, progress=lambda _: None, rng=random.Random(name)
        )  # fmt: skip
        told = report(run, {finding.key: "" for finding in run.findings})
        scores.append(compare(name, orjson.dumps(told).decode(), now=TODAY))
    return scores


@pytest.fixture
async def scores(tmp_path):
    async with Town(now=TODAY, rng=random.Random(1)) as town:
        settings = load(town.write_settings(), {"GOODNAME_HOME": str(tmp_path)})
        async with open_world(settings, lambda: TODAY) as world:
            yield await first_words(town, world, settings, lambda: TODAY)


async def test_all_that_can_be_read_is_found_and_nothing_else(scores):
    missed = {one.company: sorted(row["check"] for row in one.planted_missed) for one in scores if one.planted_missed}
    assert missed == UNREADABLE
    assert [score.table() for score in scores if score.unexpected] == []
    assert sum(len(score.planted_found) for score in scores) >= 36
