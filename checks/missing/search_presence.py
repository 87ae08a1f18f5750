"""Companies that a web search does not find."""

from collections.abc import Iterator

from checks.about import lowered
from checks.leaning import is_weak
from checks.registry import check
from data.dossier import Dossier
from data.finding import Flag, Severity, Subject


@check(
    severity=Severity.HIGH,
    title="A search for your name and town finds nothing about you",
    why="Whoever hears of you and searches for you ends up with somebody else.",
    advice="Add the company to the maps and directories customers use, and link them to your website.",
    minutes=30,
)
def search_presence(dossier: Dossier) -> Iterator[Flag]:
    """Flag a company of which two independent searches by name and town show nothing.

    A doubt where the name that was looked for was only read off a title.
    Not flagged: searches that were blocked, over quota or unreachable, a single silent search, or
    silence on one side while anything of the company was found through a search on the other.
    """
    silent = dossier.silent_on("search")
    quiet = {row.source for row in silent}
    if not silent or any(item.source in quiet | {"found_pages"} for item in dossier.evidence):
        return
    company = dossier.company
    words = " ".join(part for part in (company.name, company.town) if part)
    about = Subject(source=silent[0].source, url="", title=words, id="search")
    sure = not is_weak(dossier, "names")
    quote = ", ".join(row.source for row in silent)
    yield Flag(about, expected=words, sure=sure, severity=lowered(sure), quote=quote)
