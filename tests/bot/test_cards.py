"""Stories 11 to 15, 17 and 18: the list, the card, and what a person does with it."""

from datetime import timedelta

from tests.bot.cafe import MAP, OLD, RIGHT, on_map, open_for_business
from tests.bot.conftest import House
from tests.bot.rhythm import tick, until
from tests.checks.saved_web import answer_json
from tests.fakegram.chat import Chat
from tests.fakegram.message import Message

CARD = "OpenStreetMap shows a phone number that is not yours"


def labels(message: Message) -> list[str]:
    return [key for row in message.buttons for key in row]


async def at_the_card(house: House) -> Chat:
    """Bring Ann to the card of the map's wrong number, by way of the list."""
    open_for_business(house.web, OLD)
    ann = house.ann()
    await ann.say("aamunkoi.example")
    await ann.wait_for("This is what a stranger finds")
    await ann.say("/findings")
    await ann.click("1 phone number")
    await ann.wait_for("It shows: 02 5550199")
    return ann


async def test_a_card_says_what_is_shown_what_is_right_why_and_how_long(house: House) -> None:
    ann = await at_the_card(house)
    text = ann.last.text
    assert "Do first: differs. It takes about" in text
    assert "It shows: 02 5550199\nRight is: 02 5550142" in text
    assert "What I compare with is from your page; you have not confirmed it." in text
    assert labels(ann.last) == ["Open OpenStreetMap", "Done", "Not right", "Later", "More", "Back"]
    press = await ann.click("Open OpenStreetMap")
    assert press.url.startswith("https://www.openstreetmap.org/")


async def test_paging_and_cards_edit_and_never_send(house: House) -> None:
    ann = await at_the_card(house)
    count = len(ann.answers)
    for words in (
        "More",
        "Back",
        "Not right",
        "Back",
        "Later",
        "Back",
        "Back",
        "Settled",
        "To do",
        "1 phone number",
    ):
        await ann.click(words)
        await house.settle()
    await ann.wait_for(CARD)
    assert len(ann.answers) == count


async def test_more_is_the_proof_with_its_history_and_back_leads_to_the_same_card(house: House) -> None:
    ann = await at_the_card(house)
    card = ann.last.text
    await ann.click("More")
    proof = await ann.wait_for("Fingerprint")
    assert "What it says there:" in proof.text and "Read: 21 Nov 11:00 (Helsinki)" in proof.text
    assert any(entity["type"] == "expandable_blockquote" for entity in proof.entities)
    assert "History:\n23 Nov 09:02 (Helsinki): found" in proof.text
    await ann.click("Back")
    assert (await ann.wait_for(lambda message: message.text == card)).id == proof.id


async def test_done_is_a_claim_that_can_be_undone_for_ten_minutes(house: House) -> None:
    ann = await at_the_card(house)
    await ann.click("Done")
    done = await ann.wait_for("Done, says Ann, 23 Nov. I'll look again on Thursday.")
    assert "Thank you. I'll look again on Thursday and tell you if it has changed." in done.text
    await ann.click("Undo")
    await ann.wait_for("It shows: 02 5550199")
    await ann.click("Done")
    await ann.wait_for("Done, says Ann")
    house.clock.on(minutes=11)
    press = await ann.click("Undo")
    assert "more than 10 minutes ago" in (await press.toast()).text


async def test_the_second_look_closes_what_was_put_right_and_says_so(house: House) -> None:
    ann = await at_the_card(house)
    await ann.click("Done")
    await ann.wait_for("Done, says Ann")
    open_for_business(house.web, RIGHT)
    house.clock.on(days=3, minutes=1)
    await ann.wait_for(
        "I looked again, and this has been put right: OpenStreetMap shows a phone number that is not yours."
    )
    await ann.say("/findings")
    await ann.wait_for("Nothing to do at Kahvila Aamunkoi")


async def test_the_second_look_brings_back_what_still_stands_there(house: House) -> None:
    ann = await at_the_card(house)
    await ann.click("Done")
    await ann.wait_for("Done, says Ann")
    house.clock.on(days=3, minutes=1)
    told = await ann.wait_for("I looked again at what was said to be done")
    assert "It is still there. On 23 Nov Ann said it was done." in told.text
    await ann.say("/findings")
    await ann.wait_for("Do first, it came back")


async def test_what_a_second_look_at_night_showed_is_told_in_the_morning(house: House) -> None:
    ann = await at_the_card(house)
    house.clock.on(hours=13)
    await ann.click("Done")
    await ann.wait_for("Done, says Ann")
    open_for_business(house.web, RIGHT)
    house.clock.on(days=3, minutes=1)
    await tick(house)
    await until(house, house.clock.moment + timedelta(hours=9), timedelta(hours=1))
    assert not [each for each in ann.answers if "I looked again" in each.text], "it is before eight"
    await until(house, house.clock.moment + timedelta(hours=1))
    assert len([each for each in ann.answers if "this has been put right: " in each.text]) == 1


async def test_look_again_asks_that_place_only(house: House) -> None:
    ann = await at_the_card(house)
    await ann.click("More")
    house.web.asked.clear()
    await ann.click("Look again")
    await ann.wait_for("Looked again 09:02 (Helsinki): still 02 5550199.")
    assert [url.partition("?")[0] for url in house.web.asked] == ["https://nominatim.openstreetmap.org/lookup"]
    open_for_business(house.web, RIGHT)
    await ann.click("More")
    await ann.click("Look again")
    await ann.wait_for("it is right now")


