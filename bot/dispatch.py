"""From an update of Telegram's to the handler that answers it; every update once."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Any

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, MessageEntity, Update, User
from telegram import Chat as TelegramChat
from telegram.ext import Application, CallbackContext, TypeHandler

from bot.errors import on_error
from bot.handlers import group, keepers, registry, rights, text
from bot.handlers.turn import Desk, Turn
from bot.render.keyboard import Button, Keyboard
from bot.render.view import NOTHING, read_data
from bot.render.voice import Html
from bot.services import memory, reuniting, windows
from bot.services.people import Person
from data.chat import Chat
from data.phrases import negotiate
from data.store import StoreFull

ALLOWED_UPDATES = ("message", "callback_query", "my_chat_member")


@dataclass(frozen=True, slots=True)
class Unkept:
    """Updates that come again because the disk would not keep them: nobody is told the same once a second."""

    begun: set[int] = field(default_factory=set)
    """Those that broke off: before they are handled again the disk has to take something."""
    done: set[int] = field(default_factory=set)
    """Those that were handled to their end: only that is left to be kept."""

    def settle(self, update_id: int) -> None:
        """Note that an update was kept."""
        self.begun.discard(update_id)
        self.done.discard(update_id)


def install(application: Application[Any, Any, Any, Any, Any, Any], desk: Desk) -> None:
    """Let the conversation take every update."""
    registry.discover()
    application.bot_data.update(desk=desk, refused={}, unkept=Unkept())
    application.add_handler(TypeHandler(Update, _handle))
    application.add_error_handler(on_error)


def handler(application: Application[Any, Any, Any, Any, Any, Any]) -> Callable[[Update], Awaitable[None]]:
    """Return what the poller calls; raises ``StoreFull`` for an update that could not be kept, so that it
    comes again.
    """

    async def handle(update: Update) -> None:
        await application.process_update(update)
        refused: dict[int, StoreFull] = application.bot_data["refused"]
        unkept: Unkept = application.bot_data["unkept"]
        if update.update_id in refused:
            unkept.begun.add(update.update_id)
            raise refused.pop(update.update_id)
        unkept.settle(update.update_id)

    return handle


async def _handle(update: Update, context: CallbackContext[Any, Any, Any, Any]) -> None:
    desk: Desk = context.bot_data["desk"]
    unkept: Unkept = context.bot_data["unkept"]
    chat, user = update.effective_chat, update.effective_user
    if chat is None or user is None or update.edited_message is not None:
        return
    if await _moved(desk, update.message, chat.id):
        return
    person = _person(user, update.message)
    known = await _meet(desk, update, chat, person, again=update.update_id in unkept.begun)
    if known is None:
        return
    turn = Turn(desk=desk, chat=known, person=person, update_id=update.update_id)
    if update.update_id not in unkept.done:
        await _take(turn, update, context.bot.username)
        unkept.done.add(update.update_id)
    await turn.end()


async def _take(turn: Turn, update: Update, username: str) -> None:
    """Let whom it concerns handle an update; the spinner of a pressed button ends in any case."""
    try:
        if update.callback_query is not None:
            await _pressed(turn, update.callback_query)
        elif update.message is not None:
            await _said(turn, update.message, username)
        elif update.my_chat_member is not None:
            change = update.my_chat_member
            await group.moved(turn, change.old_chat_member.status, change.new_chat_member.status)
    finally:
        await turn.toast()


def _person(user: User, message: Message | None) -> Person:
    """Return who speaks: somebody by their own name, or a group or channel by its own."""
    whole = message.sender_chat if message is not None else None
    if whole is not None:
        return Person(id=whole.id, name=whole.title or str(whole.id), as_chat=whole.id)
    return Person(
        id=user.id,
        name=user.first_name or str(user.id),
        language=user.language_code or "",
        last=user.last_name or "",
        username=user.username or "",
    )


async def _moved(desk: Desk, message: Message | None, chat_id: int) -> bool:
    """Follow a group that has another id now; True when this is word from the old one, which is no more.

    Whichever of the two words comes first: what is known of the chat goes along before anybody meets the new one.
    """
    if message is not None and message.migrate_from_chat_id:
        await _follow(desk, message.migrate_from_chat_id, chat_id)
    if message is None or not message.migrate_to_chat_id:
        return False
    await _follow(desk, chat_id, message.migrate_to_chat_id)
    return True


async def _follow(desk: Desk, old: int, new: int) -> None:
    desk.gateway.note_moved(old, new)
    await windows.follow(desk.parts.store, old, new)


async def _meet(desk: Desk, update: Update, chat: TelegramChat, person: Person, *, again: bool) -> Chat | None:
    """Return the chat as it is remembered, or get to know it; None when the update was handled before. ``again``:
    the disk refused to keep it, and is asked first.
    """
    async with desk.parts.store.chat(chat.id) as unit:
        if await memory.handled(unit, update.update_id):
            return None
        known = await memory.get_chat(unit)
        now = known or Chat(id=chat.id, language=negotiate(person.language))
        now = replace(now, id=chat.id, kind=str(chat.type), title=chat.title or "", forum=bool(chat.is_forum))
        if update.my_chat_member is None:
            now = replace(now, active=now.left_at is None)
        if now != known:
            await memory.put_chat(unit, now)
        if again:
            await memory.mark_begun(unit, update.update_id, desk.parts.clock())
    return await reuniting.reunite(desk.parts, now) if known is None else now


async def _pressed(turn: Turn, query: CallbackQuery) -> None:
    turn.query_id = query.id
    await turn.learn_language()
    message = query.message
    if message is None:
        await turn.out_of_date()
        return
    turn.message_id = message.message_id
    if isinstance(message, Message):
        turn.shown = Html((message.text_html or "").replace("&#x27;", "'"))
        turn.keys = _keys(message.reply_markup)
        turn.thread_id = message.message_thread_id if message.is_topic_message else None
    limits, now = turn.parts.limits, turn.parts.clock()
    if not limits.taps_of_person.take(turn.person.id, now):
        await turn.toast(turn.own_voice.plain("toast.flood"))
        return
    data = read_data(query.data or "")
    act = registry.taps.get(data[0]) if data else None
    if data is None or act is None:
        await turn.out_of_date()
        return
    if data[1] != NOTHING:
        async with turn.parts.store.chat(turn.chat.id) as unit:
            target = await memory.target_of(unit, data[1])
        if target is None:
            await turn.out_of_date()
            return
        turn.target = target
    turn.arg = data[2]
    if await rights.inside(turn):
        await registry.run_act(turn, act)
    else:
        await turn.toast(turn.own_voice.plain("toast.not_inside"), alert=True)


def _keys(markup: InlineKeyboardMarkup | None) -> Keyboard:
    """Return the buttons of a message as they were made; of a kind that is not ours, none."""
    return tuple(
        tuple(
            Button(
                text=key.text,
                data=str(key.callback_data or ""),
                url=key.url or "",
                copy=key.copy_text.text if key.copy_text else "",
            )
            for key in row
            if key.callback_data or key.url or key.copy_text
        )
        for row in (markup.inline_keyboard if markup else ())
    )


async def _said(turn: Turn, message: Message, username: str) -> None:
    turn.message_id, turn.forwarded = message.message_id, message.forward_origin is not None
    turn.thread_id = message.message_thread_id if message.is_topic_message else None
    if message.reply_to_message:
        answered = message.reply_to_message
        turn.replied_to, turn.replied_text = answered.message_id, answered.text or answered.caption or ""
        turn.replied_ours = answered.from_user is not None and answered.from_user.username == username
    command = _command(message, username)
    if command is not None and not turn.chat.private and command[0] not in registry.commands and not command[2]:
        return
    if message.left_chat_member is not None:
        await keepers.left(turn, _person(message.left_chat_member, None))
    if _is_service(message):
        return
    if not await _calm(turn):
        return
    if command is not None:
        name, turn.text, _ = command
        known = registry.commands.get(name)
        if known is not None and (turn.chat.private or known.group):
            await registry.run_command(turn, name)
        else:
            await text.unknown_command(turn, name)
    elif message.photo:
        turn.photo, turn.text = message.photo[-1].file_id, message.caption or ""
        await text.message(turn)
    elif message.text:
        turn.text = message.text
        await text.message(turn)
    else:
        await text.no_words(turn)


async def _calm(turn: Turn) -> bool:
    """Whether this person is not too fast; told once, then ignored for the rest of the minute."""
    limits, now = turn.parts.limits, turn.parts.clock()
    if limits.commands_of_person.take(turn.person.id, now):
        return True
    if limits.told_too_fast.take(turn.person.id, now):
        await turn.say(turn.voice.say("error.flood"))
    return False


def _command(message: Message, username: str) -> tuple[str, str, bool] | None:
    """Return (command, what follows it, whether it was addressed to us by name); None when it is no
    command, or one for another bot.
    """
    entity = next((one for one in message.entities if one.type == MessageEntity.BOT_COMMAND and not one.offset), None)
    if entity is None or not message.text:
        return None
    name, _, to = message.text[1 : entity.length].partition("@")
    if to and to.casefold() != username.casefold():
        return None
    return name.lower(), message.text[entity.length :].strip(), bool(to)


def _is_service(message: Message) -> bool:
    return bool(
        message.new_chat_members
        or message.left_chat_member
        or message.group_chat_created
        or message.supergroup_chat_created
        or message.migrate_to_chat_id
        or message.migrate_from_chat_id
        or message.forum_topic_created
        or message.pinned_message
        or message.new_chat_title
    )
