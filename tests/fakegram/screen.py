"""What stands on a chat's screen, and waiting for it."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from .message import Message

if TYPE_CHECKING:
    from .world import World

Wanted = str | Callable[[Message], object]


PATIENCE = 20.0
"""Seconds until what does not come is given up; a busy machine is no reason to fail."""


class Screen:
    """The messages of a chat."""

    world: "World"
    log: list[Message]

    @property
    def messages(self) -> list[Message]:
        """Every message that can be seen now, oldest first, as edited."""
        return [message for message in self.log if not message.deleted]

    @property
    def answers(self) -> list[Message]:
        """What can be seen now of what the bot wrote."""
        return [message for message in self.messages if message.mine]

    @property
    def last(self) -> Message:
        """The newest message of the bot; ``AssertionError`` when there is none."""
        assert self.answers, f"the bot wrote nothing here:\n{self}"
        return self.answers[-1]

    @property
    def mark(self) -> int:
        """A point in time to pass to ``wait_for(since=...)``."""
        return self.world.bell.count

    def message(self, message_id: int) -> Message | None:
        """Return a message by its id."""
        return next((message for message in self.messages if message.id == message_id), None)

    async def wait_for(self, wanted: Wanted, timeout: float = PATIENCE, *, since: int = 0) -> Message:
        """Wait until the bot shows a message with this text, or for which ``wanted`` is true.

        Only messages sent or edited after ``since`` (a ``mark``) count; the newest is returned.
        Raises ``AssertionError`` with the whole screen when it does not come.
        """

        def fits(message: Message) -> bool:
            return bool(wanted in message.text if isinstance(wanted, str) else wanted(message))

        ends = asyncio.get_running_loop().time() + timeout
        while True:
            found = [message for message in self.answers if message.changed > since and fits(message)]
            if found:
                return found[-1]
            left = ends - asyncio.get_running_loop().time()
            if left <= 0:
                raise AssertionError(f"{wanted!r} did not come within {timeout} s; on the screen:\n{self}")
            await self.world.bell.heard(left)

    def __str__(self) -> str:
        """Show the whole screen."""
        return "\n".join(str(message) for message in self.messages) or "(nothing)"
