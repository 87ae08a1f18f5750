"""The pace of sending, with a clock that jumps."""

import asyncio
import warnings
from collections import defaultdict
from random import Random
from typing import Any

from telegram.error import RetryAfter

from bot.telegram.limiter import Limiter, Urgency, seconds_of
from tests.bot.telegram.warp import warp


def flood(seconds: int) -> RetryAfter:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return RetryAfter(seconds)


class Line:
    """A limiter in front of a Telegram that notes when each call came."""

    def __init__(self, per_second: int = 28) -> None:
        self.limiter = Limiter(per_second)
        self.made: list[tuple[float, int, str]] = []
        self.floods: dict[int, list[int]] = defaultdict(list)

    async def call(
        self,
        chat: int,
        what: str = "",
        *,
        endpoint: str = "sendMessage",
        urgency: Urgency | None = None,
        message: int | None = None,
    ) -> Any:
        data = {"chat_id": chat, "message_id": message}
        return await self.limiter.process_request(self._answer, (chat, what), {}, endpoint, data, urgency)

    async def _answer(self, chat: int, what: str) -> dict[str, Any]:
        self.made.append((asyncio.get_running_loop().time() - 1000, chat, what))
        await asyncio.sleep(0.05)
        if self.floods[chat]:
            raise flood(self.floods[chat].pop())
        return {"what": what}

    def times(self, chat: int) -> list[float]:
        return [at for at, made_for, _ in self.made if made_for == chat]

    def words(self) -> list[str]:
        return [what for _, _, what in self.made]


def most_within(times: list[float], seconds: float) -> int:
    return max(sum(start <= at < start + seconds for at in times) for start in times)


def test_a_private_chat_gets_a_few_at_once_and_then_one_a_second() -> None:
    async def main() -> Line:
        line = Line()
        await asyncio.gather(*(line.call(7, str(n)) for n in range(20)))
        return line

    line = warp(main())
    assert line.words() == [str(n) for n in range(20)]
    assert most_within(line.times(7), 5) == 5
    assert 15 <= line.times(7)[-1] < 20


def test_a_group_gets_fifteen_messages_a_minute_and_never_more_than_twenty_calls() -> None:
    async def main() -> Line:
        line = Line()
        sends = [line.call(-5, f"send {n}") for n in range(40)]
        edits = [line.call(-5, "edit", endpoint="editMessageText", message=n) for n in range(20)]
        await asyncio.gather(*sends, *edits)
        return line

    line = warp(main())
    sends = [at for at, _, what in line.made if what != "edit"]
    assert most_within(sends, 60) == 15
    assert most_within(line.times(-5), 60) == 20


def test_progress_leaves_room_for_answers_in_a_group() -> None:
    async def main() -> tuple[Line, float]:
        line = Line()
        progress = [
            asyncio.ensure_future(
                line.call(-5, "progress", endpoint="editMessageText", message=n, urgency=Urgency.POST)
            )
            for n in range(30)
        ]
        await asyncio.sleep(2)
        await line.call(-5, "answer")
        took = asyncio.get_running_loop().time() - 1002
        await asyncio.gather(*progress)
        return line, took

    line, took = warp(main())
    assert took < 0.2
    assert most_within([at for at, _, what in line.made if what == "progress"], 60) == 10


def test_everything_together_stays_below_thirty_a_second_and_answers_go_first() -> None:
    async def main() -> tuple[Line, float]:
        line = Line()
        posts = [asyncio.ensure_future(line.call(chat, "post", urgency=Urgency.POST)) for chat in range(1, 301)]
        await asyncio.sleep(1.5)
        start = asyncio.get_running_loop().time()
        await line.call(999, "answer")
        took = asyncio.get_running_loop().time() - start
        await asyncio.gather(*posts)
        return line, took

    line, took = warp(main())
    assert most_within([at for at, _, _ in line.made], 1.0) <= 28
    assert took < 1.1
    assert line.made[-1][0] < 12


def test_however_long_calls_take_on_the_way_no_more_than_thirty_arrive_in_a_second() -> None:
    async def main() -> list[float]:
        limiter, rng, arrived = Limiter(), Random(4), []

        async def travel() -> bool:
            await asyncio.sleep(rng.random() * 0.8)
            arrived.append(asyncio.get_running_loop().time())
            await asyncio.sleep(rng.random() * 0.8)
            return True

        calls = (limiter.process_request(travel, (), {}, "sendMessage", {"chat_id": n}, None) for n in range(1, 300))
        await asyncio.gather(*calls)
        return sorted(arrived)

    times = warp(main())
    assert most_within(times, 1.0) <= 30
    assert times[-1] - times[0] < 300 / 30 * 2


