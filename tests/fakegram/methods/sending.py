"""Sending messages."""

import struct
from typing import Any

from tests.fakegram.errors import bad
from tests.fakegram.people import File
from tests.fakegram.world import World

from .content import keyboard, place, upload, written
from .registry import Params, chat_of, method

PHOTO_BYTES, DOCUMENT_BYTES = 10_000_000, 50_000_000


def _send(world: World, params: Params, content: dict[str, Any]) -> dict[str, Any]:
    chat = chat_of(world, params)
    board = keyboard(params)
    body = place(chat, params) | content | ({"reply_markup": board} if board else {})
    preview = params.get("link_preview_options")
    if preview:
        body["link_preview_options"] = preview
    message = chat.post(world.bot.json(), body, mine=True)
    message.force_reply = bool((params.get("reply_markup") or {}).get("force_reply"))
    return message.json()


@method("sendMessage")
async def send_message(world: World, params: Params) -> dict[str, Any]:
    """Send a text."""
    chat_of(world, params)
    return _send(world, params, written(params))


def _size(content: bytes) -> tuple[int, int]:
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    return 1280, 853


def sizes(file: File) -> list[dict[str, Any]]:
    """Return the ``PhotoSize`` list of a picture; refuses one that is too large."""
    if len(file.content) > PHOTO_BYTES:
        raise bad("file is too big")
    width, height = _size(file.content)
    if width + height > 10_000:
        raise bad("PHOTO_INVALID_DIMENSIONS")
    return [file.json() | {"width": width, "height": height}]


@method("sendPhoto")
async def send_photo(world: World, params: Params) -> dict[str, Any]:
    """Send a picture with a caption."""
    chat_of(world, params)
    file = upload(world, params, "photo")
    return _send(world, params, {"photo": sizes(file)} | written(params, "caption"))


@method("sendDocument")
async def send_document(world: World, params: Params) -> dict[str, Any]:
    """Send a document with a caption."""
    chat_of(world, params)
    file = upload(world, params, "document")
    if len(file.content) > DOCUMENT_BYTES:
        raise bad("file is too big")
    content = {"document": file.json() | {"file_name": file.name, "mime_type": file.mime}}
    return _send(world, params, content | written(params, "caption"))


@method("sendChatAction")
async def send_chat_action(world: World, params: Params) -> bool:
    """Show that the bot is typing."""
    chat_of(world, params)
    if not params.get("action"):
        raise bad("wrong parameter action in request")
    return True
