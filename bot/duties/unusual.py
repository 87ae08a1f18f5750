"""A burst of bad reviews, what became of it, a rise of complaints, a long silence: worded for one chat."""

from dataclasses import dataclass

from bot.render import news as render
from bot.render import pack
from bot.render.view import View
from bot.render.voice import Voice
from bot.services import happenings, memory
from data.case import Case
from data.chat import Chat
from data.company import Company
from data.news import Burst, News, What
from data.places import Places
from data.store import Unit

PREFIX = "news"
OF_CASES = (What.CASE, What.PUT_RIGHT, What.STILL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One message to one chat, before it goes into the outbox."""

    key: str
    view: View
    cases: tuple[Case, ...] = ()
    file: tuple[str, str] | None = None
    """Name and content of a document that goes with it."""
    silent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """Something to tell that is no case."""

    id: str
    news: News
    burst: Burst | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """In which chat, of which company."""

    chat: Chat
    watch_id: str
    company: Company
    places: Places
    voice: Voice


async def of(unit: Unit, due: dict[str, News]) -> list[Other]:
    """Return what is to be told besides cases."""
    rest = {id: one for id, one in due.items() if one.what not in OF_CASES}
    bursts = await memory.read_all(unit, happenings.BURST, Burst) if rest else {}
    found = [Other(id=id, news=one, burst=bursts.get(id.partition(":")[2])) for id, one in rest.items()]
    return [one for one in found if one.burst or one.news.what not in (What.BURST, What.OUTCOME)]


def word(other: Other, scene: Scene) -> Told:
    """Word one of them."""
    key, news, burst = f"{PREFIX}:{scene.chat.id}:{other.id}", other.news, other.burst
    company, watch_id, places, voice = scene.company, scene.watch_id, scene.places, scene.voice
    if burst is not None and news.what is What.BURST:
        file = (pack.name(company, burst), pack.pack(company, burst, places, voice))
        return Told(key=key, view=render.burst(company, burst, watch_id, places, voice), file=file)
    if burst is not None:
        return Told(key=key, view=render.outcome(company, burst, watch_id, places, voice))
    if news.what is What.RISE:
        return Told(key=key, view=render.rise(company, news, watch_id, voice))
    return Told(key=key, view=render.silence(company, news, watch_id, voice), silent=True)
