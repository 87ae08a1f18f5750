"""Every card of one company of the town: put aside for each reason and taken back, called done, put right, told."""

import pytest

from tests.bench.claims import walk
from tests.checks.direct import Direct
from tests.demo.household import household
from tests.town_tests.visit import TODAY

pytestmark = pytest.mark.asyncio(loop_scope="function")


@pytest.mark.parametrize("company", ["daybreak"])
async def test_every_answer_to_a_card_can_be_taken_back_and_every_claim_is_followed_to_its_end(tmp_path, company):
    async with household(tmp_path, TODAY, reader=Direct()) as house:
        assert (await walk(house, company)).wrong == []
