"""A full or read-only disk under the running bot: nobody is forgotten, and nobody has to restart it."""

import asyncio
import errno
from contextlib import suppress
from datetime import timedelta

import pytest

from bot.telegram import lanes
from data.store import StoreFull
from tests.bot.conftest import House
from tests.bot.rhythm import set_up, tick, until
from tests.bot.test_digest import MONDAY, digests
from tests.data.store.test_disk import refuses


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS], ids=errno.errorcode.get)
async def test_who_speaks_to_a_full_disk_is_answered_once_it_has_room(
    house: House, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    ann = house.ann()
    monkeypatch.setattr(lanes, "AGAIN", 0.05)
    with monkeypatch.context() as patch:
        refuses(patch, "open", code)
        await ann.say("/help")
        await house.quiet()
        assert not [each for each in ann.answers if "This is what I can do here" in each.text]
    await ann.wait_for("This is what I can do here", 20)
    await ann.say("/cancel")
    await house.quiet()
    assert len([each for each in ann.answers if "This is what I can do here" in each.text]) == 1


@pytest.mark.parametrize(
    ("said", "answer", "most"),
    [
        pytest.param("/cancel", "nothing to cancel", 1, id="only that it was handled is to be kept"),
        pytest.param("/heard", "What did", 2, id="a question is to be kept"),
    ],
)
async def test_nobody_is_told_the_same_again_and_again_while_the_disk_is_full(
    house: House, monkeypatch: pytest.MonkeyPatch, said: str, answer: str, most: int
) -> None:
    ann = await set_up(house)
    monkeypatch.setattr(lanes, "AGAIN", 0.02)
    with monkeypatch.context() as patch:
        refuses(patch, "open", errno.ENOSPC)
        await ann.say(said)
        await asyncio.sleep(0.3)
        assert len([each for each in ann.answers if answer in each.text]) == 1
    await house.quiet()
    assert 1 <= len([each for each in ann.answers if answer in each.text]) <= most


async def test_a_digest_due_while_the_disk_is_full_comes_once_it_has_room(house: House) -> None:
    ann = await set_up(house)
    await until(house, MONDAY - timedelta(minutes=1))
    with pytest.MonkeyPatch.context() as patch:
        refuses(patch, "open", errno.ENOSPC)
        house.clock.moment = MONDAY
        with suppress(StoreFull):
            await tick(house)
        assert digests(ann) == []
    house.clock.on(minutes=15)
    await tick(house)
    await until(house, MONDAY + timedelta(days=2))
    assert len(digests(ann)) == 1
