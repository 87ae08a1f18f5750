"""Where else the words of a case stand: a story goes from paper to paper, a review from site to site."""

from dataclasses import replace

from bot.render.titles import place_name
from bot.render.voice import Html, Voice, html
from data.finding import Finding
from data.places import Places

MOST = 3
"""Places that are named."""


def elsewhere(finding: Finding, places: Places, voice: Voice) -> Html:
    """Name the other places where the same words stand; empty where they stand alone."""
    urls = finding.words.copies if finding.words else ()
    own = place_name(finding.subject, places, voice)
    named = (place_name(replace(finding.subject, url=url, place=""), places, voice) for url in urls)
    others = [name for name in dict.fromkeys(named) if name != own]
    if not others:
        return Html("")
    told = voice.all_of(others) if len(others) <= MOST else html(", ".join(others[:MOST]) + "…")
    return voice.say("card.elsewhere", n=len(others), places=told)
