"""[Tomorrow]: the things of a digest once more the next day."""

from bot.handlers import registry
from bot.handlers.turn import Turn
from bot.render import digest_keys as render
from bot.render.view import View
from bot.services import digests, tomorrow


@registry.tap("tomorrow")
async def put_off(turn: Turn) -> None:
    """Keep that a person wants to be told again, and take the button off the digest."""
    parts = turn.split("walk") or []
    async with turn.unit() as unit:
        steps = await digests.get_walk(unit, parts[0]) if parts else []
    if not steps:
        await turn.out_of_date()
        return
    left = await tomorrow.left(turn.parts, turn.chat, steps)
    if not left.things:
        await turn.toast(turn.own_voice.plain("digest.nothing"))
        await turn.edit(View(turn.shown))
        return
    try:
        at = await tomorrow.put_off(turn.parts, turn.chat, parts[0])
    except tomorrow.Already:
        await turn.out_of_date()
        return
    voice = turn.own_voice
    said = voice.plain("digest.till_tomorrow", time=voice.clock(at)) if at else voice.plain("digest.no_tomorrow")
    await turn.toast(said)
    if at is not None:
        await turn.edit(View(turn.shown, (render.start_row(parts[0], left.minutes, turn.voice),)))
