"""Story 52: "we changed something" is asked once, and every place with the old value is ticked off."""

from tests.bot.cafe import OLD, RIGHT, SITE, open_for_business, site
from tests.bot.conftest import House
from tests.bot.rhythm import set_up, tick
from tests.fakegram.chat import Chat

NEW = "+358 2 555 0171"


async def changed(house: House) -> Chat:
    """Let Ann tell a new number that neither her site nor the map has."""
    ann = await set_up(house, RIGHT)
    await ann.say("/changed")
    await ann.click("Phone")
    await ann.wait_for("What is the phone number?")
    await ann.say("02 555 0171")
    await ann.wait_for("I know 2 places with the old one:")
    return ann


async def checked(house: House, ann: Chat) -> None:
    house.clock.on(minutes=20)
    await ann.say("/check")
    await house.quiet()
    await house.settle()
    await tick(house)


async def test_one_question_and_the_places_with_the_old_one_are_known(house: House) -> None:
    ann = await changed(house)
    assert "Phone: 02 5550171. I have written it down as yours." in ann.last.text
    assert "1. your website: still the old one\n2. OpenStreetMap: still the old one" in ann.last.text
    await ann.say("/findings")
    await ann.wait_for("2 places show the number 02 5550142, and it is not yours")


async def test_each_check_ticks_places_off_until_one_message_says_that_none_is_left(house: House) -> None:
    ann = await changed(house)
    house.web.pages[SITE] = site(NEW)
    await checked(house, ann)
    await ann.say("/changed")
    shown = await ann.wait_for("Phone: 02 5550171 (put right: 1 of 2)")
    assert "1. your website: right since 23 Nov\n2. OpenStreetMap: still the old one" in shown.text
    open_for_business(house.web, NEW)
    house.web.pages[SITE] = site(NEW)
    await checked(house, ann)
    done = "Kahvila Aamunkoi: every place I can read now has your new one. Phone: 02 5550171."
    await ann.wait_for(done)
    await checked(house, ann)
    assert sum(message.text == done for message in ann.answers) == 1


async def test_a_place_that_cannot_be_read_is_not_ticked_off(house: House) -> None:
    ann = await changed(house)
    open_for_business(house.web, NEW)
    del house.web.pages[SITE]
    await checked(house, ann)
    await ann.say("/changed")
    shown = await ann.wait_for("(put right: 1 of 2)")
    assert "1. your website: still the old one" in shown.text


async def test_an_impossible_value_is_refused_with_an_example(house: House) -> None:
    ann = await set_up(house, OLD)
    await ann.say("/facts")
    await ann.click("We changed something")
    await ann.click("Phone")
    await ann.wait_for("What is the phone number?")
    await ann.say("call me")
    await ann.wait_for("“call me” is not a phone number. Write it like 02 555 0142.")
