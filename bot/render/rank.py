"""Why a trouble comes where it comes: its reasons and their points."""

from datetime import datetime

from bot.render import titles
from bot.render.voice import Html, Voice, lines
from checks.rank import Part, rank
from data.finding import Finding

_WORDED = {
    "place": "rank.place",
    "met": "rank.met",
    "topic": "rank.topic",
    "stars": "rank.stars",
    "age": "rank.age",
    "reach": "rank.reach",
    "doubt": "rank.doubt",
}
MOST = 5
FEW = 2
"""Reasons on a line."""


def why_first(finding: Finding, voice: Voice, now: datetime) -> Html:
    """Return the rank of a finding with the reasons that weigh most, and any doubt."""
    told = rank(finding, now)
    parts = [
        *[part for part in told.parts if part.points > 0][:MOST],
        *[part for part in told.parts if part.points < 0],
    ]
    head = voice.say("rank.head", urgency=titles.urgency(finding, voice), score=round(told.score))
    return lines(head, *(_line(part, voice) for part in parts))


def in_short(finding: Finding, voice: Voice, now: datetime) -> Html:
    """Return the points of a finding with the two reasons that weigh most, and any doubt, on one line."""
    told = rank(finding, now)
    parts = [part for part in told.parts if part.points > 0][:FEW] + [part for part in told.parts if part.points < 0]
    why = Html("; ".join(_line(part, voice).removeprefix("- ") for part in parts))
    return voice.say("order.why", n=round(told.score), why=why)


def _line(part: Part, voice: Voice) -> Html:
    topic = voice.plain(f"topic.{part.about}") if part.name == "topic" else ""
    return voice.say(_WORDED[part.name], points=round(part.points), most=round(part.most), topic=topic)
