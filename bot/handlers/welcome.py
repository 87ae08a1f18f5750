"""First contact: /start, what a link brought a person here for, and the overview of a chat that is set up."""

from bot.handlers import card, registry, team
from bot.handlers.start import NAME, begin
from bot.handlers.turn import Turn
from bot.render import start as render
from bot.render import team as render_team
from bot.render.view import View
from bot.render.voice import Html
from bot.services import casework, links, watching
from bot.services.links import Kind, Payload
from bot.services.watching import Known


@registry.command("start", task="company", order=10)
async def start(turn: Turn) -> None:
    """Say hello, or give the overview of a chat that is set up; a link may carry what else is wanted."""
    carried = links.read(turn.text)
    if turn.text and carried is None:
        await begin(turn, turn.text)
        return
    why = await _follow(turn, carried) if carried else ""
    if why is None:
        return
    view = await _overview(turn, turn.voice.say(f"link.{why}") if why else "")
    if view is not None:
        await turn.say(view)
        return
    greeting = render.hello(turn.voice) if turn.chat.private else render_team.hello(turn.voice)
    message_id = await turn.say(render.under(turn.voice.say(f"link.{why}") if why else "", greeting))
    await turn.ask(NAME, message_id)


async def _follow(turn: Turn, carried: Payload) -> str | None:
    """Do what a link is for; returns why that cannot be done, or None when it was."""
    if carried.kind is Kind.EXPORT:
        turn.text = ""
        await registry.run_command(turn, "export")
        return None
    if carried.kind is Kind.ADD:
        await begin(turn, carried.value)
        return None
    if carried.kind is Kind.FINDING:
        return await _finding(turn, carried.value)
    if carried.kind in (Kind.LINK, Kind.JOIN):
        return await team.by_token(turn, carried.kind, carried.value)
    return "wrong"


async def _finding(turn: Turn, key: str) -> str | None:
    for watch_id in turn.chat.watches:
        item = await casework.hold(turn.parts, watch_id, key)
        if item is not None:
            await turn.say(card.view(turn.speaker, item))
            return None
    return "not_found"


async def _overview(turn: Turn, lead: Html | str = "") -> View | None:
    known = await watching.watches(turn.parts, turn.chat)
    if not known:
        return None
    rows = [(one.watch.id, one.company.name, one.to_do(turn.parts.clock())) for one in known]
    return render.under(lead, render.overview(rows, turn.voice, sharing=_sharing(turn, known)))


def _sharing(turn: Turn, known: list[Known]) -> str:
    """Return which button about sharing stands under the overview: ``share``, ``unlink`` or none."""
    if not turn.chat.private:
        return "unlink"
    return "share" if any(one.watch.owner == turn.person.id for one in known) else "unlink"


@registry.tap("overview")
async def overview(turn: Turn) -> None:
    """Show the overview in the place of what was opened from it."""
    view = await _overview(turn)
    if view is None:
        await turn.out_of_date()
    else:
        await turn.edit(view)


@registry.tap("example")
async def example(turn: Turn) -> None:
    """Show what a first look is like."""
    await turn.edit(render.example(turn.voice))


@registry.tap("hello")
async def hello(turn: Turn) -> None:
    """Go back from the example."""
    await turn.edit(render.hello(turn.voice))


@registry.tap("another")
async def another(turn: Turn) -> None:
    """Ask for one more company."""
    if await team.may_link(turn):
        await team.ask_name(turn)
