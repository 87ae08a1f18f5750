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
from data.phrases import FALLBACK, languages, load

SCOPES: tuple[tuple[BotCommandScope, bool], ...] = (
    (BotCommandScopeDefault(), False),
    (BotCommandScopeAllPrivateChats(), True),
    (BotCommandScopeAllGroupChats(), False),
    (BotCommandScopeAllChatAdministrators(), False),
)
"""Every scope, and whether it is a private chat."""


async def register(bot: Bot) -> None:
    """Set the menus; English goes without a language, so that everybody sees at least that."""
    registry.discover()
    for language in languages():
        phrases = load(language)
        code = None if language == FALLBACK else language
        await bot.set_my_description(phrases.text("privacy.profile"), language_code=code)
        for scope, private in SCOPES:
            menu = [BotCommand(one.name, phrases.text(f"command.{one.name}")) for one in registry.menu(private=private)]
            await bot.set_my_commands(menu, scope=scope, language_code=None if language == FALLBACK else language)
