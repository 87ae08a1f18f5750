"""A chat: private, group or channel; who is in it and what the bot may see."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .errors import ApiError, bad, forbidden
from .membership import Membership
from .message import Message

if TYPE_CHECKING:
    from .world import World

_SERVICE = {
    "new_chat_members", "left_chat_member", "migrate_to_chat_id", "migrate_from_chat_id", "forum_topic_created",
    "pinned_message", "new_chat_title", "group_chat_created", "supergroup_chat_created",
}  # fmt: skip


@dataclass(eq=False)
class Chat(Membership):
    """A chat. ``members`` maps person ids to their status (creator, administrator, member)."""

    world: "World"
    id: int
    type: str
    title: str = ""
    forum: bool = False
    members: dict[int, str] = field(default_factory=dict)
    bot: str = "member"
    """The bot's own status; ``kicked`` in a private chat means blocked, ``""`` never met."""
    topics: dict[int, str] = field(default_factory=dict)
    log: list[Message] = field(default_factory=list)
    moved_to: int = 0
    gone: bool = False
    pinned: list[int] = field(default_factory=list)

    def json(self) -> dict[str, Any]:
        """Return the ``Chat``."""
        if self.type == "private":
            user = self.world.people[self.id].json()
            return {"id": self.id, "type": "private"} | {k: user[k] for k in ("first_name", "username") if k in user}
        return {"id": self.id, "type": self.type, "title": self.title} | ({"is_forum": True} if self.forum else {})

    def post(self, sender: dict[str, Any], body: dict[str, Any], *, mine: bool = False) -> Message:
        """Put a message on the screen."""
        message = Message(self, len(self.log) + 1, sender, {"date": int(self.world.clock.now())} | body, mine)
        self.log.append(message)
        message.changed = self.world.bell.ring()
        return message

    def bot_sees(self, message: Message) -> bool:
        """Apply privacy mode: commands for the bot, replies to it and service messages are seen."""
        if self.bot in {"kicked", "left", ""}:
            return False
        if self.type == "private" or self.bot == "administrator" or self.world.bot.reads_all:
            return True
        if _SERVICE & message.body.keys():
            return True
        answered = message.body.get("reply_to_message") or {}
        return self._command(message.text) or answered.get("from", {}).get("id") == self.world.bot.id

    def _command(self, text: str) -> bool:
        found = re.match(r"/[a-zA-Z0-9_]+(?:@([a-zA-Z0-9_]+))?(?:\s|$)", text)
        return found is not None and (found[1] or self.world.bot.username).lower() == self.world.bot.username.lower()

    def refusal(self) -> ApiError | None:
        """Return why the bot cannot write here."""
        kind = "supergroup" if self.type == "supergroup" else "group"
        if self.moved_to:
            return bad("group chat was upgraded to a supergroup chat", migrate_to_chat_id=self.moved_to)
        if self.gone:
            return bad("chat not found")
        if self.type == "private" and self.world.people[self.id].deactivated:
            return forbidden("user is deactivated")
        if self.type == "private":
            words = {"kicked": "bot was blocked by the user", "": "bot can't initiate conversation with a user"}
        else:
            words = {"kicked": f"bot was kicked from the {kind} chat"}
            words |= dict.fromkeys(("left", ""), f"bot is not a member of the {kind} chat")
        return forbidden(words[self.bot]) if self.bot in words else None

    def __hash__(self) -> int:
        """Tell chats apart by id."""
        return hash(self.id)
