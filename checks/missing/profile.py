"""Social profiles that are named and not there."""

from collections.abc import Iterator

from checks.registry import check
from data.dossier import Dossier
from data.evidence import Profile, ProfileState
from data.finding import Flag, Severity


@check(
    severity=Severity.MEDIUM,
    title="Your {place} profile is not there",
    why="Whoever follows the link meets an error page with your name on it.",
    advice="Open {found}; if the profile has moved, change the link; if not, take it off your page.",
    minutes=5,
)
def profile(dossier: Dossier) -> Iterator[Flag]:
    """Flag a profile the owner names, or the website links to, that its platform says does not exist.

    Not flagged: a platform that could not be read or asks to log in, a profile nobody names, and an
    account that exists and is only quiet (that is ``outdated.profile``).
    """
    for item in dossier.of(Profile):
        if item.state is ProfileState.ABSENT and item.named_by:
            yield Flag(item, found=item.url, fact="profile")
