"""What people do with a case: done, undo, not right, later, look again."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.services import checking, keeping, memory, news, opinions, people, second
from bot.services.parts import Parts
from bot.services.people import Person
from checks import cases, engine, merging, proof
from checks.sign import judge
from data import urls
from data.case import Case, CaseState, Event
from data.company import Company, Origin
from data.coverage import Coverage
from data.dossier import Dossier
from data.evidence import Evidence
from data.finding import Finding, Kind
from data.keeper import Keeper
from data.run import Run
from data.store import Unit
from data.watch import Rule, Verdict

_SEVERAL = {"phone": "phones", "email": "emails", "name": "aliases"}
"""The noun of a check -> the fact of the card that its value joins."""
OF_TWO_ROWS = ("inaccurate.duplicate_listing",)
"""Checks that are put right at either of two places: both are looked at again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A case with the company it is about."""

    watch_id: str
    case: Case
    company: Company
    keeper: Keeper | None = None
    """Who looks after its place, as far as a person said so."""


async def hold(parts: Parts, watch_id: str, key: str) -> Held | None:
    """Return a case; None when it or its watch is gone."""
    async with parts.store.watch(watch_id) as unit:
        case, company = await memory.get_case(unit, key), await memory.get_company(unit)
        if case is None or company is None:
            return None
        keeper = await keeping.of_case(unit, case, company, parts.places(company.country))
    return Held(watch_id=watch_id, case=case, company=company, keeper=keeper)


async def change(parts: Parts, held: Held, turn: Callable[[Case], Case], *, claimed: bool = False) -> Held:
    """Change a case as it is now, and keep it; ``claimed``: with the news of what was called done."""
    async with parts.store.watch(held.watch_id) as unit:
        case = await memory.get_case(unit, held.case.key) or held.case
        changed = await _changed(unit, held, turn)
        if claimed:
            await news.note_claim(unit, case, changed.case, parts.clock())
            unit.wake_at(await memory.next_wake(unit))
        return changed


async def _act(parts: Parts, held: Held, by: Person, turn: Callable[[Case, str], Case]) -> Held:
    """Change a case in somebody's name."""
    async with parts.store.watch(held.watch_id) as unit:
        who = await people.name_in(unit, by)
        return await _changed(unit, held, lambda case: turn(case, who))


async def _changed(unit: Unit, held: Held, turn: Callable[[Case], Case]) -> Held:
    case = await memory.get_case(unit, held.case.key) or held.case
    changed = turn(case)
    if changed != case:
        await memory.put_cases(unit, {case.key: changed})
        if changed.look_again_at is not None:
            unit.wake_at(await memory.next_wake(unit))
    return replace(held, case=changed)


async def done(parts: Parts, held: Held, by: Person) -> Held:
    """Note that a person says it is put right."""
    return await _act(parts, held, by, lambda case, who: cases.done(case, who, parts.clock()))


async def take(parts: Parts, held: Held, by: Person, *, over: bool = False) -> Held:
    """Give a case to a person; unchanged when somebody else has it, unless it is taken over."""
    return await _act(parts, held, by, lambda case, who: cases.take(case, who, parts.clock(), over=over))


async def undo(parts: Parts, held: Held, by: Person) -> Held:
    """Take "done" back, within ten minutes."""
    return await _act(parts, held, by, lambda case, who: cases.undo(case, who, parts.clock()))


async def snooze(parts: Parts, held: Held, by: Person, until: datetime) -> Held:
    """Hide a case for a while."""
    return await _act(parts, held, by, lambda case, who: cases.snooze(case, until, who, parts.clock()))


async def wake(parts: Parts, held: Held, by: Person) -> Held:
    """Show a hidden case again."""
    return await _act(parts, held, by, lambda case, who: cases.wake(case, who, parts.clock()))


async def dismiss(parts: Parts, held: Held, by: Person, verdict: Verdict) -> Held:
    """Put a case aside for the reason given, and keep that as a rule.

    What the same answer settles goes with it: the value that is ours at other places, what else stands on the page
    of another company.
    """
    now, finding = parts.clock(), held.case.finding
    noun = finding.check.rpartition(".")[2]
    rule = Rule(
        id=finding.key,
        verdict=verdict,
        key=finding.key,
        made_at=now,
        source=finding.subject.source,
        url=finding.subject.url,
        fact=_SEVERAL.get(noun, noun),
        value=finding.found,
    )
    async with parts.store.watch(held.watch_id) as unit:
        who = await people.name_in(unit, by)
        await memory.write(unit, "rule", rule.id, replace(rule, made_by=who))
        if verdict is Verdict.ANOTHER:
            await unit.delete(opinions.KIND, [finding.subject.id])
        company = await memory.get_company(unit) or held.company
        if verdict is Verdict.OURS_TOO:
            company = also_ours(company, rule, now)
            await memory.put_company(unit, company)
        known = [case for case in (await memory.get_cases(unit)).values() if case.key != finding.key]
        others = [
            case
            for case in known
            if case.state in (CaseState.OPEN, CaseState.DONE) and _goes_with(finding, case.finding, verdict)
        ]
        await memory.put_cases(unit, {case.key: cases.dismiss(case, who, now, verdict.value) for case in others})
        held = await _changed(unit, held, lambda case: cases.dismiss(case, who, now, verdict.value))
    if verdict is not Verdict.AS_IT_IS:
        await checking.judge_again(parts, held.watch_id)
    return replace(held, company=company)


