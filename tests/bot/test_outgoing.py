"""Units with something to send wait in a row, and one that fails holds up none of the others."""

import asyncio

from bot.duties.outgoing import Outgoing
from bot.services.tasks import Tasks
from data.store import UnitId

UNITS = [UnitId("chat", str(number)) for number in range(20)]


class Post:
    """Sends slowly, and notes how many it sends from at once."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.sent: list[str] = []
        self.now = self.most = 0

    async def send(self, unit: UnitId) -> None:
        self.begun.append(unit.id)
        self.now += 1
        self.most = max(self.most, self.now)
        await asyncio.sleep(0.001)
        self.now -= 1
        if unit.id == "3":
            raise ValueError(unit.id)
        self.sent.append(unit.id)


async def test_so_many_at_a_time_in_their_order_and_a_failure_is_told() -> None:
    tasks, post, told = Tasks(), Post(), []

    async def tell(error: BaseException, *_: object) -> None:
        told.append(str(error))

    tasks.on_error = tell
    outgoing = Outgoing(tasks, post.send, 4)
    for unit in UNITS:
        outgoing.put(unit)
    await tasks.settle(5)
    assert (post.most, told) == (4, ["3"])
    assert post.begun == [unit.id for unit in UNITS]
    assert sorted(post.sent, key=int) == [unit.id for unit in UNITS if unit.id != "3"]
    outgoing.put(UNITS[0])
    await tasks.settle(5)
    assert post.sent[-1] == "0", "it goes on after all was sent"


async def test_nothing_is_begun_once_the_process_ends() -> None:
    tasks, post = Tasks(), Post()
    outgoing = Outgoing(tasks, post.send, 2)
    for unit in UNITS:
        outgoing.put(unit)
    await asyncio.sleep(0)
    await tasks.stop(5)
    assert post.sent == [] and post.most == 2
