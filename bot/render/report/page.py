"""The page: its head, its parts in order, its foot."""

from functools import cache
from pathlib import Path

from bot.render.report import cases, coverage, scores, talk
from bot.render.report.caption import short, span
from bot.render.report.marks import el, items, section
from bot.render.voice import Html, Voice, html
from data.places import Places
from data.report import Report


def document(report: Report, places: Places, voice: Voice) -> str:
    """Return the report as one HTML document in the language of the chat."""
    name = report.company.name
    title = voice.say("report.head", name=name)
    made = voice.say("report.made", span=span(report.span, voice), when=voice.full_day(report.made_at))
    head = el(
        "header",
        el("h1", title),
        el("p", made, of="quiet"),
        el("p", voice.say("report.compared", span=span(report.span.before, voice)), of="quiet"),
    )
    body = (
        head,
        section(voice.say("report.in_short"), items(*short(report, voice), of="lead")),
        coverage.part(report, places, voice),
        scores.part(report, voice),
        talk.part(report, voice),
        talk.learned(report, voice),
        talk.promised(report, places, voice),
        cases.part(report, places, voice),
        cases.proofs(report, places, voice),
        el("footer", el("p", voice.say("report.foot"), of="quiet")),
    )
    return _page(voice.phrases.language, title, Html("".join(html(part) for part in body)))


def _page(language: str, title: Html, body: Html) -> str:
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light">\n<meta name="robots" content="noindex">\n'
        f"<title>{title}</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


@cache
def _style() -> str:
    return Path(__file__).with_name("report.css").read_text("utf-8")
