"""Every refusal, as the real library reads it."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, EndPointNotFound, Forbidden, InvalidToken, NetworkError

from tests.fakegram import Chat, FakeGram

Do = Callable[[Bot], Awaitable[Any]]


def html(text: str) -> Do:
    return lambda bot: bot.send_message(7, text, parse_mode=ParseMode.HTML)


def keys(**button: Any) -> Do:
    board = InlineKeyboardMarkup([[InlineKeyboardButton("x", **button)]])
    return lambda bot: bot.send_message(7, "x", reply_markup=board)


@pytest.mark.parametrize(
    ("do", "words"),
    [
        (html("<b>x"), 'Can\'t find end tag corresponding to start tag "b"'),
        (html("<blink>x</blink>"), 'Unsupported start tag "blink" at byte offset 0'),
        (html("äx</b>"), "Unexpected end tag at byte offset 3"),
        (html("<b><i>x</b></i>"), 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        (html("a <b"), "Unclosed start tag at byte offset 2"),
        (html("<span>x</span>"), 'Tag "span" must have class "tg-spoiler"'),
        (html(" <b> </b> "), "message text is empty"),
        (lambda bot: bot.send_message(7, "x" * 4097), "message is too long"),
        (lambda bot: bot.send_message(7, "😀" * 2049), "message is too long"),
        (lambda bot: bot.send_document(7, b"x", caption="x" * 1025), "message caption is too long"),
        (keys(callback_data="ä" * 33), "BUTTON_DATA_INVALID"),
        (keys(url="no address"), "Wrong HTTP URL"),
        (lambda bot: bot.send_message(7, "x", message_thread_id=5), "message thread not found"),
        (lambda bot: bot.send_message(7, "x", reply_parameters=ReplyParameters(99)), "message to be replied not found"),
        (lambda bot: bot.send_message(99, "x"), "chat not found"),
        (lambda bot: bot.edit_message_text("x", 7, 99), "message to edit not found"),
        (lambda bot: bot.edit_message_text("x", 7, 1), "message can't be edited"),
        (lambda bot: bot.delete_message(7, 99), "message to delete not found"),
        (lambda bot: bot.get_file("nothing"), "invalid file_id"),
        (lambda bot: bot.answer_callback_query("1"), "query is too old and response timeout expired"),
    ],
)
async def test_a_400_says_what_the_bot_api_says(do: Do, words: str, bot: Bot, chat: Chat, gram: FakeGram) -> None:
    await chat.say("hello")
    with pytest.raises(BadRequest):
        await do(bot)
    assert words in str(gram.calls()[-1].error)


async def test_the_same_again_is_not_modified(bot: Bot, chat: Chat) -> None:
    board = InlineKeyboardMarkup([[InlineKeyboardButton("a", callback_data="1")]])
    sent = await bot.send_message(7, "<b>x</b>", parse_mode=ParseMode.HTML, reply_markup=board)
    with pytest.raises(BadRequest, match="exactly the same as a current content"):
        await sent.edit_text("<b>x</b>", parse_mode=ParseMode.HTML, reply_markup=board)
    await sent.edit_text("x", reply_markup=board)
    await sent.edit_reply_markup(None)
    with pytest.raises(BadRequest, match="not modified"):
        await sent.edit_reply_markup(None)


async def test_a_button_is_answered_once_and_not_too_late(bot: Bot, chat: Chat, gram: FakeGram) -> None:
    board = InlineKeyboardMarkup([[InlineKeyboardButton("a", callback_data="1")]])
    await bot.send_message(7, "x", reply_markup=board)
    first, second = await chat.click("a"), await chat.click("a")
    await bot.answer_callback_query(first.id, "once")
    with pytest.raises(BadRequest, match=r"(?i)query is too old"):
        await bot.answer_callback_query(first.id)
    gram.clock.advance(3600)
    with pytest.raises(BadRequest, match=r"(?i)query is too old"):
        await bot.answer_callback_query(second.id)


async def test_a_403_says_why(bot: Bot, chat: Chat, gram: FakeGram) -> None:
    group = gram.group("Team", [gram.people[7]], supergroup=True)
    await chat.block()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(7, "x")
    await chat.unblock()
    gram.people[7].deactivated = True
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(7, "x")
    await group.kick_bot()
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await bot.send_message(group.id, "x")
    await group.kick_bot(left=True)
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await bot.send_message(group.id, "x")


async def test_a_group_that_moved_says_where(bot: Bot, gram: FakeGram) -> None:
    group = gram.group("Team", [gram.person(7, "Ann")])
    new = await group.migrate()
    with pytest.raises(ChatMigrated) as caught:
        await bot.send_message(group.id, "x")
    assert caught.value.new_chat_id == new.id
    first, second = await bot.get_updates()
    assert (first.message.migrate_to_chat_id, second.message.migrate_from_chat_id) == (new.id, group.id)


async def test_faults_come_as_often_as_asked_and_only_where_asked(bot: Bot, chat: Chat, gram: FakeGram) -> None:
    other = gram.private(gram.person(8, "Bo"))
    fault = gram.fail("sendMessage", 400, "Bad Request: PEER_FLOOD", text="bad", chat=chat, times=2)
    await bot.send_message(other.id, "bad")
    await bot.send_message(7, "good")
    for _ in range(2):
        with pytest.raises(BadRequest, match=r"(?i)peer_flood"):
            await bot.send_message(7, "bad")
    await bot.send_message(7, "bad")
    assert fault.met == 2


async def test_a_cut_connection_leaves_the_message_or_not(bot: Bot, chat: Chat, gram: FakeGram) -> None:
    gram.fail("sendMessage", drop="before")
    with pytest.raises(NetworkError):
        await bot.send_message(7, "before")
    gram.fail("sendMessage", drop="after")
    with pytest.raises(NetworkError):
        await bot.send_message(7, "after")
    assert [message.text for message in chat.answers] == ["after"]


async def test_tokens_and_methods_are_known_or_not(bot: Bot, gram: FakeGram) -> None:
    with pytest.raises(EndPointNotFound):
        await bot.do_api_request("sendHologram")
    wrong = Bot("1:other", base_url=gram.base_url)
    with pytest.raises(InvalidToken):
        await wrong.initialize()
    await wrong.shutdown()
