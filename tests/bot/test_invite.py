"""Inviting a review: a link and a picture for the counter, the same for everybody."""

from tests.bot.cafe import RIGHT
from tests.bot.conftest import House
from tests.bot.rhythm import set_up


async def test_a_link_becomes_a_picture_with_the_link_in_words(house: House) -> None:
    ann = await set_up(house, RIGHT)
    await ann.say("/invite")
    await ann.click("Another link")
    await ann.wait_for("Send me the link")
    await ann.say("nowhere")
    await ann.wait_for("I need a link")
    await ann.say("https://reviews.example/aamunkoi")
    sent = await ann.wait_for("https://reviews.example/aamunkoi")
    assert "for everybody" in sent.text
    file = house.gram.files[sent.body["photo"][-1]["file_id"]]
    assert bytes(file.content).startswith(b"\x89PNG") and len(file.content) < 20_000


async def test_pages_with_reviews_that_are_known_are_offered(house: House) -> None:
    ann = await set_up(house, RIGHT)
    await ann.say("/facts")
    await ann.click("Profiles")
    await ann.wait_for("Which pages do you have")
    await ann.say("https://www.facebook.com/aamunkoi.example")
    await ann.wait_for("written it down as yours")
    await ann.say("/invite")
    await ann.click("Facebook")
    sent = await ann.wait_for("so that any customer can write")
    assert "https://www.facebook.com/aamunkoi.example" in sent.text
