"""/sources: what was looked at, what not and why, and what a key would add."""

from bot.handlers import registry
from bot.handlers.findings import watch_of
from bot.handlers.turn import Turn, voice_of
from bot.render import sources as render
from bot.render import start as render_start
from bot.render.view import View
from bot.services import eyes, memory, watching
from bot.services.watching import Known
from checks.precision import precision


@registry.command("sources", task="check", order=50)
async def sources(turn: Turn) -> None:
    """Tell the coverage of the last check, or ask of which company."""
    known = await watching.watches(turn.parts, turn.chat)
    if not known:
        await turn.say(turn.voice.say("empty.not_linked"))
    elif len(known) == 1:
        await turn.say(await _view(turn, known[0]))
    else:
        names = [(one.watch.id, one.company.name) for one in known]
        await turn.say(render_start.which(names, "sources", "findings.which", turn.voice))


@registry.tap("sources")
async def sources_of(turn: Turn) -> None:
    """Tell the coverage of the company whose button was pressed; the summary above stays."""
    known = await watch_of(turn)
    if known is None:
        await turn.out_of_date()
        return
    await turn.say(await _view(turn, known))


@registry.tap("sourcesback")
async def sources_again(turn: Turn) -> None:
    """Go back to the coverage, in its own message."""
    known = await watch_of(turn)
    if known is None:
        await turn.out_of_date()
        return
    await turn.edit(await _view(turn, known))


async def _view(turn: Turn, known: Known) -> View:
    parts = turn.parts
    async with parts.store.watch(known.watch.id) as unit:
        seen = await eyes.seen(unit, parts.clock())
        rules = await memory.get_rules(unit)
    return render.sources(
        known.company.name,
        known.run,
        f"watch {known.watch.id}",
        voice_of(turn.chat, known.company.country),
        settings=parts.settings.sources,
        places=parts.places(known.company.country),
        seen=seen,
        closed=bool(eyes.closed(parts, known)),
        trust=precision(known.cases, rules.values()),
    )
