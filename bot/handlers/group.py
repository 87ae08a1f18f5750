"""Being added to a group or taken out of it, and groups that move."""

from bot.handlers.turn import Turn

IN = ("member", "administrator", "creator")


async def moved(turn: Turn, before: str, after: str) -> None:
    """Answer a change of our own standing in a chat: one message on being added, silence after removal."""
    inside = after in IN
    if inside != turn.chat.active or not inside:
        await turn.remember(turn.with_chat(active=inside))
    if inside and before not in IN and not turn.chat.private:
        await turn.say(turn.voice.say("start.hello_group"))
