"""/digest: the week as it stands now."""

from bot.handlers import registry
from bot.handlers.turn import Turn
from bot.render import digest as render
from bot.services import digests, watching


@registry.command("digest", task="check", order=35)
async def digest(turn: Turn) -> None:
    """Show the digest for the last seven days; it does not count as the week's."""
    known = await watching.watches(turn.parts, turn.chat)
    if not known:
        await turn.say(turn.voice.say("empty.not_linked"))
        return
    period = digests.period_of(turn.chat, turn.parts.clock())
    sections = await digests.compose_for(turn.parts, turn.chat, period)
    team = not turn.chat.private
    async with turn.unit() as unit:
        await digests.put_walk(unit, period, digests.steps(sections, team=team))
    await turn.say(render.digest(sections, turn.parts.places, turn.voice, team=team))
