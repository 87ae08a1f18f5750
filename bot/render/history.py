"""Who did what, and when: one change a line."""

from collections.abc import Sequence

from bot.render.paging import all_turns, page_of_list
from bot.render.titles import title
from bot.render.view import Tap, View
from bot.render.voice import Html, Voice, blocks, lines
from bot.services.history import Entry
from data.case import Event
from data.places import Places

PAGE = 5


def who(event: Event, voice: Voice) -> str:
    """Return who did it: a name, "a former member", or nothing for us."""
    return event.who or (voice.plain("card.former") if event.former else "")


def event_line(event: Event, voice: Voice) -> Html:
    """Say when something happened, what, and who did it."""
    key = f"event.{event.what}"
    what, when = voice.plain(key if voice.has(key) else "event.other"), voice.moment(event.at)
    name = who(event, voice)
    if not name:
        return voice.say("more.event", when=when, what=what)
    return voice.say("more.event_by", when=when, what=what, who=name)


def page(entries: Sequence[Entry], name: str, watch: str, places: Places, voice: Voice, *, number: int = 1) -> View:
    """Show one page of the last changes of a company."""
    here = page_of_list(entries, PAGE, number)
    body = [lines(_about(one, places, voice), event_line(one.event, voice)) for _, one in here.shown]
    target = f"watch {watch}"
    turns = all_turns(here, "history", target, voice)
    out = (Tap(voice.plain("button.findings"), "list", target),)
    head = voice.say("history.head" if entries else "history.none", name=name)
    return View(blocks(head, *body), (turns, out))


def _about(entry: Entry, places: Places, voice: Voice) -> Html:
    if entry.case is not None:
        return Html(f"<b>{title(entry.case.finding, places, voice)}</b>")
    return Html(f"<b>{voice.say(f'facts.is_{entry.fact}')}</b>")