def test_an_answer_waits_for_no_digests() -> None:
    async def main() -> list[float]:
        line, waits = Line(30), []
        posts = [asyncio.ensure_future(line.call(n, "post", urgency=Urgency.POST)) for n in range(1, 300)]
        for chat in range(1000, 1020):
            await asyncio.sleep(0.31)
            start = asyncio.get_running_loop().time()
            await line.call(chat, "answer")
            waits.append(asyncio.get_running_loop().time() - start)
        await asyncio.gather(*posts)
        assert line.made[-1][0] < 12.5
        return waits

    assert max(warp(main())) < 0.05 + 0.1


def test_one_chat_that_has_to_wait_delays_no_other() -> None:
    async def main() -> tuple[Line, float]:
        line = Line()
        line.floods[7] = [30]
        waits = [asyncio.ensure_future(line.call(7, f"7 {n}")) for n in range(3)]
        await asyncio.sleep(1)
        start = asyncio.get_running_loop().time()
        await asyncio.gather(*(line.call(chat, "other") for chat in range(20, 30)))
        took = asyncio.get_running_loop().time() - start
        await asyncio.gather(*waits)
        return line, took

    line, took = warp(main())
    assert took < 0.2
    first, again, *_ = line.times(7)
    assert again - first >= 30
    assert [what for what in line.words() if what.startswith("7")] == ["7 0", "7 0", "7 1", "7 2"]


def test_of_two_waiting_edits_of_one_message_only_the_newer_is_made() -> None:
    async def main() -> tuple[Line, list[Any]]:
        line = Line()
        line.floods[7] = [5]
        edits = [
            asyncio.ensure_future(line.call(7, f"{n} of 9", endpoint="editMessageText", message=3)) for n in range(9)
        ]
        return line, await asyncio.gather(*edits)

    line, answers = warp(main())
    assert line.words() == ["0 of 9", "8 of 9"]
    assert answers == [True] * 8 + [{"what": "8 of 9"}]


def test_a_pressed_button_is_answered_at_once_whatever_waits() -> None:
    async def main() -> float:
        line = Line()
        line.floods[7] = [30]
        waiting = asyncio.ensure_future(line.call(7, "send"))
        await asyncio.sleep(0.2)
        start = asyncio.get_running_loop().time()
        await line.call(7, "toast", endpoint="answerCallbackQuery")
        took = asyncio.get_running_loop().time() - start
        await waiting
        return took

    assert warp(main()) < 0.1


def test_a_chat_told_to_wait_again_and_again_is_given_back() -> None:
    async def main() -> float:
        line = Line()
        line.floods[7] = [9] * 50
        try:
            await line.call(7)
        except RetryAfter as error:
            return seconds_of(error)
        return 0

    assert warp(main()) == 9


def test_what_nobody_waits_for_is_given_back_at_once_where_the_wait_is_long() -> None:
    async def main() -> tuple[float, list[float], int]:
        line, waits = Line(), []
        line.floods[7] = [600]
        for what in ("digest", "news"):
            try:
                await line.call(7, what, urgency=Urgency.POST)
            except RetryAfter as error:
                waits.append(seconds_of(error))
        return asyncio.get_running_loop().time() - 1000, waits, len(line.made)

    took, waits, made = warp(main())
    assert took < 1 and made == 1
    assert waits[0] == 600 and 599 <= waits[1] <= 601


def test_a_call_that_is_given_up_frees_its_place() -> None:
    async def main() -> Line:
        line = Line()
        line.floods[7] = [600]
        first = asyncio.ensure_future(line.call(7, "first"))
        waiting = asyncio.ensure_future(line.call(7, "second"))
        await asyncio.sleep(1)
        first.cancel()
        waiting.cancel()
        await asyncio.gather(first, waiting, return_exceptions=True)
        await line.call(7, "third")
        return line

    line = warp(main())
    assert line.words() == ["first", "third"]
    assert line.times(7)[1] > 600


def test_quiet_chats_are_forgotten(monkeypatch: Any) -> None:
    monkeypatch.setattr("bot.telegram.limiter.KEPT", 50)

    async def main() -> int:
        line = Line()
        for chat in range(1, 200):
            await line.call(chat)
            await asyncio.sleep(1)
        return len(line.limiter._lanes)

    assert warp(main()) <= 60
