"""Chats as HTML; everything from outside is escaped."""

from datetime import UTC, datetime
from html import escape
from typing import Any

from tests.fakegram.chat import Chat
from tests.fakegram.message import Message
from tests.fakegram.world import World

_SERVICE = {
    "new_chat_members": "joined the group",
    "forum_topic_created": "opened a topic",
    "migrate_to_chat_id": "the group has become a supergroup",
    "migrate_from_chat_id": "the group was moved here",
}


def _frame(title: str, body: str, **attributes: object) -> str:
    data = "".join(f' data-{name}="{escape(str(value))}"' for name, value in attributes.items())
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(title)}</title><link rel="icon" href="data:,">'
        f'<link rel="stylesheet" href="/page/chat.css"></head><body{data}>{body}'
        '<script src="/page/chat.js" defer></script></body></html>'
    )


def _title(chat: Chat) -> str:
    return chat.title or chat.world.people[chat.id].name


def _initial(name: str) -> str:
    return f'<span class="face" aria-hidden="true">{escape(name[:1].upper())}</span>'


def chats(world: World) -> str:
    """Return the list of chats."""
    rows = []
    for chat in world.chats.values():
        if chat.type == "channel":
            continue
        last = chat.messages[-1].text.split("\n")[0][:90] if chat.messages else "Nothing said yet"
        kind = "with " + world.bot.name if chat.type == "private" else chat.type
        rows.append(
            f'<li><a href="/chat/{chat.id}">{_initial(_title(chat))}<span><b>{escape(_title(chat))}</b> '
            f"<small>{escape(kind)}</small><br>{escape(last)}</span></a></li>"
        )
    form = (
        '<form class="begin" method="post" action="/begin"><label>Somebody new <input name="name" value="Bo"></label>'
        '<label>speaks <select name="language">'
        + "".join(f"<option>{code}</option>" for code in ("en", "fi", "ru", "pl", "nb"))
        + "</select></label><button>Open a chat</button></form>"
    )
    listed = "".join(rows) or "<li><p>There is no chat yet.</p></li>"
    note = "<p>This is not Telegram: a stand-in on your own machine, for trying things out.</p>"
    return _frame("Chats", f'<main class="list"><h1>Chats</h1>{note}<ul>{listed}</ul>{form}</main>')


def _attached(message: Message) -> str:
    if "photo" in message.body:
        file = message.body["photo"][-1]["file_id"]
        return f'<img class="photo" src="/kept/{escape(file)}" alt="{escape(message.text or "a picture")}">'
    if "document" in message.body:
        document = message.body["document"]
        name, size = document.get("file_name", "file"), document["file_size"]
        link = f'<a class="file" href="/kept/{escape(document["file_id"])}" download="{escape(name)}">'
        return f"{link}{escape(name)} <small>{size} bytes</small></a>"
    return ""


def _button(message: Message, button: dict[str, Any], place: str) -> str:
    words = escape(button["text"])
    if "url" in button:
        link = f'<a class="key" href="{escape(button["url"])}" target="_blank" rel="noopener noreferrer">'
        return f'{link}{words}<i aria-hidden="true"> ↗</i></a>'
    copied = (button.get("copy_text") or {}).get("text", "")
    extra = f' data-copy="{escape(copied)}"' if copied else ""
    return f'<button class="key" name="button" value="{place}"{extra}>{words}</button>'


def _keys(message: Message) -> str:
    rows = "".join(
        '<div class="row">'
        + "".join(_button(message, button, f"{message.id}.{r}.{c}") for c, button in enumerate(row))
        + "</div>"
        for r, row in enumerate(message.keyboard)
    )
    return f'<form class="keys" method="post" action="/chat/{message.chat.id}/press">{rows}</form>' if rows else ""


def _quoted(message: Message) -> str:
    answered = message.body.get("reply_to_message")
    if not answered or "forum_topic_created" in answered:
        return ""
    said = (answered.get("text") or answered.get("caption") or "")[:80]
    return f'<div class="quoted"><b>{escape(answered["from"]["first_name"])}</b> {escape(said)}</div>'


def _tight(text: str) -> str:
    """Drop the line break beside a quotation, which stands on lines of its own anyway."""
    return text.replace("</blockquote>\n", "</blockquote>").replace("\n<blockquote", "<blockquote")


def message(message: Message) -> str:
    """Return one message with its buttons."""
    service = next((words for key, words in _SERVICE.items() if key in message.body), "")
    name = escape(message.sender["first_name"])
    attributes = f'id="m{message.id}" data-changed="{message.changed}"'
    if service:
        return f'<article class="service" {attributes}>{name}: {service}</article>'
    side = "bot" if message.mine else "me"
    at = datetime.fromtimestamp(message.body["date"], UTC)
    edited = "edited " if "edit_date" in message.body else ""
    topic = message.chat.topics.get(message.thread_id or 0)
    head = f"<header>{name}{f' in {escape(topic)}' if topic else ''}</header>" if message.chat.type != "private" else ""
    foot = f'<footer>{edited}<time datetime="{at.isoformat()}">{at:%H:%M}</time></footer>'
    body = f'<div class="text">{_tight(message.html)}</div>' if message.text else ""
    return (
        f'<article class="{side}" {attributes}><div class="bubble">{head}{_quoted(message)}'
        f"{_attached(message)}{body}{foot}</div>{_keys(message)}</article>"
    )


def _menu(chat: Chat) -> str:
    """Return the bot's command menu, as it was set for such a chat."""
    scope = "all_private_chats" if chat.type == "private" else "all_group_chats"
    known = chat.world.commands
    menu = known.get((scope, "")) or known.get(("default", "")) or []
    rows = "".join(
        f'<button name="text" value="/{escape(row["command"])}"><b>/{escape(row["command"])}</b> '
        f"{escape(row['description'])}</button>"
        for row in menu
    )
    form = f'<form id="menu" method="post" action="/chat/{chat.id}/say">{rows}</form>'
    return f"<details><summary>Menu</summary>{form}</details>" if rows else ""


def chat(chat: Chat) -> str:
    """Return the page of one chat."""
    world = chat.world
    shown = "".join(message(each) for each in chat.messages)
    empty = '<p class="hint">Say something, for example /start.</p>'
    people = [world.people[id] for id in chat.members]
    who = "".join(f'<option value="{person.id}">{escape(person.name)}</option>' for person in people)
    by = f'<label class="by">as <select name="by">{who}</select></label>' if len(people) > 1 else ""
    name = world.bot.name if chat.type == "private" else _title(chat)
    sub = f"as {_title(chat)}" if chat.type == "private" else f"{len(people)} people and {world.bot.name}"
    return _frame(
        f"{name}: chat",
        f'<main class="phone"><header class="top"><a href="/" aria-label="All chats">‹</a>{_initial(name)}'
        f"<h1>{escape(name)}<small>{escape(sub)}</small></h1></header>"
        f'<section id="log" role="log" aria-label="Messages">{shown or empty}</section>'
        '<div id="toast" role="status" aria-live="assertive" hidden></div>'
        f'{_menu(chat)}<form id="say" method="post" action="/chat/{chat.id}/say">{by}'
        '<textarea name="text" rows="1" placeholder="Message" aria-label="Message" autocomplete="off"></textarea>'
        '<button aria-label="Send">➤</button></form></main>',
        chat=chat.id,
        count=world.bell.count,
    )
