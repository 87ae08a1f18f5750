"""What a dossier holds of people's words, each with how it feels (pure; worth a worker)."""

from collections.abc import Iterable
from dataclasses import replace

from checks import sign
from checks.about import by_us, likely_language, namesakes, subject_id
from checks.copies import Told, once
from checks.language import complains, judge, topics
from checks.sign import Judged
from checks.talk import about_us
from data import urls
from data.dossier import Dossier
from data.evidence import Mention, Opinion, Review
from data.places import Places
from data.said import Said, mark
from data.watch import HeardAs

MOST_WORDS = 300
"""Characters kept of each."""
MOST_COPIES = 60
"""Other places that are remembered of the same words."""
KIND, UNKIND = 4, 2
"""Stars, of five, from which a rating alone is praise, and up to which it is a complaint."""


def said(dossier: Dossier) -> tuple[Said, ...]:
    """Return what others said of the company, each once; nothing of its own, or of its namesakes.

    Copies count once, by the oldest: a story in ten papers is one, and so is a review on two sites.
    """
    theirs = namesakes(dossier)
    stories = once(dossier.of(Opinion))
    copied = {id(item) for told in stories for item in told.copies}
    copies = {subject_id(told.lead): _marks(told) for told in stories if told.copies}
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
            topics=tuple(
                topic.value for topic in topics(item.body or item.quote, likely_language(item, dossier.company))
            ),
            copies=copies.get(name, ()),
        )
    return tuple(found.values())


def judged_and_said(dossier: Dossier, places: Places) -> tuple[Judged, tuple[Said, ...]]:
    """Judge a dossier and return what was said with it: in one worker, which reads each text once for both."""
    return sign.judge(dossier, places), said(dossier)


def added(known: dict[str, Said], new: tuple[Said, ...], *, first: bool) -> dict[str, Said]:
    """Return what is to be written: rows not known yet (fresh unless it is the ``first`` look), and changed ones.

    Words that are known from another page stay what they were: only where else they stand is added.
    """
    marks = {mark: row.id for row in known.values() for mark in (*row.copies, row.mark)}
    rows: dict[str, Said] = {}
    for row in new:
        old, elsewhere = known.get(row.id), next((marks[one] for one in (row.mark, *row.copies) if one in marks), "")
        if old is not None:
            now = _with_copies(replace(row, seen=old.seen, fresh=old.fresh), old.copies)
        elif elsewhere:
            now = _with_copies(rows.get(elsewhere) or known[elsewhere], (row.mark, *row.copies))
        else:
            now = replace(row, fresh=not first)
        if now != known.get(now.id):
            rows[now.id] = now
    return rows


def _with_copies(row: Said, more: Iterable[str]) -> Said:
    marks = dict.fromkeys((*row.copies, *more))
    return replace(row, copies=tuple(mark for mark in marks if mark != row.mark)[:MOST_COPIES])


def _marks(told: Told) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mark(subject_id(item)) for item in told.copies))[:MOST_COPIES]


def _feel(item: Opinion, dossier: Dossier) -> HeardAs | None:
    text, hint = item.body or item.quote, likely_language(item, dossier.company)
    if isinstance(item, Review):
        if item.rating is not None and (item.rating >= KIND or item.rating <= UNKIND):
            return HeardAs.PRAISE if item.rating >= KIND else HeardAs.COMPLAINT
        feels = judge(text, "review", hint, item.likely).sentiment
        return {"positive": HeardAs.PRAISE, "negative": HeardAs.COMPLAINT}.get(feels)
    if complains(text, "mention", hint, item.likely):
        return HeardAs.COMPLAINT
    return HeardAs.PRAISE if judge(text, "mention", hint, item.likely).sentiment == "positive" else None
