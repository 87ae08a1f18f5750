"""Who the company is: from what a person says to the one that is meant."""

from bot.handlers import first, looking, registry, team
from bot.handlers.turn import Speaker, Turn
from bot.render import start as render
from bot.render.voice import Html
from bot.services import lookup, watching
from bot.services.lookup import Given, LookUpError, What
from bot.services.roles import Right
from bot.services.watching import TooMany
from checks.web import Blocked, LookError
from data.candidate import Candidate
from data.codec import from_document, to_document
from data.company import Company

HOME = {"fi": "FI", "nb": "NO", "pl": "PL", "ru": "RU"}
"""Where those who speak a language most likely have their company."""
NAME = "name"
"""The open question "what is it called, and in which town?"."""
TOWN = "town"


@registry.answer(NAME)
async def named(turn: Turn) -> None:
    """Take the answer to "what is it called, and in which town?"."""
    await begin(turn, turn.text)


@registry.answer(TOWN)
async def town_told(turn: Turn) -> None:
    """Take the answer to "and in which town?"."""
    name = turn.question.arg if turn.question else ""
    await begin(turn, f"{name}, {turn.text}")


async def begin(turn: Turn, text: str) -> None:
    """Find out which company is meant, and take it on."""
    if not await team.may_begin(turn):
        return
    try:
        given = lookup.recognise(text)
    except LookUpError as error:
        await _refuse(turn, error)
        return
    if given is None:
        message_id = await turn.say(turn.voice.say("start.again"))
        await turn.ask(NAME, message_id)
        return
    if given.what is What.NAME and not given.town and " " not in given.name:
        await _ask_town(turn, given.name)
        return
    wanted = given.url or ", ".join(part for part in (given.name, given.town) if part)
    line = turn.voice.say("who.looking", name=render.shown(given.url or given.name))
    message_id = await looking.begin(turn, wanted, line)
    await turn.close_question()
    turn.parts.tasks.start(_look_up(turn, given, message_id, wanted), chat_id=turn.chat.id, thread_id=turn.thread_id)


async def _look_up(turn: Turn, given: Given, message_id: int, wanted: str) -> None:
    """Look for the company; what breaks off is told, now or by the next start."""
    async with looking.remembered(turn, message_id, wanted):
        await _look(turn, given, message_id)


@registry.tap(looking.AGAIN)
async def look_again(turn: Turn) -> None:
    """Look once more for what was looked for when it broke off."""
    kind, _, wanted = turn.target.partition(" ")
    if kind != "look" or not wanted:
        await turn.out_of_date()
        return
    await begin(turn, wanted)


async def _ask_town(turn: Turn, name: str, message_id: int = 0) -> None:
    text = turn.voice.say("who.which_town", name=name)
    await turn.ask(TOWN, await turn.speaker.show_or_say(message_id, text), arg=name)


async def _refuse(turn: Turn, error: LookUpError) -> None:
    message_id = await turn.say(turn.voice.say(f"web.{error.reason}", address=error.address))
    await turn.ask(NAME, message_id)


async def _look(turn: Turn, given: Given, message_id: int) -> None:
    """Look for the company; the "Looking for..." message becomes what was found."""
    voice, speaker = turn.voice, turn.speaker
    country = HOME.get(turn.chat.language, "")
    try:
        if given.what is What.WEBSITE:
            await take_on(turn, await lookup.of_website(turn.parts, given.url), message_id)
            return
        if given.what is What.LINK:
            found = await lookup.of_link(turn.parts, given.url, country)
        else:
            found = await lookup.of_name(turn.parts, given.name, given.town, country)
    except LookUpError as error:
        await speaker.show_or_say(message_id, voice.say(f"web.{error.reason}", address=error.address))
        await turn.ask(NAME, message_id)
        return
    except Blocked:
        await speaker.show_or_say(message_id, voice.say("who.closed", address=given.url or given.name))
        await turn.ask(NAME, message_id)
        return
    except LookError as error:
        name = given.name or given.url
        why = voice.plain(f"reach.{error.reach.value}")
        text = voice.say("who.nobody_looked", name=name, why=why)
        await _offer_as_told(turn, given, text, message_id)
        return
    if not found and given.name and not given.town:
        await _ask_town(turn, given.name, message_id)
        return
    if not found:
        text = voice.say("who.nobody", name=given.name or given.url, town=given.town)
        await _offer_as_told(turn, given, text, message_id)
        return
    told = await _offer(turn, [lookup.as_told(given.name, given.town, country)]) if given.name else ["offer -"]
    offers = await _offer(turn, found)
    await speaker.show_or_say(message_id, render.candidates(found, offers, told[0], voice))
    await turn.ask(NAME, message_id)


