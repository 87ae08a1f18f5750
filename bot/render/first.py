"""The first look: what a stranger finds, and one question at a time."""

from collections.abc import Sequence

from bot.render.paging import arrows, page_of_list
from bot.render.titles import FACTS
from bot.render.values import phone_end, word
from bot.render.view import Row as Keys
from bot.render.view import Tap, View
from bot.render.voice import Html, Voice, blocks, html, lines
from bot.services.firstlook import Choice, FirstLook, Row, Shown, State, mark
from data.company import Address
from data.finding import Value

NOUNS = {fact: noun for noun, fact in FACTS.items()}
MANY = ("phones", "emails")
"""Facts of which a company may have several."""
MAX_LABEL = 40
MAX_BRANCH = 60
BRANCHES = 8
"""Locations on one page of the question."""


def first_look(look: FirstLook, target: str, voice: Voice) -> View:
    """Say what a stranger finds; ask the first question where places disagree."""
    head = _head(look, voice)
    if not any(row.state is not State.UNREAD for row in look.rows):
        if look.searched:
            return View(blocks(head, voice.say("first.nowhere", n=look.searched)))
        again = Tap(voice.plain("button.try_again"), "check", target)
        return View(blocks(head, voice.say("first.nothing")), ((again,),))
    rows = lines(*(_row(number, row, voice) for number, row in enumerate(look.rows, 1)))
    more = voice.say("first.more_places", n=look.more) if look.more else ""
    body = lines(voice.say("first.finds"), rows, more)
    if look.choices:
        ask = voice.say(f"first.ask_{look.choices[0].fact}")
        return View(blocks(head, body, ask), question_rows(look.choices[0], target, voice))
    odd = any(row.state in (State.DIFFERS, State.OLD) for row in look.rows)
    agree = "" if odd else voice.say("first.all_agree")
    return View(blocks(head, body, agree), ((_not_us(target, voice),),))


def branches(name: str, found: Sequence[Address], target: str, voice: Voice, *, page: int = 1) -> View:
    """Ask which of the locations on the website is meant, eight a page."""
    here = page_of_list(found, BRANCHES, page)
    keys = tuple((Tap(f"{one.city}, {one.street}"[:MAX_BRANCH], "branch", target, mark(one)),) for _, one in here.shown)
    back, after = arrows(here, "branch", target, voice, before="p")
    everyone = Tap(voice.plain("button.all_companies"), "branch", target, "all")
    text = blocks(voice.say("first.head", name=name), voice.say("first.ask_branch"))
    return View(text, (*keys, (*back, *after), (everyone, _not_us(target, voice))))


def question(choice: Choice, target: str, voice: Voice) -> View:
    """Ask one question of its own."""
    return View(voice.say(f"first.ask_{choice.fact}"), question_rows(choice, target, voice))


def question_rows(choice: Choice, target: str, voice: Voice) -> tuple[Keys, ...]:
    """Return a button for each value, and the ways out."""
    keys = tuple(
        Tap(_label(choice.fact, value, voice), "truth", target, f"{choice.fact}.{mark(value)}")
        for value in choice.values
    )
    out = voice.plain("first.both") if choice.fact in MANY and len(keys) == 2 else voice.plain("first.neither")
    arg = f"{choice.fact}.{'both' if choice.fact in MANY and len(keys) == 2 else 'none'}"
    values = (keys,) if all(len(key.label) <= 16 for key in keys) else tuple((key,) for key in keys)
    return (*values, (Tap(out, "truth", target, arg), _not_us(target, voice)))


def _not_us(target: str, voice: Voice) -> Tap:
    return Tap(voice.plain("first.not_us"), "notus", target)


def _label(fact: str, value: Value, voice: Voice) -> str:
    if fact == "phones" and isinstance(value, str):
        return f"..{phone_end(value)}"
    text = word(value, voice)
    return text if len(text) <= MAX_LABEL else f"{text[: MAX_LABEL - 1]}…"


def _head(look: FirstLook, voice: Voice) -> Html:
    name, town = look.company.name, look.company.town
    return voice.say("first.head_town", name=name, town=town) if town else voice.say("first.head", name=name)


def _row(number: int, row: Row, voice: Voice) -> Html:
    place = voice.say("first.own_site", host=row.name) if row.own else html(row.name)
    says = ", ".join(html(_fact(shown, voice)) for shown in row.shown)
    if row.state in (State.UNREAD, State.ABSENT, State.GONE):
        return voice.say("first.row", n=number, place=place, says=voice.say(f"first.{row.state.value}"))
    plain = row.state is State.RIGHT and (row.own or row.shown)
    verdict = "" if plain else voice.say(f"first.{row.state.value}")
    sentence = f"{says}." if says else "" if verdict else f"{voice.plain('first.there')}."
    return voice.say(
        "first.row", n=number, place=place, says=Html(" ".join(part for part in (sentence, verdict) if part))
    )


def _fact(shown: Shown, voice: Voice) -> str:
    if shown.agrees:
        return voice.plain(f"first.same_{shown.fact}")
    if shown.value in (None, "", ()):
        return voice.plain("first.no_hours")
    return word(shown.value, voice)
