"""Every way in which the web can fail, through the whole bot: ``python -m tests.bench.faults [FAULT...]``.

Three owners have their first look in an honest town. Then hosts fail, each owner sends /check, and what they read is
held against what is true: no new trouble, none put right, each gap named with its reason; then all is well again.
"""

import asyncio
import random
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from bot import loop
from bot.clock import now
from data.case import Case, CaseState
from tests.checks.direct import Direct
from tests.demo.household import Household, household
from tests.fakegram.chat import Chat
from tests.town import faults

COMPANIES = ("aamunkoi", "saniainen", "zarya")
SEARCHES = ("nominatim.example", "tavily.example", "you.example", "searxng.example")
SCOPES: dict[str, tuple[str, ...]] = {
    "everything": (),
    "own sites": ("aamunkoi.example", "saniainen.example", "zarya-avto.example"),
    "searches": SEARCHES,
    "map": SEARCHES[:1],
    "one search": SEARCHES[3:],
    "places": ("luettelo.example", "kaupunkiopas.example", "arviot.example", "spravka.example", "juttutupa.example"),
    "the rest": ("prh.example", "news-google.example", "bing.example", "t.example", "alerts.example"),
}
"""What fails, by name; nothing named: every host there is."""
GAPS = {
    "own sites": ("Own website",),
    "searches": ("OpenStreetMap", "SearXNG", "Tavily search", "You.com search"),
    "map": ("OpenStreetMap",),
    "one search": ("SearXNG",),
    "places": ("Pages that searches find",),
    "the rest": ("Telegram channels", "Bing News", "Google News"),
}
"""What a summary must name when these hosts fail."""
SLOW = ("slow", "drip")
TRUE = {"expired": "outdated.certificate", "nxdomain": "missing.home"}
"""What a fault makes true: a site that shows an expired certificate, and one whose name is gone."""
PARTLY = ("expired", "truncated", "unresponsive", "nxdomain")
"""Faults of which not every host is meant to suffer, or that prove something."""


Cases: TypeAlias = Mapping[str, Case]


@dataclass(slots=True)
class Told:
    """What the owners read while something failed."""

    kind: str
    scope: str
    wrong: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)


async def trials(kind: str, scopes: Iterable[str], companies: Iterable[str] = COMPANIES) -> list[Told]:
    """Try one way of failing on several groups of hosts, one after another."""
    with TemporaryDirectory() as home:
        async with household(Path(home), now(), reader=Direct()) as house:
            owners = {company: house.owner() for company in companies}
            for company, chat in owners.items():
                await chat.say(house.town.world.companies[company]["card"]["website"])
            await house.settle()
            await _all_check(house, owners)
            return [await _trial(house, owners, kind, scope) for scope in scopes]


async def _trial(house: Household, owners: dict[str, Chat], kind: str, scope: str) -> Told:
    told = Told(kind, scope)
    before = {company: await house.cases(chat) for company, chat in owners.items()}
    for host in SCOPES[scope] or [*house.town._hosts]:
        house.town.fault(host, kind)
    if kind == "nxdomain":
        await house.reopen()
    told.texts = await _all_check(house, owners)
    for company, chat in owners.items():
        after = await house.cases(chat)
        told.wrong += [f"{company}: {one}" for one in _untrue(kind, before[company], after)]
        told.wrong += [f"{company}: {one}" for one in _unsaid(company, kind, scope, told.texts[company])]
    house.town.heal()
    if kind in ("nxdomain", "429"):
        await house.reopen()
    await _all_check(house, owners)
    for company, chat in owners.items():
        healed = await house.cases(chat)
        told.wrong += [f"{company}, healed: {one}" for one in _untrue(kind, before[company], healed)]
    return told


async def _all_check(house: Household, owners: dict[str, Chat]) -> dict[str, str]:
    """Let everybody send /check; return what each reads in the end."""
    house.on(hours=1)
    marks = {company: chat.mark for company, chat in owners.items()}
    for chat in owners.values():
        await chat.say("/check")
    await house.settle(120)
    read = {}
    for company, chat in owners.items():
        shown = [message for message in chat.answers if message.changed > marks[company]]
        read[company] = str(shown[-1]) if shown else ""
    return read


def _untrue(kind: str, before: Cases, after: Cases) -> list[str]:
    """Return what changed although the company did not."""
    said = []
    for key, case in after.items():
        if case.finding.check == TRUE.get(kind):
            continue
        was = before.get(key)
        if was is None and case.state is CaseState.OPEN:
            said.append(f"new: {case.finding.check} at {case.finding.subject.url} ({case.finding.found})")
        elif was is not None and was.state is not case.state:
            said.append(f"{was.state} became {case.state}: {case.finding.check} at {case.finding.subject.url}")
    return said


def _unsaid(company: str, kind: str, scope: str, text: str) -> list[str]:
    """Return what a summary owes its reader: that a gap is there, what it is, and why."""
    said = []
    silent = kind in ("expired", "unresponsive") or (kind in PARTLY and scope in ("own sites", "places"))
    for name in () if silent or (scope == "the rest" and company != "zarya") else GAPS.get(scope, ()):
        gap = text.partition("could not be reached (")[2].partition("\n\n")[0] + text.partition("only in part")[2]
        if name not in gap:
            said.append(f"{name} is not named as a gap: {text!r}")
    if any(words in text for words in ("That did not work", "Stop]")):
        said.append(f"a failure of ours: {text!r}")
    if scope != "everything" or kind in PARTLY:
        return said
    if "none of the sources could be reached" not in text or "Try again" not in text:
        said.append(f"nothing was reached, and it says: {text!r}")
    return said


async def matrix(kind: str) -> list[Told]:
    """Try one way of failing everywhere; a slow one side by side."""
    if kind not in SLOW:
        return await trials(kind, SCOPES)
    return [one for some in await asyncio.gather(*(trials(kind, [scope]) for scope in SCOPES)) for one in some]


def main(wanted: list[str]) -> int:
    """Print what was told wrongly, and a line a trial."""
    wrong = 0
    for kind in wanted or faults.KINDS:
        for told in loop.run(matrix(kind)):
            print(f"{'MISS' if told.wrong else 'ok':5}{told.kind:13}{told.scope}", flush=True)
            for line in told.wrong:
                print(f"       {line}", flush=True)
            wrong += len(told.wrong)
    print(f"{wrong} things told that are not true, or not told")
    return 1 if wrong else 0


if __name__ == "__main__":
    random.seed(1)
    sys.exit(main(sys.argv[1:]))
