"""The first look finds reviews that have waited for months: one line, two worth an answer, and the rest may rest."""

from datetime import date

import pytest

from bot.services import checking, glancing
from data.phrases import load
from tests.bot.conftest import House
from tests.bot.reviewed import Left, show
from tests.bot.rhythm import findings, follow
from tests.bot.test_settings_chat import press
from tests.fakegram.chat import Chat

WORDS = (
    "Odotin voileipää neljäkymmentä minuuttia eikä kukaan pahoitellut.",
    "Kahvi oli kylmää ja palvelu tylyä koko ajan.",
    "Pöytä oli likainen ja lasku väärin laskettu.",
    "Henkilökunta oli töykeä ja hinnat nousseet kovasti.",
    "Toimitus oli tunnin myöhässä ja pulla kuivaa.",
    "Sain ruokamyrkytyksen lohikeitosta, koko yö meni vatsataudissa.",
)
OLD = [
    Left(who=f"Nimi {at}", stars=1 + at % 2, day=date(2026, 10 - at, 3), words=words) for at, words in enumerate(WORDS)
]
FRESH = Left(who="Veera", stars=1, day=date(2026, 11, 21), words="Kassalla oltiin tylyjä ja leipä oli vanhaa.")
PAST = Left(who="Kauan", stars=1, day=date(2025, 11, 1), words="Hirveä jono ja huono palvelu, ei enää koskaan.")


async def visit(house: House, language: str) -> Chat:
    show(house.web, *OLD, FRESH, PAST)
    return await follow(house, language)


@pytest.mark.parametrize("language", ["en", "ru"])
async def test_six_old_reviews_are_one_line_and_two_of_them_are_worth_an_answer(house: House, language: str) -> None:
    ann, say = await visit(house, language), load(language).text
    text = await findings(ann)
    assert say("findings.old_some", n=6) in text and say("findings.minutes", n=10) in text
    assert "Hirveä jono" not in str(ann)
    line = say("findings.button", n=2, noun=say("noun.review"))
    card = (await press(house, ann, line)).text
    worth, _, rest = card.partition(say("findings.old_rest"))
    assert say("findings.old", n=6) in card and say("findings.old_worth") in worth
    assert WORDS[5] in worth and WORDS[2] in worth, "what made somebody ill, and what was charged wrongly, come first"
    assert rest.count("arviot.example") == 4
    assert PAST.words not in card and FRESH.words not in card
    card = (await press(house, ann, say("findings.old_leave"))).text
    assert say("findings.old_left", n=4) in card and WORDS[0] not in card
    assert say("findings.old", n=2) in (await press(house, ann, say("button.back"))).text


async def test_what_was_left_stands_under_settled_and_an_edited_one_comes_back(house: House) -> None:
    ann = await visit(house, "en")
    await findings(ann)
    await press(house, ann, "2 review", "Leave the others", "Back")
    shown = await press(house, ann, "Settled")
    assert "1. 4 old reviews without an answer: for later" in shown.text
    edited = Left(who="Nimi 0", stars=1, day=OLD[0].day, words=f"{WORDS[0]} Päivitys: sama taas.")
    show(house.web, edited, *OLD[1:], FRESH, PAST)
    assert house.bot
    house.clock.on(days=1)
    await checking.check(house.bot.desk.parts, (await house.store.watches_of(ann.id))[0])
    text = await findings(ann)
    assert "Do first, back from later: A bad review on arviot.example waits for an answer" in text
    assert "2 old reviews without an answer" in text
    card = await press(house, ann, "2 review")
    assert "sama taas" in card.text


async def test_words_older_than_a_year_never_come_later_either(house: House) -> None:
    ann = await visit(house, "en")
    assert house.bot
    parts, [watch_id] = house.bot.desk.parts, await house.store.watches_of(ann.id)
    for _ in range(3):
        house.clock.on(days=7)
        await checking.check(parts, watch_id)
        assert await glancing.glance(parts, watch_id)
    assert "2 to do" in await findings(ann)
