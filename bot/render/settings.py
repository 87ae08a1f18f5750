"""/settings: how things stand, and a screen for everything that can be changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.render.start import MAX_LABEL
from bot.render.view import Row, Tap, View, rows, way
from bot.render.voice import Html, Voice, blocks, lines
from data.chat import Chat

MINUTES = (10, 20, 30)
HOURS = range(6, 22)
"""At which the weekly message may come."""
DAY_HOURS = range(24)
WARN_HOURS = (12, 24, 48, 0)
BREACH_DAYS = (3, 7, 14, 0)
RHYTHM = (("settings.day", "day"), ("settings.hour", "hour"), ("settings.minutes_key", "minutes"))
"""What can be chosen of the weekly message."""
GRID = 4
"""Hours in a row."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the screens tell of: the chat, how it is spoken to, when its digest comes, in which topic we are."""

    chat: Chat
    voice: Voice
    comes: datetime | None
    thread_id: int | None = None


def home(it: Shown) -> View:
    """Say how everything stands."""
    voice, known = it.voice, bool(it.chat.watches)
    head = voice.say("settings.head" if it.chat.private else "settings.head_team")
    spoken = voice.say("settings.language", language=voice.plain("meta.name"))
    keys = (
        *((_to("settings.facts", "facts", voice),) if known else ()),
        _to("settings.when", "when", voice),
        Tap(voice.plain("button.language"), "language", way(Tap("", "settings"))),
        _to("settings.data", "data", voice),
        _to("button.more", "more", voice),
    )
    return View(blocks(head, lines(*_rhythm(it), spoken)), rows(keys))


def when(it: Shown) -> View:
    """Say when the weekly message comes, how long it is, and when nothing comes."""
    voice, chat = it.voice, it.chat
    switch = _put("settings.switch_off" if chat.digest else "settings.switch_on", f"digest.{not chat.digest:d}", voice)
    keys = (
        *((_to(*one, voice) for one in RHYTHM) if chat.digest else ()),
        _to("settings.quiet_key", "quiet", voice),
    )
    return View(lines(*_rhythm(it)), (*rows(keys), (switch,), _back("", voice)))


def day(it: Shown) -> View:
    """Ask for the day of the weekly message."""
    keys = [Tap(_capital(it.voice.day_name(number)), "put", arg=f"day.{number}") for number in range(7)]
    return _choose(lines(*_weekly(it)), "settings.ask_day", rows(keys), "when", it.voice)


def hour(it: Shown) -> View:
    """Ask for the hour of the weekly message."""
    return _choose(lines(*_weekly(it)), "settings.ask_hour", _grid(HOURS, "hour", it.voice), "when", it.voice)


def minutes(it: Shown) -> View:
    """Ask how many minutes a week the owner has."""
    keys = [Tap(it.voice.plain("digest.minutes", n=n), "put", arg=f"minutes.{n}") for n in MINUTES]
    return _choose(_minutes(it), "settings.ask_minutes", (tuple(keys),), "when", it.voice)


def quiet(it: Shown) -> View:
    """Say when nothing comes unasked, and what may all the same."""
    voice, chat = it.voice, it.chat
    start = voice.plain("settings.quiet_from", hour=voice.hour(chat.quiet_from))
    end = voice.plain("settings.quiet_to", hour=voice.hour(chat.quiet_to))
    urgent = "settings.urgent_keep" if chat.urgent_anytime else "settings.urgent_let"
    silent = chat.quiet_from == chat.quiet_to
    keys = (
        (Tap(start, "set", arg="from"), Tap(end, "set", arg="to")),
        () if silent else (_put(urgent, f"urgent.{not chat.urgent_anytime:d}", voice),),
        () if silent else (_put("settings.no_quiet", "quiet.none", voice),),
        _back("when", voice),
    )
    return View(blocks(_quiet(it), voice.say("settings.quiet_note")), keys)


def quiet_from(it: Shown) -> View:
    """Ask when the quiet hours begin."""
    return _choose(_quiet(it), "settings.ask_from", _grid(DAY_HOURS, "from", it.voice), "quiet", it.voice)


def quiet_to(it: Shown) -> View:
    """Ask when the quiet hours end."""
    return _choose(_quiet(it), "settings.ask_to", _grid(DAY_HOURS, "to", it.voice), "quiet", it.voice)


def data(it: Shown) -> View:
    """Lead to what can be done with everything that is kept."""
    voice = it.voice
    keys = (
        Tap(voice.plain("privacy.export"), "try", "command export"),
        Tap(voice.plain("privacy.forget"), "try", "command forget"),
        Tap(voice.plain("settings.privacy"), "try", "command privacy"),
    )
    return View(voice.say("settings.data_note"), (*rows(keys), _back("", voice)))


def more(it: Shown) -> View:
    """Say what is set once and seldom changed."""
    voice, chat = it.voice, it.chat
    keys = (
        Tap(voice.plain("settings.zone_key"), "zone", way(Tap("", "set", arg="more"))),
        *((_to("settings.post", "post", voice),) if chat.forum else ()),
        _to("settings.waits_key", "waits", voice),
        *(
            (_to("settings.sources", "sources", voice), _to("settings.ignored", "ignored", voice))
            if chat.watches
            else ()
        ),
    )
    said = blocks(lines(_zone(it), _post(it) if chat.forum else ""), _waits(it))
    return View(said, (*rows(keys), _back("", voice)))


