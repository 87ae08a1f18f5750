"""Who looks after what: the question, the list, and what a card says of it."""

import json
from collections.abc import Sequence

from bot.render.paging import arrows, page_of_list
from bot.render.view import Row, Tap, View, rows
from bot.render.voice import Html, Voice, blocks, lines
from bot.services.keeping import Asked, Member
from checks import spots
from data.finding import Finding
from data.keeper import CHECK, Keeper, Kept, Spot
from data.places import Places

PAGE = 8
LABEL = 24
NOWHERE = "-"
"""The origin of a question that nothing is gone back to."""
LIST = "list"
"""The origin of one that was asked from the list."""


def target(watch: str, origin: str, spot: Spot, who: Member | None = None) -> str:
    """Return what a button of the question stands for: the place, where it is asked from, and the mark of a name."""
    return f"watch {watch} {origin} {json.dumps([spot.id, spot.url, spot.place, spot.handle, who.mark if who else ''])}"


def read(text: str) -> tuple[str, str, Spot, str] | None:
    """Return (watch, origin, spot, mark of a name) of such a target."""
    parts = text.split(" ", 3)
    if len(parts) != 4 or parts[0] != "watch" or not parts[3].startswith("["):
        return None
    id, url, place, handle, who = json.loads(parts[3])
    return parts[1], parts[2], Spot(id=id, url=url, place=place, handle=handle), who


def ask(asked: Asked, places: Places, voice: Voice) -> Html:
    """Word the question."""
    name = spots.name(asked.spot, places)
    if asked.count > 1:
        place = places.of(asked.spot.place)
        return voice.say("keeper.ask_of", n=asked.count, site=place.name if place else asked.spot.place, place=name)
    return voice.say("keeper.ask", place=name)


def keys(spot: Spot, names: Sequence[Member], watch: str, voice: Voice, *, origin: str, arg: str) -> tuple[Row, ...]:
    """Return the answers: the person who presses, who acted here before, and the rest."""
    plain = target(watch, origin, spot)
    me = Tap(voice.plain("keeper.me"), "keeperme", plain, arg)
    others = (Tap(_short(one.name), "keepername", target(watch, origin, spot, one), arg) for one in names)
    rest = (
        Tap(voice.plain("keeper.other"), "keeperother", plain, arg),
        Tap(voice.plain("keeper.nobody"), "keepernobody", plain, arg),
        Tap(voice.plain("keeper.not_ours"), "keepernot", plain, arg),
    )
    return rows((me, *others, *rest))


def opener(spot: Spot, watch: str, voice: Voice, *, origin: str, arg: str = "") -> Tap:
    """Return the button that asks."""
    return Tap(voice.plain("keeper.button"), "keeperask", target(watch, origin, spot), arg)


def question(asked: Asked, names: Sequence[Member], watch: str, places: Places, voice: Voice) -> View:
    """Ask where nothing is gone back to."""
    return View(ask(asked, places, voice), keys(asked.spot, names, watch, voice, origin=NOWHERE, arg=""))


def said(keeper: Keeper | None, voice: Voice) -> Html:
    """Say who looks after a place, in a few words."""
    if keeper is None:
        return voice.say("keeper.is_unknown")
    if keeper.known:
        return Html(voice.say("keeper.is_somebody", who=keeper.who))
    return voice.say("keeper.is_former" if keeper.open else f"keeper.is_{keeper.kept.value}")


def line(keeper: Keeper | None, voice: Voice) -> Html:
    """Say on a card who looks after its place; nothing where nobody is known to."""
    return voice.say("keeper.has", who=keeper.who) if keeper and keeper.known else Html("")


def noted(spot: Spot, kept: Kept, places: Places, voice: Voice, *, who: str = "") -> Html:
    """Say back what a person said."""
    key = f"keeper.noted_{kept.value}"
    if kept is Kept.NOBODY and spot.place in spots.OPEN_TO_ALL:
        key = "keeper.noted_open"
    return voice.say(key, place=spots.name(spot, places), who=who)


def listing(
    name: str,
    found: Sequence[tuple[Spot, Keeper | None]],
    watch: str,
    places: Places,
    voice: Voice,
    *,
    page: int = 1,
    note: Html | str = "",
) -> View:
    """Show a page of who looks after what, each place with a button to change it."""
    here = page_of_list(found, PAGE, page)
    body = [
        voice.say("keeper.row", n=n, place=spots.name(spot, places), who=said(one, voice))
        for n, (spot, one) in here.shown
    ]
    keep = [
        Tap(_short(f"{n} {spots.name(spot, places)}"), "keeperask", target(watch, LIST, spot), str(here.number))
        for n, (spot, _) in here.shown
    ]
    home = f"watch {watch}"
    back, after = arrows(here, "keepers", home, voice)
    turns = (*(back or (Tap(voice.plain("button.back"), "sourcesback", home),)), *after)
    head = voice.say("keeper.head" if found else "keeper.none", name=name)
    below = voice.say("keeper.press") if found else ""
    return View(blocks(note, head, lines(*body), below), (*rows(keep), turns))


def ownerless(finding: Finding) -> bool:
    """Whether a finding says that nobody looks after a place."""
    return finding.check == CHECK


def _short(text: str) -> str:
    return text if len(text) <= LABEL else f"{text[: LABEL - 1].rstrip()}…"
