"""/settings: how a chat is spoken to, and when; every change is made in place and shown in words."""

from collections.abc import Callable

from bot.handlers import registry
from bot.handlers.turn import Turn
from bot.render import settings as render
from bot.render.settings import Shown
from bot.render.view import View
from bot.services import planning, preferences, watching
from bot.services.roles import Right
from data.chat import Chat

SCREENS: dict[str, Callable[[Shown], View]] = {
    "when": render.when,
    "day": render.day,
    "hour": render.hour,
    "minutes": render.minutes,
    "quiet": render.quiet,
    "from": render.quiet_from,
    "to": render.quiet_to,
    "data": render.data,
    "more": render.more,
    "post": render.post,
    "waits": render.waits,
    "warn": render.warn,
    "breach": render.breach,
}
OF_A_COMPANY = {"facts": ("facts", ""), "sources": ("sources_on", "more"), "ignored": ("ignored", "more")}
"""Screens about one company -> what their button does, and the screen it was opened from."""


@registry.command("settings", task="me", order=50)
async def settings(turn: Turn) -> None:
    """Say how everything stands."""
    await turn.say(render.home(await shown(turn)))


@registry.tap("settings")
async def home(turn: Turn) -> None:
    """Go back to how everything stands."""
    await turn.edit(render.home(await shown(turn)))


@registry.tap("set")
async def screen(turn: Turn) -> None:
    """Open a screen in place."""
    if turn.arg in OF_A_COMPANY:
        await _of_a_company(turn, *OF_A_COMPANY[turn.arg])
    elif turn.arg in SCREENS:
        await turn.edit(SCREENS[turn.arg](await shown(turn)))
    else:
        await turn.out_of_date()


@registry.tap("put", role=Right.SETTINGS)
async def put(turn: Turn) -> None:
    """Keep what was chosen, and show the screen above with the new value."""
    wanted = _wanted(turn)
    if wanted is None:
        await turn.out_of_date()
        return
    changes, above = wanted
    await turn.toast()
    turn.chat = await preferences.change(turn.parts, turn.chat, **changes)
    await turn.edit(SCREENS[above](await shown(turn)))


async def shown(turn: Turn) -> Shown:
    """Return what the screens tell of."""
    comes = await planning.digest_comes(turn.parts, turn.chat.id)
    return Shown(turn.chat, turn.voice, comes, turn.thread_id)


def _wanted(turn: Turn) -> tuple[dict[str, object], str] | None:
    """Return the fields that a button changes and the screen to show then; None for what cannot be."""
    name, _, said = turn.arg.partition(".")
    number = int(said) if said.isdecimal() and len(said) < 4 else -1
    chat = turn.chat
    if name == "day" and number in range(7):
        return {"digest_day": number}, "when"
    if name == "hour" and number in render.HOURS:
        return {"digest_hour": number}, "when"
    if name == "minutes" and number in render.MINUTES:
        return {"minutes": number}, "when"
    if name == "digest" and number in (0, 1):
        return {"digest": bool(number)}, "when"
    if name == "urgent" and number in (0, 1):
        return {"urgent_anytime": bool(number)}, "quiet"
    if name == "warn" and number in render.WARN_HOURS:
        return {"warn_hours": number}, "waits"
    if name == "breach" and number in render.BREACH_DAYS:
        return {"breach_days": number}, "waits"
    if name in ("from", "to") and number in render.DAY_HOURS:
        return {f"quiet_{name}": number}, "quiet"
    if turn.arg == "quiet.none":
        return {"quiet_from": chat.quiet_to}, "quiet"
    return _topic(chat, said, turn.thread_id) if name == "post" else None


def _topic(chat: Chat, said: str, thread_id: int | None) -> tuple[dict[str, object], str] | None:
    here = said == "here" and chat.forum and thread_id is not None
    return ({"thread_id": thread_id if here else None}, "post") if here or said == "general" else None


async def _of_a_company(turn: Turn, op: str, above: str) -> None:
    """Open a screen about the company of this chat, or ask of which."""
    known = await watching.watches(turn.parts, turn.chat)
    if not known:
        await turn.out_of_date()
    elif len(known) == 1:
        turn.target, turn.arg = f"watch {known[0].watch.id}", "settings"
        await registry.taps[op].run(turn)
    else:
        names = [(one.watch.id, one.company.name) for one in known]
        await turn.edit(render.which(names, op, "settings", above, turn.voice))
