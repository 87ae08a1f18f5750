"""The same words in several places are one thing to do, and its card says where else they stand."""

from datetime import date

from bot.services import checking, opinions
from data.phrases import load
from tests.bot.cafe import NAME
from tests.bot.conftest import House
from tests.bot.reviewed import PAGE, SEARCH, Left, reviews, show
from tests.bot.rhythm import findings, follow
from tests.bot.test_settings_chat import press
from tests.checks.saved_web import answer_json, page
from tests.fakegram.chat import Chat

OTHER = "https://makupalat.example/kahvila-aamunkoi"
MAKUPALAT = load("en").text("card.elsewhere", n=1, places="makupalat.example")
TOLD = Left(
    who="Veera Mallikas",
    stars=1,
    day=date(2026, 11, 21),
    words="Odotimme voileipää neljäkymmentä minuuttia, keitto oli kylmää eikä kukaan tiskillä edes pahoitellut.",
)


def hits(*urls: str) -> object:
    rows = [{"url": url, "title": f"{NAME}, Turku", "content": f"{NAME}, Jokikatu 5, Turku"} for url in urls]
    known = {"url": "https://www.nokia.com/", "title": "Nokia", "content": "Nokia"}
    return answer_json({"results": [*rows, known]})


async def check(house: House, chat: Chat) -> None:
    assert house.bot
    house.clock.on(days=1)
    await checking.check(house.bot.desk.parts, (await house.store.watches_of(chat.id))[0])


async def test_one_review_on_two_sites_is_one_thing_to_do(house: House) -> None:
    show(house.web, TOLD)
    house.web.pages[OTHER] = page(reviews(TOLD))
    house.web.pages[SEARCH] = hits(PAGE, OTHER)
    ann = await follow(house)
    text = await findings(ann)
    assert "1 to do" in text and "The same words are in 2 places and wait for an answer" in text
    await press(house, ann, "1 review")
    card = await press(house, ann, "1 arviot.example")
    assert "The same words are also in 1 other place: makupalat.example" in card.text
    async with house.store.watch((await house.store.watches_of(ann.id))[0]) as unit:
        assert [row.words for row in await opinions.recall(unit) if row.feel == "complaint"] == [TOLD.words]
    house.web.pages[OTHER] = page(reviews(Left(**{**_fields(TOLD), "answered": True})))
    await check(house, ann)
    await findings(ann)
    many = await press(house, ann, "1 review")
    assert "A bad review on arviot.example waits for an answer" in many.text
    assert "The same words are also in 1 other place: makupalat.example" in many.text


def _fields(left: Left) -> dict[str, object]:
    return {"who": left.who, "stars": left.stars, "day": left.day, "words": left.words}


async def test_an_edited_review_stays_one_case_and_comes_back_when_it_was_hidden(house: House) -> None:
    show(house.web, TOLD)
    ann = await follow(house)
    await findings(ann)
    await press(house, ann, "1 review", "Later", "Until it changes")
    await check(house, ann)
    assert "Nothing to do" in await findings(ann)
    show(house.web, Left(**{**_fields(TOLD), "words": f"{TOLD.words} Lisäys: rahoja ei ole palautettu."}))
    await check(house, ann)
    text = await findings(ann)
    assert "1 to do" in text and "back from later" in text
    card = await press(house, ann, "1 review")
    assert "rahoja ei ole palautettu" in card.text
    async with house.store.watch((await house.store.watches_of(ann.id))[0]) as unit:
        assert len([row for row in await opinions.recall(unit) if row.feel == "complaint"]) == 1
