"""Changing, deleting and pinning messages."""

from typing import Any

from tests.fakegram.errors import NOT_MODIFIED, bad
from tests.fakegram.message import Message
from tests.fakegram.world import World

from .content import keyboard, upload, written
from .registry import Params, chat_of, message_of, method
from .sending import sizes

_CONTENT = (
    "text",
    "entities",
    "caption",
    "caption_entities",
    "photo",
    "document",
    "reply_markup",
    "link_preview_options",
)


def _editable(world: World, params: Params) -> Message:
    message = message_of(world, params, "edit")
    if not message.mine:
        raise bad("message can't be edited")
    return message


def _change(world: World, message: Message, params: Params, parts: tuple[str, ...], new: dict[str, Any]) -> Any:
    board = keyboard(params)
    new = new | ({"reply_markup": board} if board else {})
    parts = (*parts, "reply_markup")
    if {k: message.body.get(k) for k in parts} == {k: new.get(k) for k in parts}:
        raise bad(NOT_MODIFIED)
    if "reply_markup" in message.body and message.body["reply_markup"] != board:
        message.before.append(message.body["reply_markup"])
    for part in parts:
        message.body.pop(part, None)
    message.body |= new | {"edit_date": int(world.clock.now())}
    message.changed = world.bell.ring()
    return message.json()


@method("editMessageText")
async def edit_text(world: World, params: Params) -> Any:
    """Change text and keyboard."""
    message = _editable(world, params)
    new = written(params)
    if "text" not in message.body:
        raise bad("there is no text in the message to edit")
    return _change(world, message, params, ("text", "entities"), new)


@method("editMessageCaption")
async def edit_caption(world: World, params: Params) -> Any:
    """Change caption and keyboard."""
    message = _editable(world, params)
    if "text" in message.body:
        raise bad("there is no caption in the message to edit")
    return _change(world, message, params, ("caption", "caption_entities"), written(params, "caption"))


@method("editMessageMedia")
async def edit_media(world: World, params: Params) -> Any:
    """Change picture or document, caption and keyboard."""
    message = _editable(world, params)
    media = params.get("media") or {}
    file = upload(world, params | {"media": media.get("media")}, "media")
    document = {"document": file.json() | {"file_name": file.name, "mime_type": file.mime}}
    new = {"photo": sizes(file)} if media.get("type") == "photo" else document
    return _change(world, message, params, _CONTENT, new | written(media, "caption"))


@method("editMessageReplyMarkup")
async def edit_markup(world: World, params: Params) -> Any:
    """Change or take away the keyboard."""
    return _change(world, _editable(world, params), params, (), {})


def _delete(world: World, message: Message) -> None:
    if not message.mine and message.chat.type == "private" and message.body["date"] < world.clock.now() - 48 * 3600:
        raise bad("message can't be deleted")
    if not message.mine and message.chat.type != "private" and message.chat.bot != "administrator":
        raise bad("message can't be deleted")
    message.deleted = True
    world.bell.ring()


@method("deleteMessage")
async def delete(world: World, params: Params) -> bool:
    """Delete one message."""
    _delete(world, message_of(world, params, "delete"))
    return True


@method("deleteMessages")
async def delete_many(world: World, params: Params) -> bool:
    """Delete several messages; unknown ones are passed over."""
    chat = chat_of(world, params)
    for message_id in params.get("message_ids") or []:
        message = chat.message(message_id)
        if message is not None:
            _delete(world, message)
    return True


@method("pinChatMessage")
async def pin(world: World, params: Params) -> bool:
    """Pin a message."""
    message = message_of(world, params, "pin")
    if message.chat.type != "private" and message.chat.bot != "administrator":
        raise bad("not enough rights to manage pinned messages in the chat")
    message.chat.pinned.append(message.id)
    return True


@method("unpinChatMessage")
async def unpin(world: World, params: Params) -> bool:
    """Unpin a message, or the newest pinned one."""
    chat = chat_of(world, params)
    wanted = params.get("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if wanted not in chat.pinned:
        raise bad("message to unpin not found")
    chat.pinned.remove(wanted)
    return True


@method("unpinAllChatMessages")
async def unpin_all(world: World, params: Params) -> bool:
    """Unpin everything."""
    chat_of(world, params).pinned.clear()
    return True
