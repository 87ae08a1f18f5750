"""A glance: once a day the sources that show people's words are looked at again, without searches."""

from bot.services import happenings, memory, news, opinions, second
from bot.services.checking import without_others
from bot.services.parts import Parts
from checks import cases, engine, proof, registry
from checks.glances import known_talk
from checks.said import judged_and_said
from data.run import Run


def sources() -> tuple[str, ...]:
    """Return the sources that a glance asks."""
    registry.discover_sources()
    return tuple(name for name, source in registry.sources.items() if source.glance)


async def glance(parts: Parts, watch_id: str) -> bool:
    """Glance at a watch: cases of the sources asked move, the last check stays the last; False when nothing
    could be read or the watch is gone.
    """
    async with parts.store.watch(watch_id) as unit:
        company, rules = await memory.get_company(unit), await memory.get_rules(unit)
        before = await memory.last_dossier(unit)
        pages = known_talk(before.evidence if before else (), await memory.get_cases(unit))
        looked_before = await memory.has_run(unit)
    if company is None or not looked_before:
        return False
    asked = sources()
    dossier = await engine.gather(
        company,
        web=parts.web,
        reader=parts.reader,
        now=parts.clock(),
        settings=parts.settings.sources,
        places=parts.places_of,
        only=asked,
        rng=parts.rng,
        leads=pages,
    )
    dossier = await second.read_again(parts, watch_id, without_others(dossier, rules.values()))
    judged, words = await parts.reader.run(judged_and_said, dossier, parts.places(dossier.company.country))
    now = parts.clock()
    run = Run(
        company=dossier.company,
        started=dossier.taken_at,
        finished=now,
        coverage=dossier.coverage,
        findings=tuple(one for one in judged.findings if one.subject.source in asked),
        right=judged.right,
        asked=asked,
        seen=proof.seen(dossier),
    )
    if not run.looked:
        return False
    async with parts.store.watch(watch_id) as unit:
        if await memory.get_company(unit) is None:
            return False
        cases_before, watch = await memory.get_cases(unit), await memory.get_watch(unit)
        began = watch.made_at if watch else None
        moved = cases.move(cases_before, run, now, began=began)
        changed = {key: case for key, case in moved.cases.items() if cases_before.get(key) != case}
        await memory.put_cases(unit, changed)
        rows = await opinions.keep(unit, words, now, first=False)
        await happenings.note(unit, dossier, rows, now, began)
        await news.note(unit, moved, now, await memory.last_run(unit))
        unit.wake_at(await memory.next_wake(unit))
    return True
