"""What a stranger finds: a few places in the order a customer meets them, and where they disagree (pure)."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from checks.enrich import enrich
from checks.sign import Judged
from data import urls
from data.company import Company
from data.coverage import Reach
from data.dossier import Dossier
from data.evidence import Listing, Page, Profile, ProfileState, Registration
from data.finding import Finding, Kind, Value
from data.places import Place, Places

MOST_ROWS = 5
MOST_UNREAD = 2
MOST_CHOICES = 3
COMPARED = {"phone": "phones", "address": "address", "hours": "hours", "email": "emails", "website": "website"}
"""What a place shows -> the fact of the card, in the order it is asked about."""


TOLD_RIGHT = ("phone", "address", "hours")
"""What is worth saying although it agrees."""


class State(StrEnum):
    """How a place stands to the card."""

    RIGHT = "right"
    DIFFERS = "differs"
    OLD = "old"
    UNREAD = "unread"
    ABSENT = "absent"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One fact a place shows; ``agrees`` is None on the company's own site."""

    fact: str
    value: Value = None
    agrees: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One place."""

    name: str
    url: str = ""
    own: bool = False
    state: State = State.RIGHT
    shown: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A fact on which places disagree, and what they say, the card's own value first."""

    fact: str
    """Of the card: ``phones``, ``hours``, ..."""
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstLook:
    """Everything the first message of substance says."""

    company: Company
    rows: tuple[Row, ...] = ()
    more: int = 0
    """Places that were read and are not among the rows."""
    choices: tuple[Choice, ...] = ()
    searched: int = 0
    """Sources that answered, whatever they found."""


def first_look(dossier: Dossier, judged: Judged, places: Places) -> FirstLook:
    """Return what a stranger finds."""
    own = _own_site(dossier, judged)
    found = _by_place(dossier, judged, places)
    absent = {finding.subject.id: finding for finding in judged.findings if finding.check == "missing.listing"}
    ranked: list[tuple[int, int, Row]] = []
    unread = 0
    for place_id, row in found.items():
        ranked.append((-_weight(place_id, places), 0, row))
    for place in places.all:
        if place.id in found:
            continue
        if place.id in absent:
            ranked.append((-place.weight, 1, Row(name=place.name, url=place.edit_url, state=State.ABSENT)))
        elif place.read == "no" and unread < MOST_UNREAD:
            unread += 1
            ranked.append((-place.weight, 2, Row(name=place.name, state=State.UNREAD)))
    ranked.sort(key=lambda entry: entry[:2])
    rows = (*own, *(row for *_, row in ranked))
    left = sum(row.state not in (State.UNREAD, State.ABSENT) for row in rows[MOST_ROWS:])
    return FirstLook(
        company=dossier.company,
        rows=tuple(rows[:MOST_ROWS]),
        more=left,
        choices=choices(judged.findings, dossier.company),
        searched=sum(row.reach.looked for row in dossier.coverage),
    )


def choices(findings: Iterable[Finding], company: Company) -> tuple[Choice, ...]:
    """Return the facts to ask about: those where places disagree and nobody has spoken yet."""
    found: list[Choice] = []
    for noun, fact in COMPARED.items():
        if company.confirmed(fact):
            continue
        against = [item for item in findings if item.check == f"inaccurate.{noun}" and item.found not in (None, "", ())]
        if against:
            mine = [value for value in (_first(getattr(company, fact)),) if value not in (None, "")]
            others = [_first(item.found) for item in against]
            values = tuple({str(value): value for value in (*mine, *others)}.values())
            if len(values) > 1:
                found.append(Choice(fact=fact, values=values[:MOST_CHOICES]))
    return tuple(found)


def mark(value: Value) -> str:
    """Return a few letters that stand for a value in a button."""
    return hashlib.sha256(str(value).encode(errors="surrogatepass")).hexdigest()[:8]


