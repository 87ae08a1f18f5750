"""First contact: who we are, who you are."""

from collections.abc import Sequence
from dataclasses import replace

from bot.render.view import Row, Tap, View
from bot.render.voice import Html, Voice, blocks, lines
from data.candidate import Candidate

MAX_LABEL = 60
SHARING = {"share": "team.share", "unlink": "team.unlink"}
"""The button about sharing, and its words."""


def hello(voice: Voice) -> View:
    """Say what we do and ask the one question."""
    keys = Tap(voice.plain("start.see_example"), "example"), Tap(voice.plain("button.language"), "language")
    return View(voice.say("start.hello"), (keys,))


def example(voice: Voice) -> View:
    """Show what a first look is like."""
    return View(voice.say("start.example"), ((Tap(voice.plain("button.back"), "hello"),),))


def under(lead: Html | str, view: View) -> View:
    """Put a line above what a message says."""
    return replace(view, text=blocks(lead, view.text)) if lead else view


def overview(companies: Sequence[tuple[str, str, int]], voice: Voice, *, sharing: str = "") -> View:
    """List the companies of this chat: (watch id, name, to do); to do below 0 is "not yet looked".

    ``sharing`` names the button about that: ``share`` or ``unlink``.
    """
    rows = [voice.say("start.overview_row", name=name, state=_state(count, voice)) for _, name, count in companies]
    several = len(companies) > 1
    keys: list[Row] = [
        (
            Tap(voice.plain("button.findings") if not several else name[:MAX_LABEL], "list", f"watch {watch}"),
            *(() if several else (Tap(voice.plain("button.check"), "check", f"watch {watch}"),)),
        )
        for watch, name, _ in companies
    ]
    keys.append((Tap(voice.plain("start.another"), "another"),))
    if sharing:
        keys.append(
            (Tap(voice.plain(SHARING[sharing]), sharing, f"watch {companies[0][0] if not several else 'all'}"),)
        )
    return View(blocks(voice.say("start.overview", n=len(companies)), lines(*rows)), tuple(keys))


def _state(count: int, voice: Voice) -> str:
    return voice.plain("start.not_looked") if count < 0 else voice.plain("start.to_do", n=count)


def candidates(found: Sequence[Candidate], offers: Sequence[str], told: str, voice: Voice) -> View:
    """Ask which of the companies found is meant; ``offers`` are their targets, ``told`` that of "none"."""
    keys = [(Tap(_label(one), "take", offer),) for one, offer in zip(found, offers, strict=True)]
    none = (Tap(voice.plain("who.none_of_these"), "none", told),)
    return View(voice.say("who.found", n=len(found)), (*keys, none))


def _label(one: Candidate) -> str:
    where = ", ".join(part for part in (one.address.street, one.address.city) if part) if one.address else one.website
    label = ", ".join(part for part in (one.name, where) if part)
    return label if len(label) <= MAX_LABEL else f"{label[: MAX_LABEL - 1]}…"


def interrupted(text: str, target: str, voice: Voice) -> View:
    """Say that a look-up broke off, and offer to look again."""
    key = Tap(voice.plain("button.try_again"), "lookagain", target)
    return View(voice.say("who.interrupted", name=shown(text)), ((key,),))


def shown(text: str) -> str:
    """Return what is looked for as people write it: a website without what stands before its name."""
    return text.partition("://")[2].rstrip("/") or text


def as_told(text: Html, name: str, told: str, voice: Voice) -> View:
    """Offer to begin with nothing but a name and a town."""
    return View(text, ((Tap(voice.plain("who.as_told", name=name)[:MAX_LABEL], "told", told),),))


def which(
    companies: Sequence[tuple[str, str]], op: str, ask: str, voice: Voice, *, everyone: bool = False, arg: str = ""
) -> View:
    """Ask which company is meant: (watch id, name)."""
    keys: list[Row] = [(Tap(name[:MAX_LABEL], op, f"watch {watch}", arg),) for watch, name in companies]
    if everyone:
        keys.append((Tap(voice.plain("button.all_companies"), op, "watch all"),))
    return View(voice.say(ask), tuple(keys))
