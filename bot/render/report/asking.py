"""Of which time a report shall tell: asked with buttons, or written."""

from bot.render.view import Row, Tap, View
from bot.render.voice import Voice
from bot.services.spans import NAMED

MAX_TEXT = 60
NAMES = dict(zip(NAMED, ("report.month", "report.quarter", "report.year"), strict=True))
"""What a button stands for -> what it says."""
WHY = {
    "unreadable": "report.unreadable",
    "reversed": "report.reversed",
    "future": "report.future",
    "too_long": "report.too_long",
}
"""Why a time cannot be told of, as ``BadSpan`` has it."""


def ask(target: str, voice: Voice) -> View:
    """Ask of which time."""
    return View(voice.say("report.ask", example=voice.plain("report.placeholder")), (_keys(target, voice),))


def refused(why: str, text: str, target: str, voice: Voice) -> View:
    """Say why a time cannot be told of."""
    example = voice.plain("report.placeholder")
    return View(voice.say(WHY[why], text=text[:MAX_TEXT], example=example), (_keys(target, voice),))


def _keys(target: str, voice: Voice) -> Row:
    return tuple(Tap(voice.plain(key), "reporttime", target, name) for name, key in NAMES.items())
