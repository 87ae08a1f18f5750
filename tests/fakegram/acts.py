"""What a person does in a chat: say, send, edit, press."""

import asyncio
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .entities import spotted
from .journal import Toast
from .message import Message
from .people import ANONYMOUS, CHANNEL_BOT, Person
from .screen import PATIENCE, Screen

if TYPE_CHECKING:
    from .chat import Chat


@dataclass(slots=True, eq=False)
class Press:
    """A pressed button: what it opened or copied, and how the bot answered."""

    chat: "Acts"
    id: str = ""
    person: int = 0
    at: float = 0.0
    url: str = ""
    copied: str = ""
    answers: list[Toast] = field(default_factory=list)

    async def toast(self, timeout: float = PATIENCE) -> Toast:
        """Wait for the answer that ends the spinner."""
        ends = asyncio.get_running_loop().time() + timeout
        while not self.answers:
            left = ends - asyncio.get_running_loop().time()
            assert left > 0, f"the button still spins after {timeout} s; on the screen:\n{self.chat}"
            await self.chat.world.bell.heard(left)
        return self.answers[0]


class Acts(Screen, ABC):
    """Deeds of persons."""

    members: dict[int, str]
    topics: dict[int, str]

    def _who(self, by: Person | None) -> Person:
        return by or self.world.people[next(iter(self.members))]

    async def say(
        self, text: str, *, by: Person | None = None, reply_to: Message | int | None = None, thread: int | None = None,
        anonymous: bool = False, channel: "Chat | None" = None, forwarded_from: str = "",
    ) -> Message:  # fmt: skip
        """Write a text (default: the first member does); in a group the bot sees it only if it may.

        ``thread`` is a topic's id; ``anonymous`` an admin who hides; ``channel`` a channel that writes as itself.
        """
        fields: dict[str, Any] = {"text": text, "entities": spotted(text, [])}
        if forwarded_from:
            origin = {"type": "hidden_user", "date": int(self.world.clock.now()), "sender_user_name": forwarded_from}
            fields["forward_origin"] = origin
        return await self.send(fields, by=by, reply_to=reply_to, thread=thread, anonymous=anonymous, channel=channel)

    async def send(
        self, fields: dict[str, Any], *, by: Person | None = None, reply_to: Message | int | None = None,
        thread: int | None = None, anonymous: bool = False, channel: "Chat | None" = None,
    ) -> Message:  # fmt: skip
        """Send any message of a person, its fields as in the Bot API (``voice``, ``sticker``, ``location``...)."""
        body = {k: v for k, v in fields.items() if v not in (None, [])}
        sender = self._who(by).json()
        if anonymous or channel is not None:
            sender = ANONYMOUS if channel is None else CHANNEL_BOT
            body["sender_chat"] = (channel or self).json()
        answered = self.message(reply_to) if isinstance(reply_to, int) else reply_to
        if answered is not None:
            thread = thread or answered.thread_id
        self._place(body, answered, thread)
        message = self.post(sender, body)
        if self.bot_sees(message):
            self.world.updates.add("message", message.json())
        return message

    def _place(self, body: dict[str, Any], answered: Message | None, thread: int | None) -> None:
        if thread is not None:
            body |= {"message_thread_id": thread, "is_topic_message": True}
            answered = answered or self.message(thread)
        if answered is not None:
            body["reply_to_message"] = answered.json(nested=True)

    async def photo(self, content: bytes, caption: str = "", *, by: Person | None = None, **where: Any) -> Message:
        """Send a picture (any bytes will do)."""
        file = self.world.keep("photo.jpg", "image/jpeg", content)
        sizes = [file.json() | {"width": 90, "height": 60}, file.json() | {"width": 1280, "height": 853}]
        return await self.send({"photo": sizes, "caption": caption or None}, by=by, **where)

    async def document(self, name: str, content: bytes, *, by: Person | None = None, **where: Any) -> Message:
        """Send a document."""
        file = self.world.keep(name, "application/octet-stream", content)
        return await self.send({"document": file.json() | {"file_name": name}}, by=by, **where)

    async def edit(self, message: Message, text: str) -> None:
        """Change what a person wrote before."""
        message.body |= {"text": text, "entities": spotted(text, []), "edit_date": int(self.world.clock.now())}
        message.changed = self.world.bell.ring()
        if self.bot_sees(message):
            self.world.updates.add("edited_message", message.json())

    async def click(
        self,
        words: str,
        *,
        by: Person | None = None,
        on: Message | None = None,
        stale: bool = False,
        timeout: float = PATIENCE,
    ) -> Press:
        """Press the button with these words on the newest message that has it (or ``on`` that message).

        Waits for the button to appear. ``stale=True`` also presses one that an edit has taken away.
        """
        ends = asyncio.get_running_loop().time() + timeout
        while True:
            for message in [on] if on is not None else reversed(self.log if stale else self.messages):
                button = message.find(words, stale=stale)
                if button is not None:
                    return self.press(message, button, by)
            left = ends - asyncio.get_running_loop().time()
            assert left > 0, f"there is no button [{words}]; on the screen:\n{self}"
            await self.world.bell.heard(left)

    def press(self, message: Message, button: dict[str, Any], by: Person | None = None) -> Press:
        """Press a button as it stands in the keyboard."""
        person = self._who(by)
        press = Press(self, person=person.id, at=self.world.clock.now(), url=button.get("url", ""))
        press.copied = (button.get("copy_text") or {}).get("text", "")
        if "callback_data" in button:
            self.ask(message, button["callback_data"], person, press)
        return press

    def ask(self, message: Message, data: str, by: Person, press: Press | None = None) -> Press:
        """Send a callback query with any data, also such as no button has."""
        press = press or Press(self, person=by.id, at=self.world.clock.now())
        press.id = self.world.new_query(press)
        query = {"id": press.id, "from": by.json(), "chat_instance": str(hash(self) % 10**12), "data": data}
        self.world.updates.add("callback_query", query | {"message": message.json()})
        return press

    @abstractmethod
    def bot_sees(self, message: Message) -> bool:
        """Whether the bot is told of a message."""

    @abstractmethod
    def json(self) -> dict[str, Any]:
        """Return the ``Chat``."""

    @abstractmethod
    def post(self, sender: dict[str, Any], body: dict[str, Any], *, mine: bool = False) -> Message:
        """Put a message on the screen."""
