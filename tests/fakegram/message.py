"""One message as it stands on the screen."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .entities import to_html

if TYPE_CHECKING:
    from .chat import Chat

Markup = dict[str, Any]
_HIDDEN = {"reply_to_message"}


@dataclass(slots=True, eq=False)
class Message:
    """A message. ``body`` holds the fields of the Bot API's ``Message`` except ``chat`` and ids."""

    chat: "Chat"
    id: int
    sender: dict[str, Any]
    body: dict[str, Any]
    mine: bool = False
    """Sent by the bot."""
    changed: int = 0
    """The world's count when it was sent or last edited."""
    deleted: bool = False
    force_reply: bool = False
    before: list[Markup] = field(default_factory=list)
    """Keyboards it had before edits."""

    @property
    def text(self) -> str:
        """Text or caption."""
        return str(self.body.get("text") or self.body.get("caption") or "")

    @property
    def entities(self) -> list[dict[str, Any]]:
        """Entities of the text or caption."""
        return list(self.body.get("entities") or self.body.get("caption_entities") or [])

    @property
    def html(self) -> str:
        """Text as HTML for a page."""
        return to_html(self.text, self.entities)

    @property
    def thread_id(self) -> int | None:
        """The topic it stands in."""
        return self.body.get("message_thread_id")

    @property
    def silent(self) -> bool:
        """Whether it rang no bell."""
        return bool(self.body.get("_silent"))

    @property
    def keyboard(self) -> list[list[dict[str, Any]]]:
        """Its inline buttons as sent."""
        return list((self.body.get("reply_markup") or {}).get("inline_keyboard", []))

    @property
    def buttons(self) -> list[list[str]]:
        """The words on its buttons, row by row."""
        return [[button["text"] for button in row] for row in self.keyboard]

    @property
    def reply_to(self) -> int | None:
        """Id of the message it answers."""
        return (self.body.get("reply_to_message") or {}).get("message_id")

    def find(self, words: str, *, stale: bool = False) -> dict[str, Any] | None:
        """Return the button with these words: the same, else one that holds them."""
        boards = [self.keyboard]
        if stale:
            boards += [board.get("inline_keyboard", []) for board in reversed(self.before)]
        buttons = [button for board in boards for row in board for button in row]
        same = (button for button in buttons if button["text"] == words)
        holding = (button for button in buttons if words in button["text"])
        return next(same, None) or next(holding, None)

    def json(self, *, nested: bool = False) -> dict[str, Any]:
        """Return the ``Message``; an answered message inside another shows no further one."""
        if self.deleted:
            return {"message_id": self.id, "chat": self.chat.json(), "date": 0}
        shown = {k: v for k, v in self.body.items() if not k.startswith("_") and not (nested and k in _HIDDEN)}
        return {"message_id": self.id, "from": self.sender, "chat": self.chat.json()} | shown

    def __str__(self) -> str:
        """Show it as a person would see it."""
        rows = "".join("\n  " + " ".join(f"[{words}]" for words in row) for row in self.buttons)
        kind = next((f"<{k}> " for k in ("document", "photo", "voice", "sticker") if k in self.body), "")
        return f"{self.sender['first_name']}: {kind}{self.text}{rows}"
