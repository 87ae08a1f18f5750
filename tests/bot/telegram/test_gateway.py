"""Sending, and every way in which it can fail."""

import pytest
from telegram.ext import ExtBot

from bot.render.keyboard import Button
from bot.telegram.gateway import Gateway, Hooks, topic_gone
from bot.telegram.limiter import Urgency
from bot.telegram.sent import ChatGone, SendLater, SendRejected, SendUncertain
from tests.fakegram import Chat, FakeGram


class Told:
    """What the hooks heard."""

    def __init__(self) -> None:
        self.heard: list[tuple[object, ...]] = []

    def hooks(self) -> Hooks:
        return Hooks(on_gone=self.hear, on_migrated=self.hear, on_thread_gone=self.hear)

    async def hear(self, *what: object) -> None:
        self.heard.append(what)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def gateway(bot: ExtBot[Urgency], told: Told) -> Gateway:
    return Gateway(bot, told.hooks())


async def test_words_of_others_arrive_literally_and_buttons_as_they_are(gateway: Gateway, chat: Chat) -> None:
    board = ((Button("Open", url="https://a.example"), Button("Done", data="1:done:ab")), (Button("Copy", copy="x"),))
    sent = await gateway.send(chat.id, "<b>Hi</b> &lt;b&gt;&amp;&lt;/a&gt;", keyboard=board)
    assert chat.last.text == "Hi <b>&</a>"
    assert chat.last.buttons == [["Open", "Done"], ["Copy"]]
    assert chat.last.id == sent.message_id
    assert chat.last.body["link_preview_options"] == {"is_disabled": True}


async def test_only_the_named_link_is_previewed(gateway: Gateway, chat: Chat) -> None:
    await gateway.send(chat.id, "https://a.example", preview_url="https://a.example", silent=True)
    assert chat.last.body["link_preview_options"] == {"url": "https://a.example"}
    assert chat.last.silent


async def test_a_long_text_comes_in_marked_parts_with_the_keyboard_under_the_last(gateway: Gateway, chat: Chat) -> None:
    text = "\n\n".join(f"<b>Part {n}</b> " + "word " * 300 for n in range(5))
    sent = await gateway.send(chat.id, text, keyboard=((Button("Next", data="1:n:a"),),), reply_to=None)
    assert [message.text[-5:] for message in chat.answers] == ["(1/3)", "(2/3)", "(3/3)"]
    assert [message.buttons for message in chat.answers] == [[], [], [["Next"]]]
    assert len(sent.message_ids) == 3


async def test_more_than_three_parts_become_a_document(gateway: Gateway, gram: FakeGram, chat: Chat) -> None:
    await gateway.send(chat.id, "<b>Head</b>\n\n" + "äö word " * 3000, name="findings.html")
    document = chat.last.body["document"]
    assert document["file_name"] == "findings.html"
    assert "äö word" in gram.files[document["file_id"]].content.decode()
    assert chat.last.text.startswith("Head")
    assert len(chat.answers) == 1


async def test_an_edit_that_changes_nothing_is_no_trouble(gateway: Gateway, gram: FakeGram, chat: Chat) -> None:
    sent = await gateway.send(chat.id, "same")
    assert await gateway.edit(chat.id, sent.message_id, "same")
    assert "not modified" in gram.calls("editMessageText")[0].error.description
    assert await gateway.edit(chat.id, sent.message_id, "other")
    assert chat.last.text == "other"


async def test_an_edit_of_what_is_gone_says_so(gateway: Gateway, chat: Chat) -> None:
    sent = await gateway.send(chat.id, "here")
    chat.last.deleted = True
    assert not await gateway.edit(chat.id, sent.message_id, "there")


async def test_html_that_cannot_be_read_goes_out_once_as_plain_text(
    gateway: Gateway, gram: FakeGram, chat: Chat
) -> None:
    await gateway.send(chat.id, "<b>bold &amp; <i>broken</b>")
    assert chat.last.text == "bold & broken"
    assert len(gram.calls("sendMessage")) == 2
    await gateway.edit(chat.id, chat.last.id, "<oops>edited</oops>")
    assert chat.last.text == "edited"


async def test_an_answer_to_a_deleted_message_is_still_given(gateway: Gateway, chat: Chat) -> None:
    question = await chat.say("hello")
    question.deleted = True
    await gateway.send(chat.id, "hi", reply_to=question.id)
    assert chat.last.reply_to is None


