"""The first minutes in Finnish and in Norwegian: names never inflected, hours and words as people say them."""

import pytest

from data.phrases import load
from tests.bot.cafe import open_for_business
from tests.bot.conftest import House
from tests.fakegram.chat import Chat


def speaks(house: House, code: str) -> Chat:
    return house.gram.private(house.gram.person(7, "Anni", code))


async def test_a_finn_is_told_what_a_stranger_finds(house: House) -> None:
    open_for_business(house.web)
    anni = speaks(house, "fi")
    await anni.say("aamunkoi.example")
    look = await anni.wait_for("Tämän uusi asiakas löytää:")
    assert "aamunkoi.example, oma sivustonne: 02 5550142, ma-pe 8.00-17.00." in look.text
    assert "OpenStreetMap: 02 5550199, osoite oikein, aukioloajat oikein. Eroaa." in look.text
    assert look.buttons == [["..0142", "..0199"], ["Molemmat", "Väärä yritys"]]
    await anni.click("..0142")
    card = await anni.wait_for("Aloitetaan siis tästä:")
    assert "OpenStreetMap näyttää puhelinnumeron, joka ei ole teidän" in card.text
    assert "OpenStreetMap: kirjautukaa sisään ja vaihtakaa numeron 02 5550199 tilalle 02 5550142." in card.text
    await anni.click("Tehty")
    done = await anni.wait_for("Tehty 23.11., kuittasi Anni. Katson uudelleen torstaina.")
    assert "Kumoa" in done.buttons[0]


async def test_a_norwegian_is_told_what_a_stranger_finds(house: House) -> None:
    open_for_business(house.web)
    anni = speaks(house, "no")
    await anni.say("aamunkoi.example")
    look = await anni.wait_for("Dette finner en ny kunde:")
    assert "aamunkoi.example, nettsiden deres: 02 5550142, man.-fre. 8:00-17:00." in look.text
    assert "OpenStreetMap: 02 5550199, riktig adresse, riktige åpningstider. Avviker." in look.text
    assert look.buttons == [["..0142", "..0199"], ["Begge", "Dette er ikke oss"]]
    await anni.click("..0142")
    card = await anni.wait_for("Da kommer dette først:")
    assert "OpenStreetMap viser et telefonnummer som ikke er deres" in card.text
    await anni.click("Gjort")
    await anni.wait_for("Gjort 23. november, sier Anni. Jeg ser etter igjen på torsdag.")


@pytest.mark.parametrize(
    ("code", "fact", "hours", "understood"),
    [
        ("fi", "Aukioloajat", "arkisin 9-18, la 10-14", "ma-pe 9.00-18.00, la 10.00-14.00"),
        ("nb", "Åpningstider", "man-fre 9-18, lør 10-14", "man.-fre. 9:00-18:00, lør. 10:00-14:00"),
    ],
)
async def test_hours_are_told_in_ones_own_words(
    house: House, code: str, fact: str, hours: str, understood: str
) -> None:
    open_for_business(house.web)
    anni = speaks(house, code)
    await anni.say("aamunkoi.example")
    await anni.click("..0142")
    await anni.say("/facts")
    await anni.click(fact)
    await anni.wait_for(load(code).text("facts.answer_here"))
    await anni.say(hours)
    await anni.wait_for(f"{fact}: {understood}.")


@pytest.mark.parametrize(
    ("code", "word", "answer"),
    [
        ("fi", "Moi!", "Pidän täällä silmällä yhtä yritystä:"),
        ("nb", "God morgen", "Jeg holder øye med én bedrift her:"),
        ("fi", "löydöt", "1 tehtävä"),
        ("nb", "hva er galt", "1 å gjøre"),
        ("fi", "ohje", "Tätä osaan täällä:"),
        ("nb", "hjelp", "Dette kan jeg gjøre her:"),
    ],
)
async def test_plain_words_are_understood_and_a_greeting_is_no_company(
    house: House, code: str, word: str, answer: str
) -> None:
    open_for_business(house.web)
    anni = speaks(house, code)
    await anni.say("aamunkoi.example")
    await anni.click("..0142")
    await anni.wait_for(load(code).text("first.next_trouble"))
    await anni.say(word)
    await anni.wait_for(answer)


async def test_what_was_not_asked_is_told_in_the_chats_language(house: House) -> None:
    open_for_business(house.web)
    anni = speaks(house, "fi")
    await anni.say("aamunkoi.example")
    await anni.click("..0142")
    await anni.say("/sources")
    told = await anni.wait_for("mitä katsoin")
    assert "LinkedIn: ei päästä ketään ilman kirjautumista" in told.text
    assert "Telegram-kanavat: Telegram-profiilia ei ole kerrottu" in told.text
    assert "Norjan yritysrekisteri (Brønnøysund): ei tässä maassa" in told.text
