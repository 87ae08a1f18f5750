"""Presence, accuracy and freshness: what was really checked, and how much of it is as it should be (pure)."""

from checks.about import own_listings, own_pages
from checks.scores.score import Part, Score, make, share
from checks.sign import Judged
from data import urls
from data.dossier import Dossier
from data.evidence import PageState, Profile, ProfileState
from data.finding import Finding, Kind
from data.places import Places

FACTS = ("name", "phone", "address", "hours", "email", "website")
"""What accuracy counts; a reply is not a fact of the company."""


def presence(dossier: Dossier, judged: Judged, places: Places) -> Score:
    """Presence = 100 x found / (found + proven absent).

    Counted are the places of the country where a customer looks, the company's own website, and a web
    search by name. Found: a row there that is surely the company's; a website that is known; a search
    without proof of silence counts on neither side. Proven absent: two sources of different families saw
    that it is not there. A place that could not be looked at counts on neither side.
    """
    mattering = {place.id for place in places.all if place.advise}
    found = {row.place for row, sure in own_listings(dossier) if sure and row.place in mattering}
    absent = {one.subject.place or one.subject.id for one in judged.findings if _sure(one, "missing.listing")}
    has_site = bool(dossier.company.website or own_pages(dossier))
    no_site = any(_sure(one, "missing.website") for one in judged.findings) and not has_site
    unseen = any(_sure(one, "missing.search_presence") for one in judged.findings)
    good, bad = len(found) + has_site, len(absent) + no_site + unseen
    return make("presence", share(good, bad), (Part("found", good, 1), Part("absent", bad, -1)), presence)


def accuracy(judged: Judged) -> Score:
    """Accuracy = 100 x facts that agree / (facts that agree + facts that surely differ).

    Each fact of each row counts once: name, phone, address, opening hours, e-mail, website. Another way of
    writing counts as agreeing. What is unsure counts on neither side.
    """
    agreeing = {(urls.canonical(one.url), one.fact) for one in judged.right if one.fact in FACTS}
    differing = {
        (one.subject.id or urls.canonical(one.subject.url), one.check)
        for one in judged.findings
        if one.sure and one.kind is Kind.INACCURATE
    }
    parts = (Part("agreeing", len(agreeing), 1), Part("differing", len(differing), -1))
    return make("accuracy", share(len(agreeing), len(differing)), parts, accuracy)


def freshness(dossier: Dossier, judged: Judged) -> Score:
    """Freshness = 100 x pages and profiles not stale / pages and profiles that could be judged.

    Judged are own pages that were read whole, own pages that are surely gone, and own profiles whose newest
    post is known. Stale is each that a sure finding calls outdated; one page counts once, however many
    things on it are old.
    """
    pages = {
        urls.canonical(page.url) for page in own_pages(dossier) if page.whole and page.state is not PageState.UNKNOWN
    }
    profiles = {
        urls.canonical(one.url)
        for one in dossier.of(Profile)
        if one.state is ProfileState.EXISTS and one.named_by and one.newest_post
    }
    old = {urls.canonical(one.subject.url) for one in judged.findings if one.sure and one.kind is Kind.OUTDATED}
    gone = {urls.canonical(one.subject.url) for one in judged.findings if _sure(one, "outdated.link")}
    counted = pages | profiles | gone
    stale = len(counted & (old | gone))
    fresh = len(counted) - stale
    return make("freshness", share(fresh, stale), (Part("fresh", fresh, 1), Part("stale", stale, -1)), freshness)


def _sure(finding: Finding, check: str) -> bool:
    return finding.sure and finding.check == check
