"""Answers to pressed buttons and inline queries."""

from tests.fakegram.errors import OLD_QUERY, bad
from tests.fakegram.journal import Toast
from tests.fakegram.units import units
from tests.fakegram.world import World

from .registry import Params, method


@method("answerCallbackQuery")
async def answer_callback(world: World, params: Params) -> bool:
    """End the spinner of a button, once."""
    press = world.queries.get(str(params.get("callback_query_id")))
    if press is None or press.answers or world.clock.now() - press.at > world.query_life:
        raise bad(OLD_QUERY)
    text = str(params.get("text") or "")
    if units(text) > 200:
        raise bad("MESSAGE_TOO_LONG")
    toast = Toast(press.id, press.person, text, bool(params.get("show_alert")), str(params.get("url") or ""))
    press.answers.append(toast)
    world.toasts.append(toast)
    world.bell.ring()
    return True


@method("answerInlineQuery")
async def answer_inline(world: World, params: Params) -> bool:
    """Answer an inline query, at most 50 results."""
    if str(params.get("inline_query_id")) not in world.queries:
        raise bad(OLD_QUERY)
    if len(params.get("results") or []) > 50:
        raise bad("RESULTS_TOO_MUCH")
    return True
