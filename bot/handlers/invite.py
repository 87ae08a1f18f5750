"""/invite: a link and a QR picture by which any customer can leave a review."""

from dataclasses import replace

from bot.handlers import registry
from bot.handlers.findings import watch_of
from bot.handlers.turn import Turn
from bot.render import start as render_start
from bot.render.view import Tap, View
from bot.services import inviting, memory, watching
from bot.services.watching import Known
from data.dossier import Dossier

LINK = "invite"
"""The open question for the link."""


@registry.command("invite", task="check", order=38)
async def invite(turn: Turn) -> None:
    """Offer the places where customers write reviews, or ask of which company."""
    known = await watching.watches(turn.parts, turn.chat)
    if not known:
        await turn.say(turn.voice.say("empty.not_linked"))
    elif len(known) == 1:
        await _offer(turn, known[0])
    else:
        names = [(one.watch.id, one.company.name) for one in known]
        await turn.say(render_start.which(names, "invite", "findings.which", turn.voice))


@registry.tap("invite")
async def invite_to(turn: Turn) -> None:
    """Offer the places of the company whose button was pressed."""
    known = await watch_of(turn)
    if known is None:
        await turn.out_of_date()
        return
    await _offer(turn, known)


async def _offer(turn: Turn, known: Known) -> None:
    target = f"watch {known.watch.id}"
    found = inviting.links(known, await _dossier(turn, known), turn.parts.places(known.company.country))
    keys = tuple((Tap(place.name, "inviteat", target, place.id),) for place, _ in found)
    other = (Tap(turn.voice.plain("invite.other"), "inviteother", target),)
    await turn.show(turn.speaker.about(known.company, View(turn.voice.say("invite.ask"), (*keys, other))))


@registry.tap("inviteat")
async def at_place(turn: Turn) -> None:
    """Send the link and the picture for the place pressed."""
    known = await watch_of(turn)
    places = turn.parts.places(known.company.country) if known else None
    found = inviting.links(known, await _dossier(turn, known), places) if known and places else []
    url = next((url for place, url in found if place.id == turn.arg), "")
    if known is None or not url:
        await turn.out_of_date()
        return
    await turn.toast()
    await _send(turn, known, url)


@registry.tap("inviteother")
async def other(turn: Turn) -> None:
    """Ask for another link."""
    view = View(turn.voice.say("invite.ask_link"), placeholder="https://")
    message_id = await turn.say(replace(view, text=turn.mention(view.text)))
    await turn.ask(LINK, message_id, target=turn.target)


@registry.answer(LINK)
async def link_told(turn: Turn) -> None:
    """Send the picture for the link that was told."""
    turn.target = turn.question.target if turn.question else ""
    known, url = await watch_of(turn), inviting.link_of(turn.text)
    if known is None or not url:
        await turn.say(turn.voice.say("invite.no_link"))
        return
    await turn.close_question()
    await _send(turn, known, url)


async def _send(turn: Turn, known: Known, url: str) -> None:
    caption = turn.voice.say("invite.caption", name=known.company.name, url=url)
    picture = inviting.picture(url)
    await turn.desk.gateway.photo(
        turn.chat.id, picture, caption, thread_id=turn.thread_id, silent=not turn.chat.private
    )


async def _dossier(turn: Turn, known: Known) -> Dossier | None:
    async with turn.parts.store.watch(known.watch.id) as unit:
        return await memory.last_dossier(unit)
