"""Calls that wait for their turn, and those whose callers give up meanwhile."""

import asyncio

from bot.telegram.pace import Queue, Ticket, Urgency


async def go(queue: Queue, ticket: Ticket, done: list[tuple[str, bool]], name: str) -> None:
    async with queue.turn(ticket) as mine:
        done.append((name, mine))


async def test_who_gave_up_in_that_very_moment_is_passed_over() -> None:
    queue, done = Queue(exclusive=True), []
    async with queue.turn(Ticket(Urgency.POST, ())):
        gone = asyncio.create_task(go(queue, Ticket(Urgency.POST, ()), done, "gone"))
        next_one = asyncio.create_task(go(queue, Ticket(Urgency.POST, ()), done, "next"))
        await asyncio.sleep(0)
        gone.cancel()
    await asyncio.wait_for(next_one, 5)
    assert done == [("next", True)] and gone.cancelled() and queue.empty


async def test_an_edit_takes_the_place_of_one_that_was_just_given_up() -> None:
    queue, done = Queue(exclusive=True), []
    async with queue.turn(Ticket(Urgency.POST, ())):
        gone = asyncio.create_task(go(queue, Ticket(Urgency.POST, (), edits=("text", 1)), done, "gone"))
        await asyncio.sleep(0)
        newer = asyncio.create_task(go(queue, Ticket(Urgency.POST, (), edits=("text", 1)), done, "newer"))
        gone.cancel()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    await asyncio.wait_for(newer, 5)
    assert done == [("newer", True)] and gone.cancelled() and queue.empty


async def test_a_newer_edit_makes_the_one_that_waits_pointless() -> None:
    queue, done = Queue(exclusive=True), []
    async with queue.turn(Ticket(Urgency.POST, ())):
        both = [
            asyncio.create_task(go(queue, Ticket(Urgency.POST, (), edits=("text", 1)), done, name))
            for name in ("old", "new")
        ]
        await asyncio.sleep(0)
    await asyncio.wait_for(asyncio.gather(*both), 5)
    assert done == [("old", False), ("new", True)] and queue.empty