async def _offer_as_told(turn: Turn, given: Given, text: Html, message_id: int) -> None:
    if given.name:
        told = await _offer(turn, [lookup.as_told(given.name, given.town, "")])
        view = render.as_told(text, given.name, told[0], turn.voice)
        await turn.speaker.show_or_say(message_id, view)
    else:
        await turn.speaker.show_or_say(message_id, text)
    await turn.ask(NAME, message_id)


async def _offer(turn: Turn, found: list[Candidate]) -> list[str]:
    """Keep candidates and return what their buttons stand for."""
    names = [f"{turn.parts.rng.getrandbits(40):010x}" for _ in found]
    async with turn.unit() as unit:
        await unit.put("offer", {name: to_document(one) for name, one in zip(names, found, strict=True)})
    return [f"offer {name}" for name in names]


async def _offered(turn: Turn) -> Candidate | None:
    parts = turn.split("offer")
    if not parts:
        return None
    async with turn.parts.store.chat(turn.chat.id) as unit:
        doc = await unit.get("offer", parts[0])
    return from_document(Candidate, doc) if doc else None


@registry.tap("take", "told")
async def take(turn: Turn) -> None:
    """Take on the company whose button was pressed."""
    candidate = await _offered(turn)
    if candidate is None:
        await turn.out_of_date()
        return
    if not await team.may_begin(turn):
        return
    await turn.toast()
    await turn.close_question()
    await take_on(turn, watching.company_of(candidate), turn.message_id)


@registry.tap("none")
async def none_of_these(turn: Turn) -> None:
    """Ask in another way."""
    candidate = await _offered(turn)
    text = turn.voice.say("who.none_then")
    if candidate is None:
        await turn.edit(text)
    else:
        await turn.edit(render.as_told(text, candidate.name, turn.target, turn.voice))
    await turn.ask(NAME, turn.message_id)


@registry.tap("notus", role=Right.FORGET, fresh=True)
async def not_us(turn: Turn) -> None:
    """Forget a company that was the wrong one, and ask again."""
    parts = turn.split("watch")
    known = await watching.known(turn.parts, parts[0]) if parts and parts[0] in turn.chat.watches else None
    if parts is None or known is None:
        await turn.out_of_date()
        return
    await turn.toast()
    running = turn.desk.runs.of(parts[0])
    if running is not None:
        running.stop.set()
    await watching.forget(turn.parts, parts[0])
    await turn.refresh()
    await turn.edit(turn.voice.say("who.not_us"))
    await turn.ask(NAME, turn.message_id)


async def take_on(turn: Turn, company: Company, message_id: int) -> None:
    """Follow a company from now on, and look for the first time."""
    await team.begin_afresh(turn)
    try:
        watch_id, new = await watching.begin(turn.parts, turn.chat, company, turn.person)
    except TooMany:
        most = turn.parts.settings.companies_per_person
        await turn.speaker.show_or_say(message_id, turn.voice.say("start.too_many", n=most))
        return
    await turn.close_question()
    await turn.refresh()
    known = None if new else await watching.known(turn.parts, watch_id)
    if known is not None and (known.run is not None or turn.desk.runs.of(watch_id) is not None):
        await turn.speaker.show_or_say(message_id, turn.voice.say("who.already", name=company.name))
        return
    speaker = Speaker(turn.desk, turn.chat, turn.thread_id)
    await first.begin(speaker, watch_id, company.name, message_id)
