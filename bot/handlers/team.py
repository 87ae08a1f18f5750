"""A group that looks on a company: linking it, sharing by a link, unlinking."""

from dataclasses import replace

from bot.handlers import first, home, registry, zone
from bot.handlers.turn import Turn, voice_of
from bot.render import start as render_start
from bot.render import team as render
from bot.render.view import View
from bot.services import links, memory, planning, tokens, watching, windows
from bot.services.links import Kind
from bot.services.roles import Right, Role
from bot.services.tokens import Refusal
from bot.services.watching import Known
from data.watch import Watch


async def may_link(turn: Turn) -> bool:
    """Whether this person may let this chat look on a company: in a group who added us, or an admin."""
    if turn.chat.private or turn.person.id == turn.chat.added_by:
        return True
    return await turn.may(Right.LINK)


async def may_begin(turn: Turn) -> bool:
    """Whether this person may let this chat follow a company: they must be somebody, to be its owner."""
    if turn.person.as_chat:
        view = View(turn.voice.say("team.nameless"), render.hello(turn.voice).rows)
        await turn.say(view, reply_to=turn.message_id)
        return False
    return await may_link(turn)


@registry.tap("link")
async def link(turn: Turn) -> None:
    """Offer a group the companies of the person who asks."""
    if not await may_link(turn):
        return
    own = await watching.of_person(turn.parts, turn.person.id, turn.chat)
    if not own:
        await ask_name(turn)
        return
    names = [(one.watch.id, one.company.name) for one in own]
    await turn.edit(render.offered(names, turn.person.name, turn.voice))


async def ask_name(turn: Turn) -> None:
    """Ask this person for a company."""
    view = View(turn.voice.say("start.again"))
    if not turn.chat.private:
        view = replace(view, text=turn.mention(view.text), placeholder=turn.voice.plain("team.placeholder"))
    await turn.ask("name", await turn.say(view))


@registry.tap("linkthis")
async def link_this(turn: Turn) -> None:
    """Let this group look on the company pressed; only its owner may say so."""
    chosen = turn.split("own")
    known = await watching.known(turn.parts, chosen[0]) if chosen else None
    if known is None:
        await turn.out_of_date()
        return
    if not await turn.may(Role.OWNER, known.watch) or not await may_link(turn):
        return
    if await full(turn):
        return
    await begin_afresh(turn)
    await windows.link(turn.parts, known.watch.id, windows.window(turn.chat))
    await tell_linked(turn, known, turn.message_id)


async def full(turn: Turn) -> bool:
    """Whether this chat looks on as many companies as it may; it is told so."""
    most = turn.parts.settings.companies_per_person
    if len(turn.chat.watches) < most:
        return False
    await turn.say(turn.voice.say("start.too_many", n=most))
    return True


async def begin_afresh(turn: Turn) -> None:
    """Let go of what a group had that we were taken out of, before it begins with something else."""
    if turn.chat.left_at is not None:
        for watch in await windows.forget_group(turn.parts, turn.chat.id):
            await home.tell(turn.desk, watch, turn.chat.title)
        await turn.remember(windows.as_new(turn.chat))


async def tell_linked(turn: Turn, known: Known, message_id: int = 0) -> None:
    """Say in a chat what it looks on from now on, and when the weekly message comes."""
    await turn.close_question()
    await turn.refresh()
    turn.chat = await first.in_zone(turn.speaker, known.company)
    voice, watch = voice_of(turn.chat, known.company.country), known.watch
    note = await zone.stated(turn.speaker)
    if turn.chat.private:
        view = render.joined(watch.id, known.company.name, watch.owner_name, voice, note=note)
    else:
        view = render.linked(watch.id, known.company.name, voice, note=note)
    await turn.toast()
    await turn.speaker.show_or_say(message_id, view)


async def by_token(turn: Turn, kind: Kind, token: str) -> Refusal | None:
    """Let this chat look on the company of a token; None when it has been told."""
    if turn.chat.private is (kind is Kind.LINK):
        return Refusal.WRONG
    if not await may_link(turn) or await full(turn):
        return None
    watch_id = token[: tokens.WATCH]
    if watch_id in turn.chat.watches:
        known = await watching.known(turn.parts, watch_id)
        await turn.say(turn.voice.say("who.already", name=known.company.name if known else ""))
        return None
    seen_by = windows.window(turn.chat)
    used = await tokens.use(turn.parts, token, kind, seen_by, turn.update_id)
    if isinstance(used, Refusal):
        return used
    await begin_afresh(turn)
    await windows.link(turn.parts, used, seen_by)
    known = await watching.known(turn.parts, used)
    if known is not None:
        await tell_linked(turn, known, await _hello_of_now(turn))
    return None


