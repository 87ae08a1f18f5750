"""Which language a chat is spoken to in."""

from bot.render.view import Tap, View, rows, way
from bot.render.voice import Voice, lines
from data.phrases import languages, load


def choose(voice: Voice, *, private: bool, back: Tap | None = None) -> View:
    """Say which language is spoken here and offer every one; ``back`` leads to the message this was opened from."""
    now = voice.say("language.now" if private else "language.now_team", language=voice.plain("meta.name"))
    target = way(back) if back else ""
    keys = rows(Tap(load(code).text("meta.name"), "speak", target, code) for code in languages())
    return View(lines(now, voice.say("language.ask")), (*keys, *(((back,),) if back else ())))
