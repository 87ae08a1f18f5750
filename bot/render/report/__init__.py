"""A report as one page that needs nothing else: no script, no picture, no font from outside (pure)."""

from bot.render.report.caption import caption
from bot.render.report.page import document

__all__ = ["caption", "document"]
