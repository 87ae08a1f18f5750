"""Flags become findings: key, severity, proof and the place where they are put right (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from checks import copies, registry
from checks.about import ground, likely_language, subject_id
from checks.agreements import agreements
from checks.language import topics
from checks.rank import rank
from data import urls
from data.dossier import Dossier
from data.evidence import Evidence, Listing, Opinion, Page, Profile, Registration, Review
from data.finding import Finding, Flag, Kind, Proof, Severity, Subject, Words, finding_key
from data.places import Place, Places
from data.run import Agreement

OWN_WEIGHT = 100
"""Of the company's own pages: every customer meets them."""
MAX_QUOTE = 500
ALONE: Mapping[str, str] = MappingProxyType({})
"""No words that stand in several places."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What judging a dossier came to: findings, gravest first, and what agrees."""

    findings: tuple[Finding, ...] = ()
    right: tuple[Agreement, ...] = ()


def judge(dossier: Dossier, places: Places) -> Judged:
    """Run every check over a dossier and sign what they flag. Pure, and fit for a worker process."""
    registry.discover_checks()
    dossier = replace(dossier, places=places)
    told = copies.stories(dossier)
    signed: dict[str, Finding] = {}
    for check in registry.checks.values():
        for flag in check.judge(dossier):
            finding = ranked(sign(check, flag, dossier, places, told), dossier.taken_at)
            known = signed.get(finding.key)
            if known is None or _gravity(finding) < _gravity(known):
                signed[finding.key] = finding
    return Judged(tuple(sorted(signed.values(), key=_gravity)), agreements(dossier))


def sign(
    check: registry.Check,
    flag: Flag,
    dossier: Dossier,
    places: Places,
    stories: Mapping[str, copies.Story] = MappingProxyType({}),
) -> Finding:
    """Make a finding of a flag. ``stories`` names what copies share (``checks.copies.stories``)."""
    subject = flag.about if isinstance(flag.about, Subject) else subject_of(flag.about)
    identity = "#".join(part for part in (subject.id or urls.canonical(subject.url), flag.fact) if part)
    place = places.of(subject.place) or (None if _own(flag) else places.at(subject.url))
    severity = flag.severity or check.severity
    return Finding(
        key=finding_key(check.id, dossier.company.id, identity),
        check=check.id,
        kind=check.kind,
        subject=subject,
        severity=Severity.MEDIUM if severity is Severity.HIGH and not flag.sure else severity,
        sure=flag.sure,
        expected=flag.expected,
        found=flag.found,
        evidence=_proof(flag, subject, dossier),
        edit_url=flag.edit_url or _edit_url(flag, place),
        minutes=place.minutes if place and check.kind is not Kind.UNANSWERED else check.minutes,
        weight=OWN_WEIGHT if _own(flag) else place.weight if place else 10,
        words=_words(flag.proof, dossier, stories) if isinstance(flag.proof, Opinion) else None,
    )


def ranked(finding: Finding, now: datetime) -> Finding:
    """Return the finding with its rank on that day."""
    return replace(finding, rank=rank(finding, now).score)


def _words(item: Opinion, dossier: Dossier, stories: Mapping[str, copies.Story]) -> Words:
    language, story = likely_language(item, dossier.company) or "", stories.get(subject_id(item))
    return Words(
        written=item.written,
        rating=item.rating if isinstance(item, Review) else None,
        reach=item.reach,
        topics=tuple(topic.value for topic in topics(item.body or item.quote, language)),
        story=story.name if story else "",
        copies=tuple(url for url in story.urls if url != item.url) if story else (),
    )


def subject_of(item: Evidence) -> Subject:
    """Return what a piece of evidence is about; its id outlives wrong values, ranks and days of looking."""
    place = item.place if isinstance(item, Listing | Opinion) else ""
    return Subject(source=item.source, url=item.url, title=item.title, id=_identity(item), place=place)


def _identity(item: Evidence) -> str:
    if isinstance(item, Opinion):
        return subject_id(item)
    if isinstance(item, Listing) and item.ref:
        return f"{ground(item)}:{item.ref}"
    if isinstance(item, Profile):
        return f"{item.platform}:{item.handle}".casefold()
    if isinstance(item, Registration):
        return f"{item.register}:{item.number}"
    return urls.canonical(item.url)


def _own(flag: Flag) -> bool:
    return isinstance(flag.about, Page) or (isinstance(flag.about, Subject) and isinstance(flag.proof, Page))


def _edit_url(flag: Flag, place: Place | None) -> str:
    if isinstance(flag.about, Listing) and flag.about.edit_url:
        return flag.about.edit_url
    return place.edit_url if place else ""


def _proof(flag: Flag, subject: Subject, dossier: Dossier) -> Proof:
    item = flag.proof or (flag.about if isinstance(flag.about, Evidence) else None)
    if item is None:
        return Proof(url=subject.url, quote=flag.quote, seen_at=dossier.taken_at, title=subject.title)
    return Proof(
        url=item.url,
        quote=(flag.quote or item.quote)[:MAX_QUOTE],
        seen_at=item.seen_at,
        sha256=item.sha256,
        title=item.title,
        seen_by=item.seen_by,
    )


def _gravity(finding: Finding) -> tuple[int, float, int, bool, str, str]:
    return (
        finding.severity.rank,
        -finding.rank,
        -finding.weight,
        not finding.sure,
        finding.check,
        finding.key,
    )