async def _hello_of_now(turn: Turn) -> int:
    """Return the hello that this group was greeted with just now, to be said in its place; 0 for none."""
    async with turn.unit() as unit:
        return await memory.take_hello(unit, turn.parts.clock())


@registry.tap("share", role=Right.SHARE)
async def share(turn: Turn) -> None:
    """Give links by which a group or one more person may look on a company."""
    known = await watching.watches(turn.parts, turn.chat)
    own = [one for one in known if one.watch.owner == turn.person.id]
    chosen = turn.split("watch")
    wanted = [one for one in own if not chosen or chosen[0] in (one.watch.id, "all")]
    if not turn.chat.private or not wanted:
        await turn.out_of_date()
    elif len(wanted) > 1:
        names = [(one.watch.id, one.company.name) for one in wanted]
        await turn.edit(render_start.which(names, "share", "team.share_which", turn.voice))
    else:
        await turn.edit(await _links(turn, wanted[0]))


async def _links(turn: Turn, known: Known) -> View:
    name = turn.desk.gateway.username
    to_group = links.payload(Kind.LINK, await tokens.make(turn.parts, known.watch.id, Kind.LINK))
    to_person = links.payload(Kind.JOIN, await tokens.make(turn.parts, known.watch.id, Kind.JOIN))
    others = await _others(turn, known.watch.id)
    return render.share(known, links.group(name, to_group), links.private(name, to_person), others, turn.voice)


async def _others(turn: Turn, watch_id: str) -> list[tuple[int, str]]:
    """Return the other chats that look on, with what they are called."""
    found = [await planning.read_chat(turn.parts, chat) for chat in await turn.parts.store.chats_of(watch_id)]
    others = [chat for chat in found if chat is not None and chat.id != turn.chat.id]
    return [(chat.id, chat.title or turn.voice.plain("forget.private_chat")) for chat in others]


@registry.tap("unshare", role=Right.SHARE)
async def unshare(turn: Turn) -> None:
    """Let another chat no longer look on."""
    parts = turn.split("watch")
    known = await watching.known(turn.parts, parts[0]) if parts and len(parts) == 2 else None
    others = dict(await _others(turn, known.watch.id)) if known else {}
    if parts is None or known is None or int(parts[1]) not in others:
        await turn.out_of_date()
        return
    await windows.unlink(turn.parts, known.watch.id, int(parts[1]))
    await home.tell_unshared(turn.desk, int(parts[1]), known.company.name)
    await turn.edit(await _links(turn, known))


@registry.tap("unlink", role=Right.UNLINK)
async def unlink(turn: Turn) -> None:
    """Ask before this chat no longer looks on a company."""
    known = await watching.watches(turn.parts, turn.chat)
    chosen = turn.split("watch")
    wanted = [one for one in known if chosen and chosen[0] in (one.watch.id, "all")]
    if not wanted:
        await turn.out_of_date()
    elif len(wanted) > 1:
        names = [(one.watch.id, one.company.name) for one in wanted]
        await turn.edit(render_start.which(names, "unlink", "team.unlink_which", turn.voice))
    else:
        await turn.edit(render.unlink(wanted[0].watch.id, wanted[0].company.name, turn.voice))


@registry.tap("unlinked", role=Right.UNLINK, fresh=True)
async def unlinked(turn: Turn) -> None:
    """Let this chat no longer look on. Where nobody else could see the company then, only its owner decides."""
    parts = turn.split("watch")
    known = await watching.known(turn.parts, parts[0]) if parts and parts[0] in turn.chat.watches else None
    if known is None:
        await turn.out_of_date()
        return
    if not await may_leave(turn, known.watch):
        return
    if await _last(turn, known.watch):
        await turn.toast(turn.own_voice.plain("team.last_window"), alert=True)
        return
    moved = await windows.unlink(turn.parts, known.watch.id, turn.chat.id)
    await turn.refresh()
    await turn.edit(render.unlinked(known.company.name, turn.voice, private=turn.chat.private))
    if moved is not None:
        await home.tell(turn.desk, moved, turn.chat.title)


async def may_leave(turn: Turn, watch: Watch) -> bool:
    """Whether this person may end that this chat looks on a company: an admin, as long as its owner keeps it."""
    if watch.owner > 0 and await _last(turn, watch):
        return await turn.may(Role.OWNER, watch)
    return await turn.may(Right.UNLINK, watch, fresh=True)


async def _last(turn: Turn, watch: Watch) -> bool:
    """Whether nobody could see a company any more once this chat no longer looks on."""
    if await windows.has_others(turn.parts, watch.id, turn.chat.id):
        return False
    return not await windows.at_home(turn.parts, watch, besides=turn.chat.id)
