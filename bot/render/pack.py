"""The evidence of a burst of bad reviews as one page: what stood where, when it was seen, what looks alike."""

from html import escape

from bot.render.news import hints, summary, where
from bot.render.voice import Html, Voice
from data.company import Company
from data.news import Burst, Witness
from data.places import Places

STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:44em;margin:2em auto;padding:0 1em;color:#111;background:#fff}"
    "article{border-top:1px solid #999;padding:.5em 0}blockquote{margin:.5em 0;white-space:pre-wrap}"
    "small{color:#444;word-break:break-all}@media print{article{break-inside:avoid}}"
)


def name(company: Company, burst: Burst) -> str:
    """Return what the document is called."""
    plain = "".join(char if char.isalnum() else "-" for char in company.name.casefold()).strip("-")[:40]
    return f"{plain or 'company'}-{burst.first.isoformat()}.html"


def pack(company: Company, burst: Burst, places: Places, voice: Voice) -> str:
    """Return a page of its own (HTML without anything loaded from elsewhere): each review as it was seen."""
    place = where(burst, places, voice)
    title = voice.plain("pack.title", name=company.name, place=place)
    head = summary(company, burst, place, voice)
    notes = "".join(f"<li>{hint.removeprefix('- ')}</li>" for hint in hints(burst, voice))
    seen = voice.say("pack.made", when=voice.moment(burst.at))
    rows = "".join(_review(at, each, voice) for at, each in enumerate(burst.reviews, 1))
    return (
        f'<!doctype html><html lang="{voice.phrases.language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(title)}</title>'
        f"<style>{STYLE}</style></head>"
        f"<body><h1>{escape(title)}</h1><p>{_line(head)}</p><ul>{notes}</ul><p>{voice.say('burst.no_proof')}</p>"
        f"<p>{seen}</p>{rows}</body></html>\n"
    )


def _review(number: int, each: Witness, voice: Voice) -> str:
    stars = voice.plain("pack.stars", n=round(each.rating)) if each.rating is not None else ""
    day = voice.full_day(each.written) if each.written else ""
    who = " · ".join(escape(part) for part in (each.author, stars, day) if part)
    where = f'<a href="{escape(each.url)}">{escape(each.url)}</a>' if each.url.startswith("http") else escape(each.url)
    seen = voice.say("pack.seen", when=voice.moment(each.seen_at))
    hash = f"<br>{voice.say('pack.hash', hash=f'SHA-256 {each.sha256}')}" if each.sha256 else ""
    words = escape(each.body) or f"<i>{voice.say('pack.no_words')}</i>"
    small = f"<small>{where}<br>{seen}{hash}</small>"
    return f"<article><b>{number}. {who}</b><blockquote>{words}</blockquote>{small}</article>"


def _line(text: Html) -> str:
    return text.replace("\n", "<br>")
