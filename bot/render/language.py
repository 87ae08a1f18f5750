"""Which language a chat is spoken to in."""

from bot.render.view import Tap, View, rows
from bot.render.voice import Voice, lines
from data.phrases import languages, load


def choose(voice: Voice, *, private: bool, back: str = "") -> View:
    """Say which language is spoken here and offer every one; ``back`` is the message this was opened from."""
    now = voice.say("language.now" if private else "language.now_team", language=voice.plain("meta.name"))
    keys = rows(Tap(load(code).text("meta.name"), "speak", arg=f"{code}~{back}") for code in languages())
    out = ((Tap(voice.plain("button.back"), back),),) if back else ()
    return View(lines(now, voice.say("language.ask")), (*keys, *out))
