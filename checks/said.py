"""What a dossier holds of people's words, each with how it feels (pure; worth a worker)."""

from dataclasses import replace

from checks import sign
from checks.about import by_us, namesakes, subject_id
from checks.copies import once
from checks.language import complains, judge, topics
from checks.sign import Judged
from checks.talk import about_us, language
from data import urls
from data.dossier import Dossier
from data.evidence import Mention, Opinion, Review
from data.places import Places
from data.said import Said
from data.watch import HeardAs

MOST_WORDS = 300
"""Characters kept of each."""
KIND, UNKIND = 4, 2
"""Stars, of five, from which a rating alone is praise, and up to which it is a complaint."""


def said(dossier: Dossier) -> tuple[Said, ...]:
    """Return what others said of the company, each once; nothing of its own, or of its namesakes.

    Copies count once, by the oldest: a story in ten papers is one, and so is a review on two sites.
    """
    theirs = namesakes(dossier)
    copied = {id(item) for told in once(dossier.of(Opinion)) for item in told.copies}
    found: dict[str, Said] = {}
    for item in dossier.of(Opinion):
        name = subject_id(item)
        if name in found or id(item) in copied or by_us(item, dossier.company) or urls.canonical(item.url) in theirs:
            continue
        if isinstance(item, Mention) and about_us(item, dossier.company) is None:
            continue
        found[name] = Said(
            id=name,
            place=item.place,
            url=item.url,
            seen=dossier.taken_at,
            feel=_feel(item, dossier),
            words=" ".join((item.body or item.quote).split())[:MOST_WORDS],
            author=item.author,
            written=item.written,
            review=isinstance(item, Review),
            rating=item.rating if isinstance(item, Review) else None,
            topics=tuple(topic.value for topic in topics(item.body or item.quote, _hint(item, dossier))),
        )
    return tuple(found.values())


def judged_and_said(dossier: Dossier, places: Places) -> tuple[Judged, tuple[Said, ...]]:
    """Judge a dossier and return what was said with it: in one worker, which reads each text once for both."""
    return sign.judge(dossier, places), said(dossier)


def added(known: dict[str, Said], new: tuple[Said, ...], *, first: bool) -> dict[str, Said]:
    """Return what is to be written: rows not known yet (fresh unless it is the ``first`` look), and changed ones."""
    rows = {}
    for row in new:
        old = known.get(row.id)
        now = replace(row, fresh=not first) if old is None else replace(row, seen=old.seen, fresh=old.fresh)
        if now != old:
            rows[row.id] = now
    return rows


def _feel(item: Opinion, dossier: Dossier) -> HeardAs | None:
    text, hint = item.body or item.quote, _hint(item, dossier)
    if isinstance(item, Review):
        if item.rating is not None and (item.rating >= KIND or item.rating <= UNKIND):
            return HeardAs.PRAISE if item.rating >= KIND else HeardAs.COMPLAINT
        feels = judge(text, "review", hint).sentiment
        return {"positive": HeardAs.PRAISE, "negative": HeardAs.COMPLAINT}.get(feels)
    if complains(text, "mention", hint):
        return HeardAs.COMPLAINT
    return HeardAs.PRAISE if judge(text, "mention", hint).sentiment == "positive" else None


def _hint(item: Opinion, dossier: Dossier) -> str | None:
    if isinstance(item, Mention):
        return language(item, dossier.company)
    return item.language or next(iter(dossier.company.languages), None)
