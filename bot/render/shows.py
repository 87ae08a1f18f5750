"""What a place shows, and what is right: the part of a card that is the proof in short."""

from bot.render import titles
from bot.render.values import word
from bot.render.voice import Html, Voice, html, lines
from data import suggested
from data.case import Case
from data.finding import Kind
from data.places import Places

MAX_WORDS = 300
SOUGHT = ("listing", "search_presence")
"""What was searched for in vain: expected are the words it was searched by, and the proof says who was asked."""
TWO_ROWS = ("duplicate_listing",)
"""Both addresses stand in the advice, and neither is "right"."""


def shows(case: Case, places: Places, voice: Voice) -> Html:
    """Quote a customer's words, or say what stands there and what is right; nothing that the title has said."""
    finding = case.finding
    if finding.kind is Kind.UNANSWERED:
        quote = finding.evidence.quote
        return voice.say("card.words", quote=quote[:MAX_WORDS]) if quote else Html("")
    if titles.noun(finding) in TWO_ROWS:
        return Html("")
    found = titles.found(case, voice)
    expected = finding.expected if titles.noun(finding) not in SOUGHT else None
    right = voice.say("card.right_is", expected=word(expected, voice)) if expected not in (None, "", ()) else ""
    if not right and html(found) in titles.title(finding, places, voice):
        return Html("")
    key = "suggested.shows" if finding.check == suggested.CHECK else "card.shows"
    return lines(voice.say(key, found=found) if found else "", right)
