"""A page on which a person reads the chats of the fake Telegram and presses their buttons."""

from .routes import routes

__all__ = ["routes"]
