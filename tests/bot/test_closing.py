"""Stories 14 and 15: when a case is closed, and when a person's word must do."""

from tests.bot.cafe import OLD, RIGHT, open_for_business
from tests.bot.conftest import House
from tests.bot.rhythm import tick
from tests.bot.test_cards import at_the_card, labels
from tests.bot.test_eyes import asked
from tests.fakegram.chat import Chat

SILENT = ""
"""The map shows no number at all."""


async def look_again(house: House, ann: Chat) -> str:
    """Press [Look again] and return what the card says then."""
    mark = ann.mark
    await ann.click("More")
    await ann.wait_for("Fingerprint", since=mark)
    mark = ann.mark
    await ann.click("Look again")
    text = (await ann.wait_for("Looked again", since=mark)).text
    await house.settle()
    return text


async def test_the_right_value_closes_at_once(house: House) -> None:
    ann = await at_the_card(house)
    open_for_business(house.web, RIGHT)
    assert "Looked again 09:02 (Helsinki): it is right now. Thank you." in await look_again(house, ann)
    assert "Put right, seen on 23 Nov." in ann.last.text
    await ann.say("/findings")
    await ann.wait_for("Nothing to do at Kahvila Aamunkoi")


async def test_mere_silence_closes_only_after_two_looks(house: House) -> None:
    ann = await at_the_card(house)
    open_for_business(house.web, SILENT)
    assert "it is no longer there. I'll believe it when I have seen that twice." in await look_again(house, ann)
    await ann.say("/findings")
    await ann.click("1 phone number")
    await ann.wait_for("It shows: 02 5550199")
    house.clock.on(minutes=5)
    assert "Looked again 09:07 (Helsinki): it is right now. Thank you." in await look_again(house, ann)
    await ann.say("/findings")
    await ann.wait_for("Nothing to do at Kahvila Aamunkoi")


async def test_the_wrong_value_between_two_silent_looks_counts_them_anew(house: House) -> None:
    ann = await at_the_card(house)
    for phone, said in ((SILENT, "seen that twice"), (OLD, "still 02 5550199"), (SILENT, "seen that twice")):
        open_for_business(house.web, phone)
        assert said in await look_again(house, ann)
        house.clock.on(minutes=1)


async def test_what_a_person_called_done_and_still_stands_there_stays_theirs_until_its_day(house: House) -> None:
    ann = await at_the_card(house)
    await ann.click("Done")
    await ann.wait_for("Done, says Ann, 23 Nov. I'll look again on Thursday.")
    mark = ann.mark
    await ann.say("/check")
    told = await ann.wait_for("Nothing to do.", since=mark)
    assert "1 thing is said to be done; I'll look at it again on Thursday." in told.text
    assert "all were right" not in told.text


async def on_word(house: House) -> Chat:
    """Let Ann say that a review on Google Maps, which we cannot read, has its answer."""
    ann = await asked(house)
    await ann.click("A review has no answer")
    await ann.wait_for("Paste")
    await ann.say("Forty minutes for a sandwich, and nobody said sorry. Two stars. Marko")
    await ann.wait_for(lambda one: "Done" in labels(one))
    await ann.click("Done")
    return ann


async def test_where_we_cannot_look_the_word_counts_and_no_look_is_promised(house: House) -> None:
    ann = await on_word(house)
    done = await ann.wait_for("Done, on your word: I cannot see this at Google Maps myself.")
    assert "I'll look again" not in done.text
    assert "Undo" in labels(done)


async def test_it_is_counted_apart_and_never_reopened_for_lack_of_sight(house: House) -> None:
    ann = await on_word(house)
    await ann.wait_for("Done, on your word")
    for _ in range(3):
        house.clock.on(days=8)
        await tick(house)
        mark = ann.mark
        await ann.say("/check")
        await ann.wait_for("Nothing to do.", since=mark)
        await house.settle()
    await ann.say("/findings")
    await ann.click("Settled")
    settled = await ann.wait_for("1 settled")
    assert "done, on your word" in settled.text
    assert "Of these, on your word, because I cannot see them myself: 1." in settled.text
