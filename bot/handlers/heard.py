"""/heard and /learned: what customers said, passed on, and learned from."""

from dataclasses import replace

from bot.handlers import card, registry
from bot.handlers.findings import watch_of
from bot.handlers.turn import Speaker, Turn, voice_of
from bot.render import help as render_help
from bot.render import ledger as render
from bot.render import start as render_start
from bot.render.view import Row, View
from bot.render.walk import step
from bot.services import heard, ledger, memory, watching
from bot.services.casework import Held
from bot.services.ledger import Lesson
from bot.services.watching import Known
from checks.language import named
from data.watch import Heard, HeardAs

WORDS = "words"
"""The open question for what a customer said."""


@registry.command("heard", task="check", order=35)
async def heard_(turn: Turn) -> None:
    """Take what a customer said: after the command, in the message answered, or asked for."""
    text = turn.text or turn.replied_text
    if text:
        await ask_kind(turn, text)
        return
    view = View(turn.voice.say("heard.ask_words"), placeholder=turn.voice.plain("heard.placeholder_words"))
    message_id = await turn.say(replace(view, text=turn.mention(view.text)))
    await turn.ask(WORDS, message_id)


@registry.answer(WORDS)
async def words_told(turn: Turn) -> None:
    """Take the answer to "what did they say?"."""
    await turn.close_question()
    await ask_kind(turn, turn.text)


async def ask_kind(turn: Turn, text: str, photo: str = "") -> None:
    """Keep somebody's words and ask what they are."""
    name = await heard.keep(turn.parts, turn.chat.id, text, turn.person, photo)
    await turn.say(render_help.heard(f"heard {name}", turn.voice, picture=bool(photo)))


@registry.tap("heard", "heardat")
async def file(turn: Turn) -> None:
    """Put a customer's words where they belong: a complaint or question on the list, praise into the ledger."""
    parts = turn.split("heard") or []
    kept = await heard.recall(turn.parts, turn.chat.id, parts[0]) if parts else None
    if kept is None or turn.arg not in set(HeardAs):
        await turn.out_of_date()
        return
    known = await watching.watches(turn.parts, turn.chat)
    if not known:
        await turn.edit(turn.voice.say("unknown.no_company"))
        return
    one = known[0] if len(known) == 1 else next((each for each in known if each.watch.id in parts[1:]), None)
    if one is None:
        names = [(each.watch.id, each.company.name) for each in known]
        await turn.edit(render.which(names, parts[0], turn.arg, turn.voice))
        return
    await turn.toast()
    await _file(turn, one, kept, HeardAs(turn.arg))


async def _file(turn: Turn, one: Known, kept: Heard, kind: HeardAs) -> None:
    case = await heard.file(turn.parts, one.watch.id, kept, kind, turn.person)
    if case is None:
        view = render.praise(kept, names_in(kept, one), one.watch.id, turn.voice)
        await turn.edit(turn.speaker.about(one.company, view))
        return
    item = Held(watch_id=one.watch.id, case=case, company=one.company)
    note = turn.voice.say(f"unknown.kept_{kind.value}")
    await turn.edit(card.view(turn.speaker, item, note=note))


@registry.tap("passon")
async def pass_on(turn: Turn) -> None:
    """Pass praise on: to the team's groups where there are any, else as a message to forward."""
    row, known = await _row(turn)
    if row is None or known is None:
        await turn.out_of_date()
        return
    await turn.toast()
    text = render.passed(row, names_in(row, known), turn.voice)
    others = [chat for chat in await turn.parts.store.chats_of(known.watch.id) if chat != turn.chat.id]
    told = 0
    for chat_id in others:
        async with turn.parts.store.chat(chat_id) as unit:
            chat = await memory.get_chat(unit)
        if chat is not None and chat.active and not chat.private:
            words = render.passed(row, names_in(row, known), voice_of(chat, known.company.country))
            speaker = Speaker(turn.desk, chat, chat.thread_id)
            await speaker.say(speaker.about(known.company, View(words)))
            told += 1
    if not told:
        await turn.say(text)
    await ledger.passed_on(turn.parts, known.watch.id, row)
    note = turn.voice.say("heard.passed" if told or not turn.chat.private else "heard.forward")
    walking = step(turn.arg)
    onward: Row = (walking.onward(turn.voice),) if walking else ()
    await turn.edit(View(note, (render.keep_key(row, known.watch.id, turn.voice), onward)))


