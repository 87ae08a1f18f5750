"""A run for the terminal: findings by kind, gravest first, each with its proof; then what is right (pure)."""

from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap

from bot.render import titles, values
from bot.render.voice import Html, Voice
from data.coverage import Coverage
from data.finding import Finding, Kind
from data.places import Places
from data.run import Run
from data.trouble import Trouble, group

WIDTH = 100


def coverage_line(row: Coverage) -> str:
    """Return the line of a source that has ended."""
    note = f"  {row.note}" if row.note else ""
    return f"  {row.source:<18} {row.reach.value:<13} {row.seconds:5.1f} s{note}"


def result(run: Run, places: Places, voice: Voice) -> Iterator[str]:
    """Yield the lines of a whole result."""
    if not run.looked:
        yield "Nothing could be reached, so nothing can be said of the company. Try again later."
        return
    troubles = group(run.findings)
    for kind in Kind:
        of_kind = [trouble for trouble in troubles if trouble.kind is kind]
        if of_kind:
            yield ""
            yield f"{kind.value.upper()}: {voice.plain(f'kind.{kind.value}')}"
        for trouble in of_kind:
            yield from _trouble(trouble, places, voice)
    if not troubles:
        yield ""
        yield "Nothing to do: every place that could be read is right."
    yield from _right(run, places)
    yield from _unread(run, places)
    yield from _footing(run)


def _trouble(trouble: Trouble, places: Places, voice: Voice) -> Iterator[str]:
    lead = trouble.lead
    doubt = "" if trouble.sure else " (unsure, please look)"
    yield ""
    yield f"  [{titles.urgency(lead, voice)}] {_plain(titles.title(lead, places, voice))}{doubt}"
    if len(trouble.findings) > 1:
        yield f"      the same in {len(trouble.findings)} places:"
    for finding in trouble.findings:
        yield from _finding(finding, voice)
    yield from _wrapped(f"Why: {_plain(titles.why(lead, voice))}")
    yield from _wrapped(f"Do: {_plain(titles.advice(lead, places, voice))} ({titles.minutes_of(lead)} min)")
    if lead.edit_url:
        yield f"      Where: {lead.edit_url}"


def _finding(finding: Finding, voice: Voice) -> Iterator[str]:
    proof = finding.evidence
    if finding.found is not None:
        yield f"      it shows: {values.word(finding.found, voice)}"
    if finding.expected is not None:
        yield f"      expected: {values.word(finding.expected, voice)}"
    if proof.quote:
        yield from _wrapped(f'proof: "{proof.quote}"')
    hashed = f", sha256 {proof.sha256[:8]}" if proof.sha256 else ""
    yield f"      {proof.url or finding.subject.url} (seen {proof.seen_at:%Y-%m-%d %H:%M} UTC{hashed})"


def _right(run: Run, places: Places) -> Iterator[str]:
    rows = sorted((_name(row.place, places), row.fact) for row in run.right if row.fact != "reply")
    if rows:
        yield ""
        yield "RIGHT"
    for place, facts in groupby(rows, key=lambda row: row[0]):
        yield f"  {place}: {', '.join(dict.fromkeys(fact for _, fact in facts))}"


def _unread(run: Run, places: Places) -> Iterator[str]:
    rows = [row for row in run.coverage if not row.reach.looked]
    if rows:
        yield ""
        yield "COULD NOT LOOK (which says nothing about the company)"
    for row in rows:
        name = _name(row.source.removeprefix("place:"), places)
        yield f"  {name}: {row.reach.value}{f', {row.note}' if row.note else ''}"


def _footing(run: Run) -> Iterator[str]:
    facts = ("phones", "address", "hours", "emails")
    known = [fact for fact in facts if getattr(run.company, fact)]
    taken = [fact for fact in known if not run.company.confirmed(fact)]
    if taken:
        yield ""
        yield f"Measured against what the web itself says ({', '.join(taken)}): nobody has confirmed it."
        yield "With --company CARD.toml it is measured against the facts you stand by."
    elif not known:
        yield ""
        yield "No phone, address or opening hours are known of the company, so none could be compared."


def _name(place_id: str, places: Places) -> str:
    place = places.of(place_id)
    return place.name if place else place_id


def _wrapped(text: str) -> Iterator[str]:
    yield from wrap(" ".join(text.split()), WIDTH, initial_indent="      ", subsequent_indent="        ")


def _plain(text: Html) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
