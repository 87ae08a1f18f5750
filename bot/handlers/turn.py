"""What a handler is given: who spoke where, and how to answer."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace

from bot.handlers import rights
from bot.render.keyboard import Keyboard
from bot.render.view import View
from bot.render.voice import Html, Voice, html, lines
from bot.services import memory
from bot.services.checking import Runs
from bot.services.parts import Parts
from bot.services.people import Person
from bot.services.roles import Members, Role
from bot.telegram.gateway import Gateway
from data.chat import Chat, Question
from data.company import Company
from data.phrases import load, negotiate
from data.store import Unit
from data.watch import Watch


class Looking:
    """The places that are being looked at again now."""

    def __init__(self) -> None:
        """Begin with none."""
        self._going: set[str] = set()

    def begin(self, what: str) -> bool:
        """Note one; False when it is going already."""
        fresh = what not in self._going
        self._going.add(what)
        return fresh

    def end(self, what: str) -> None:
        """Note its end."""
        self._going.discard(what)


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything the conversation works with."""

    parts: Parts
    gateway: Gateway
    runs: Runs = field(default_factory=Runs)
    looking: Looking = field(default_factory=Looking)
    members: Members = field(default_factory=Members)
    edit_gap_private: float = 3.0
    """Seconds between two edits of a progress message."""
    edit_gap_group: float = 6.0


