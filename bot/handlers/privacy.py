"""/export, /forget and /privacy: what is remembered, to take along and to delete."""

from bot.handlers import registry, team
from bot.handlers.turn import Speaker, Turn, voice_of
from bot.render import privacy as render
from bot.render import start as render_start
from bot.render.titles import title
from bot.render.voice import Html
from bot.services import exporting, forgetting, memory, watching
from bot.services.forgetting import How, Left, Plan
from bot.services.roles import Right, owns
from bot.services.watching import Known
from bot.telegram.sent import ChatGone

CAPTIONS = {"json": "export.json", "csv": "export.csv"}


@registry.command("privacy", task="me", order=80)
async def privacy(turn: Turn) -> None:
    """Say what is stored, and how to get rid of it."""
    await turn.say(render.privacy(turn.voice))


@registry.command("export", task="me", order=82, role=Right.EXPORT)
async def export(turn: Turn) -> None:
    """Send everything remembered of a company to its owner, or ask of which company."""
    known = await watching.watches(turn.parts, turn.chat)
    if not known:
        await turn.say(turn.voice.say("empty.not_linked"))
    elif len(known) == 1:
        await _export(turn, known)
    else:
        names = [(one.watch.id, one.company.name) for one in known]
        await turn.say(render_start.which(names, "export", "findings.which", turn.voice, everyone=True))


@registry.tap("export", role=Right.EXPORT)
async def export_of(turn: Turn) -> None:
    """Send everything remembered of the company whose button was pressed, or of all."""
    wanted = await _named(turn)
    if not wanted:
        await turn.out_of_date()
        return
    await turn.toast()
    await _export(turn, wanted)


async def _export(turn: Turn, known: list[Known]) -> None:
    own = [one for one in known if owns(turn.person.id, one.watch)]
    try:
        for one in own:
            await _send(turn, one)
    except ChatGone:
        await turn.say(render.start_first(turn.desk.gateway.username, turn.voice))
        return
    if not turn.chat.private:
        await turn.say(render.sent_in_private(turn.desk.gateway.username, turn.voice))


async def _send(turn: Turn, one: Known) -> None:
    """Send the two documents to the owner's own chat."""
    found = await exporting.whole(turn.parts, one.watch.id, turn.chat.id)
    if found is None:
        return
    company, document = found
    voice, places = turn.voice, turn.parts.places(company.country)
    day = turn.parts.clock().date().isoformat()
    table = exporting.as_csv(document, lambda finding: _plain(title(finding, places, voice)), one.cases)
    for ending, content in (("json", exporting.as_json(document)), ("csv", table)):
        name = exporting.file_name(company, day, ending)
        caption = voice.say(CAPTIONS[ending], name=company.name)
        await turn.desk.gateway.document(turn.person.id, name, content, caption)


def _plain(text: Html) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


@registry.command("forget", task="me", order=84, role=Right.UNLINK)
async def forget(turn: Turn) -> None:
    """Say exactly what would be deleted, or ask of which company."""
    known = await watching.watches(turn.parts, turn.chat)
    if not known:
        await turn.say(turn.voice.say("forget.nothing"))
    elif len(known) == 1:
        await _show(turn, known, f"watch {known[0].watch.id}")
    else:
        names = [(one.watch.id, one.company.name) for one in known]
        await turn.say(render_start.which(names, "forget", "forget.which", turn.voice, everyone=True))


@registry.tap("forget", role=Right.UNLINK)
async def forget_of(turn: Turn) -> None:
    """Say what would be deleted with the company whose button was pressed, or with all."""
    wanted = await _named(turn)
    if not wanted:
        await turn.out_of_date()
        return
    await _show(turn, wanted, turn.target)


async def _show(turn: Turn, known: list[Known], target: str) -> None:
    plan = await forgetting.plan(turn.parts, known, turn.person.id, turn.chat.id)
    names = [await _chat_name(turn, chat) for one in plan.shared for chat in await _others(turn, one.watch.id)]
    await turn.show(render.to_be_forgotten(plan, list(dict.fromkeys(names)), target, turn.voice))


