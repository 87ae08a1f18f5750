"""Stories 26 and 29, and what a group shares."""

from tests.bot.cafe import OLD, open_for_business
from tests.bot.conftest import House
from tests.fakegram.chat import Chat


async def group(house: House, *, forum: bool = False, bot: bool = True) -> Chat:
    """Make a group of Ann, who is its creator, and Ben, with the bot in it."""
    ann, ben = house.gram.person(7, "Ann"), house.gram.person(8, "Ben")
    return house.gram.group("Team", (ann, ben), forum, bot=bot)


async def following(house: House) -> Chat:
    open_for_business(house.web, OLD)
    team = await group(house)
    await team.say("/start aamunkoi.example")
    await team.click("..0142")
    await team.wait_for("Then this comes first")
    return team


async def test_ordinary_talk_and_foreign_commands_get_no_answer(house: House) -> None:
    team = await group(house)
    for words in ("Good morning", "check", "/weather", "/check@other_bot", "aamunkoi.example"):
        await team.say(words)
    await team.say("/help")
    await team.wait_for("This is what I can do here")
    assert len(team.answers) == 1


async def test_talk_gets_no_answer_where_the_bot_reads_everything(house: House) -> None:
    team = await following(house)
    ben = house.gram.people[8]
    await team.add_bot(admin=True)
    own = await team.say("Look at this", by=ben)
    before = len(team.answers)
    await team.photo(b"a picture", "The new sign", by=ben)
    await team.photo(b"a picture", by=ben, reply_to=own)
    await team.say("check", by=ben)
    await team.say("Forty minutes for a sandwich.\nNobody said sorry.", by=ben, reply_to=own)
    await team.say("Thank you!", by=ben, reply_to=team.last)
    await team.send({"voice": {"file_id": "v", "file_unique_id": "v", "duration": 1}}, by=ben)
    await team.say("/weather", by=ben)
    mark = team.mark
    await team.photo(b"a picture", by=ben, reply_to=team.last)
    await team.wait_for("I keep the picture", since=mark)
    assert len(team.answers) == before + 1


async def test_a_company_is_followed_by_command(house: House) -> None:
    team = await following(house)
    assert all(message.silent for message in team.answers)


async def test_only_an_admin_or_who_set_it_up_changes_the_facts(house: House) -> None:
    team = await following(house)
    ben = house.gram.people[8]
    await team.say("/facts", by=ben)
    press = await team.click("Phone", by=ben)
    assert (await press.toast()).text == "Only an admin of this group or Ann may do that."
    await team.click("Phone")
    asked = await team.wait_for("Ann: What is the phone number?")
    await team.say("02 555 0100", reply_to=asked, by=ben)
    await team.say("02 555 0199", reply_to=asked)
    await team.wait_for("Phone: 02 5550199. I have written it down as yours.")


async def test_a_case_is_taken_by_one_and_can_be_taken_over(house: House) -> None:
    team = await following(house)
    ben = house.gram.people[8]
    await team.click("I'll take it")
    await team.wait_for("Ann has it.")
    press = await team.click("Take over", by=ben)
    assert (await press.toast()).text == "Ben has it."
    await team.say("/findings", by=ben)
    await team.click("Mine", by=ben)
    await team.wait_for("1 to do")


async def test_in_a_forum_everything_is_said_in_the_topic_it_was_asked_in(house: House) -> None:
    open_for_business(house.web, OLD)
    team = await group(house, forum=True)
    topic = await team.topic("Web")
    await team.say("/start aamunkoi.example", thread=topic)
    look = await team.wait_for("This is what a stranger finds")
    assert look.thread_id == topic
    await team.click("..0142")
    card = await team.wait_for("Then this comes first")
    assert card.thread_id == topic


async def test_being_added_is_answered_once(house: House) -> None:
    team = await group(house, bot=False)
    await team.add_bot()
    await team.wait_for("In a group I read only commands and replies to me.")
    assert len(team.answers) == 1


async def test_a_card_has_four_buttons_and_more(house: House) -> None:
    team = await following(house)
    card = await team.wait_for("Then this comes first")
    assert [key for row in card.buttons for key in row] == [
        "Open OpenStreetMap",
        "Done",
        "Later",
        "I'll take it",
        "More",
    ]
    await team.click("More")
    await team.wait_for(lambda one: "Not right" in str(one.buttons))
