"""Questions about chats and their members."""

from typing import Any

from tests.fakegram.errors import bad
from tests.fakegram.membership import member_json
from tests.fakegram.world import World

from .registry import Params, chat_of, method


@method("getChat")
async def get_chat(world: World, params: Params) -> dict[str, Any]:
    """Return the ``ChatFullInfo``."""
    chat = chat_of(world, params)
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    full = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": dict.fromkeys(gifts, False)}
    if chat.type == "group":
        full["permissions"] = {"can_send_messages": True}
    return chat.json() | full


@method("getChatMember")
async def get_member(world: World, params: Params) -> dict[str, Any]:
    """Return one member; somebody who was never here is an error."""
    chat, user = chat_of(world, params), params.get("user_id")
    if user == world.bot.id:
        return member_json(world.bot.json(), chat.bot)
    if user not in world.people:
        raise bad("PARTICIPANT_ID_INVALID")
    return member_json(world.people[user].json(), chat.members.get(user, "left"))


@method("getChatAdministrators")
async def get_admins(world: World, params: Params) -> list[dict[str, Any]]:
    """Return creator and administrators."""
    chat = chat_of(world, params)
    if chat.type == "private":
        raise bad("there are no administrators in the private chat")
    high = {"creator", "administrator"}
    found = [member_json(world.people[id].json(), role) for id, role in chat.members.items() if role in high]
    return found + ([member_json(world.bot.json(), chat.bot)] if chat.bot in high else [])


@method("getChatMemberCount")
async def get_count(world: World, params: Params) -> int:
    """Count the members, the bot among them."""
    chat = chat_of(world, params)
    return sum(role not in {"left", "kicked"} for role in chat.members.values()) + 1


@method("leaveChat")
async def leave(world: World, params: Params) -> bool:
    """Leave a group."""
    chat = chat_of(world, params)
    if chat.type == "private":
        raise bad("chat not found")
    chat.bot = "left"
    return True
