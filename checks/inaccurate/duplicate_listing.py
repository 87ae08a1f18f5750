"""Places that list the company twice."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from urllib.parse import urlsplit

from checks.about import compare_address, compare_name, compare_phones, ground, own_listings, site
from checks.language import is_about, names_other_town
from checks.language.detect import language_of
from checks.registry import check
from checks.spots import PEOPLE
from data import address, names, urls
from data.company import Company
from data.dossier import Dossier
from data.evidence import Listing, Profile, ProfileState
from data.finding import Flag, Severity, Subject
from data.match import Match

UNOFFICIAL = re.compile(
    r"\b(?:fans?|fan ?(?:page|club)|unofficial|fani\w*|epävirallinen|фан\w*|неофициальн\w*|nieoficjaln\w*"
    r"|uoffisiell\w*)\b",
    re.IGNORECASE,
)
"""What a page of admirers says of itself."""
_NUMBERED = re.compile(r"^(?:id|club|public)?\d+$|^(?:channel|user|c)/|^uc[\w-]{20,}$|\d{8,}", re.IGNORECASE)
"""A platform's own address of a profile, which has another one by its name: both may be one profile."""
_AFTER_NAME = re.compile(r"\s*\(@|\s+[|•·–—-]\s|\s*\|")
"""What stands between a name and the rest of a profile's title."""


@check(
    severity=Severity.MEDIUM,
    title="{place} lists you twice",
    why="Reviews and changes are split over two entries, and one of them goes out of date unseen.",
    advice="Ask {place} to merge {found} into {expected}, or to delete it.",
    minutes=10,
)
def duplicate_listing(dossier: Dossier) -> Iterator[Flag]:
    """Flag two rows at one place that are both the company's; the one that agrees less is the spare one.

    So is a profile that nobody named beside one that is named, where it bears the company's name and shows
    its site or phone. Not flagged: the same row met twice (by two searches, in two languages), rows of two
    addresses with a phone each (branches), a namesake's row, a row marked as closed for good; two profiles that
    are both named, and one of a branch, a person, a fan, in another language, or that points to the other.
    """
    yield from _rows(dossier)
    yield from _profiles(dossier)


def _rows(dossier: Dossier) -> Iterator[Flag]:
    company = dossier.company
    rows: dict[str, list[Listing]] = defaultdict(list)
    for row, sure in own_listings(dossier):
        if sure:
            rows[row.place].append(row)
    for same_place in rows.values():
        ranked = sorted(same_place, key=lambda row: (-_agreeing(row, company), row.ref, row.url))
        told: set[str] = set()
        for kept, spare in combinations(ranked, 2):
            name = spare.ref or _path(spare)
            if name not in told and _distinct(kept, spare) and _one_company(kept, spare, company):
                told.add(name)
                yield Flag(_pair(kept, spare), expected=kept.url, found=spare.url, proof=spare, edit_url=spare.edit_url)


def _pair(kept: Listing, spare: Listing) -> Subject:
    """Return what is told of two rows: one trouble, whichever of them is the spare one today."""
    both = sorted(row.ref or urls.canonical(row.url) for row in (kept, spare))
    id = f"{ground(spare)}:{'+'.join(both)}"
    return Subject(source=spare.source, url=spare.url, title=spare.title, id=id, place=spare.place)


def _profiles(dossier: Dossier) -> Iterator[Flag]:
    there = [one for one in dossier.of(Profile) if one.state is not ProfileState.ABSENT]
    named = {one.platform: one for one in reversed(there) if one.named_by}
    own = {(one.platform, one.handle) for one in there if one.named_by}
    others = {at: one for one in there if (at := (one.platform, one.handle)) not in own}
    for one in others.values():
        kept = named.get(one.platform)
        if kept and one.state is ProfileState.EXISTS and _spare(one, kept, dossier.company):
            yield Flag(one, expected=kept.url, found=one.url, severity=Severity.LOW, fact="duplicate")


def _spare(one: Profile, kept: Profile, company: Company) -> bool:
    """Whether a profile that nobody named is surely the company's, and speaks to the same people as the other."""
    said = f"{one.title}\n{one.text}"
    if one.handle.startswith(PEOPLE) or not _is_called(one.title, company) or UNOFFICIAL.search(said):
        return False
    if _NUMBERED.search(one.handle) or _NUMBERED.search(kept.handle) or (one.text and one.text == kept.text):
        return False
    if re.search(rf"(?<!\w){re.escape(kept.handle)}(?!\w)", one.text, re.IGNORECASE):
        return False
    about = is_about(said, company)
    if "other contact" in about.reasons or names_other_town(f"{said}\n{_words(one.handle)}", company):
        return False
    told, other = language_of(one.text), language_of(kept.text)
    if told and other and told != other:
        return False
    linked = any(site(link) == site(company.website) for link in one.links) if company.website else False
    return linked or "phone" in about.reasons


def _is_called(title: str, company: Company) -> bool:
    """Whether a profile's title is a name of the company, alone or with its own town."""
    shown = _AFTER_NAME.split(title.strip(), maxsplit=1)[0]
    own = [name for name in (*company.names, *company.aliases, company.legal_name) if name]
    own += [f"{name} {company.town}" for name in own if company.town]
    return any(names.compare(shown, name) is Match.SAME for name in own)


def _words(handle: str) -> str:
    """Return a handle as words, each with a capital: it may hold a town."""
    return " ".join(part.capitalize() for part in re.split(r"[^\w]|_|\d", handle) if part)


def _agreeing(row: Listing, company: Company) -> int:
    found = (
        compare_phones(row.phones, company),
        compare_address(row.address, company),
        compare_name(row, company),
    )
    return sum(verdict.agrees for verdict in found)


def _distinct(a: Listing, b: Listing) -> bool:
    if a.ref and b.ref:
        return a.ref != b.ref
    return not a.ref and not b.ref and _path(a) != _path(b)


def _path(row: Listing) -> str:
    """The path without a language at its start: one row is often shown in several."""
    return re.sub(r"^/[a-z]{2}(?=/)", "", urlsplit(row.url).path).rstrip("/").casefold()


def _one_company(a: Listing, b: Listing, company: Company) -> bool:
    if not a.address or not b.address:
        return True
    if address.compare(a.address, b.address, company.country) is not Match.DIFFERENT:
        return True
    return compare_phones(a.phones, company).agrees and compare_phones(b.phones, company).agrees
