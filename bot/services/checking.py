"""A check from end to end: gather, judge, keep; one at a time for a company."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from bot.services import changes, happenings, memory, news, opinions, second, weeks
from bot.services.halting import STOPPED
from bot.services.outcome import Outcome, outcome
from bot.services.parts import Parts
from checks import cases, engine, proof
from checks.about import subject_id
from checks.said import judged_and_said
from checks.scores.standing import Standing, standing
from checks.sign import Judged
from checks.web import Broken
from data import urls
from data.coverage import Coverage
from data.dossier import Dossier
from data.evidence import Evidence, Opinion
from data.finding import finding_key
from data.places import Places
from data.run import Run
from data.watch import Rule, Verdict

WORDS = ("unanswered.review", "unanswered.complaint", "unanswered.question")
"""The checks that raise somebody's words."""


class Gone(Exception):
    """The watch no longer exists."""


@dataclass(slots=True)
class Running:
    """A check that goes on."""

    watch_id: str
    chat_id: int
    total: int
    message_id: int = 0
    rows: list[Coverage] = field(default_factory=list)
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    told: bool = False
    """Whether its end was told."""


class Runs:
    """The checks that go on now, by watch."""

    def __init__(self) -> None:
        """Begin with none."""
        self._going: dict[str, Running] = {}

    def __len__(self) -> int:
        """How many there are."""
        return len(self._going)

    def of(self, watch_id: str) -> Running | None:
        """Return the check of this company that goes on."""
        return self._going.get(watch_id)

    def begin(self, running: Running) -> None:
        """Note a check."""
        self._going[running.watch_id] = running

    def end(self, running: Running) -> None:
        """Note its end; another one of the same company that has begun meanwhile goes on."""
        if self._going.get(running.watch_id) is running:
            del self._going[running.watch_id]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check came to, with everything the first look is made of."""

    outcome: Outcome
    dossier: Dossier
    judged: Judged


def expected(parts: Parts) -> int:
    """Return how many sources a check asks."""
    return len(engine.expected(parts.settings.sources))


async def check(
    parts: Parts,
    watch_id: str,
    *,
    progress: Callable[[Coverage], None] | None = None,
    stop: asyncio.Event | None = None,
    unasked: bool = False,
) -> Checked:
    """Look a company up, judge, and move its cases. Raises ``Gone``.

    When nothing could be reached, nothing is kept and no case changes. ``stop`` ends the gathering; what
    was found until then is judged. ``unasked``: nobody waits for it, so grave news are noted to be told.
    """
    started = parts.clock()
    async with parts.store.watch(watch_id) as unit:
        company, rules = await memory.get_company(unit), await memory.get_rules(unit)
    if company is None:
        raise Gone
    stop = stop or asyncio.Event()
    await parts.beginnings.turn(stop)
    with parts.web.until(stop):
        dossier = await engine.gather(
            company,
            web=parts.web,
            reader=parts.reader,
            now=started,
            settings=parts.settings.sources,
            places=parts.places_of,
            progress=progress,
            rng=parts.rng,
        )
        if not stop.is_set():
            dossier = await second.read_again(parts, watch_id, dossier)
    stopped = stop.is_set()
    rows = tuple(row for row in dossier.coverage if row.note != STOPPED)
    asked = tuple(row.source for row in rows) if stopped else ()
    dossier = replace(dossier, coverage=rows)
    done = await settle(parts, watch_id, without_others(dossier, rules.values()), asked=asked, unasked=unasked)
    return replace(done, outcome=replace(done.outcome, stopped=stopped))


async def settle(
    parts: Parts,
    watch_id: str,
    dossier: Dossier,
    *,
    asked: tuple[str, ...] = (),
    unasked: bool = False,
    anew: bool = True,
) -> Checked:
    """Judge a dossier, just made or not ``anew``, and keep what came of it. Raises ``Gone``."""
    places = parts.places(dossier.company.country)
    judged, words = await parts.reader.run(judged_and_said, dossier, places)
    stands = await _standing(parts, dossier, judged, places)
    now = parts.clock()
    run = Run(
        company=dossier.company,
        started=dossier.taken_at,
        finished=now,
        coverage=dossier.coverage,
        findings=judged.findings,
        right=judged.right,
        asked=asked,
        seen=proof.seen(dossier),
    )
    async with parts.store.watch(watch_id) as unit:
        company = await memory.get_company(unit)
        if company is None:
            raise Gone
        before, last = await memory.get_cases(unit), await memory.last_run(unit)
        since = last.finished if last else None
        if not run.looked:
            return Checked(outcome=outcome(run, before, before, since), dossier=dossier, judged=judged)
        watch = await memory.get_watch(unit)
        began = watch.made_at if watch else None
        moved = cases.move(before, run, now, began=began, first=last is None, anew=anew)
        after = dict(moved.cases)
        rows = await opinions.keep(unit, words, now, first=last is None)
        await happenings.note(unit, dossier, rows, now, watch.made_at if watch else None)
        if unasked:
            await news.note(unit, moved, now, last)
        await memory.put_cases(unit, {key: case for key, case in after.items() if before.get(key) != case})
        await memory.put_company(unit, engine.enrich(company, dossier.evidence))
        await memory.put_run(unit, run, dossier)
        await weeks.keep(unit, run, stands)
        await changes.note(unit, dossier)
        unit.wake_at(await memory.next_wake(unit))
    return Checked(outcome=outcome(run, before, after, since), dossier=dossier, judged=judged)


async def _standing(parts: Parts, dossier: Dossier, judged: Judged, places: Places) -> Standing:
    """Return the week's numbers; a check is kept without them when they cannot be worked out."""
    try:
        return await parts.reader.run(standing, dossier, judged, places)
    except Broken:
        return Standing(scores=())


async def judge_again(parts: Parts, watch_id: str) -> Checked | None:
    """Judge what the last check saw with the card as it is now; None before the first check."""
    async with parts.store.watch(watch_id) as unit:
        company, dossier = await memory.get_company(unit), await memory.last_dossier(unit)
        rules = await memory.get_rules(unit)
        last = await memory.last_run(unit)
    if company is None or dossier is None:
        return None
    fresh = without_others(replace(dossier, company=company), rules.values())
    return await settle(parts, watch_id, fresh, asked=last.asked if last else (), anew=False)


def without_others(dossier: Dossier, rules: Iterable[Rule]) -> Dossier:
    """Return the dossier without the pages, and without the words, that a person called another company's.

    Of words those alone: others on their page, and the page itself, may be about us.
    """
    others = [rule for rule in rules if rule.verdict is Verdict.ANOTHER]
    if not others:
        return dossier
    pages = {urls.canonical(rule.url) for rule in others if rule.url and f"unanswered.{rule.fact}" not in WORDS}
    keys = {rule.key for rule in others}

    def another(item: Evidence) -> bool:
        if urls.canonical(item.url) in pages:
            return True
        return isinstance(item, Opinion) and any(
            finding_key(check, dossier.company.id, subject_id(item)) in keys for check in WORDS
        )

    return replace(dossier, evidence=tuple(item for item in dossier.evidence if not another(item)))
