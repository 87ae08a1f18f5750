"""Reviews that have waited too long for an answer, in words."""

from collections.abc import Sequence
from datetime import datetime
from textwrap import shorten
from typing import Protocol

from bot.render.titles import place_name
from bot.render.view import Tap, View
from bot.render.voice import Html, Voice, blocks, lines
from data.case import Case
from data.places import Places

MOST = 5
WORDS = 80


class Waits(Protocol):
    """A case, since when it has waited, and whether this is the last word on it."""

    @property
    def case(self) -> Case:
        """The case."""
        ...

    @property
    def since(self) -> datetime:
        """Since when it has waited."""
        ...

    @property
    def last(self) -> bool:
        """Whether nothing more is said of it."""
        ...


def lead(one: Waits, voice: Voice) -> Html:
    """Say above the card of a single one how long it has waited."""
    return voice.say("waiting.one_last" if one.last else "waiting.one", day=voice.day(one.since))


def several(name: str, waiting: Sequence[Waits], watch: str, places: Places, voice: Voice) -> View:
    """Name the ones that have waited longest, and lead to the list."""
    ordered = sorted(waiting, key=lambda one: one.since)
    head = voice.say("waiting.several", name=name, n=len(ordered), day=voice.day(ordered[0].since))
    rows = [_row(at, one, places, voice) for at, one in enumerate(ordered[:MOST], 1)]
    more = voice.say("urgent.more", n=len(ordered) - MOST) if len(ordered) > MOST else ""
    key = (Tap(voice.plain("button.findings"), "list", f"watch {watch}"),)
    return View(blocks(head, lines(*rows, more)), (key,))


def _row(number: int, one: Waits, places: Places, voice: Voice) -> Html:
    finding = one.case.finding
    place, words = place_name(finding.subject, places, voice), shorten(finding.evidence.quote, WORDS, placeholder="…")
    return voice.say("findings.old_row", n=number, place=place, day=voice.day(one.since), words=words)
