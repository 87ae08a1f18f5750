"""``bot.py facts``: what one page says of a company, and where on the page it stands."""

import mimetypes
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import orjson

from bot.clock import now
from bot.settings import Settings
from bot.world import World, open_world
from checks.reading import page
from checks.reading.kinds import PageRead
from checks.web import LookError, demand
from data.card import website_of
from data.codec import to_document
from data.facts import Facts

_NO_PAGE = {
    "shell": "a shell for scripts",
    "challenge": "a challenge",
    "not_found": "a not found page",
    "down": "out of service",
    "bare": "without words",
}
CHECKED, WRONG, NOTHING_REACHED = 0, 2, 3


async def facts(target: str, settings: Settings, *, as_json: bool) -> int:
    """Read a page from the web or a saved one, print its facts, and return the exit code."""
    async with open_world(settings, now, workers=1) as world:
        try:
            read = await _read(target, world)
        except LookError as error:
            print(f"{target} could not be read: {error.reach.value}, {error.note}", file=sys.stderr)
            return NOTHING_REACHED
    if as_json:
        document = {"schema": 1, "url": read.url, "title": read.title, "facts": to_document(read.facts)}
        print(orjson.dumps(document, option=orjson.OPT_INDENT_2).decode())
    else:
        print("\n".join(_lines(read)))
    return CHECKED


async def _read(target: str, world: World) -> PageRead:
    saved = _saved(Path(target))
    if saved:
        return await world.reader.run(page.read, *saved, None, now().date())
    answer = demand(await world.web.get(website_of(target), crawl=True))
    kind = answer.headers.get("content-type", "")
    return await world.reader.run(page.read, answer.body, answer.url, kind, None, now().date())


def _saved(file: Path) -> tuple[bytes, str, str] | None:
    """Return body, address and type of a saved page; None when there is no such file."""
    if not file.is_file():
        return None
    return file.read_bytes(), file.resolve().as_uri(), mimetypes.guess_type(file.name)[0] or "text/html"


def _lines(read: PageRead) -> Iterator[str]:
    yield f"{read.title or read.url} ({read.language or 'language not said'})"
    for field in fields(Facts):
        value = getattr(read.facts, field.name)
        for found in value if isinstance(value, tuple) else ():
            quote = f'  "{found.quote}"' if found.quote and found.quote != str(found.value) else ""
            yield f"  {field.name:<14} {found.value!s:<40} {found.where.value}{quote}"
    for sign in read.signs:
        yield f"  {'sign of life':<14} {sign.day!s:<40} {sign.by}"
    for notice in read.notices:
        yield f"  {'past notice':<14} {notice.until!s:<40} {notice.text}"
    for state, words in _NO_PAGE.items():
        if getattr(read, state):
            yield f"  this page is {words}: nothing can be called missing by it"