async def bring_back(parts: Parts, held: Held, by: Person) -> Held:
    """Open a case that was put aside, with those that the same answer settled, and drop its rule."""
    now = parts.clock()
    async with parts.store.watch(held.watch_id) as unit:
        known, rules = await memory.get_cases(unit), await memory.get_rules(unit)
        together = [case for case in known.values() if case.key == held.case.key or _put_aside_with(case, held.case)]
        company = await memory.get_company(unit)
        for rule in (rules[case.key] for case in together if case.key in rules):
            if company and rule.verdict is Verdict.OURS_TOO:
                company = not_ours(company, rule)
                await memory.put_company(unit, company)
        await unit.delete("rule", [case.key for case in together])
        who = await people.name_in(unit, by)
        back = {case.key: cases.reopen(case, who, now) for case in together}
        await memory.put_cases(unit, back)
    return replace(held, case=back.get(held.case.key, held.case))


def _goes_with(one: Finding, other: Finding, said: str) -> bool:
    """Whether what a person said of one finding holds for another as well."""
    if said == Verdict.OURS_TOO:
        return other.check == one.check and other.found == one.found
    if said != Verdict.ANOTHER or one.kind is Kind.UNANSWERED or not one.subject.url:
        return False
    return urls.canonical(other.subject.url) == urls.canonical(one.subject.url)


def _put_aside_with(case: Case, chosen: Case) -> bool:
    """Whether a case was put aside by the same answer as the chosen one."""
    mine, last = (one.history[-1] if one.history else None for one in (case, chosen))
    if case.state is not CaseState.DISMISSED or last is None or mine != last:
        return False
    one, other = case.finding, chosen.finding
    return _goes_with(one, other, last.note) or _goes_with(other, one, last.note)


def also_ours(company: Company, rule: Rule, now: datetime) -> Company:
    """Return the card with the value of a rule added."""
    values = rule.value if isinstance(rule.value, tuple) else (str(rule.value),)
    had: tuple[str, ...] = getattr(company, rule.fact)
    origins = dict(company.origins)
    if company.origins.get(rule.fact, Origin(source="website")).source != "owner":
        origins[rule.fact] = Origin(source="owner", confirmed_at=now)
    grown: Any = {rule.fact: (*had, *(one for one in values if one not in had)), "origins": origins}
    return replace(company, **grown)


def not_ours(company: Company, rule: Rule) -> Company:
    """Return the card without the value of a rule."""
    values = rule.value if isinstance(rule.value, tuple) else (str(rule.value),)
    kept: Any = {rule.fact: tuple(one for one in getattr(company, rule.fact) if one not in values)}
    return replace(company, **kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """What one more look at one place showed."""

    held: Held
    looked: bool
    coverage: tuple[Coverage, ...] = ()
    finding: Finding | None = None
    """The trouble as it stands there now; None when it is not there."""


async def look_again(parts: Parts, held: Held, *, unasked: bool = False) -> Again:
    """Look at the place of a case again, and nowhere else.

    ``unasked``: nobody waits for it, so what became of a case that was called done is noted to be told.
    """
    finding = held.case.finding
    async with parts.store.watch(held.watch_id) as unit:
        before = await memory.last_dossier(unit)
    dossier = await _look(parts, held, finding, before)
    if finding.check in OF_TWO_ROWS and isinstance(finding.expected, str):
        other = Evidence(source=finding.subject.source, url=finding.expected, seen_at=parts.clock())
        more = await _look(parts, held, other, before)
        if before is not None and any(row.reach.looked for row in more.coverage):
            before = merging.without(before, other.source, other.url)
            dossier = replace(dossier, evidence=dossier.evidence + more.evidence)
    dossier = await second.read_again(parts, held.watch_id, dossier)
    whole = merging.beside(dossier, before, finding.subject.url if engine.one_place(finding) else "")
    judged = await parts.reader.run(judge, whole, parts.places(held.company.country))
    now = parts.clock()
    run = Run(
        company=held.company,
        started=dossier.taken_at,
        finished=now,
        coverage=dossier.coverage,
        findings=judged.findings,
        right=judged.right,
        asked=tuple(row.source for row in dossier.coverage),
        seen=proof.seen(dossier),
    )
    now_there = next((one for one in judged.findings if one.key == finding.key), None)
    held = await change(parts, held, lambda case: _after(case, run, now), claimed=unasked)
    return Again(held=held, looked=run.looked, coverage=run.coverage, finding=now_there)


async def _look(parts: Parts, held: Held, what: Finding | Evidence, before: Dossier | None) -> Dossier:
    return await engine.look_again(
        what,
        held.company,
        web=parts.web,
        reader=parts.reader,
        now=parts.clock(),
        settings=parts.settings.sources,
        places=parts.places_of,
        before=before,
    )


def _after(case: Case, run: Run, now: datetime) -> Case:
    """Return the case after its place was looked at again: the right value closes at once, silence after two."""
    if not run.looked:
        return case
    noted = replace(case, history=(*case.history, Event(at=now, what="looked")))
    if any(finding.key == case.key for finding in run.findings) or proof.is_right(case.finding, run):
        return cases.looked_again(noted, run.findings, now)
    return cases.move({case.key: noted}, run, now).cases[case.key]


async def put_off(parts: Parts, held: Held, until: datetime) -> Held:
    """Look at a case that could not be read again later."""
    return await change(parts, held, lambda case: replace(case, look_again_at=until))


def is_settled(case: Case) -> bool:
    """Whether nothing is to do about a case now."""
    return case.state is not CaseState.OPEN
