"""One more look at one place, in a web that has not changed, never says that a trouble is gone."""

from datetime import timedelta

import pytest

from checks import engine, merging
from data.company import read_card
from tests.town_tests.test_engine import walking

pytestmark = pytest.mark.asyncio(loop_scope="function")


@pytest.mark.parametrize("company", ["daybreak", "kesapolku", "swit", "tidewell"])
async def test_what_still_stands_there_is_seen_there_again(tmp_path, company):
    async with walking(tmp_path) as walk:
        given = {
            "web": walk.world.web, "reader": walk.world.reader, "settings": walk.settings.sources, "places": walk.places
        }  # fmt: skip
        first = await engine.gather(read_card(walk.town.card(company)), now=walk.clock[0], **given)
        found = engine.judge(first, walk.places(first.company.country)).findings
        assert found
        for finding in found:
            walk.clock[0] += timedelta(hours=1)
            again = await engine.look_again(finding, first.company, now=walk.clock[0], before=first, **given)
            assert any(row.reach.looked for row in again.coverage), finding.check
            whole = merging.beside(again, first, finding.subject.url if engine.one_place(finding) else "")
            still = engine.judge(whole, walk.places(first.company.country)).findings
            assert finding.key in {one.key for one in still}, finding.check
