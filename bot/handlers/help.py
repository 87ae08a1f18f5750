"""/help and /cancel."""

from bot.handlers import registry
from bot.handlers.turn import Turn
from bot.render import help as render

EXAMPLES = ("check", "findings")


@registry.command("help", task="me", order=60)
async def help_(turn: Turn) -> None:
    """List what this person may do here."""
    here = registry.menu(private=turn.chat.private, role=await turn.role())
    groups = {task: [one.name for one in here if one.task == task] for task in registry.GROUPS}
    await turn.say(render.help_page(groups, EXAMPLES, turn.voice))


@registry.tap("try")
async def try_it(turn: Turn) -> None:
    """Run the command on the button."""
    parts = turn.split("command")
    known = registry.commands.get(parts[0]) if parts else None
    if known is None or not (turn.chat.private or known.group):
        await turn.out_of_date()
        return
    if await turn.may(known.role):
        await turn.toast()
        await known.run(turn)


@registry.command("cancel", task="me", order=70)
async def cancel(turn: Turn) -> None:
    """Leave the open question."""
    dropped = await turn.close_question()
    await turn.say(turn.voice.say("empty.cancelled" if dropped else "empty.nothing_to_cancel"))
