"""What closed, came back and is open, and every finding with its proof."""

from collections.abc import Iterable

from bot.render import titles
from bot.render.findings import state_key
from bot.render.report.marks import address, el, items, section
from bot.render.values import word
from bot.render.voice import Html, Voice, html
from data.case import Case
from data.finding import Finding, Proof
from data.places import Places
from data.report import Became, Report
from data.trouble import Trouble

MOST = 20
"""Troubles named in the text; the appendix has every one."""
QUOTE = 500


def part(report: Report, places: Places, voice: Voice) -> Html:
    """Return what became of the cases, and what is open, the gravest first."""
    became = report.became
    closed = [_line(case, places, voice) for case in became.closed]
    back = [_line(case, places, voice) for case in became.back]
    done = [_line(case, places, voice) for case in became.done]
    return Html(
        section(voice.say("report.open", day=voice.full_day(report.today)), _open(became, places, voice))
        + section(voice.say("report.back"), items(*back))
        + section(voice.say("report.closed"), items(*closed) or el("p", voice.say("report.closed_none")))
        + section(voice.say("report.done"), items(*done))
    )


def proofs(report: Report, places: Places, voice: Voice) -> Html:
    """Return every finding with what it leans on."""
    rows = [_proof(case, report.authors, places, voice) for case in report.became.cases]
    return section(voice.say("report.proofs"), *rows)


def first_names(quote: str, authors: Iterable[str]) -> str:
    """Return a quote in which of the names of those who wrote only the first part is left."""
    for author in authors:
        first, _, rest = " ".join(author.split()).partition(" ")
        if rest:
            quote = quote.replace(f"{first} {rest}", first)
    return quote


def _open(became: Became, places: Places, voice: Voice) -> Html:
    shared = any(case.taken_by for trouble in became.open for case in trouble.cases)
    rows = [_trouble(trouble, places, voice, shared=shared) for trouble in became.open[:MOST]]
    left = len(became.open) - len(rows)
    return Html(
        (el("ol", *(el("li", row) for row in rows)) or el("p", voice.say("report.open_none")))
        + (el("p", voice.say("report.and_more", n=left)) if left else "")
        + (el("p", voice.say("report.later", n=became.later)) if became.later else "")
    )


def _trouble(trouble: Trouble, places: Places, voice: Voice, *, shared: bool) -> Html:
    """Return one trouble; where people take things on at all, also that nobody has taken this one."""
    line = voice.say(
        "report.open_row",
        urgency=voice.plain(f"severity.{trouble.severity.value}"),
        title=titles.trouble_title(trouble, places, voice),
    )
    takers = list(dict.fromkeys(case.taken_by for case in trouble.cases if case.taken_by))
    who = voice.say("report.has_it", who=voice.all_of(takers)) if takers else ""
    who = who or (voice.say("report.nobody") if shared else "")
    unsure = not trouble.sure and titles.in_doubt(trouble.cases[0].finding)
    doubt = voice.say("card.unsure") if unsure else ""
    where = [titles.place_name(case.finding.subject, places, voice) for case in trouble.cases]
    named = voice.all_of(dict.fromkeys(where)) if len(where) > 1 else ""
    below = " ".join(html(part) for part in (who, doubt, f"{named}." if named else "") if part)
    return Html(f"<b>{line}</b><br>{below}" if below else f"<b>{line}</b>")


def _line(case: Case, places: Places, voice: Voice) -> Html:
    title = titles.title(case.finding, places, voice)
    event = case.history[-1] if case.history else None
    day = voice.full_day(max(one.at for one in case.history)) if event else ""
    return Html(f"{title} ({html(day)})") if day else title


def _proof(case: Case, authors: Iterable[str], places: Places, voice: Voice) -> Html:
    finding, proof = case.finding, case.finding.evidence
    quote = first_names(" ".join(proof.quote.split()), authors)
    place = titles.place_name(finding.subject, places, voice)
    state = voice.plain(state_key(case))
    return el(
        "div",
        el("h3", titles.title(finding, places, voice)),
        el("p", f"{place}; {titles.kind(finding, voice)}; {state}", of="quiet"),
        el("p", voice.say("card.unsure") if titles.in_doubt(finding) else ""),
        el("p", _values(case, finding, voice)),
        el("blockquote", quote[:QUOTE]) or el("p", titles.no_quote(finding, voice), of="quiet"),
        el("p", *_seen(case, proof, voice), of="quiet"),
        of="proof",
    )


def _values(case: Case, finding: Finding, voice: Voice) -> str:
    found = titles.found(case, voice)
    right = word(finding.expected, voice) if found and finding.expected not in (None, "", ()) else ""
    rows = [
        voice.say("card.shows", found=found) if found else "",
        voice.say("card.right_is", expected=right) if right else "",
    ]
    return Html("<br>".join(html(row) for row in rows if row))


def _seen(case: Case, proof: Proof, voice: Voice) -> list[Html]:
    by_us = proof.seen_by == "goodname"
    told = (
        voice.say("more.fetched", when=voice.full_day(proof.seen_at))
        if by_us
        else voice.say("more.told", who=proof.seen_by, when=voice.full_day(proof.seen_at))
    )
    rows = [
        voice.say("more.address", url=address(proof.url)) if proof.url else "",
        told,
        voice.say("more.seen", first=voice.full_day(case.first_seen), last=voice.full_day(case.last_seen)),
        voice.say("more.hash", hash=proof.sha256[:8]) if proof.sha256 else "",
    ]
    return [Html(f"{html(row)}<br>") for row in rows if row]
