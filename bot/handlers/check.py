"""/check: look a company up now."""

from collections.abc import Sequence
from datetime import datetime

from bot.handlers import changed, eyes, first, registry, running
from bot.handlers.running import Wanted
from bot.handlers.turn import Speaker, Turn, voice_of
from bot.render import progress as render
from bot.render import start as render_start
from bot.services import planning, watching
from bot.services.checking import Checked
from bot.services.watching import Known


@registry.command("check", task="check", order=20)
async def check(turn: Turn) -> None:
    """Check the company of this chat, or ask which."""
    known = await watching.watches(turn.parts, turn.chat)
    if not known:
        await turn.say(turn.voice.say("empty.not_linked"))
    elif len(known) == 1:
        await _begin(turn, known)
    else:
        names = [(one.watch.id, one.company.name) for one in known]
        await turn.say(render_start.which(names, "check", "check.which", turn.voice, everyone=True))


@registry.tap("check")
async def check_this(turn: Turn) -> None:
    """Check the company whose button was pressed, or all; ``first``: its first look broke off, and nobody saw it,
    even if it was looked at unasked since.
    """
    parts = turn.split("watch")
    wanted = [
        one for one in await watching.watches(turn.parts, turn.chat) if parts and parts[0] in (one.watch.id, "all")
    ]
    if not wanted:
        await turn.out_of_date()
        return
    await turn.toast()
    await _begin(turn, wanted, unseen=turn.arg == "first")


async def _begin(turn: Turn, known: Sequence[Known], *, unseen: bool = False) -> None:
    """Begin to check these companies where no check is going, if it is not too soon.

    All of them at one wish count as one, since they go on one after another.
    """
    fresh = [one for one in known if turn.desk.runs.of(one.watch.id) is None]
    if not fresh:
        going = turn.desk.runs.of(known[0].watch.id)
        here = going.message_id or None if going and going.chat_id == turn.chat.id else None
        await turn.say(turn.voice.say("check.running"), reply_to=here)
        return
    now, limits = turn.parts.clock(), turn.parts.limits
    waits = (
        limits.checks_of_person.next_at(turn.person.id, now),
        limits.checks_of_chat.next_at(turn.chat.id, now),
    )
    later = max((when for when in waits if when is not None), default=None)
    if later is not None:
        await _tell_to_wait(turn, later, now)
        return
    limits.checks_of_person.use(turn.person.id, now)
    limits.checks_of_chat.use(turn.chat.id, now)
    wanted = [Wanted(one.watch.id, one.company.name, first.show if unseen or not one.run else show) for one in fresh]
    await running.begin_all(turn.speaker, wanted)


async def _tell_to_wait(turn: Turn, later: datetime, now: datetime) -> None:
    if turn.parts.limits.told_to_wait.take((turn.chat.id, turn.person.id), now):
        await turn.say(turn.voice.say("check.wait", time=turn.voice.clock(later)))


async def show(speaker: Speaker, watch_id: str, message_id: int, checked: Checked) -> None:
    """Put the summary in the place of the progress; where that message is gone, send it once."""
    company = checked.dossier.company
    places = speaker.desk.parts.places(company.country)
    voice, later = voice_of(speaker.chat, company.country), await planning.next_check(speaker.desk.parts, watch_id)
    view = render.summary(checked.outcome, f"watch {watch_id}", places, voice, next_look=later)
    if checked.outcome.run.looked:
        view = await eyes.with_question(speaker, watch_id, view, settled=True)
    await speaker.show_or_say(message_id, view)
    await changed.tell_through(speaker.desk, watch_id)


@registry.tap("stop")
async def stop(turn: Turn) -> None:
    """End a check; what was found until then is kept."""
    parts = turn.split("watch")
    going = turn.desk.runs.of(parts[0]) if parts and parts[0] in turn.chat.watches else None
    if going is None:
        await turn.toast(turn.own_voice.plain("toast.not_running"))
        return
    going.stop.set()
    await turn.toast(turn.own_voice.plain("check.stopping"))
