"""Everything the fake Telegram knows."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .chat import Chat
from .clock import Bell, Clock
from .errors import ApiError, too_many
from .journal import Call, Drop, Fault, Toast
from .limits import Limits
from .people import File, Person
from .updates import Updates

if TYPE_CHECKING:
    from .acts import Press


@dataclass(slots=True)
class Bot:
    """The bot's own account."""

    token: str
    username: str
    name: str = "Goodname"
    reads_all: bool = False
    """Privacy mode is off."""

    @property
    def id(self) -> int:
        """The number before the colon of the token."""
        return int(self.token.split(":")[0])

    def json(self) -> dict[str, Any]:
        """Return the ``User``."""
        return {"id": self.id, "is_bot": True, "first_name": self.name, "username": self.username}


class World:
    """People, chats, updates, files, the journal and the faults."""

    def __init__(self, token: str, username: str) -> None:
        """Start an empty world with one bot."""
        self.bot = Bot(token, username)
        self.clock = Clock()
        self.bell = Bell()
        self.updates = Updates()
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, File] = {}
        self.journal: list[Call] = []
        self.faults: list[Fault] = []
        self.toasts: list[Toast] = []
        self.queries: dict[str, Press] = {}
        self.query_life = 60.0
        """Seconds of the fake clock for which a pressed button can be answered."""
        self.commands: dict[tuple[str, str], list[dict[str, str]]] = {}
        """Command menus by (scope, language code)."""
        self.profile: dict[tuple[str, str], str] = {}
        """Name, description and short_description by (field, language code)."""
        self.webhook: dict[str, Any] = {}
        self.limits = Limits()

    def person(self, id: int, name: str, language_code: str = "en", username: str = "") -> Person:
        """Make a person."""
        return self.people.setdefault(id, Person(id, name, language_code, username))

    def private(self, person: Person, *, met: bool = True) -> Chat:
        """Return the private chat of a person with the bot; ``met=False``: they never pressed Start."""
        status = "member" if met else ""
        chat = Chat(self, person.id, "private", members={person.id: "member"}, bot=status)
        return self.chats.setdefault(person.id, chat)

    def group(
        self, title: str, members: Iterable[Person], forum: bool = False, *, supergroup: bool = False, bot: bool = True
    ) -> Chat:
        """Make a group; the first member is its creator, the bot is in it unless ``bot=False``."""
        wide = supergroup or forum
        number = sum(chat.type in {"group", "supergroup"} for chat in self.chats.values()) + 1
        chat = Chat(self, -(1_000_000_000_000 if wide else 0) - 5000 - number, "supergroup" if wide else "group", title)
        chat.forum, chat.bot = forum, "member" if bot else ""
        chat.members = {person.id: "member" if at else "creator" for at, person in enumerate(members)}
        self.chats[chat.id] = chat
        return chat

    def channel(self, title: str) -> Chat:
        """Make a channel (only to write as itself in a group)."""
        chat = Chat(self, -1_000_000_900_000 - len(self.chats), "channel", title, bot="")
        self.chats[chat.id] = chat
        return chat

    def keep(self, name: str, mime: str, content: bytes) -> File:
        """Keep a file and give it an id."""
        file = File(f"file{len(self.files) + 1}", name, mime, content)
        self.files[file.id] = file
        return file

    def new_query(self, press: "Press") -> str:
        """Register a pressed button."""
        query_id = str(4_000_000_000_000_000 + len(self.queries))
        self.queries[query_id] = press
        return query_id

    def calls(self, *methods: str, chat: Chat | None = None) -> list[Call]:
        """Return what the bot called, in order: these methods (none named: all but getUpdates), this chat."""
        named = [c for c in self.journal if (c.method in methods if methods else c.method != "getUpdates")]
        return [call for call in named if chat is None or call.chat_id == chat.id]

    def fail(
        self, method: str = "*", code: int = 0, description: str = "", *, retry_after: int = 0, migrate_to: int = 0,
        drop: Drop = "", delay: float = 0.0, status: int = 0, text: str = "", chat: Chat | None = None, times: int = 1,
    ) -> Fault:  # fmt: skip
        """Make the next calls that match fail, and return the fault (``fault.met`` counts).

        ``code`` and ``description`` ("Bad Request: ..."), or ``retry_after`` (429), or ``drop`` ("before" or "after"
        the call is done), or ``status`` (an answer that is no JSON), and ``delay`` seconds first.
        """
        error = too_many(retry_after) if retry_after else None
        if code and not error:
            error = ApiError(code, description, **({"migrate_to_chat_id": migrate_to} if migrate_to else {}))
        where = chat.id if chat else None
        fault = Fault(method, error, drop, delay, status, text=text, chat_id=where, times=times)
        self.faults.append(fault)
        return fault
