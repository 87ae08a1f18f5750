"""Parameters of a call: from a query string, a form, multipart or JSON to typed values."""

import json
from typing import Any

from aiohttp import web
from aiohttp.web_request import FileField

from .errors import bad
from .world import World

_NUMBERS = {
    "chat_id", "message_id", "message_thread_id", "user_id", "offset", "limit", "timeout", "reply_to_message_id",
    "cache_time",
}  # fmt: skip
_FLAGS = {"disable_notification", "show_alert", "drop_pending_updates", "protect_content", "is_personal"}
_JSON = {
    "reply_markup", "entities", "caption_entities", "reply_parameters", "link_preview_options", "allowed_updates",
    "commands", "scope", "media", "message_ids", "results", "menu_button",
}  # fmt: skip


def _typed(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if name in _JSON:
        try:
            return json.loads(value)
        except ValueError:
            raise bad(f"can't parse {name.replace('_', ' ')} JSON object") from None
    if name in _FLAGS:
        return value.lower() in {"true", "1", "yes"}
    digits = value.removeprefix("-")
    return int(value) if name in _NUMBERS and digits.isdigit() else value


async def params_of(request: web.Request, world: World) -> dict[str, Any]:
    """Read a call's parameters; uploaded files are kept and stand as ``File``."""
    params: dict[str, Any] = {name: _typed(name, value) for name, value in request.query.items()}
    if request.content_type == "application/json":
        body = await request.json()
        return params | {name: _typed(name, value) for name, value in body.items()}
    for name, value in (await request.post()).items():
        if isinstance(value, FileField):
            params[name] = world.keep(value.filename, value.content_type, value.file.read())
        else:
            params[name] = _typed(name, value)
    return params
