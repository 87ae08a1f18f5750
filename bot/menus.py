"""The command menus that Telegram shows, in every language that has a catalogue."""

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeDefault,
)

from bot.handlers import registry
from bot.services.roles import Role
from data.phrases import FALLBACK, languages, load

SCOPES: tuple[tuple[BotCommandScope, bool, Role], ...] = (
    (BotCommandScopeDefault(), False, Role.MEMBER),
    (BotCommandScopeAllPrivateChats(), True, Role.OWNER),
    (BotCommandScopeAllGroupChats(), False, Role.MEMBER),
    (BotCommandScopeAllChatAdministrators(), False, Role.OWNER),
)
"""Every scope, whether it is a private chat, and the most that somebody is there."""


async def register(bot: Bot) -> None:
    """Set the menus; English goes without a language, so that everybody sees at least that."""
    registry.discover()
    for language in languages():
        phrases = load(language)
        code = None if language == FALLBACK else language
        await bot.set_my_description(phrases.text("privacy.profile"), language_code=code)
        for scope, private, role in SCOPES:
            listed = registry.menu(private=private, role=role)
            menu = [BotCommand(one.name, phrases.text(f"command.{one.name}")) for one in listed]
            await bot.set_my_commands(menu, scope=scope, language_code=code)
