"""A bot that is killed again and again, in the middle of writes, sends, look-ups, checks and digests.

``KILLS=50 python -m tests.bench kills`` does it fewer times. Every life begins two hours after the one before, so
that weekly digests, weekly checks and daily glances fall due all the time, for chats in every hour of the week.
"""

import asyncio
import os
import random
import re
import signal
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bot import loop
from bot.clock import now
from bot.services import memory
from data.store.tiny import TinyStore
from data.when import next_weekly
from tests.bench.killed_bot import Lives
from tests.bench.table import Row
from tests.fakegram.remote import Chat, Gram, Shown, started
from tests.town import Town

KILLS = int(os.environ.get("KILLS", "300"))
OWNERS, TALKERS, SEEKERS = 21, 4, 3
STEP = timedelta(hours=2)
PATIENCE = 90.0
EARLY = 0.1
"""Share of the lives that may end while the bot is still putting itself together."""
ZONE = "Europe/Helsinki"
REPEATED = "(repeated)\n"
HARMLESS = (
    *("Back", "More", "Done", "Undo", "Later", "1 week", "Look again", "Not right", "Show findings"),
    *("What I looked at", "Stop", "Try again", "Run again", "All of this is right"),
)
"""Buttons that leave a chat its company and the hour of its digest."""
LANGUAGES = {"English": "en", "Suomi": "fi", "Polski": "pl"}


@dataclass(slots=True)
class Toll:
    """What the kills did."""

    kills: int = 0
    unreadable: int = 0
    sent: int = 0
    lost: list[str] = field(default_factory=list)
    """What was acknowledged and is not there."""
    digests: int = 0
    digests_lost: int = 0
    unmarked: int = 0
    """Digests that came twice without saying so."""
    repeated: int = 0
    left_out: int = 0
    """Digests that could not be sent for a day, since the bot hardly lived; the next one says so."""
    hanging: list[str] = field(default_factory=list)
    """Messages that promise something nobody works on any more."""


@dataclass(slots=True)
class Crowd:
    """Everybody who talks with the bot, and what each has done last."""

    gram: Gram
    owners: list[Chat]
    talkers: list[Chat]
    wanted: dict[int, str] = field(default_factory=dict)
    """Talker -> the language they pressed last."""
    commands: Counter[int] = field(default_factory=Counter)
    moment: datetime = field(default_factory=now)


def rows() -> Iterator[Row]:
    """Yield what the kills cost."""
    with TemporaryDirectory() as home:
        toll = loop.run(kill_often(Path(home), KILLS, random.Random(11)))
    said = f"in {toll.kills} kills, {toll.sent} messages sent"
    for line in (*toll.lost, *toll.hanging):
        print(f"    {line}")
    yield Row(what=f"kills: files unreadable {said}", value=toll.unreadable, goal=0, unit="")
    yield Row(what=f"kills: acknowledged and lost {said}", value=len(toll.lost), goal=0, unit="")
    yield Row(what=f"kills: of {toll.digests} digests lost", value=toll.digests_lost, goal=0, unit="")
    yield Row(what=f"kills: of {toll.digests} digests twice without saying so", value=toll.unmarked, goal=0, unit="")
    yield Row(what="kills: digests repeated and marked so", value=toll.repeated, goal=toll.kills, unit="")
    yield Row(what="kills: digests a day late, told with the next one", value=toll.left_out, goal=toll.kills, unit="")
    yield Row(what="kills: messages left hanging", value=len(toll.hanging), goal=0, unit="")


async def kill_often(home: Path, kills: int, rng: random.Random) -> Toll:
    """Kill the bot so many times, then let it come to rest and hold everything against what it had promised."""
    toll = Toll()
    async with started() as gram, Town(now=now(), rng=random.Random(1)) as town:
        environment = {
            **gram.environment,
            "GOODNAME_HOME": str(home / "bot"),
            "GOODNAME_SETTINGS": str(town.write_settings(home / "settings.toml")),
        }
        log = Path(os.environ.get("KILLS_LOG", home / "log"))
        async with Lives(log, environment) as lives:
            crowd = await _begin(lives, gram, town, home / "bot")
            began = crowd.moment
            for _ in range(kills):
                crowd.moment += STEP
                await lives.begin(crowd.moment)
                await _live(crowd, rng)
                await lives.end(signal.SIGKILL)
                toll.kills += 1
                toll.unreadable += len(list((home / "bot").rglob("*.damaged*")))
            for _ in range(4):
                crowd.moment += STEP
                await lives.begin(crowd.moment)
                await _rest(crowd)
                assert await lives.end(signal.SIGTERM) == 0
        toll.sent = await gram.sent()
        late = set(re.findall(r"chat (\d+): the digest of (\S+) is too late", log.read_text("utf-8")))
        await _look(toll, crowd, home / "bot", began, Counter(int(chat) for chat, _ in late))
    return toll


async def _begin(lives: Lives, gram: Gram, town: Town, home: Path) -> Crowd:
    """Let every owner follow a company, and give each chat an hour of the week of its own."""
    crowd = Crowd(
        gram,
        [await gram.private(100 + number, "Owner") for number in range(OWNERS)],
        [await gram.private(200 + number, "Talker") for number in range(TALKERS)],
    )
    sites = [row["card"]["website"] for row in town.world.companies.values() if row["card"].get("website")]
    await lives.begin(crowd.moment)
    for number, owner in enumerate(crowd.owners):
        await owner.say(sites[number % len(sites)])
    for owner in crowd.owners:
        await owner.wait_for(lambda shown: "This is what a stranger finds" in shown.text, PATIENCE)
    for talker in crowd.talkers:
        await talker.say("/language")
        await talker.wait_for(lambda shown: bool(shown.buttons), PATIENCE)
    assert await lives.end(signal.SIGTERM) == 0
    store = TinyStore(home)
    await store.open()
    for number, owner in enumerate(crowd.owners):
        async with store.chat(owner.id) as unit:
            chat = await memory.get_chat(unit)
            assert chat
            day, hour = _hour_of(number)
            mine = replace(chat, zone=ZONE, digest_day=day, digest_hour=hour, quiet_from=0, quiet_to=0)
            await memory.put_chat(unit, mine)
    await store.close()
    await lives.begin(crowd.moment)
    await _rest(crowd)
    assert await lives.end(signal.SIGTERM) == 0
    return crowd