async def test_a_place_that_cannot_be_read_again_changes_nothing(house: House) -> None:
    ann = await at_the_card(house)
    house.web.pages.clear()
    await ann.click("More")
    await ann.click("Look again")
    await ann.wait_for("I could not read it (OpenStreetMap: no answer). Nothing has changed.")


async def test_ours_too_joins_the_facts_and_is_not_raised_again(house: House) -> None:
    ann = await at_the_card(house)
    await ann.click("Not right")
    await ann.wait_for("What is not right about it?")
    assert labels(ann.last) == ["Ours too", "Another company", "Right as it is", "Back"]
    await ann.click("Ours too")
    await ann.wait_for("02 5550199 is yours too; I have added it to your facts")
    await ann.say("/facts")
    await ann.wait_for("Phone: 02 5550142, 02 5550199 (you said so on 23 Nov)")
    await not_raised_again(house, ann)


async def test_another_company_is_not_raised_again_and_can_be_brought_back(house: House) -> None:
    ann = await at_the_card(house)
    await ann.click("Not right")
    await ann.click("Another company")
    await ann.wait_for("That page is about another company.")
    await not_raised_again(house, ann)
    await ann.say("/findings")
    await ann.click("Settled")
    await ann.click("1 phone number")
    await ann.click("Bring it back")
    await ann.wait_for("It shows: 02 5550199")


async def test_right_as_it_is_is_not_raised_again(house: House) -> None:
    ann = await at_the_card(house)
    await ann.click("Not right")
    await ann.click("Right as it is")
    await ann.wait_for("Put aside by Ann on 23 Nov: right as it is.")
    await not_raised_again(house, ann)


async def not_raised_again(house: House, ann: Chat) -> None:
    """Check three times."""
    for _ in range(3):
        house.clock.on(minutes=5)
        mark = ann.mark
        await ann.say("/check")
        await ann.wait_for("Nothing to do.", since=mark)
        await house.settle()


async def test_later_hides_it_until_its_day(house: House) -> None:
    ann = await at_the_card(house)
    await ann.click("Later")
    await ann.click("1 day")
    await ann.wait_for("Left for later, until 24 Nov.")
    await ann.say("/findings")
    await ann.wait_for("Nothing to do at Kahvila Aamunkoi")
    house.clock.on(days=1, minutes=1)
    await ann.say("/findings")
    listed = await ann.wait_for("Kahvila Aamunkoi: 1 to do")
    assert "1. Do first, back from later: OpenStreetMap shows" in listed.text
    await ann.click("1 phone number")
    await ann.wait_for("Back from later.")
    await ann.click("Later")
    await ann.click("1 month")
    await ann.click("Bring it back")
    shown = await ann.wait_for("It shows: 02 5550199")
    assert "Back from later." not in shown.text, "it was brought back by hand"


async def test_what_sleeps_until_it_changes_wakes_with_another_value(house: House) -> None:
    ann = await at_the_card(house)
    await ann.click("Later")
    await ann.click("Until it changes")
    await ann.wait_for("Left for later, until something changes there.")
    await until(house, house.clock.moment + timedelta(days=8), timedelta(days=1))
    assert not [each for each in ann.answers if "1 thing" in each.text or "One thing" in each.text]
    await ann.say("/findings")
    await ann.wait_for("Nothing to do at Kahvila Aamunkoi")
    open_for_business(house.web, "+358 2 555 0177")
    house.clock.on(minutes=20)
    await ann.say("/check")
    await ann.wait_for("1 to do: 1 first.")
    await ann.say("/findings")
    await ann.wait_for("back from later: OpenStreetMap shows a phone number that is not yours")


async def test_one_wrong_number_in_many_places_is_one_line(house: House) -> None:
    rows = [on_map(OLD, number) for number in (1, 2)]
    open_for_business(house.web, OLD)
    house.web.pages[MAP] = answer_json(rows)
    ann = house.ann()
    await ann.say("aamunkoi.example")
    await ann.wait_for("This is what a stranger finds")
    await ann.say("/findings")
    listed = await ann.wait_for("to do")
    assert "1. Do first: 2 places show the number 02 5550199, and it is not yours" in listed.text
    await ann.click("1 phone number")
    await ann.wait_for("0 of 2 put right")
    await ann.click("1 OpenStreetMap")
    await ann.click("Done")
    await ann.wait_for("Done, says Ann")


async def test_a_button_of_another_chat_says_that_it_is_out_of_date(house: House) -> None:
    ann = await at_the_card(house)
    data = next(key["callback_data"] for row in ann.last.keyboard for key in row if key["text"] == "Done")
    eve = house.gram.private(house.gram.person(8, "Eve"))
    await eve.say("/start")
    await eve.wait_for("Hello.")
    press = eve.ask(eve.last, data, house.gram.people[8])
    assert (await press.toast()).text == "This button is out of date. Send /findings for a fresh list."
    await ann.say("/findings")
    await ann.wait_for("Kahvila Aamunkoi: 1 to do")


async def test_every_button_of_unknown_make_is_answered_once_and_changes_nothing(house: House) -> None:
    ann = await at_the_card(house)
    for data in ("0:done:abc", "1:nosuch:-", "1:done:ffffffffff", "junk", "1:done:-"):
        press = ann.ask(ann.last, data, house.gram.people[7])
        assert "out of date" in (await press.toast()).text
    assert "It shows: 02 5550199" in ann.last.text