@registry.tap("erase")
async def erase(turn: Turn) -> None:
    """Ask once more; the second button is valid for five minutes, for this person only."""
    wanted = await _named(turn)
    if not wanted or turn.arg not in set(How):
        await turn.out_of_date()
        return
    plan = await forgetting.plan(turn.parts, wanted, turn.person.id, turn.chat.id)
    if not await _may_leave(turn, plan):
        return
    async with turn.unit() as unit:
        await forgetting.ask(unit, turn.person.id, plan.watches, How(turn.arg), turn.parts.clock())
    await turn.edit(render.sure(How(turn.arg), turn.voice, own=bool(plan.own)))


@registry.tap("erased")
async def erased(turn: Turn) -> None:
    """Delete, hand over or unlink what this person asked for."""
    async with turn.parts.store.chat(turn.chat.id) as unit:
        asked = await forgetting.asked(unit, turn.person.id, turn.parts.clock())
    known = await watching.watches(turn.parts, turn.chat)
    if asked is None or not any(one.watch.id in asked[0] for one in known):
        await turn.out_of_date()
        return
    watches, how = asked
    wanted = [one for one in known if one.watch.id in watches]
    plan = await forgetting.plan(turn.parts, wanted, turn.person.id, turn.chat.id)
    if not await _may_leave(turn, plan):
        return
    for one in plan.own:
        running = turn.desk.runs.of(one.watch.id)
        if running is not None:
            running.stop.set()
    told = await forgetting.carry_out(turn.parts, plan, how, turn.person, turn.chat.id)
    await turn.edit(turn.voice.say("forget.done" if plan.own else "forget.unlinked"))
    for left in told:
        await _tell(turn, left, how)
    if turn.chat.private and len(wanted) == len(known):
        await forgetting.drop_chat(turn.parts, turn.chat.id)
        turn.forgotten = True
    else:
        await turn.refresh()


@registry.tap("keep_it")
async def keep_it(turn: Turn) -> None:
    """Delete nothing."""
    async with turn.unit() as unit:
        await unit.delete("erase", [str(turn.person.id)])
    await turn.edit(turn.voice.say("forget.kept"))


@registry.tap("takeover", role=Right.LINK, fresh=True)
async def take_over(turn: Turn) -> None:
    """Become the owner of a company that was handed over; in a group an admin only."""
    wanted = await _named(turn)
    taken = await forgetting.take_over(turn.parts, wanted[0].watch.id, turn.person) if len(wanted) == 1 else None
    if taken is None:
        await turn.out_of_date()
        return
    await turn.edit(turn.voice.say("forget.taken_over", who=taken.watch.owner_name, name=taken.company.name))


async def _tell(turn: Turn, left: Left, how: How) -> None:
    async with turn.parts.store.chat(left.chat) as unit:
        chat = await memory.get_chat(unit)
    if chat is None or not chat.active:
        return
    speaker = Speaker(turn.desk, chat, chat.thread_id)
    words = render.handed_over if how is How.HAND_OVER else render.deleted_there
    try:
        await speaker.say(words(left, left.who, voice_of(chat)))
    except ChatGone:
        return


async def _named(turn: Turn) -> list[Known]:
    """Return the companies that a button names, inside this chat."""
    parts = turn.split("watch")
    known = await watching.watches(turn.parts, turn.chat)
    return [one for one in known if parts and parts[0] in (one.watch.id, "all")]


async def _may_leave(turn: Turn, plan: Plan) -> bool:
    """Whether this person may also end that this chat looks on companies of others."""
    for one in plan.others:
        if not await team.may_leave(turn, one.watch):
            return False
    return True


async def _others(turn: Turn, watch_id: str) -> list[int]:
    return [chat for chat in await turn.parts.store.chats_of(watch_id) if chat != turn.chat.id]


async def _chat_name(turn: Turn, chat_id: int) -> str:
    async with turn.parts.store.chat(chat_id) as unit:
        chat = await memory.get_chat(unit)
    return (chat.title if chat else "") or turn.voice.plain("forget.private_chat")
