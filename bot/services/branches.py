"""A website that lists several locations: which of them is meant? (pure)"""

from data.company import Address, Company
from data.dossier import Dossier
from data.evidence import Page, PageState
from data.names import fold


def branches(dossier: Dossier, company: Company) -> tuple[Address, ...]:
    """Return the locations the company's own pages name, one a street and town, in the order seen; none when
    they all lie in one town, or when the owner has said which it is.
    """
    origin = company.origins.get("address")
    if company.confirmed("address") or (origin is not None and origin.source == "owner"):
        return ()
    found: dict[tuple[str, str], Address] = {}
    for page in dossier.of(Page):
        if page.source != "website" or page.state is not PageState.ALIVE:
            continue
        for item in page.facts.addresses:
            if item.value.street and item.value.city:
                found.setdefault((fold(item.value.street), fold(item.value.city)), item.value)
    towns = {town for _, town in found}
    return tuple(found.values()) if len(towns) > 1 else ()