@registry.tap(Lesson.KEEP.value, Lesson.CHANGE.value)
async def ask_lesson(turn: Turn) -> None:
    """Ask what will be changed because of a complaint, or kept up because of praise."""
    kind = turn.target.partition(" ")[0]
    known = await watch_of_ledger(turn)
    if known is None:
        await turn.out_of_date()
        return
    lesson = Lesson.CHANGE if kind == "case" else Lesson.KEEP
    view = render.question(lesson, turn.voice)
    message_id = await turn.say(replace(view, text=turn.mention(view.text)))
    await turn.ask(lesson.value, message_id, target=turn.target)


@registry.answer(Lesson.CHANGE.value)
async def change_told(turn: Turn) -> None:
    """Take the answer to "what will you change?": only now the complaint counts as learned from."""
    await _learned(turn, Lesson.CHANGE)


@registry.answer(Lesson.KEEP.value)
async def keep_told(turn: Turn) -> None:
    """Take the answer to "what shall we keep doing?"."""
    await _learned(turn, Lesson.KEEP)


async def _learned(turn: Turn, lesson: Lesson) -> None:
    turn.target = turn.question.target if turn.question else ""
    row, known = await _row(turn)
    await turn.close_question()
    if row is None or known is None:
        await turn.say(turn.voice.say("toast.expired"))
        return
    row = ledger.lesson_of(row, lesson, turn.text)
    row = await ledger.learn(turn.parts, known.watch.id, row, turn.person)
    await turn.say(render.written(row, lesson, turn.voice))


@registry.command("learned", task="check", order=36)
async def learned(turn: Turn) -> None:
    """Show the ledger, or ask of which company."""
    known = await watching.watches(turn.parts, turn.chat)
    if not known:
        await turn.say(turn.voice.say("empty.not_linked"))
    elif len(known) == 1:
        await turn.say(await _book(turn, known[0]))
    else:
        names = [(one.watch.id, one.company.name) for one in known]
        await turn.say(render_start.which(names, "learned", "findings.which", turn.voice))


@registry.tap("learned")
async def learned_of(turn: Turn) -> None:
    """Show the ledger of the company whose button was pressed."""
    known = await watch_of(turn)
    if known is None:
        await turn.out_of_date()
        return
    await turn.edit(await _book(turn, known))


async def _book(turn: Turn, known: Known) -> View:
    voice = voice_of(turn.chat, known.company.country)
    shown = await ledger.whole_book(turn.parts, known.watch.id)
    return render.book(known.company.name, shown, known.watch.id, turn.parts.places(known.company.country), voice)


async def watch_of_ledger(turn: Turn) -> Known | None:
    """Return the watch that a button of the ledger names, if this chat looks on it."""
    parts = turn.split("case", "ledger")
    if not parts or parts[0] not in turn.chat.watches:
        return None
    return await watching.known(turn.parts, parts[0])


async def _row(turn: Turn) -> tuple[Heard | None, Known | None]:
    """Return the row of the ledger that a button names: its own, or the one of a case."""
    parts, known = turn.split("case", "ledger"), await watch_of_ledger(turn)
    if known is None or not parts or len(parts) != 2:
        return None, None
    if turn.target.startswith("ledger "):
        return await ledger.entry(turn.parts, known.watch.id, parts[1]), known
    case = known.cases.get(parts[1])
    return (await ledger.of_case(turn.parts, known.watch.id, case) if case else None), known


def names_in(row: Heard, known: Known) -> tuple[str, ...]:
    """Return the first names of the people whom somebody's words praise."""
    return named(row.text, next(iter(known.company.languages), None), known.company)
