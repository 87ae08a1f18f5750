"""What a company promises, and that complaints are about just that: one calm line."""

from collections.abc import Iterable
from datetime import date, timedelta
from textwrap import shorten

from bot.render.voice import Html, Voice
from data.promise import Clash

LATELY = timedelta(days=91)
QUOTE = 120


def promise(clashes: Iterable[Clash], *, now: date, voice: Voice) -> Html:
    """Return the line of the promise that most complaints of the last three months are about; empty without any."""
    told = [(len(clash.since(now - LATELY, now)), clash) for clash in clashes]
    count, worst = max(told, key=lambda row: row[0], default=(0, None))
    if worst is None or not count:
        return Html("")
    topic = voice.plain(f"topic.{worst.topic}") if voice.has(f"topic.{worst.topic}") else worst.topic
    quote = shorten(worst.quote, QUOTE, placeholder="…").rstrip(".!")
    return voice.say("report.promise_line", quote=quote, topic=topic, n=count)
