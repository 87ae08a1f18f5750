"""How a company stands on the day it was looked at: what a report compares weeks later (pure, for a worker)."""

from dataclasses import dataclass, replace

from checks import promises
from checks.scores.score import Score
from checks.scores.seen import accuracy, freshness, presence
from checks.sign import Judged
from data.dossier import Dossier
from data.places import Places
from data.promise import Clash, Words

MOST_CLASHES, MOST_SAID, MOST_WORDS = 5, 10, 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One day."""

    scores: tuple[Score, ...]
    """Presence, accuracy, freshness; without their formulas, which stand in the code."""
    clashes: tuple[Clash, ...] = ()


def standing(dossier: Dossier, judged: Judged, places: Places) -> Standing:
    """Return the scores that only a dossier can tell, and where promise and experience clash."""
    scores = (presence(dossier, judged, places), accuracy(judged), freshness(dossier, judged))
    return Standing(
        scores=tuple(replace(score, formula="") for score in scores),
        clashes=tuple(_clash(gap) for gap in promises.against(dossier)[:MOST_CLASHES]),
    )


def _clash(gap: promises.Gap) -> Clash:
    return Clash(
        topic=gap.topic.value,
        quote=gap.promise.quote,
        url=gap.promise.url,
        said=tuple(
            Words(
                quote=" ".join((item.body or item.quote).split())[:MOST_WORDS],
                url=item.url,
                place=item.place,
                written=item.written,
            )
            for item in gap.complaints[:MOST_SAID]
        ),
    )
