"""Reply drafts: one question, a text to copy, and a message in reply that changes it. The bot never posts."""

from dataclasses import replace

from bot.handlers import registry
from bot.handlers.card import held
from bot.handlers.turn import Turn, voice_of
from bot.render import draft as render
from bot.render.view import View
from bot.render.voice import Html
from bot.services import casework, drafts, memory
from bot.services.casework import Held
from checks.language.guards import Fault
from checks.language.reply import Reason, Size
from data.draft import Draft

OWN = "own"
"""The open question for the owner's own sentence."""
REDRAFT = "draft"
"""What a message in reply to a draft does."""
SIZES = (Size.BRIEF, Size.SHORT, Size.LONG)
WISH = 3
"""Words of a wish at most; what is longer is the owner's own sentence, whatever words stand in it."""


@registry.tap("draft")
async def draft(turn: Turn) -> None:
    """Show the draft there is, let the model make one, or ask what happened."""
    item = await held(turn)
    if item is None:
        return
    old = await drafts.kept(turn.parts, item)
    if old is not None:
        await show(turn, item, old, turn.arg)
    elif drafts.endpoint(turn.parts) is not None:
        await turn.edit(turn.voice.say("draft.writing"))
        turn.parts.tasks.start(_by_model(turn, item, turn.arg), chat_id=turn.chat.id, thread_id=turn.thread_id)
    else:
        await _ask(turn, item, turn.arg)


@registry.tap("reasons")
async def reasons(turn: Turn) -> None:
    """Ask again what happened."""
    item = await held(turn)
    if item is not None:
        await _ask(turn, item, turn.arg)


@registry.tap("why")
async def why(turn: Turn) -> None:
    """Take the answer to "what happened?"."""
    item = await held(turn)
    if item is None:
        return
    said, _, back = turn.arg.partition("~")
    if said not in set(Reason):
        await turn.out_of_date()
    elif said == Reason.OWN:
        await _ask_own(turn, item, back)
    else:
        await turn.toast()
        await _answer(turn, item, await drafts.fresh(turn.parts, item, Reason(said)), back)


@registry.tap("size")
async def size(turn: Turn) -> None:
    """Make the draft longer or shorter."""
    item = await held(turn)
    old = await drafts.kept(turn.parts, item) if item else None
    if item is None:
        return
    wanted, _, back = turn.arg.partition("~")
    if old is None or wanted not in set(Size):
        await turn.out_of_date()
        return
    await turn.toast()
    if old.reason == drafts.MODEL:
        turn.parts.tasks.start(
            _by_model(turn, item, back, Size(wanted), wanted), chat_id=turn.chat.id, thread_id=turn.thread_id
        )
    else:
        await _answer(turn, item, await drafts.make(turn.parts, item, replace(old, size=wanted)), back)


@registry.answer(OWN)
async def own(turn: Turn) -> None:
    """Take the owner's own sentence into a draft."""
    if turn.question is None:
        return
    turn.target = turn.question.target
    item = await held(turn)
    if item is None:
        await turn.close_question()
        await turn.say(turn.voice.say("toast.expired"))
        return
    text = " ".join(turn.text.split())
    if len(text) > drafts.MAX_OWN:
        await _again(turn, turn.voice.say("draft.own_too_long", n=drafts.MAX_OWN))
        return
    made = await drafts.fresh(turn.parts, item, Reason.OWN, text)
    if isinstance(made, Draft):
        await turn.close_question()
        await _say(turn, item, made)
    else:
        case = await drafts.open_case(turn.parts, item)
        await _again(turn, render.refused(made, case.ground.language, turn.voice))


@registry.reply(REDRAFT)
async def redraft(turn: Turn) -> None:
    """Change a draft by what is said in reply to it: shorter, longer, warmer, or the owner's own sentence."""
    item = await held(turn)
    old = await drafts.kept(turn.parts, item) if item else None
    if item is None or old is None:
        await turn.say(turn.voice.say("toast.expired"))
        return
    if old.reason == drafts.MODEL:
        turn.parts.tasks.start(
            _by_model(turn, item, "", Size(old.size), turn.text), chat_id=turn.chat.id, thread_id=turn.thread_id
        )
        return
    changed = _changed(turn, old)
    if changed is not None:
        made = await drafts.make(turn.parts, item, changed)
    elif len(turn.text) > drafts.MAX_OWN:
        await turn.say(turn.voice.say("draft.own_too_long", n=drafts.MAX_OWN))
        return
    else:
        made = await drafts.fresh(turn.parts, item, Reason.OWN, " ".join(turn.text.split()))
    if isinstance(made, Draft):
        await _say(turn, item, made)
    else:
        case = await drafts.open_case(turn.parts, item)
        await turn.say(render.refused(made, case.ground.language, turn.voice))