def waits(it: Shown) -> View:
    """Say how long a review may wait for its answer before it is spoken of."""
    keys = (_to("settings.warn_key", "warn", it.voice), _to("settings.breach_key", "breach", it.voice))
    return View(_waits(it), (keys, _back("more", it.voice)))


def warn(it: Shown) -> View:
    """Ask when a review that waits is first spoken of."""
    keys = [Tap(_capital(_hours(n, it.voice)), "put", arg=f"warn.{n}") for n in WARN_HOURS]
    return _choose(_waits(it), "settings.ask_warn", rows(keys), "waits", it.voice)


def breach(it: Shown) -> View:
    """Ask when a review that waits is spoken of for the last time."""
    keys = [Tap(_capital(_days(n, it.voice)), "put", arg=f"breach.{n}") for n in BREACH_DAYS]
    return _choose(_waits(it), "settings.ask_breach", rows(keys), "waits", it.voice)


def post(it: Shown) -> View:
    """Ask in which topic of a forum to post what nobody asked for."""
    voice, chat = it.voice, it.chat
    here = it.thread_id is not None and it.thread_id != chat.thread_id
    keys = (
        *((_put("settings.post_here", "post.here", voice),) if here else ()),
        *((_put("settings.post_general", "post.general", voice),) if chat.thread_id is not None else ()),
    )
    elsewhere = voice.say("settings.post_how") if it.thread_id is None else ""
    return View(blocks(_post(it), voice.say("settings.post_note"), elsewhere), (keys, _back("more", voice)))


def which(companies: Sequence[tuple[str, str]], op: str, arg: str, back: str, voice: Voice) -> View:
    """Ask which company is meant: (watch id, name)."""
    keys = tuple((Tap(name[:MAX_LABEL], op, f"watch {watch}", arg),) for watch, name in companies)
    return View(voice.say("findings.which"), (*keys, _back(back, voice)))


def back_key(screen: str, voice: Voice) -> Tap:
    """Return the button that leads back to a screen."""
    return Tap(voice.plain("button.back"), "set" if screen else "settings", arg=screen)


def _rhythm(it: Shown) -> list[Html]:
    return [*_weekly(it), *([_minutes(it)] if it.chat.digest else []), _quiet(it)]


def _weekly(it: Shown) -> list[Html]:
    voice, chat = it.voice, it.chat
    if not chat.digest:
        return [voice.say("settings.weekly_off")]
    told = voice.say("settings.weekly", day=voice.day_name(chat.day), hour=voice.hour(chat.digest_hour))
    if it.comes is None:
        return [told]
    return [told, voice.say("settings.next", day=voice.day_named(it.comes), when=voice.moment(it.comes))]


def _minutes(it: Shown) -> Html:
    return it.voice.say("settings.minutes", minutes=it.voice.plain("digest.minutes", n=it.chat.minutes))


def _quiet(it: Shown) -> Html:
    voice, chat = it.voice, it.chat
    if chat.quiet_from == chat.quiet_to:
        return voice.say("settings.quiet_none")
    told = voice.say("settings.quiet", start=voice.hour(chat.quiet_from), end=voice.hour(chat.quiet_to))
    urgent = voice.say("settings.urgent_comes" if chat.urgent_anytime else "settings.urgent_waits")
    return Html(f"{told} {urgent}")


def _zone(it: Shown) -> Html:
    return it.voice.say("settings.zone", zone=it.voice.zone_name)


def _waits(it: Shown) -> Html:
    voice = it.voice
    return lines(
        voice.say("settings.waits"),
        voice.say("settings.warn", time=_hours(it.chat.warn_hours, voice)),
        voice.say("settings.breach", time=_days(it.chat.breach_days, voice)),
    )


def _hours(n: int, voice: Voice) -> str:
    return voice.plain("settings.after_hours", n=n) if n else voice.plain("settings.never")


def _days(n: int, voice: Voice) -> str:
    return voice.plain("settings.after_days", n=n) if n else voice.plain("settings.never")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _post(it: Shown) -> Html:
    if it.chat.thread_id is None:
        where = "settings.posts_general"
    else:
        where = "settings.posts_this" if it.chat.thread_id == it.thread_id else "settings.posts_other"
    return it.voice.say("settings.posts", where=it.voice.plain(where))


def _choose(said: Html, ask: str, keys: tuple[Row, ...], back: str, voice: Voice) -> View:
    return View(blocks(said, voice.say(ask)), (*keys, _back(back, voice)))


def _grid(hours: Iterable[int], name: str, voice: Voice) -> tuple[Row, ...]:
    return rows((Tap(voice.hour(hour), "put", arg=f"{name}.{hour}") for hour in hours), GRID)


def _to(label: str, screen: str, voice: Voice) -> Tap:
    return Tap(voice.plain(label), "set", arg=screen)


def _put(label: str, arg: str, voice: Voice) -> Tap:
    return Tap(voice.plain(label), "put", arg=arg)


def _back(screen: str, voice: Voice) -> Row:
    return (back_key(screen, voice),)
