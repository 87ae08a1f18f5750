"""What we ask a person to look at, where we cannot."""

from collections.abc import Mapping, Sequence

from bot.render.view import Row, Tap, View, Visit
from bot.render.voice import Html, Voice, blocks, link
from bot.services.eyes import FACTS, Saw
from data import urls
from data.evidence import Evidence
from data.places import Place


def ask(view: View, place: Place, url: str, watch: str, voice: Voice) -> View:
    """Add the question about a place to a message."""
    target = f"eyes {watch} {place.id}"

    def tap(label: str, saw: Saw) -> Tap:
        return Tap(voice.plain(label), "saw", target, saw.value)

    keys: tuple[Row, ...] = (
        (Visit(voice.plain("button.open", place=place.name), url), tap("eyes.is_right", Saw.RIGHT)),
        (tap("eyes.is_wrong", Saw.WRONG), tap("eyes.is_absent", Saw.ABSENT)),
        (tap("eyes.has_review", Saw.REVIEW),),
    )
    return View(blocks(view.text, voice.say("eyes.ask", place=place.name)), (*view.rows, *keys), view.preview_url)


def which(places: Sequence[Place], watch: str, voice: Voice) -> View:
    """Ask which place a person has looked at."""
    keys = tuple((Tap(place.name, "eyesat", f"eyes {watch} {place.id}"),) for place in places)
    return View(voice.say("eyes.which"), keys)


def what_is_wrong(place: Place, watch: str, voice: Voice, *, suggested: bool = False) -> View:
    """Ask which fact is wrong there, or which one somebody suggests to change."""
    target, op = f"eyes {watch} {place.id}", "sawsuggested" if suggested else "sawwrong"
    keys = [Tap(voice.plain(f"noun.{fact}").capitalize(), op, target, fact) for fact in FACTS]
    if place.edits_wait and not suggested:
        keys.append(Tap(voice.plain("eyes.is_suggested"), "saw", target, Saw.SUGGESTED.value))
    text = voice.say("suggested.what" if suggested else "eyes.what_is_wrong", place=place.name)
    return View(text, tuple((key,) for key in keys))


def said(row: Evidence, voice: Voice) -> Html:
    """Say what a person saw, and when: theirs, not ours."""
    return voice.say(f"eyes.saw_{row.quote}", who=row.seen_by, day=voice.day(row.seen_at))


def noted(place: Place, row: Mapping[str, Evidence], voice: Voice) -> Html:
    """Say back what a person saw, and what else waits for them there."""
    back = voice.say("eyes.noted", place=place.name, saw=said(row[place.id], voice))
    return blocks(back, _edits(place, voice))


def _edits(place: Place, voice: Voice) -> Html:
    """Say that what strangers suggest goes live, and where to refuse it."""
    if not place.edits_after or not place.edit_url:
        return Html("")
    where = link(place.edit_url, urls.host(place.edit_url))
    return voice.say("eyes.edits", n=place.edits_after, link=where)
