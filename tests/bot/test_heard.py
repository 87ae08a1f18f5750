"""Story 48: what customers said is kept, passed on, handled, and learned from."""

from tests.bot.cafe import RIGHT, open_for_business
from tests.bot.conftest import House
from tests.bot.rhythm import follow_another
from tests.bot.test_drafts import complained, labels, paste
from tests.fakegram.chat import Chat


async def following(house: House) -> Chat:
    open_for_business(house.web, RIGHT)
    ann = house.ann()
    await ann.say("aamunkoi.example")
    await ann.wait_for("This is what a stranger finds")
    await house.settle()
    return ann


async def praised(house: House) -> Chat:
    ann = await following(house)
    await ann.say("/heard Thank you Anna for the best cinnamon bun in town!")
    await ann.click("Praise")
    await ann.wait_for("Anna was thanked by name. Pass it on?")
    return ann


async def test_heard_takes_words_after_the_command_or_asks_for_them(house: House) -> None:
    ann = await following(house)
    await ann.say("/heard The soup was cold.")
    await ann.wait_for("What is it?")
    assert labels(ann.last) == ["Complaint", "Praise", "Question"]
    await ann.say("/heard")
    await ann.wait_for("What did they say?")
    mark = ann.mark
    await ann.say("They close too early")
    await ann.wait_for("What is it?", since=mark)


async def test_praise_names_who_was_thanked_and_can_be_forwarded(house: House) -> None:
    ann = await praised(house)
    assert labels(ann.last) == ["Pass it on", "What shall we keep doing?"]
    await ann.click("Pass it on")
    passed = await ann.wait_for("For Anna, from a customer:")
    assert "best cinnamon bun in town" in passed.text
    await ann.wait_for("Forward the message below")


async def test_praise_asks_what_to_keep_doing_and_the_ledger_shows_it(house: House) -> None:
    ann = await praised(house)
    await ann.click("What shall we keep doing?")
    await ann.wait_for("What shall we keep doing?")
    await ann.wait_for("I'll write it down next to the praise.")
    await ann.say("Bake the buns at seven")
    await ann.wait_for("Written down, to keep doing: Bake the buns at seven")
    await ann.say("/learned")
    book = await ann.wait_for("To keep doing\n- Bake the buns at seven")
    assert "Heard: 1 (0 complaints, 1 word of praise, 0 questions)" in book.text
    assert "Thanked by name\nAnna (1)" in book.text


async def test_a_complaint_counts_as_handled_when_done_and_as_learned_only_with_a_change(house: House) -> None:
    ann = await complained(house)
    await ann.say("/learned")
    book = await ann.wait_for("heard, handled, learned")
    assert "Heard: 1 (1 complaint, 0 words of praise, 0 questions)\nHandled: 0\nLearned from: 0" in book.text
    await ann.click("Done")
    await ann.wait_for("Done, on your word")
    await ann.click("What will you change?")
    await ann.wait_for("so that nobody has to say that again")
    await ann.say("/learned")
    await ann.wait_for("Handled: 1\nLearned from: 0")
    await ann.say("A second person at the counter from 11 to 13")
    await ann.wait_for("Written down: A second person at the counter")
    await ann.say("/learned")
    book = await ann.wait_for("Handled: 1\nLearned from: 1")
    assert "“A second person at the counter from 11 to 13” (Ann, 23 Nov)" in book.text
    assert "Too early to tell" in book.text


async def test_whether_the_complaint_really_fell_is_counted_later(house: House) -> None:
    ann = await complained(house)
    house.clock.on(days=2)
    await ann.say("/learned")
    await ann.click("Forty minutes")
    await ann.wait_for("so that nobody has to say that again")
    await ann.say("A second person at the counter")
    await ann.wait_for("Written down:")
    house.clock.on(days=20)
    await ann.say("/learned")
    await ann.wait_for("It fell. Such complaints: 1 in the 20 days before, 0 in the 20 days after.")
    await paste(ann, "Waited an hour for soup. Nobody came to us at all.")
    house.clock.on(days=1)
    mark = ann.mark
    await ann.say("/learned")
    await ann.wait_for("No change. Such complaints: 1", since=mark)


async def test_in_a_group_heard_takes_the_message_it_answers(house: House) -> None:
    open_for_business(house.web, RIGHT)
    ann, ben = house.gram.person(7, "Ann"), house.gram.person(8, "Ben")
    team = house.gram.group("Team", (ann, ben), False)
    await team.say("/start aamunkoi.example")
    await team.wait_for("This is what a stranger finds")
    await house.settle()
    words = await team.say("A guest said: thank you Ben, the soup was wonderful", by=ben)
    await team.say("/heard", reply_to=words)
    await team.click("Praise")
    await team.wait_for("Ben was thanked by name")
    await team.click("Pass it on")
    await team.wait_for("For Ben, from a customer:")


async def test_with_two_companies_it_is_asked_which_one_is_meant(house: House) -> None:
    ann = await following(house)
    await follow_another(house, ann)
    await ann.say("/heard The soup was cold.")
    await ann.click("Complaint")
    await ann.wait_for("Which company?")
    await ann.click("Kahvila Aamunkoi")
    await ann.wait_for("A complaint. It is on your list")