def _hour_of(number: int) -> tuple[int, int]:
    """Return the day of the week and the hour of an owner's digest."""
    return number % 7, number * 5 % 24


async def _live(crowd: Crowd, rng: random.Random) -> None:
    """Let people do things for a moment, at random, until the kill."""
    before, ends = (await crowd.gram.tally()).asked, rng.uniform(0.05, 2.5)
    if rng.random() > EARLY:
        async with asyncio.timeout(PATIENCE):
            while (await crowd.gram.tally()).asked == before:
                await asyncio.sleep(0.02)
    for _ in range(rng.randrange(4)):
        await _act(crowd, rng)
        await asyncio.sleep(rng.uniform(0, ends / 4))
    await asyncio.sleep(rng.uniform(0, ends))


async def _act(crowd: Crowd, rng: random.Random) -> None:
    what = rng.choice(("language", "language", "check", "command", "look up", "tap"))
    owner, talker = rng.choice(crowd.owners), rng.choice(crowd.talkers)
    if what == "language":
        shown = next(one for one in await talker.answers() if _named(one, "Suomi"))
        words = rng.choice(list(LANGUAGES))
        if await talker.press(shown, words):
            crowd.wanted[talker.id] = LANGUAGES[words]
    elif what == "check":
        await owner.say("/check")
    elif what == "command":
        crowd.commands[talker.id] += 1
        await talker.say(f"/nosuch{crowd.commands[talker.id]}")
    elif what == "look up":
        seeker = await crowd.gram.private(300 + rng.randrange(SEEKERS), "Seeker")
        await seeker.say(rng.choice(["Kahvila Aamunkoi, Turku", "Suutari Kesäpolku, Rauma", "Fryzjer Kalina, Tarnów"]))
    else:
        message = rng.choice(await owner.answers())
        buttons = [words for words in message.words if words in HARMLESS]
        if buttons:
            await owner.press(message, rng.choice(buttons))


def _named(shown: Shown, words: str) -> bool:
    """Whether it has a button with these words."""
    return any(words in one for one in shown.words)


async def _rest(crowd: Crowd) -> None:
    """Wait until every update is handled and nothing has been said for a while."""
    asked = (await crowd.gram.tally()).asked
    async with asyncio.timeout(PATIENCE):
        while (await crowd.gram.tally()).asked == asked:
            await asyncio.sleep(0.05)
        quiet, before, tally = 0, -1, await crowd.gram.tally()
        while quiet < 15 or tally.pending:
            await asyncio.sleep(0.2)
            tally = await crowd.gram.tally()
            quiet, before = (quiet + 1 if tally.called == before else 0), tally.called


async def _look(toll: Toll, crowd: Crowd, home: Path, began: datetime, late: Counter[int]) -> None:
    toll.unreadable += len(list(home.rglob("*.damaged*")))
    screens = await crowd.gram.screens()
    store = TinyStore(home)
    await store.open()
    for talker in crowd.talkers:
        async with store.chat(talker.id) as unit:
            chat = await memory.get_chat(unit)
        if chat is None or chat.language != crowd.wanted.get(talker.id, chat.language):
            toll.lost.append(f"{talker.id} speaks {crowd.wanted[talker.id]}, and it is {chat and chat.language}")
        answers = sum("/help" in message.text for message in screens[talker.id])
        if answers < crowd.commands[talker.id]:
            toll.lost.append(f"{talker.id}: {crowd.commands[talker.id]} unknown commands, {answers} answers")
    for number, owner in enumerate(crowd.owners):
        _digests(toll, owner.id, screens[owner.id], _weeks(number, began, crowd.moment), late[owner.id])
    for unit in await store.units():
        async with store.watch(unit.id) if unit.kind == "watch" else store.chat(int(unit.id)) as opened:
            await opened.kinds()
    await store.close()
    for seen_in, messages in screens.items():
        for last in messages[-1:]:
            if _named(last, "Stop") or last.text.startswith("Looking for"):
                toll.hanging.append(f"{seen_in}: {last.text.splitlines()[0]}")


def _weeks(number: int, began: datetime, until: datetime) -> int:
    """Return how many digests this owner is owed."""
    count, at = 0, began
    while True:
        at, _ = next_weekly(at, *_hour_of(number), 0, ZONE)
        if at > until:
            return count
        count += 1


def _digests(toll: Toll, owner: int, messages: list[Shown], owed: int, left_out: int) -> None:
    by_week: dict[str, list[bool]] = defaultdict(list)
    for message in messages:
        marked = message.text.startswith(REPEATED)
        head = message.text.removeprefix(REPEATED).splitlines()[0]
        if re.search(r", \d.*[–-].*\d", head) and ":" not in head:
            by_week[head].append(marked)
    toll.digests += owed
    toll.digests_lost += max(owed - len(by_week) - left_out, 0)
    toll.left_out += left_out
    if owed != len(by_week) + left_out:
        toll.lost.append(f"{owner}: {owed} digests owed, {len(by_week)} came: {sorted(by_week)}")
    for came in by_week.values():
        toll.unmarked += max(came.count(False) - 1, 0)
        toll.repeated += came.count(True)
