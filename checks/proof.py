"""When a run proves that a trouble is gone (pure)."""

from data import urls
from data.dossier import Dossier
from data.evidence import Page, PageState, Profile, ProfileState
from data.finding import Finding, Kind
from data.run import Run

LOOKS = 2
"""Looks without a trouble that close it."""
LOOKS_WITHOUT_PAGE = 4
"""The same for a page of the own site that was not among those read: deleted, or hard to read."""
FOLLOWED = ("outdated.link", "outdated.profile", "missing.profile")
"""Checks of what the site links to: taking the link off puts them right, and nothing is read any more."""


def seen(dossier: Dossier) -> tuple[str, ...]:
    """Return the URLs that were really read (``Run.seen``): no page cut short, none that could not be opened."""
    read = (
        item.url
        for item in dossier.evidence
        if not (isinstance(item, Page) and (item.state is PageState.UNKNOWN or not item.whole))
        and not (isinstance(item, Profile) and item.state is ProfileState.UNKNOWN)
    )
    return tuple(dict.fromkeys(read))


def is_right(finding: Finding, run: Run) -> bool:
    """Whether the run saw the right value, the missing thing, or the reply where the trouble was."""
    noun = finding.check.rpartition(".")[2]
    if finding.check == "missing.website":
        return bool(run.company.website)
    if finding.check == "missing.listing":
        return any(one.place == finding.subject.place for one in run.right)
    if finding.kind is Kind.UNANSWERED:
        return any(one.fact == "reply" and one.subject == finding.subject.id for one in run.right)
    if finding.kind is Kind.INACCURATE or finding.check == "missing.hours":
        where = urls.canonical(finding.subject.url)
        return any(one.fact == noun and urls.canonical(one.url) == where for one in run.right)
    return False


def looks_needed(finding: Finding, run: Run) -> int | None:
    """Return how many looks like this run's, without the finding, close it; None when it told nothing.

    A run tells something only if the finding's source was asked and really answered. An absence that
    even one source still shows is not gone. A source that opens pages of many places must have read
    this very page; so must one that was read in part only, of people's words.
    """
    told = {row.source for row in run.coverage if row.reach.looked and (not run.asked or row.source in run.asked)}
    source, url = finding.subject.source, finding.subject.url
    if source not in told or any(finding.subject.id in row.silent for row in run.coverage):
        return None
    if source == "found_pages" and not run.seen and _missed_pages(run):
        return None
    if finding.kind is Kind.UNANSWERED and _in_part(source, run) and not _was_read(url, run):
        return None
    if not run.seen or finding.check in FOLLOWED or source not in ("website", "found_pages"):
        return LOOKS
    if _was_read(url, run):
        return LOOKS
    return LOOKS_WITHOUT_PAGE if source == "website" else None


def _in_part(source: str, run: Run) -> bool:
    """Whether a source did not read everything (its note says how much): what it does not show may be in the rest."""
    return bool(run.seen) and any(row.source == source and row.note for row in run.coverage)


def _was_read(url: str, run: Run) -> bool:
    return urls.canonical(url) in {urls.canonical(one) for one in run.seen}


def _missed_pages(run: Run) -> bool:
    """Whether some of the found pages could not be read (the note of their row says how many)."""
    return any(row.source == "found_pages" and row.note for row in run.coverage)
