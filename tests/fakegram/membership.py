"""Coming and going: of the bot, of members, of topics, of the chat itself."""

from typing import TYPE_CHECKING, Any

from .acts import Acts
from .people import Person

if TYPE_CHECKING:
    from .chat import Chat

_RIGHTS = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members", "can_promote_members",
    "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
    "can_pin_messages",
)  # fmt: skip


def member_json(user: dict[str, Any], status: str) -> dict[str, Any]:
    """Return the ``ChatMember``."""
    member: dict[str, Any] = {"user": user, "status": status or "left"}
    if status == "creator":
        member["is_anonymous"] = False
    if status == "administrator":
        member |= {"can_be_edited": False, "is_anonymous": False} | dict.fromkeys(_RIGHTS, True)
    if status == "kicked":
        member["until_date"] = 0
    return member


class Membership(Acts):
    """Who is here."""

    id: int
    type: str
    title: str
    forum: bool
    bot: str
    moved_to: int
    gone: bool

    def _bot_becomes(self, status: str, by: Person | None) -> None:
        old, self.bot = self.bot, status
        me, world = self.world.bot.json(), self.world
        change = {"chat": self.json(), "from": self._who(by).json(), "date": int(world.clock.now())}
        change |= {"old_chat_member": member_json(me, old), "new_chat_member": member_json(me, status)}
        world.updates.add("my_chat_member", change)

    async def block(self) -> None:
        """Block the bot (private chat)."""
        self._bot_becomes("kicked", None)

    async def unblock(self) -> None:
        """Let the bot in again (private chat)."""
        self._bot_becomes("member", None)

    async def add_bot(self, by: Person | None = None, *, admin: bool = False) -> None:
        """Add the bot to the group, or make it an admin."""
        was_out = self.bot in {"", "left", "kicked"}
        self._bot_becomes("administrator" if admin else "member", by)
        if was_out:
            await self.send({"new_chat_members": [self.world.bot.json()]}, by=by)

    async def kick_bot(self, by: Person | None = None, *, left: bool = False) -> None:
        """Throw the bot out of the group (or take it out, ``left``)."""
        self._bot_becomes("left" if left else "kicked", by)

    async def set_role(self, person: Person, status: str, by: Person | None = None) -> None:
        """Make a person creator, administrator, member, left or kicked."""
        old = self.members.get(person.id, "left")
        self.members[person.id] = status
        change = {"chat": self.json(), "from": self._who(by).json(), "date": int(self.world.clock.now())}
        change["old_chat_member"] = member_json(person.json(), old)
        change["new_chat_member"] = member_json(person.json(), status)
        if self.bot == "administrator":
            self.world.updates.add("chat_member", change)

    async def topic(self, name: str, by: Person | None = None) -> int:
        """Open a topic and return its message_thread_id."""
        thread = len(self.log) + 1
        self.topics[thread] = name
        created = {"name": name, "icon_color": 7322096}
        body = {"forum_topic_created": created, "message_thread_id": thread, "is_topic_message": True}
        message = self.post(self._who(by).json(), body)
        if self.bot_sees(message):
            self.world.updates.add("message", message.json())
        return thread

    def delete_topic(self, thread: int) -> None:
        """Delete a topic with its messages."""
        del self.topics[thread]
        for message in self.log:
            message.deleted = message.deleted or message.thread_id == thread

    async def migrate(self) -> "Chat":
        """Turn the group into a supergroup; the old id is of no more use."""
        new = self.world.group(
            self.title, [self.world.people[id] for id in self.members], forum=self.forum, supergroup=True, bot=False
        )
        new.members, new.bot = dict(self.members), self.bot
        person = self._who(None)
        await self.send({"migrate_to_chat_id": new.id}, by=person)
        self.moved_to = new.id
        await new.send({"migrate_from_chat_id": self.id}, by=person)
        return new
