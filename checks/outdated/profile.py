"""Social profiles that fell asleep."""

from collections.abc import Iterator

from checks.about import days_since
from checks.registry import check
from data.dossier import Dossier
from data.evidence import Profile, ProfileState
from data.finding import Flag, Severity

DORMANT_DAYS = 180


@check(
    severity=Severity.LOW,
    title="Your {place} profile has been silent since {found}",
    why="A profile without news for half a year looks like a company that has closed.",
    advice="Post one thing on {place}, or take the link off your page.",
    minutes=10,
)
def profile(dossier: Dossier) -> Iterator[Flag]:
    """Flag a profile that the owner names or the website links to, with no post for over 180 days.

    Not flagged: a profile whose posts cannot be seen, one nobody names (it may be a fan's), one that
    is not there at all (that is ``missing.profile``).
    """
    for item in dossier.of(Profile):
        if item.state is not ProfileState.EXISTS or not item.named_by or item.newest_post is None:
            continue
        newest = item.newest_post.date()
        if days_since(newest, dossier) > DORMANT_DAYS:
            yield Flag(item, found=newest, fact="posts")
