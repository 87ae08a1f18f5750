"""Text, captions, keyboards and places of messages to be."""

import re
from typing import Any

from tests.fakegram.chat import Chat
from tests.fakegram.entities import spotted
from tests.fakegram.errors import bad
from tests.fakegram.markup_html import parse, trim
from tests.fakegram.people import File
from tests.fakegram.units import units
from tests.fakegram.world import World

from .registry import Params

TEXT, CAPTION = 4096, 1024
_HOST = re.compile(r"(?i)^(?:https?|tg|ton)://[^\s/]+|^(?:[\w-]+\.)+\w{2,}(?:/|$)")


def written(params: Params, name: str = "text") -> dict[str, Any]:
    """Return the text and entities of a call, under the field's own name."""
    raw, mode = str(params.get(name) or ""), str(params.get("parse_mode") or "").lower()
    own = "entities" if name == "text" else f"{name}_entities"
    text, entities = parse(raw) if mode == "html" else trim(raw, params.get(own) or [])
    if name == "text" and not text:
        raise bad("message text is empty")
    if units(text) > (TEXT if name == "text" else CAPTION):
        raise bad("message is too long" if name == "text" else "message caption is too long")
    entities = spotted(text, entities)
    return ({name: text} if text else {}) | ({own: entities} if entities else {})


def _button(button: dict[str, Any]) -> None:
    if not str(button.get("text") or "").strip():
        raise bad('can\'t parse inline keyboard button: Field "text" must be of type String')
    if not button.keys() - {"text", "style", "icon_custom_emoji_id"}:
        raise bad("Text buttons are unallowed in the inline keyboard")
    data = button.get("callback_data")
    if data is not None and not 1 <= len(data.encode()) <= 64:
        raise bad("BUTTON_DATA_INVALID")
    url = button.get("url")
    if url is not None and not _HOST.match(url):
        raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    copied = button.get("copy_text")
    if copied is not None and not 1 <= units(copied.get("text", "")) <= 256:
        raise bad("BUTTON_COPY_TEXT_INVALID")


def keyboard(params: Params) -> dict[str, Any] | None:
    """Return the inline keyboard of a call after looking at every button."""
    board = params.get("reply_markup")
    if not board or "inline_keyboard" not in board:
        return None
    for row in board["inline_keyboard"]:
        for button in row:
            _button(button)
    rows = [row for row in board["inline_keyboard"] if row]
    return {"inline_keyboard": rows} if rows else None


def place(chat: Chat, params: Params) -> dict[str, Any]:
    """Return topic and answered message of a call."""
    body: dict[str, Any] = {}
    thread = params.get("message_thread_id")
    if thread is not None:
        if thread not in chat.topics:
            raise bad("message thread not found")
        body |= {"message_thread_id": thread, "is_topic_message": True}
    reply = params.get("reply_parameters") or {}
    target = reply.get("message_id") or params.get("reply_to_message_id")
    answered = chat.message(target) if target else None
    if target and answered is None and not reply.get("allow_sending_without_reply"):
        raise bad("message to be replied not found")
    if answered is not None:
        body["reply_to_message"] = answered.json(nested=True)
    if params.get("disable_notification"):
        body["_silent"] = True
    return body


def upload(world: World, params: Params, name: str) -> File:
    """Return the file of a call: newly uploaded, or known by its id."""
    value = params.get(name)
    if isinstance(value, str) and value.startswith("attach://"):
        value = params.get(value.removeprefix("attach://"))
    if isinstance(value, File):
        return value
    if not value:
        raise bad(f"there is no {name} in the request")
    if value not in world.files:
        raise bad("wrong file identifier/HTTP URL specified")
    return world.files[value]