def _first(value: Value) -> Value:
    return (value[0] if value else None) if isinstance(value, tuple) else value


def _own_site(dossier: Dossier, judged: Judged) -> tuple[Row, ...]:
    company = dossier.company
    if not company.website:
        return ()
    reach = next((row.reach for row in dossier.coverage if row.source == "website"), Reach.SKIPPED)
    host = urls.host(company.website)
    pages = [page for page in dossier.of(Page) if page.source == "website"]
    if any(item.check == "missing.home" for item in judged.findings):
        return (Row(name=host, url=company.website, own=True, state=State.GONE),)
    if not reach.looked or (pages and not any(page.whole or _tells(page) for page in pages)):
        return (Row(name=host, url=company.website, own=True, state=State.UNREAD),)
    says = enrich(Company(id=company.id, website=company.website, country=company.country), dossier.evidence)
    of_site = {"phone": _first(says.phones), "hours": says.hours}
    shown = tuple(Shown(fact=fact, value=value) for fact, value in of_site.items() if value is not None)
    mine = [item for item in judged.findings if item.subject.source == "website" and item.kind is not Kind.UNANSWERED]
    return (Row(name=host, url=company.website, own=True, state=_state(mine), shown=shown),)


def _tells(page: Page) -> bool:
    """Whether a page that is not whole (broken off, say) still tells something of the company."""
    return bool(page.facts.phones or page.facts.hours or page.facts.addresses or page.facts.emails)


def _by_place(dossier: Dossier, judged: Judged, places: Places) -> dict[str, Row]:
    """Return place id -> its row, the worst of its rows where a place has several."""
    rows: dict[str, Row] = {}
    items: list[Listing | Registration | Profile] = [
        *dossier.of(Listing),
        *dossier.of(Registration),
        *dossier.of(Profile),
    ]
    for item in items:
        if isinstance(item, Profile):
            if item.state is not ProfileState.EXISTS or not item.named_by:
                continue
            place_id = _place_id(item.platform, item.url, places)
        else:
            place_id = item.place if isinstance(item, Listing) else item.register
        right = {row.fact for row in judged.right if row.url == item.url}
        wrong = [row for row in judged.findings if row.subject.url == item.url and row.kind is not Kind.UNANSWERED]
        if not right and not wrong and not isinstance(item, Profile):
            continue
        place = places.of(place_id) or places.at(item.url)
        row = Row(
            name=place.name if place else urls.host(item.url) or place_id,
            url=item.url,
            state=_state(wrong),
            shown=_shown(right, wrong),
        )
        known = rows.get(place_id)
        if known is None or (known.state is State.RIGHT and row.state is not State.RIGHT):
            rows[place_id] = row
    return rows


def _shown(right: set[str], wrong: Iterable[Finding]) -> tuple[Shown, ...]:
    differs = {item.check.rpartition(".")[2]: item for item in wrong}
    shown = [
        Shown(fact=fact, value=differs[fact].found, agrees=False) if fact in differs else Shown(fact=fact, agrees=True)
        for fact in COMPARED
        if (fact in right and fact in TOLD_RIGHT) or (fact in differs and differs[fact].kind is Kind.INACCURATE)
    ]
    if "hours" in differs and differs["hours"].kind is Kind.MISSING:
        shown = [row for row in shown if row.fact != "hours"] + [Shown(fact="hours", agrees=False)]
    return tuple(shown)


def _state(wrong: Iterable[Finding]) -> State:
    kinds = {item.kind for item in wrong}
    if Kind.INACCURATE in kinds:
        return State.DIFFERS
    return State.OLD if Kind.OUTDATED in kinds else State.RIGHT


def _place_id(platform: str, url: str, places: Places) -> str:
    place: Place | None = places.of(platform) or places.at(url)
    return place.id if place else platform


def _weight(place_id: str, places: Places) -> int:
    place = places.of(place_id)
    return place.weight if place else 0
