"""What a company changed, and where the old one still stands."""

from collections.abc import Sequence

from bot.render import facts as render_facts
from bot.render.values import word
from bot.render.view import Tap, View, rows
from bot.render.voice import Html, Voice, blocks, html, lines, link
from bot.services.changes import FACTS
from data.change import Change, Spot
from data.places import Places
from data.urls import host

SHOWN = 12


def ask(target: str, going: Sequence[Change], places: Places, voice: Voice) -> View:
    """Ask which fact was changed, above what is still going on."""
    keys = [Tap(render_facts.label(fact, voice), "changedfact", target, fact) for fact in FACTS]
    lists = [still(change, places, voice) for change in going]
    return View(blocks(*lists, voice.say("changed.ask")), rows(keys))


def still(change: Change, places: Places, voice: Voice) -> Html:
    """List the places that had the old value, ticked off or not."""
    fact, done = render_facts.label(change.fact, voice), len(change.spots) - len(change.left)
    head = voice.say("changed.head", fact=fact, value=word(change.new, voice), done=done, n=len(change.spots))
    return lines(head, *(_row(number, spot, places, voice) for number, spot in enumerate(change.spots[:SHOWN], 1)))


def begun(change: Change, places: Places, voice: Voice) -> Html:
    """Say how many places are known with the old value."""
    fact, value = render_facts.label(change.fact, voice), word(change.new, voice)
    saved = voice.say("facts.saved", fact=fact, value=value)
    if not change.spots:
        return blocks(saved, voice.say("changed.none"))
    listed = [_row(number, spot, places, voice) for number, spot in enumerate(change.spots[:SHOWN], 1)]
    known = voice.say("changed.known", n=len(change.spots))
    return blocks(saved, lines(known, *listed), voice.say("changed.promise"))


def through(change: Change, company: str, voice: Voice) -> Html:
    """Say that the old value is gone everywhere."""
    fact = render_facts.label(change.fact, voice)
    return voice.say("changed.through", name=company, fact=fact, value=word(change.new, voice))


def _row(number: int, spot: Spot, places: Places, voice: Voice) -> Html:
    place = places.of(spot.place) or places.at(spot.url)
    name = place.name if place else (voice.plain("place.own_site") if spot.place == "website" else host(spot.url))
    state = voice.say("changed.right", day=voice.day(spot.right_at)) if spot.right_at else voice.say("changed.old")
    linked = link(spot.url, name) if spot.url.startswith("http") else html(name)
    return voice.say("changed.row", n=number, place=linked, state=state)
