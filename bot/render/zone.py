"""Which time zone and language a chat has, and choosing another zone."""

from collections.abc import Sequence
from datetime import datetime

from bot.render.view import Row, Tap, View, rows, way
from bot.render.voice import Html, Voice, blocks, lines
from data import zones

CHANGE = "zone"
"""The op that opens the list of zones."""
EXAMPLE = "Europe/Helsinki"


def stated(voice: Voice, promise: str = "") -> Html:
    """Say which language and zone were guessed, and when the weekly digest comes."""
    key = "zone.unknown_yet" if voice.zone == zones.UNKNOWN else "zone.stated"
    return blocks(voice.say(key, language=voice.plain("meta.name"), zone=voice.zone_name), promise)


def change(voice: Voice) -> Row:
    """Return the button under such a statement; what the message says now is shown again on the way back."""
    return (Tap(voice.plain("zone.change"), CHANGE, "chat"),)


def now(voice: Voice, moment: datetime, digest_at: datetime | None) -> Html:
    """Say which zone times are written in, and when the next digest comes by it."""
    says = voice.say("zone.now", zone=voice.zone_name, time=voice.time(moment))
    weekly = (
        voice.say("zone.digest", weekday=voice.weekday(digest_at), when=voice.moment(digest_at)) if digest_at else ""
    )
    return lines(says, weekly)


def choose(says: Html, offered: Sequence[str], moment: datetime, back: Tap, voice: Voice) -> View:
    """Offer the likely zones under what holds now; ``back`` leads to where the list was opened from."""
    target = way(back)
    keys = rows(Tap(_label(zone, moment, voice), "zoneset", target, zone) for zone in offered)
    language = Tap(voice.plain("button.language"), "language", way(Tap("", CHANGE, target)))
    more: tuple[Row, ...] = ((Tap(voice.plain("zone.another"), "zoneask", target), language), (back,))
    return View(blocks(says, voice.say("zone.ask")), (*keys, *more))


def ask(voice: Voice) -> View:
    """Ask for a town."""
    text = voice.say("zone.which", city=zones.city(EXAMPLE, voice.phrases.locale), zone=EXAMPLE)
    return View(text, placeholder=voice.plain("zone.placeholder"))


def refused(text: str, voice: Voice) -> View:
    """Say that a town is not known, with an example, and ask again."""
    city = zones.city(EXAMPLE, voice.phrases.locale)
    return View(
        voice.say("zone.refused", text=text, city=city, zone=EXAMPLE), placeholder=voice.plain("zone.placeholder")
    )


def chosen(says: Html, voice: Voice) -> View:
    """Say back which zone was typed."""
    return View(says, (change(voice),))


def _label(zone: str, moment: datetime, voice: Voice) -> str:
    return f"{zones.city(zone, voice.phrases.locale)} ({zones.offset(zone, moment)})"
