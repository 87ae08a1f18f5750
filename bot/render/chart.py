"""The picture that comes with the first digest of a month: two bars a week, readable in grey and on a phone."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel.dates import format_skeleton

from bot.render.voice import Html, Voice, blocks
from data.digest import Month

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT = 1080, 760
EDGE, TOP, FLOOR = 60, 250, 640
"""Left and right edge, and between which heights the bars stand."""
INK, PALE, LINE = "#1a1a1a", "#c8c8c8", "#8a8a8a"
"""Black and light grey: told apart without colour, and the light ones have an outline."""
MOST_NAME = 60
LETTERS = "mpl-data/fonts/ttf/DejaVuSans.ttf"
SIGNS = "–—’“”„…№"

Plan = Mapping[str, Any]
"""Plain values, as they wait in the outbox: ``title``, ``heard``, ``handled``, ``weeks`` (label, heard, handled)."""


def available() -> bool:
    """Whether pictures can be drawn here: the libraries for it are an extra."""
    return find_spec("PIL") is not None and _letters() is not None


def plan(month: Month, voice: Voice) -> Plan:
    """Return what is to be drawn."""
    return {
        "title": month.name[:MOST_NAME].strip(),
        "heard": voice.plain("picture.heard"),
        "handled": voice.plain("picture.handled"),
        "to_do": voice.plain("picture.to_do", n=month.to_do),
        "weeks": [[_short(week.first, voice), week.heard, week.handled] for week in month.weeks],
    }


def caption(month: Month, voice: Voice) -> Html:
    """Say every number of the picture in words."""
    span = voice.plain("picture.span", first=voice.day(month.weeks[0].first), last=voice.day(month.weeks[-1].last))
    return blocks(
        voice.say("picture.head", name=month.name[:120], span=span),
        voice.say("picture.heard_said", numbers=_numbers([week.heard for week in month.weeks])),
        voice.say("picture.handled_said", numbers=_numbers([week.handled for week in month.weeks])),
        voice.say("picture.to_do_said", n=month.to_do) if month.to_do else voice.say("picture.none_to_do"),
    )


def draw(told: Plan) -> bytes:
    """Return the picture as PNG. Takes some hundredths of a second: worth a thread."""
    from PIL import Image, ImageDraw

    image = Image.new("L", (WIDTH, HEIGHT), "white")
    canvas = ImageDraw.Draw(image)
    if _drawable(told["title"]):
        room = WIDTH - 2 * EDGE - 40 - canvas.textlength(told["to_do"], font=_font(34))
        canvas.text((EDGE, 40), _within(canvas, told["title"], room), font=_font(46), fill=INK)
    canvas.text((WIDTH - EDGE, 48), told["to_do"], font=_font(34), fill=INK, anchor="ra")
    _legend(canvas, told)
    _bars(canvas, told["weeks"])
    done = BytesIO()
    image.save(done, "PNG", optimize=True)
    return done.getvalue()


def _within(canvas: "ImageDraw", name: str, room: float) -> str:
    """Return a name, or as much of it as there is room for."""
    shown = name
    while shown and canvas.textlength(shown, font=_font(46)) > room:
        name = name[:-1]
        shown = f"{name.rstrip()}…"
    return shown


def _legend(canvas: "ImageDraw", told: Plan) -> None:
    at = EDGE
    for words, fill in ((told["heard"], INK), (told["handled"], PALE)):
        canvas.rectangle((at, 136, at + 34, 170), fill=fill, outline=INK, width=3)
        canvas.text((at + 50, 153), words, font=_font(34), fill=INK, anchor="lm")
        at += 110 + int(canvas.textlength(words, font=_font(34)))


def _bars(canvas: "ImageDraw", weeks: Sequence[tuple[str, int, int]]) -> None:
    canvas.line((EDGE, FLOOR, WIDTH - EDGE, FLOOR), fill=LINE, width=3)
    most = max([1, *(max(heard, handled) for _, heard, handled in weeks)])
    room = (WIDTH - 2 * EDGE) / len(weeks)
    wide = min(70, room * 0.36)
    for at, (label, heard, handled) in enumerate(weeks):
        middle = EDGE + room * (at + 0.5)
        for count, left, fill in ((heard, middle - wide - 3, INK), (handled, middle + 3, PALE)):
            top = FLOOR - (FLOOR - TOP) * count / most
            if count:
                canvas.rectangle((left, top, left + wide, FLOOR), fill=fill, outline=INK, width=3)
            canvas.text((left + wide / 2, top - 8), str(count), font=_font(34), fill=INK, anchor="mb")
        size = 30 if len(weeks) <= 6 else 27
        canvas.text((middle, FLOOR + 24), label, font=_font(size), fill=INK, anchor="ma")


def _numbers(counts: Sequence[int]) -> str:
    """Write a row of weeks: a row, with no "and" before its last."""
    return ", ".join(map(str, counts))


def _short(day: date, voice: Voice) -> str:
    """Write a day in few letters: it stands below narrow bars."""
    return format_skeleton("MMMd" if voice.phrases.language == "en" else "Md", day, locale=voice.dates)


def _drawable(text: str) -> bool:
    """Whether the font has every letter: a name in other letters stands in the caption only."""
    return all(
        char.isprintable() and (char < "\u0180" or "\u0400" <= char < "\u0460" or char in SIGNS) for char in text
    )


@lru_cache
def _font(size: int) -> "FreeTypeFont":
    from PIL import ImageFont

    return ImageFont.truetype(str(_letters()), size)


@lru_cache
def _letters() -> Path | None:
    """Return the file of the letters, DejaVu Sans as matplotlib brings it; the library itself is not loaded."""
    found = find_spec("matplotlib")
    folders = found.submodule_search_locations if found else None
    return next((file for folder in folders or () if (file := Path(folder) / LETTERS).is_file()), None)
