"""What is no command: an answer, plain words, a company, a customer's words, a picture."""

from rapidfuzz.distance import DamerauLevenshtein

from bot.handlers import heard as heard_words
from bot.handlers import registry, start
from bot.handlers.turn import Turn
from bot.render import help as render
from bot.services import heard, lookup, memory
from bot.services.lookup import LookUpError, What

PASTED = 80
"""From this many characters on a text is taken for somebody's words."""
NEAR = 2


async def unknown_command(turn: Turn, name: str) -> None:
    """Answer a command nobody knows: the nearest one as a button, else /help. In groups say nothing."""
    if not turn.chat.private:
        return
    names = [one.name for one in registry.menu(private=True)]
    near = min(names, key=lambda known: DamerauLevenshtein.distance(name.lower(), known))
    close = near if DamerauLevenshtein.distance(name.lower(), near) <= NEAR else ""
    await turn.say(render.unknown_command(name, close, turn.voice))


async def message(turn: Turn) -> None:
    """Answer a text or a picture that is no command."""
    if not turn.chat.private and not turn.replied_ours:
        return
    if turn.photo:
        await heard_words.ask_kind(turn, turn.text, turn.photo)
        return
    async with turn.parts.store.chat(turn.chat.id) as unit:
        question = await memory.get_question(unit, turn.person.id)
        taker = await memory.listening(unit, turn.replied_to) if turn.replied_to else None
    wanted = question is not None and question.open(turn.parts.clock())
    if taker is not None and taker[0] in registry.replies:
        turn.target = taker[1]
        await registry.replies[taker[0]](turn)
        return
    if not turn.chat.private and not (wanted and question and turn.replied_to == question.message_id):
        return
    named = plain_word(turn)
    if (
        wanted
        and question
        and question.kind in registry.answers
        and not (question.kind == start.NAME and _no_name(turn, named))
    ):
        turn.question = question
        turn.target = question.target
        await registry.run_act(turn, registry.answers[question.kind])
        return
    if turn.forwarded and turn.chat.watches and not _is_address(turn.text, with_names=False):
        await heard_words.ask_kind(turn, turn.text)
    elif named:
        turn.text = ""
        await registry.run_command(turn, named)
    elif len(turn.text) >= PASTED or "\n" in turn.text.strip():
        await heard_words.ask_kind(turn, turn.text)
    elif _is_address(turn.text, with_names=not turn.chat.watches):
        await start.begin(turn, turn.text)
    else:
        name = await heard.keep(turn.parts, turn.chat.id, turn.text, turn.person)
        await turn.say(render.company_or_words(f"heard {name}", turn.voice))


def _no_name(turn: Turn, named: str) -> bool:
    """Whether what was said while we wait for a company's name is surely none."""
    if turn.forwarded and turn.chat.watches:
        return not _is_address(turn.text, with_names=False)
    return bool(named) or (len(turn.text) >= PASTED and not _is_address(turn.text))


def plain_word(turn: Turn) -> str:
    """Return the command that plain words mean in this chat's language; empty is none."""
    said = " ".join(turn.text.casefold().strip(" .!").split())
    phrases = turn.voice.phrases
    for name in registry.commands:
        if phrases.has(f"words.{name}") and said in phrases.words(f"words.{name}"):
            return name
    return ""


def _is_address(text: str, *, with_names: bool = True) -> bool:
    """Whether a text is a web address, or a name with its town where such a one is expected."""
    try:
        given = lookup.recognise(text)
    except LookUpError:
        return True
    return given is not None and (given.what is not What.NAME or (with_names and bool(given.town)))


async def no_words(turn: Turn) -> None:
    """Answer voice, stickers and the like in one polite line, in private."""
    if turn.chat.private:
        await turn.say(turn.voice.say("unknown.no_voice"))


@registry.tap("name")
async def it_is_a_company(turn: Turn) -> None:
    """Take a plain text for a company's name."""
    parts = turn.split("heard")
    kept = await heard.recall(turn.parts, turn.chat.id, parts[0]) if parts else None
    if kept is None:
        await turn.out_of_date()
        return
    await turn.toast()
    await start.begin(turn, kept.text)


@registry.tap("words")
async def it_is_a_customer(turn: Turn) -> None:
    """Take a plain text for a customer's words."""
    await turn.edit(render.heard(turn.target, turn.voice))
