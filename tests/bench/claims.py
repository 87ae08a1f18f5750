"""[Not right] and [Done] for everything planted in the town, through the whole bot: ``python -m tests.bench.claims``.

Every answer to [Not right] puts a card aside and takes it back. [Done] is taken back and said again; three days later
what still stands there is told, then it is put right in the town, and that is told, once.
"""

import sys
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bot import loop
from bot.clock import now
from bot.render.view import short
from bot.services import memory
from data.case import Case, CaseState
from data.company import read_card
from tests.checks.direct import Direct
from tests.demo.household import Household, household
from tests.fakegram.chat import Chat
from tests.fakegram.message import Message
from tests.town.mending import mend

AGAIN = "I looked again"
BY_DAY = range(8, 17)
MOST_DAYS = 8
"""After which what was put right must have been told: two looks, the second perhaps a weekly one."""


@dataclass(slots=True)
class Owner:
    """The owner of one company of the town, and what they were told wrongly."""

    house: Household
    company: str
    chat: Chat
    watch: str = ""
    wrong: list[str] = field(default_factory=list)

    async def follow(self) -> None:
        """Name the company, stand by its card, and check once more."""
        card = self.house.town.card(self.company)
        await self.chat.say(card.get("website") or self.house.town.first_words(self.company))
        await self.house.settle()
        store = self.house.bot.desk.parts.store
        while not await store.watches_of(self.chat.id):
            await self.tap(self.chat.last.buttons[0][0])
        (self.watch,) = await store.watches_of(self.chat.id)
        async with store.watch(self.watch) as unit:
            known = await memory.get_company(unit)
            assert known
            await memory.put_company(unit, replace(read_card(card), id=known.id, origins=known.origins))
        await self.house.check(self.chat)

    async def tap(self, words: str, on: Message | None = None) -> None:
        """Press a button, a while after the last one: who taps fast is not listened to."""
        self.house.on(seconds=3)
        await self.house.press(self.chat, words, on)

    async def case(self, key: str) -> Case:
        """Return a case as it stands."""
        return (await self.house.cases(self.chat))[key]

    async def open(self, key: str) -> Message:
        """Come to the card of a case from the list, as a person does."""
        wanted = f"1:card:{short(f'case {self.watch} {key}')}"
        self.house.on(seconds=3)
        await self.chat.say("/findings")
        await self.house.settle()
        shown = self.chat.last
        for _ in range(MOST_DAYS):
            for data in [*_data(shown, wanted), *_data(shown, "1:many:")]:
                await self._press(shown, data)
                if data.startswith(wanted):
                    return shown
                if inside := _data(shown, wanted):
                    await self._press(shown, inside[0])
                    return shown
                await self.tap("Back", shown)
            await self.tap(next(one for row in shown.buttons for one in row if "Next" in one), shown)
        raise AssertionError(f"no way to {key}:\n{self.chat}")

    async def _press(self, shown: Message, data: str) -> None:
        words = next(key["text"] for row in shown.keyboard for key in row if key.get("callback_data") == data)
        await self.tap(words, shown)

    async def put_aside(self, key: str) -> None:
        """Press every answer to [Not right], and take each back."""
        for at in range(3):
            shown = await self.open(key)
            if "Not right" not in _labels(shown):
                await self.tap("More", shown)
            await self.tap("Not right", shown)
            answers = [one for one in _labels(shown) if one != "Back"]
            if at >= len(answers):
                return
            await self.tap(answers[at], shown)
            await self._expect(key, CaseState.DISMISSED, answers[at])
            await self.tap("Undo", shown)
            await self._expect(key, CaseState.OPEN, f"{answers[at]}, undone")

    async def call_done(self, key: str) -> bool:
        """Press [Done], take it back and press it again; False where only the person's word counts."""
        shown = await self.open(key)
        for words, state in (("Done", CaseState.DONE), ("Undo", CaseState.OPEN), ("Done", CaseState.DONE)):
            await self.tap(words, shown)
            await self._expect(key, state, words)
        return not (await self.case(key)).on_word

    async def wait(self, days: int) -> list[str]:
        """Let days pass; return what was told of second looks."""
        before = len(self.chat.answers)
        for _ in range(days):
            self.house.on(days=1, minutes=1)
            while self.house.clock.moment.hour not in BY_DAY:
                self.house.on(hours=1)
            for _ in range(3):
                await self.house.bot.schedule.tick()
                await self.house.settle()
        return [message.text for message in self.chat.answers[before:] if AGAIN in message.text]

    async def _expect(self, key: str, state: CaseState, what: str) -> None:
        case = await self.case(key)
        if case.state is not state:
            self.wrong.append(f"{self.company}: {case.finding.check}: {what}: {case.state}")

    async def claim(self, keys: Iterable[str]) -> None:
        """Call these done, with nothing done; then with everything done; see what is told."""
        seen = [key for key in keys if await self.call_done(key)]
        told = await self.wait(3)
        if len(told) != len(seen) or not all("still there" in text for text in told):
            self.wrong.append(f"{self.company}: of {len(seen)} still there was told {told}")
        left = []
        for key in seen:
            await self._expect(key, CaseState.OPEN, "still there")
            finding = (await self.case(key)).finding
            if "It is still there." not in (await self.open(key)).text:
                self.wrong.append(f"{self.company}: {finding.check}: its card does not say that it is still there")
            if mend(self.house.town, self.company, finding.check, finding.subject.place):
                await self.tap("Done", self.chat.last)
                left.append(key)
        text = "\n".join(await self.wait(MOST_DAYS))
        for key in left:
            await self._expect(key, CaseState.CLOSED, "put right")
        several = [int(part.split()[0]) for part in text.split(f"{AGAIN}: ")[1:]]
        count = text.count("has been put right") + sum(several)
        if count != len(left):
            self.wrong.append(f"{self.company}: of {len(left)} put right was told {text!r}")


def _data(shown: Message, begins: str) -> list[str]:
    keys = [key.get("callback_data", "") for row in shown.keyboard for key in row]
    return [data for data in keys if data.startswith(begins)]


def _labels(shown: Message) -> list[str]:
    return [words for row in shown.buttons for words in row]


async def walk(house: Household, company: str) -> Owner:
    """Go through everything that was found at one company."""
    owner = Owner(house, company, house.owner())
    await owner.follow()
    keys = [key for key, case in (await house.cases(owner.chat)).items() if case.state is CaseState.OPEN]
    for key in keys:
        await owner.put_aside(key)
    await owner.claim(keys)
    if "did not work" in str(owner.chat):
        owner.wrong.append(f"{company}: something of ours failed")
    return owner


async def every(companies: Iterable[str] = ()) -> list[Owner]:
    """Walk with every owner, each in a town of their own, since time passes."""
    walked = []
    with TemporaryDirectory() as home:
        names = tuple(companies)
        async with household(Path(home) / "names", now(), reader=Direct()) as house:
            names = names or tuple(house.town.world.companies)
        for name in names:
            async with household(Path(home) / name, now().replace(hour=9), reader=Direct()) as house:
                walked.append(await walk(house, name))
    return walked


if __name__ == "__main__":
    found = [line for owner in loop.run(every(sys.argv[1:])) for line in owner.wrong]
    print("\n".join([*found, f"{len(found)} things that do not hold"]))
    sys.exit(1 if found else 0)
