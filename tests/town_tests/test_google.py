"""Google Business Profile over real requests: the town's account manages every company of the town."""

import random
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import pytest_asyncio

from bot.settings import Settings, load
from bot.world import World, open_world
from checks import engine
from data import places
from data.company import read_card
from data.coverage import Reach
from data.dossier import Dossier
from data.evidence import Listing, Review
from tests.town import Town
from tests.town.google import PERMISSION
from tests.town_tests.visit import TODAY, town_at

pytestmark = pytest.mark.asyncio(loop_scope="module")
COMPANIES = sorted(town_at().world.companies)
REVIEW = {"reviewId": "r1", "starRating": "ONE", "comment": "Kylmää kahvia.", "createTime": "2026-11-19T10:00:00Z"}


@dataclass
class Owner:
    """Somebody who has the owners' permission."""

    town: Town
    world: World
    settings: Settings

    async def look(self, company: str, key: str = PERMISSION) -> Dossier:
        table = self.settings.sources["google_business"]
        table = replace(table, key=key, options={"client_id": "town", "client_secret": "town-secret"})
        return await engine.gather(
            read_card(self.town.card(company)), web=self.world.web, reader=self.world.reader, now=TODAY,
            settings={"google_business": table}, places=places.load, only=("google_business",),
        )  # fmt: skip


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def owner(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Owner]:
    home: Path = tmp_path_factory.mktemp("google")
    async with Town(now=TODAY, rng=random.Random(1)) as town:
        settings = load(town.write_settings(), {"GOODNAME_HOME": str(home)})
        async with open_world(settings, lambda: TODAY) as world:
            yield Owner(town, world, settings)


@pytest.mark.parametrize("company", COMPANIES)
async def test_every_company_is_told_from_all_others_and_nothing_is_wrong(owner: Owner, company: str) -> None:
    dossier = await owner.look(company)
    (row,) = dossier.of(Listing)
    assert row.url.endswith(f"ChIJ{company}")
    findings = engine.judge(dossier, places.load(dossier.company.country)).findings
    assert [one.check for one in findings if one.subject.source == "google_business"] == (
        ["missing.hours"] if dossier.company.hours else []
    )


async def test_what_google_shows_and_who_waits_for_an_answer(owner: Owner) -> None:
    owner.town.world.companies["aamunkoi"]["google"] = {"phone": "02 555 0199", "reviews": [REVIEW]}
    try:
        dossier = await owner.look("aamunkoi")
    finally:
        owner.town.world.reset()
    assert dossier.of(Listing)[0].phones == ("+35825550199",)
    assert [(item.rating, item.body) for item in dossier.of(Review)] == [(1.0, "Kylmää kahvia.")]
    checks = {one.check for one in engine.judge(dossier, places.load("FI")).findings}
    assert {"inaccurate.phone", "unanswered.review"} <= checks


async def test_a_withdrawn_permission_says_what_to_do(owner: Owner) -> None:
    (row,) = (await owner.look("aamunkoi", key="1//old")).coverage
    assert (row.reach, row.note) == (
        Reach.UNAUTHORISED,
        "permission withdrawn or expired: get a new refresh token",
    )
