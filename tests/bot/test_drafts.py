"""Story 19: drafts of replies, in the language of the review, that the bot never posts."""

from dataclasses import replace

import pytest

from tests.bot.cafe import RIGHT, open_for_business
from tests.bot.conftest import House
from tests.checks.saved_web import answer_json
from tests.fakegram.chat import Chat
from tests.fakegram.message import Message

WORDS = {
    "en": "Forty minutes for a sandwich, and nobody said sorry. Marko",
    "fi": "Odotin voileipää 40 minuuttia, eikä kukaan pahoitellut. En tule enää. Marko",
    "nb": "Ventet førti minutter på et smørbrød, og ingen sa unnskyld til oss. Marko",
    "pl": "Czterdzieści minut czekania na kanapkę i nikt nie przeprosił. Marko",
    "ru": "Сорок минут ждали бутерброд, и никто даже не извинился. Марко",
}


async def paste(ann: Chat, words: str, kind: str = "Complaint") -> None:
    """Paste words of more than one line, and say what they are."""
    await ann.say(words.replace(". ", ".\n"))
    mark = ann.mark
    await ann.click(kind)
    await ann.wait_for(f"A {kind.lower()}. It is on your list", since=mark)


def labels(message: Message) -> list[str]:
    return [key for row in message.buttons for key in row]


async def complained(house: House, words: str = WORDS["en"]) -> Chat:
    """Bring Ann to the card of a complaint that she pasted."""
    open_for_business(house.web, RIGHT)
    ann = house.ann()
    await ann.say("aamunkoi.example")
    await ann.wait_for("This is what a stranger finds")
    await house.settle()
    await paste(ann, words)
    return ann


async def drafted(house: House, words: str = WORDS["en"], reason: str = "We were short-handed") -> Chat:
    ann = await complained(house, words)
    await ann.click("Draft a reply")
    await ann.click(reason)
    await ann.wait_for("I never post for you")
    return ann


async def copied(ann: Chat) -> str:
    return (await ann.click("Copy")).copied


async def test_the_draft_comes_first_and_asks_one_thing(house: House) -> None:
    ann = await complained(house)
    assert labels(ann.last)[0] == "Draft a reply"
    assert len(labels(ann.last)) <= 5
    await ann.click("Draft a reply")
    await ann.wait_for("What happened?")
    assert labels(ann.last) == [
        "We were short-handed", "Our mistake", "We do not know this customer", "I'll write it", "Back",
    ]  # fmt: skip


@pytest.mark.parametrize("language", WORDS)
async def test_the_draft_is_in_the_language_of_the_review_and_holds_a_detail_of_it(house: House, language: str) -> None:
    ann = await drafted(house, WORDS[language])
    text = await copied(ann)
    assert text in ann.last.text and len(text) <= 250
    first = WORDS[language].split(",")[0].split(" i ")[0].lower()
    assert first in text.lower()
    assert labels(ann.last) == ["Copy", "Done", "Longer", "Something else happened", "Back"]


async def test_a_longer_draft_may_have_700_characters(house: House) -> None:
    ann = await drafted(house)
    short = await copied(ann)
    await ann.click("Longer")
    await ann.wait_for("Thank you for telling us.")
    assert "Copy" not in labels(ann.last) and "Shorter" in labels(ann.last)
    assert len(short) < len(ann.last.text.split("Forty minutes")[-1]) < 900
    await ann.click("Shorter")
    await ann.wait_for(lambda message: "Thank you for telling us." not in message.text)
    assert await copied(ann) == short


async def test_a_message_in_reply_changes_the_draft(house: House) -> None:
    ann = await drafted(house)
    short = await copied(ann)
    mark = ann.mark
    await ann.say("shorter, please", reply_to=ann.last)
    await ann.wait_for("I never post for you", since=mark)
    assert len(await copied(ann)) < len(short)
    await ann.say("Warmer", reply_to=ann.last)
    await ann.wait_for("We know how annoying that is.")
    await ann.say("The till was broken all morning", reply_to=ann.last)
    await ann.wait_for("The till was broken all morning.")


