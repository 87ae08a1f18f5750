"""How long somebody's words have waited for an answer."""

from bot.render import titles
from bot.render.voice import Html, Voice
from data.digest import Waited
from data.finding import Finding
from data.places import Places

STARS = ((1.5, "_1"), (2.5, "_2"), (3.5, "_3"))
"""Below so many stars, of five, a review is called one of one, two, three."""
UNITS = ((730, 365, "years"), (61, 30, "months"), (14, 7, "weeks"), (0, 1, "days"))
"""From how many days on, the days in one, and what it is."""


def title(finding: Finding, waited: Waited, places: Places, voice: Voice) -> Html:
    """Return an unanswered finding with its time, as one sentence without its full stop."""
    noun = titles.noun(finding)
    key = f"digest.waits_told_{noun}" if finding.subject.source == "person" else f"digest.waits_{noun}{_stars(finding)}"
    if not voice.has(key):
        return titles.title(finding, places, voice)
    return voice.say(key, place=titles.place_name(finding.subject, places, voice), span=span(waited, voice))


def span(waited: Waited, voice: Voice) -> str:
    """Write a time: ``5 days``, ``at least 3 weeks``."""
    size, unit = next((size, unit) for start, size, unit in UNITS if waited.days >= start)
    said = voice.plain(f"digest.span_{unit}", n=waited.days // size)
    return voice.plain("digest.span_least", span=said) if waited.least else said


def _stars(finding: Finding) -> str:
    rating = finding.words.rating if finding.words else None
    if titles.noun(finding) != "review" or rating is None:
        return ""
    return next((name for below, name in STARS if rating < below), "")