def _changed(turn: Turn, old: Draft) -> Draft | None:
    """Return the draft as a word or two want it; None when that is no wish but a sentence."""
    words = turn.text.casefold().replace(",", " ").strip(" .!").split()
    if len(words) > WISH:
        return None
    said = {*words, " ".join(words)}
    at = SIZES.index(Size(old.size))
    phrases = turn.voice.phrases
    if said & set(phrases.words("draft.words_shorter")):
        return replace(old, size=SIZES[max(at - 1, 0)], warm=old.warm and at > 1)
    if said & set(phrases.words("draft.words_longer")):
        return replace(old, size=SIZES[min(at + 1, 2)])
    if said & set(phrases.words("draft.words_warmer")):
        return replace(old, warm=True, size=Size.SHORT if at == 0 else old.size)
    return replace(old, turn=old.turn + 1) if said & set(phrases.words("draft.words_other")) else None


async def _ask(turn: Turn, item: Held, back: str) -> None:
    if item.case.finding.check == "unanswered.question":
        await _ask_own(turn, item, back)
        return
    voice = voice_of(turn.chat, item.company.country)
    places = turn.parts.places(item.company.country)
    view = render.ask_reason(item.case, item.watch_id, places, voice, back=back)
    await turn.edit(turn.speaker.about(item.company, view))


async def _ask_own(turn: Turn, item: Held, back: str) -> None:
    case = await drafts.open_case(turn.parts, item)
    view = render.ask_own(case.ground.language, turn.voice, question=case.question)
    view = turn.speaker.about(item.company, replace(view, text=turn.mention(view.text)))
    message_id = await turn.say(view)
    await turn.ask(OWN, message_id, target=f"case {item.watch_id} {item.case.key}", arg=back)


async def _again(turn: Turn, why_not: Html) -> None:
    view = View(turn.mention(why_not), placeholder=turn.voice.plain("draft.placeholder"))
    message_id = await turn.say(view)
    if turn.question is not None:
        await turn.ask(OWN, message_id, target=turn.question.target, arg=turn.question.arg)


async def _answer(turn: Turn, item: Held, made: Draft | tuple[Fault, ...], back: str) -> None:
    if isinstance(made, Draft):
        await show(turn, item, made, back)
        return
    case = await drafts.open_case(turn.parts, item)
    await turn.say(render.refused(made, case.ground.language, turn.voice))


async def _by_model(turn: Turn, item: Held, back: str, size: Size = Size.SHORT, wish: str = "") -> None:
    made = await drafts.by_model(turn.parts, item, wish, size)
    if made is None and turn.query_id:
        await _ask(turn, item, back)
    elif made is None:
        await turn.speaker.say(turn.voice.say("draft.no_model"))
    elif turn.query_id:
        await show(turn, item, made, back)
    else:
        await _say(turn, item, made)


async def show(turn: Turn, item: Held, made: Draft, back: str) -> None:
    """Put a draft in the place of the message whose button was pressed; a reply to it changes it."""
    await turn.edit(await _view(turn, item, made, back))
    await _listen(turn, item, turn.message_id)


async def _say(turn: Turn, item: Held, made: Draft) -> None:
    message_id = await turn.say(await _view(turn, item, made, ""))
    await _listen(turn, item, message_id)


async def _view(turn: Turn, item: Held, made: Draft, back: str) -> View:
    voice = voice_of(turn.chat, item.company.country)
    places = turn.parts.places(item.company.country)
    item = await casework.hold(turn.parts, item.watch_id, item.case.key) or item
    case = await drafts.open_case(turn.parts, item)
    other = case.spoken and case.spoken != made.language
    name = render.language_name
    note = (
        voice.say("draft.other_language", review=name(case.spoken, voice), reply=name(made.language, voice))
        if other
        else ""
    )
    view = render.draft(item.case, made, item.watch_id, places, voice, back=back, note=note)
    return turn.speaker.about(item.company, view)


async def _listen(turn: Turn, item: Held, message_id: int) -> None:
    async with turn.parts.store.chat(turn.chat.id) as unit:
        target = f"case {item.watch_id} {item.case.key}"
        await memory.put_listening(unit, message_id, REDRAFT, target, turn.parts.clock())
