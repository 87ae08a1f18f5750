"""Asking one source directly."""

from typing import Any

from checks import registry
from checks.ask import Ask, Seen
from checks.controls import Controls
from data.company import Company
from data.evidence import Evidence
from data.places import Place, Places, load
from tests.checks.direct import Direct
from tests.checks.saved_web import NOW, SavedWeb, Value
from tests.checks.sources.answers import CARD

registry.discover_sources()


def ask_for(source: str, web: SavedWeb, company: Company = CARD, **more: Any) -> Ask:
    """Return the question as the engine would put it, without positive control unless given."""
    given: dict[str, Any] = {
        "base_url": registry.sources[source].base_url,
        "places": load(company.country),
        "company": company,
        "web": web,
        "reader": Direct(),
        "now": NOW,
    }
    return Ask(**(given | more))


async def look(source: str, pages: dict[str, Value], company: Company = CARD, **more: Any) -> Seen:
    """Ask one source once."""
    return await registry.sources[source].look(ask_for(source, SavedWeb(pages), company, **more))


async def again(
    source: str, pages: dict[str, Value], item: Evidence, company: Company = CARD
) -> tuple[Seen, list[str]]:
    """Look at the place of one piece of evidence again; also return what was asked for."""
    web = SavedWeb(pages)
    return await registry.agains[source](ask_for(source, web, company), item), web.asked


def places(*given: Place, country: str = "FI") -> Places:
    """Return these places of a country."""
    return Places(country, given)


__all__ = ["Controls", "again", "ask_for", "look", "places"]
