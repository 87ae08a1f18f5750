"""Formatting, files, members, menus, the clock and the journal."""

from datetime import UTC, datetime

import pytest
from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats, ForceReply, InputMediaDocument, MessageEntity
from telegram.constants import ParseMode

from tests.fakegram import Chat, FakeGram
from tests.fakegram.entities import spotted

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (320).to_bytes(4) + (200).to_bytes(4)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("1. aamunkoi.example, your site", "aamunkoi.example"),
        ("gone: https://aamunkoi.example/a.html. 5 min", "https://aamunkoi.example/a.html"),
        ("(https://aamunkoi.example/?y=1)", "https://aamunkoi.example/?y=1"),
    ],
)
def test_a_stop_behind_an_address_is_no_part_of_it(text: str, address: str) -> None:
    [found] = spotted(text, [])
    assert text[found["offset"] :][: found["length"]] == address


async def test_html_becomes_text_and_utf16_entities(bot: Bot, chat: Chat) -> None:
    link = '<a href="https://a.example/?a=1&amp;b=2">link</a>'
    text = f"  😀 <b>bold <i>both</i></b> &lt;b&gt; {link}\n<code>x &amp; y</code> "
    sent = await bot.send_message(7, text, parse_mode=ParseMode.HTML)
    assert sent.text == "😀 bold both <b> link\nx & y"
    assert {entity.type: sent.parse_entity(entity) for entity in sent.entities} == {
        MessageEntity.BOLD: "bold both",
        MessageEntity.ITALIC: "both",
        MessageEntity.TEXT_LINK: "link",
        MessageEntity.CODE: "x & y",
    }
    assert sent.entities[0].offset == 3
    assert "<b>" not in chat.last.html.replace('<b class="bold">', "")


async def test_quotes_spoilers_and_times_are_known(bot: Bot, chat: Chat) -> None:
    text = '<blockquote expandable>q</blockquote><tg-spoiler>s</tg-spoiler><tg-time unix="1800000000">then</tg-time>'
    await bot.send_message(7, text, parse_mode=ParseMode.HTML)
    kinds = [entity["type"] for entity in chat.last.entities]
    assert kinds == ["expandable_blockquote", "spoiler", "date_time"]


async def test_plain_text_is_left_alone_but_for_what_telegram_spots(bot: Bot, chat: Chat) -> None:
    sent = await bot.send_message(7, "<b> /check@goodname_test_bot https://a.example/x hi@a.example @ann_b 1/2 &amp;")
    assert sent.text.startswith("<b>")
    assert [sent.parse_entity(entity) for entity in sent.entities] == [
        "/check@goodname_test_bot",
        "https://a.example/x",
        "hi@a.example",
        "@ann_b",
    ]


async def test_files_go_both_ways(bot: Bot, chat: Chat, gram: FakeGram) -> None:
    sent = await bot.send_document(7, b"a,b", filename="a.csv", caption="<b>all</b>", parse_mode=ParseMode.HTML)
    assert (sent.document.file_name, sent.document.file_size, sent.caption) == ("a.csv", 3, "all")
    assert gram.files[sent.document.file_id].content == b"a,b"
    photo = await bot.send_photo(7, PNG)
    assert (photo.photo[-1].width, photo.photo[-1].height) == (320, 200)
    await chat.photo(b"jpeg", "a screenshot")
    (update,) = await bot.get_updates()
    file = await bot.get_file(update.message.photo[-1].file_id)
    assert bytes(await file.download_as_bytearray()) == b"jpeg"
    again = await bot.send_document(7, sent.document.file_id)
    assert again.document.file_name == "a.csv"
    changed = await sent.edit_media(InputMediaDocument(b"new", filename="b.csv"))
    assert changed.document.file_name == "b.csv"


async def test_members_and_their_roles(bot: Bot, gram: FakeGram) -> None:
    ann, bo, eve = gram.person(7, "Ann"), gram.person(8, "Bo"), gram.person(9, "Eve")
    group = gram.group("Team", [ann, bo], supergroup=True)
    assert (await bot.get_chat_member(group.id, ann.id)).status == "creator"
    await group.set_role(bo, "administrator", by=ann)
    assert {member.user.id for member in await bot.get_chat_administrators(group.id)} == {7, 8}
    assert (await bot.get_chat_member(group.id, eve.id)).status == "left"
    assert await bot.get_chat_member_count(group.id) == 3
    assert (await bot.get_chat(group.id)).title == "Team"


async def test_menus_and_profile_are_kept_by_scope_and_language(bot: Bot, gram: FakeGram) -> None:
    scope = BotCommandScopeAllPrivateChats()
    await bot.set_my_commands([BotCommand("check", "Tarkista")], scope=scope, language_code="fi")
    await bot.set_my_short_description("Short")
    assert gram.commands["all_private_chats", "fi"] == [{"command": "check", "description": "Tarkista"}]
    assert await bot.get_my_commands() == ()
    assert gram.profile["short_description", ""] == "Short"


async def test_the_clock_can_be_set(bot: Bot, chat: Chat, gram: FakeGram) -> None:
    gram.clock.set(datetime(2028, 2, 29, 9, tzinfo=UTC))
    sent = await bot.send_message(7, "x")
    assert (sent.date.year, sent.date.month, sent.date.day) == (2028, 2, 29)


async def test_the_journal_keeps_every_call_with_its_result(bot: Bot, chat: Chat, gram: FakeGram) -> None:
    await bot.send_message(7, "x", reply_markup=ForceReply(), disable_notification=True)
    await bot.delete_message(7, 1)
    await bot.delete_messages(7, [1, 2])
    send, *rest = gram.calls(chat=chat)
    assert (send.method, send.text, send.ok, send.result["message_id"]) == ("sendMessage", "x", True, 1)
    assert [call.method for call in rest] == ["deleteMessage", "deleteMessages"]
    assert chat.log[0].force_reply and chat.log[0].silent
    assert chat.messages == []


async def test_waiting_sees_edits_and_tells_the_screen_when_it_fails(bot: Bot, chat: Chat) -> None:
    sent = await bot.send_message(7, "0 of 9")
    mark = chat.mark
    with pytest.raises(AssertionError, match="Goodname: 0 of 9"):
        await chat.wait_for("of 9", 0.05, since=mark)
    await sent.edit_text("9 of 9")
    assert (await chat.wait_for("of 9", since=mark)).text == "9 of 9"
    assert len(chat.answers) == 1
