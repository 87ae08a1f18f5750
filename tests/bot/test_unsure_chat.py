"""What cannot be told is said as "please look", never as a complaint."""

from datetime import date

import pytest

from data.phrases import languages, load
from tests.bot.cafe import NAME
from tests.bot.conftest import House
from tests.bot.reviewed import PAGE, SEARCH, Left, show
from tests.bot.test_copies_chat import findings, follow, hits
from tests.bot.test_settings_chat import press
from tests.checks.saved_web import page
from tests.fakegram.chat import Chat

POST = "https://juttutupa.example/kahvilat-turussa"
SHOUTED = Left(
    who="Veera",
    stars=5,
    day=date(2026, 11, 21),
    words="Kamala paikka, ruoka oli kylmää ja tarjoilija tyly. Emme tule enää koskaan.",
)
IRONY = "Hienoa palvelua, kiitos vaan ei mistään! Kahvila Aamunkoi, Jokikatu 5, Turku."


def written(words: str) -> str:
    return f"<html lang='fi'><head><title>Kahvilat</title></head><body><article><p>{words}</p></article></body></html>"


async def unsure(house: House, language: str, *left: Left, words: str = "") -> Chat:
    show(house.web, *left)
    house.web.pages[POST] = page(written(words))
    house.web.pages[SEARCH] = hits(*([PAGE] if left else []), *([POST] if words else []))
    return await follow(house, language)


@pytest.mark.parametrize("language", languages())
async def test_five_stars_that_shout_are_looked_at(house: House, language: str) -> None:
    ann, say = await unsure(house, language, SHOUTED), load(language).text
    said = say("findings.look_review", place="arviot.example")
    assert said in await findings(ann)
    card = (await press(house, ann, say("findings.button", n=1, noun=say("noun.review")))).text
    assert said in card and SHOUTED.words in card and say("card.unsure") in card
    assert say("severity.high") not in card


async def test_irony_is_for_a_person_to_look_at(house: House) -> None:
    ann = await unsure(house, "en", words=IRONY)
    assert "When you can: A post on juttutupa.example that may want an answer: please look" in await findings(ann)
    assert "complaint" not in str(ann).casefold()


async def test_kind_and_unkind_words_in_balance_are_looked_at(house: House) -> None:
    mixed = f"{NAME}, Jokikatu 5, Turku: ihana kahvi ja upea pulla, mutta tyly palvelu ja likainen pöytä."
    ann = await unsure(house, "en", words=mixed)
    assert "please look" in await findings(ann)


@pytest.mark.parametrize(
    "words", [f"{NAME}, Jokikatu 5, Turku on auki kuuteen.", f"{NAME} on ihana, Jokikatu 5, Turku!"]
)
async def test_plain_and_kind_words_are_left_alone(house: House, words: str) -> None:
    assert "Nothing to do" in await findings(await unsure(house, "en", words=words))
