"""What is said above a case that is here again: it came back, or was put off until now."""

from bot.render.history import who as who_did
from bot.render.titles import found
from bot.render.voice import Html, Voice
from checks.cases import is_late, times_back
from data.case import Case, Event


def again(case: Case, voice: Voice) -> Html:
    """Say that a case came back, since when and how often, or that its time to be left alone is over."""
    if not case.returned:
        return voice.say("card.late") if is_late(case) else Html("")
    said = _said(case, voice)
    count = times_back(case)
    return Html(f"{said} {voice.say('card.times', n=count)}") if count > 1 else said


def _said(case: Case, voice: Voice) -> Html:
    before, shows = _before(case), found(case, voice)
    if before is not None and before.what == "done":
        who = who_did(before, voice) or voice.plain("card.somebody")
        return voice.say("card.still", who=who, day=voice.day(before.at))
    day = voice.day(before.at if before else case.first_seen)
    return voice.say("card.returned_shows", day=day, found=shows) if shows else voice.say("card.returned", day=day)


def _before(case: Case) -> Event | None:
    """Return what was seen or said of the case before it came back the last time."""
    last = max((at for at, event in enumerate(case.history) if event.what == "returned"), default=len(case.history))
    return next((event for event in reversed(case.history[:last]) if event.what in ("closed", "done")), None)
