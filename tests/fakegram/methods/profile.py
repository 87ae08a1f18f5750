"""The bot's own account: name, descriptions, command menus."""

import re
from typing import Any

from tests.fakegram.errors import bad
from tests.fakegram.world import World

from .registry import METHODS, Params, method


@method("getMe")
async def get_me(world: World, params: Params) -> dict[str, Any]:
    """Return the bot."""
    rights = {"can_join_groups": True, "can_read_all_group_messages": world.bot.reads_all}
    no = ("supports_inline_queries", "can_connect_to_business", "has_main_web_app", "has_topics_enabled")
    return world.bot.json() | rights | dict.fromkeys(no, False)


def _scope(params: Params) -> tuple[str, str]:
    scope = params.get("scope") or {"type": "default"}
    kind = ":".join(str(scope[key]) for key in ("type", "chat_id", "user_id") if key in scope)
    return kind, str(params.get("language_code") or "")


@method("setMyCommands")
async def set_commands(world: World, params: Params) -> bool:
    """Keep a command menu."""
    commands = params.get("commands") or []
    if len(commands) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not re.fullmatch(r"/?[a-z0-9_]{1,32}", command["command"]):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    world.commands[_scope(params)] = commands
    return True


@method("getMyCommands")
async def get_commands(world: World, params: Params) -> list[dict[str, str]]:
    """Return a command menu."""
    return world.commands.get(_scope(params), [])


@method("deleteMyCommands")
async def delete_commands(world: World, params: Params) -> bool:
    """Forget a command menu."""
    world.commands.pop(_scope(params), None)
    return True


def _field(name: str, camel: str, limit: int) -> None:
    async def put(world: World, params: Params) -> bool:
        text = str(params.get(name) or "")
        if len(text) > limit:
            raise bad(f"{camel} is too long")
        world.profile[name, str(params.get("language_code") or "")] = text
        return True

    async def get(world: World, params: Params) -> dict[str, str]:
        return {name: world.profile.get((name, str(params.get("language_code") or "")), "")}

    METHODS[f"setMy{camel}"] = put
    METHODS[f"getMy{camel}"] = get


_field("name", "Name", 64)
_field("description", "Description", 512)
_field("short_description", "ShortDescription", 120)


@method("setChatMenuButton")
async def set_menu_button(world: World, params: Params) -> bool:
    """Accept any menu button."""
    return True
