"""Several locations on one website: which of them is looked after."""

from bot.handlers import first, registry
from bot.handlers.findings import watch_of
from bot.handlers.turn import Turn
from bot.render import first as render
from bot.services import branches, checking, firstlook, memory, truth
from bot.services.roles import Right


@registry.tap("branch", role=Right.FACTS)
async def branch(turn: Turn) -> None:
    """Take the location pressed, or all of them; then show what a stranger finds."""
    known = await watch_of(turn)
    if known is None:
        await turn.out_of_date()
        return
    watch_id = known.watch.id
    async with turn.parts.store.watch(watch_id) as unit:
        dossier = await memory.last_dossier(unit)
    found = branches.branches(dossier, known.company) if dossier else ()
    if turn.arg.startswith("p") and turn.arg[1:].isdecimal() and found:
        await turn.edit(render.branches(known.company.name, found, turn.target, turn.voice, page=int(turn.arg[1:])))
        return
    chosen = next((one for one in found if firstlook.mark(one) == turn.arg), None)
    if not found or (chosen is None and turn.arg != "all"):
        await turn.out_of_date()
        return
    await turn.toast()
    if chosen is None:
        await truth.not_any(turn.parts, watch_id, "address")
    else:
        await truth.put(turn.parts, watch_id, "address", chosen)
    checked = await checking.judge_again(turn.parts, watch_id)
    if checked is not None:
        await first.show(turn.speaker, watch_id, turn.message_id, checked)