def voice_of(chat: Chat, country: str = "") -> Voice:
    """Return how to speak in a chat, about a company of this country."""
    return Voice(load(chat.language or "en"), chat.zone, country)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says things in one chat and topic; what its buttons stand for is kept before they are shown."""

    desk: Desk
    chat: Chat
    thread_id: int | None = None

    async def say(self, view: View | Html, *, reply_to: int | None = None) -> int:
        """Send a new message and return its id; in a group it rings no bells."""
        view = view if isinstance(view, View) else View(view)
        await self._keep(view)
        sent = await self.desk.gateway.send(
            self.chat.id,
            view.text,
            keyboard=view.keyboard(),
            thread_id=self.thread_id,
            reply_to=reply_to,
            silent=not self.chat.private,
            preview_url=view.preview_url,
            placeholder=view.placeholder,
        )
        return sent.message_id

    def about(self, company: Company, view: View) -> View:
        """Name the company above a message, where the chat has more than one."""
        if len(self.chat.watches) < 2:
            return view
        return replace(view, text=lines(Html(f"<b>{html(company.name)}</b>"), view.text))

    async def show(self, message_id: int, view: View | Html, *, urgent: bool = True) -> bool:
        """Edit a message; False when it is gone. Not ``urgent``: nobody waits for it (progress)."""
        view = view if isinstance(view, View) else View(view)
        await self._keep(view)
        return await self.desk.gateway.edit(
            self.chat.id, message_id, view.text, keyboard=view.keyboard(), urgent=urgent
        )

    async def show_or_say(self, message_id: int, view: View | Html) -> int:
        """Edit a message, or send a new one where it is gone; returns the id of the one that stands."""
        if message_id and await self.show(message_id, view):
            return message_id
        return await self.say(view)

    async def _keep(self, view: View) -> None:
        targets = view.targets()
        if targets:
            async with self.desk.parts.store.chat(self.chat.id) as unit:
                await memory.put_targets(unit, targets, self.desk.parts.clock())


NO_TEXT = Html("")


@dataclass(slots=True)
class Turn:
    """One thing a person did, and how to answer it."""

    desk: Desk
    chat: Chat
    person: Person
    update_id: int
    message_id: int = 0
    """The person's message, or the one whose button was pressed."""
    thread_id: int | None = None
    text: str = ""
    """The arguments of a command, or the text."""
    target: str = ""
    """What the pressed button stands for."""
    arg: str = ""
    query_id: str = ""
    shown: Html = NO_TEXT
    """What the message of the pressed button says."""
    keys: Keyboard = ()
    """The buttons under it."""
    question: Question | None = None
    """The open question that this answers."""
    replied_to: int = 0
    replied_ours: bool = False
    """That message is one of ours."""
    replied_text: str = ""
    """What the message says that this one answers."""
    photo: str = ""
    forwarded: bool = False
    """Somebody else said it."""
    own_language: str = ""
    """What the person speaks in their own chat with us; empty: as this chat."""
    toasted: bool = False
    forgotten: bool = False
    """The chat was forgotten in this turn: nothing more is kept of it."""

    @property
    def parts(self) -> Parts:
        """The store, the outside, the clock."""
        return self.desk.parts

    @property
    def voice(self) -> Voice:
        """How to speak here."""
        return voice_of(self.chat)

    @property
    def own_voice(self) -> Voice:
        """How to speak in a toast, which only the person who pressed the button sees."""
        return voice_of(replace(self.chat, language=self.own_language or self.chat.language))

    @property
    def speaker(self) -> Speaker:
        """Says things in this chat, also after the turn is over."""
        return Speaker(self.desk, self.chat, self.thread_id)

    @asynccontextmanager
    async def unit(self) -> AsyncIterator[Unit]:
        """Hold the chat's unit."""
        async with self.parts.store.chat(self.chat.id) as unit:
            yield unit

    async def end(self) -> None:
        """Mark the update as handled: last, so that after a kill an answer comes late and not never."""
        if self.forgotten:
            return
        async with self.unit() as unit:
            await memory.mark_handled(unit, self.update_id)

    async def remember(self, chat: Chat) -> None:
        """Keep how to speak here."""
        self.chat = chat
        async with self.unit() as unit:
            await memory.put_chat(unit, chat)

    async def refresh(self) -> None:
        """Read the chat again, after somebody changed it."""
        async with self.parts.store.chat(self.chat.id) as unit:
            self.chat = await memory.get_chat(unit) or self.chat

    async def toast(self, text: str = "", *, alert: bool = False) -> None:
        """End the spinner of the pressed button, once, with a few words or none."""
        if self.query_id and not self.toasted:
            self.toasted = True
            await self.desk.gateway.toast(self.query_id, text, alert=alert)

    async def may(self, role: Role, watch: Watch | None = None, *, fresh: bool = False) -> bool:
        """Whether this person has at least this role here, or for one watch; False has been told already, who may.

        ``fresh``, for what cannot be undone, asks Telegram in any case. Hold no unit meanwhile.
        """
        return await rights.may(self, role, watch, fresh=fresh)

    async def role(self) -> Role:
        """Return the most this person is here."""
        return await rights.role_of(self)

    async def watch(self) -> Watch | None:
        """Return the one watch of this chat that the pressed button or the open question is about, if any."""
        rest = self.split("watch", "case")
        if not rest or rest[0] not in self.chat.watches:
            return None
        async with self.parts.store.watch(rest[0]) as unit:
            return await memory.get_watch(unit)

    async def learn_language(self) -> None:
        """Find out what the person speaks with us in private: as chosen there, else as Telegram tells."""
        if self.chat.private:
            return
        async with self.parts.store.chat(self.person.id) as unit:
            own = await memory.get_chat(unit)
        self.own_language = own.language if own and own.language else negotiate(self.person.language)

    async def out_of_date(self) -> None:
        """Say that the pressed button no longer stands for anything."""
        await self.toast(self.own_voice.plain("toast.expired"))

    async def say(self, view: View | Html, *, reply_to: int | None = None) -> int:
        """Send a new message."""
        await self.toast()
        return await self.speaker.say(view, reply_to=reply_to)

    async def edit(self, view: View | Html) -> bool:
        """Edit the message whose button was pressed."""
        await self.toast()
        return await self.speaker.show(self.message_id, view)

    async def show(self, view: View | Html) -> int:
        """Edit the message whose button was pressed; answer a command with a new one."""
        await self.toast()
        return await self.speaker.show_or_say(self.message_id if self.query_id else 0, view)

    async def ask(self, kind: str, message_id: int, *, target: str = "", arg: str = "") -> None:
        """Keep an open question to this person."""
        question = Question(
            kind=kind,
            user_id=self.person.id,
            asked_at=self.parts.clock(),
            message_id=message_id,
            target=target,
            arg=arg,
        )
        async with self.unit() as unit:
            await memory.put_question(unit, question)

    async def ask_for(self, kind: str, view: View, *, target: str, arg: str) -> None:
        """Ask this person by name, and keep the question open."""
        message_id = await self.say(replace(view, text=self.mention(view.text)))
        await self.ask(kind, message_id, target=target, arg=arg)

    def mention(self, text: Html) -> Html:
        """Address a question in a group to the person it is for."""
        if self.chat.private:
            return text
        return Html(f'<a href="tg://user?id={self.person.id}">{html(self.person.name)}</a>: {text}')

    async def close_question(self) -> bool:
        """Forget what was asked of this person; False when nothing was."""
        async with self.unit() as unit:
            question = await memory.get_question(unit, self.person.id)
            await memory.drop_question(unit, self.person.id)
        return question is not None and question.open(self.parts.clock())

    def split(self, *kinds: str) -> list[str] | None:
        """Return the parts of the target after its kind; None when it is of another kind."""
        kind, *rest = self.target.split(" ")
        return rest if kind in kinds else None

    def with_chat(self, **changes: object) -> Chat:
        """Return the chat with some fields changed."""
        return replace(self.chat, **changes)  # type: ignore[arg-type]
