"""Values on the owner's own pages that the card does not know (pure)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from checks.about import CONTACT_ROLES, own_pages
from data.dossier import Dossier
from data.evidence import Page
from data.facts import Found
from data.match import Match

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Odd(Generic[T]):
    """One odd value, the first page it stands on, and whether that is more than a doubt."""

    page: Page
    found: Found[T]
    sure: bool


def odd_values(
    dossier: Dossier, values: Callable[[Page], Sequence[Found[T]]], compare: Callable[[T], Match]
) -> list[Odd[T]]:
    """Return values on home, contact and imprint pages that differ from the card, one entry a value.

    A page counts only if it shows exactly one value and not the card's: a list of departments is no
    contradiction. A value is sure once it stands on two pages while the card's stands on none.
    """
    confirmed = False
    odd: dict[str, list[tuple[Page, Found[T]]]] = {}
    for page in own_pages(dossier):
        shown = list(values(page))
        verdicts = [compare(found.value) for found in shown]
        confirmed = confirmed or any(verdict.agrees for verdict in verdicts)
        one = len({str(found.value) for found in shown}) == 1
        if one and page.role in CONTACT_ROLES and all(verdict is Match.DIFFERENT for verdict in verdicts):
            odd.setdefault(str(shown[0].value), []).append((page, shown[0]))
    return [
        Odd(page=places[0][0], found=places[0][1], sure=len(places) > 1 and not confirmed) for places in odd.values()
    ]
