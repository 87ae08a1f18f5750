"""What a person put aside for good, and taking it back."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.services import casework, keepers, memory, people
from bot.services.parts import Parts
from bot.services.people import Person
from data.case import Case
from data.watch import Rule, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignored:
    """A rule with the case it was made at; None where that is gone."""

    rule: Rule
    case: Case | None = None


async def ignored(parts: Parts, watch_id: str) -> Sequence[Ignored]:
    """Return what is not raised at a company, the newest first."""
    async with parts.store.watch(watch_id) as unit:
        rules, cases = await memory.get_rules(unit), await memory.get_cases(unit)
    newest = sorted(rules.values(), key=lambda rule: (rule.made_at, rule.id), reverse=True)
    return [Ignored(rule=rule, case=cases.get(rule.key)) for rule in newest]


async def take_back(parts: Parts, watch_id: str, rule_id: str, by: Person) -> Ignored | None:
    """Drop a rule, so that the next check may raise it again; None when there is none (any more)."""
    async with parts.store.watch(watch_id) as unit:
        rule = (await memory.get_rules(unit)).get(rule_id)
        company, case = await memory.get_company(unit), await memory.get_case(unit, rule_id)
    if rule is None or company is None:
        return None
    if case is None:
        await _forget(parts, watch_id, rule, by)
        return Ignored(rule=rule)
    held = casework.Held(watch_id=watch_id, case=case, company=company)
    held = await casework.bring_back(parts, held, by)
    return Ignored(rule=rule, case=held.case)


async def _forget(parts: Parts, watch_id: str, rule: Rule, by: Person) -> None:
    async with parts.store.watch(watch_id) as unit:
        await unit.delete("rule", [rule.id])
        if rule.id.startswith(keepers.RULE):
            who = await people.name_in(unit, by)
            await keepers.ours_again(unit, rule.id.removeprefix(keepers.RULE), who, parts.clock())
        company = await memory.get_company(unit)
        if company is not None and rule.verdict is Verdict.OURS_TOO:
            await memory.put_company(unit, casework.not_ours(company, rule))