async def test_a_sentence_with_the_word_of_a_wish_in_it_is_the_owner_s_own(house: House) -> None:
    ann = await drafted(house)
    for sentence in ("We have a new cook since Monday", "One more waiter works at noon now"):
        await ann.say(sentence, reply_to=ann.last)
        await ann.wait_for(f"{sentence}.")


async def test_the_owner_s_own_sentence_goes_in_under_the_same_guards(house: House) -> None:
    ann = await complained(house)
    await ann.click("Draft a reply")
    await ann.click("I'll write it")
    await ann.wait_for("Write it in English")
    await ann.say("You get your money back")
    await ann.wait_for("it speaks of money: what you promise, you write yourself")
    await ann.say("x" * 121)
    await ann.wait_for("120 characters at most")
    await ann.say("The oven broke down that morning")
    await ann.wait_for("I never post for you")
    assert "The oven broke down that morning." in await copied(ann)


async def test_only_what_is_confirmed_is_given_as_a_contact(house: House) -> None:
    ann = await drafted(house, reason="We do not know this customer")
    assert "hei@aamunkoi.example" not in ann.last.text
    await ann.say("/facts")
    await ann.click("All of this is right")
    await ann.wait_for("noted that all of this is right")
    await paste(ann, "Cold soup and a rude word. That was our whole evening there.")
    await ann.click("Draft a reply")
    await ann.click("We do not know this customer")
    await ann.wait_for("hei@aamunkoi.example")


async def test_no_two_drafts_in_a_row_share_a_sentence(house: House) -> None:
    ann = await drafted(house)
    first = await copied(ann)
    await paste(ann, "Sixty minutes for a cake. The cake was dry.")
    await ann.click("Draft a reply")
    await ann.click("We were short-handed")
    await ann.wait_for("“The cake was dry”")
    second = await copied(ann)
    assert not {one for one in first.split(". ") if len(one) > 12} & set(second.split(". "))


async def test_done_stands_under_the_draft_and_the_bot_sends_nothing_anywhere(house: House) -> None:
    ann = await complained(house)
    house.web.asked.clear()
    house.web.posted.clear()
    await ann.click("Draft a reply")
    await ann.click("Our mistake")
    await ann.wait_for("I never post for you: copy it, change it as you like, and send it yourself.")
    await ann.click("Done")
    await ann.wait_for("Done, on your word")
    assert house.web.asked == [] and house.web.posted == []


async def test_a_question_is_answered_with_the_owner_s_sentence(house: House) -> None:
    open_for_business(house.web, RIGHT)
    ann = house.ann()
    await ann.say("aamunkoi.example")
    await ann.wait_for("This is what a stranger finds")
    await house.settle()
    await paste(ann, "Hello. Do you have anything without gluten for a child?", "Question")
    await ann.click("Draft a reply")
    await ann.wait_for("What is the answer, in one sentence?")
    await ann.say("Yes, our oat bread and both soups")
    await ann.wait_for("Yes, our oat bread and both soups.")


async def test_a_model_drafts_at_once_where_one_is_set_and_never_past_the_guards(house: House) -> None:
    await house.stop()
    model = replace(house.settings.language, base_url="https://model.example/v1", model="small")
    house.settings = replace(house.settings, language=model)
    await house.start()
    ann = await complained(house)
    said = ["Marko, forty minutes for a sandwich is far too long. You get a refund."]
    house.web.pages["https://model.example/v1/chat/completions"] = lambda url, body: answer_json(
        {"choices": [{"message": {"content": said[0]}}]}
    )
    await ann.click("Draft a reply")
    await ann.wait_for("What happened?")
    said[0] = "Marko, forty minutes for a sandwich is far too long. We are sorry."
    await ann.click("Back")
    await ann.click("Draft a reply")
    await ann.wait_for("I never post for you")
    assert await copied(ann) == said[0]