@pytest.mark.parametrize("how", ["blocked", "deactivated", "unknown"])
async def test_a_chat_that_is_gone_is_told_and_not_tried_again(
    how: str, gateway: Gateway, gram: FakeGram, chat: Chat, told: Told
) -> None:
    if how == "blocked":
        await chat.block()
    gram.people[7].deactivated = how == "deactivated"
    chat.gone = how == "unknown"
    with pytest.raises(ChatGone):
        await gateway.send(chat.id, "hi")
    assert [chat_id for chat_id, _ in told.heard] == [7]
    assert len(gram.calls("sendMessage")) == 1


async def test_a_kicked_bot_is_told(gateway: Gateway, gram: FakeGram, told: Told) -> None:
    group = gram.group("Team", [gram.person(1, "Bo")], supergroup=True)
    await group.kick_bot()
    with pytest.raises(ChatGone, match="kicked from the supergroup"):
        await gateway.document(group.id, "a.csv", b"a")
    assert told.heard[0][0] == group.id


async def test_a_group_that_moved_gets_its_message_once_under_the_new_id(
    gateway: Gateway, gram: FakeGram, told: Told
) -> None:
    group = gram.group("Team", [gram.person(1, "Bo")])
    new = await group.migrate()
    sent = await gateway.send(group.id, "digest")
    assert sent.chat_id == new.id
    assert told.heard == [(group.id, new.id)]
    assert [message.text for message in new.answers] == ["digest"]
    assert not group.answers


async def test_a_lost_topic_gives_way_to_the_main_thread_with_a_note(
    gateway: Gateway, gram: FakeGram, told: Told
) -> None:
    group = gram.group("Team", [gram.person(1, "Bo")], forum=True)
    topic = await group.topic("Web")
    await gateway.send(group.id, "first", thread_id=topic)
    assert group.last.thread_id == topic
    group.delete_topic(topic)
    sent = await gateway.send(group.id, "second", thread_id=topic)
    assert (sent.thread_id, group.last.thread_id) == (None, None)
    assert group.last.text == f"{await topic_gone(0)}\n\nsecond"
    assert told.heard == [(group.id, topic)]


async def test_what_telegram_refuses_is_refused_for_good(gateway: Gateway, gram: FakeGram, chat: Chat) -> None:
    with pytest.raises(SendRejected, match="empty"):
        await gateway.send(chat.id, "<b> </b>")
    assert len(gram.calls("sendMessage")) == 1


@pytest.mark.parametrize("fault", [{"drop": "after"}, {"drop": "before"}, {"status": 502}])
async def test_without_an_answer_nobody_knows_and_nothing_is_sent_twice(
    fault: dict[str, object], gateway: Gateway, gram: FakeGram, chat: Chat
) -> None:
    gram.fail("sendMessage", **fault)
    with pytest.raises(SendUncertain) as caught:
        await gateway.send(chat.id, "hi")
    assert not caught.value.unsent
    assert len(gram.calls("sendMessage")) == 1


async def test_an_edit_without_an_answer_is_made_again(gateway: Gateway, gram: FakeGram, chat: Chat) -> None:
    sent = await gateway.send(chat.id, "one")
    gram.fail("editMessageText", drop="after")
    assert await gateway.edit(chat.id, sent.message_id, "two")
    assert chat.last.text == "two"


async def test_a_chat_that_has_to_wait_gets_its_message_after_that(
    gateway: Gateway, gram: FakeGram, chat: Chat
) -> None:
    gram.fail("sendMessage", retry_after=1)
    await gateway.send(chat.id, "hi")
    first, second = gram.calls("sendMessage")
    assert second.seconds - first.seconds >= 1
    assert [message.text for message in chat.answers] == ["hi"]


async def test_a_wait_without_end_is_passed_on(
    gateway: Gateway, gram: FakeGram, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.limiter.TRIES", 1)
    gram.fail("sendMessage", retry_after=40)
    with pytest.raises(SendLater) as caught:
        await gateway.send(chat.id, "hi")
    assert caught.value.seconds == 40


async def test_a_button_is_answered_once_and_late_answers_are_swallowed(
    gateway: Gateway, gram: FakeGram, chat: Chat
) -> None:
    await gateway.send(chat.id, "hi", keyboard=((Button("Done", data="1:d:a"),),))
    press = await chat.click("Done")
    assert await gateway.toast(press.id, "ö" * 300, alert=True)
    toast = await press.toast()
    assert (len(toast.text), toast.alert) == (200, True)
    assert not await gateway.toast(press.id)


async def test_typing_is_never_worth_an_error(gateway: Gateway, gram: FakeGram, chat: Chat) -> None:
    await chat.block()
    await gateway.typing(chat.id)
    await gateway.typing(12345)


async def test_a_picture_carries_its_words(gateway: Gateway, chat: Chat) -> None:
    await gateway.photo(chat.id, b"\x89PNG not really", "<b>Seven</b> of nine")
    assert "photo" in chat.last.body
    assert chat.last.text == "Seven of nine"
