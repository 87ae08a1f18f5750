"""The scores: value, parts, formula, and why each moved."""

from babel.numbers import format_decimal

from bot.render.report.marks import bar, el, items, section
from bot.render.voice import Html, Voice
from data.report import Figure, Report

WHOLE = 100
STARS = ("mean", "low", "high")
"""Parts with decimals."""
SIDES = {
    "presence": ("found", "absent"),
    "accuracy": ("agreeing", "differing"),
    "freshness": ("fresh", "stale"),
    "response_rate": ("answered", "unanswered"),
    "reply_time": ("answered", "running"),
    "rating": ("reviews",),
    "share_of_voice": ("own", "others"),
    "handled": ("handled", "open"),
}
"""What each score is counted of."""


def part(report: Report, voice: Voice) -> Html:
    """Return every score on a card of its own; what could not be measured says why."""
    cards = [_card(figure, voice) for figure in report.figures]
    note = el("p", voice.say("report.scores_note"), of="quiet")
    return section(voice.say("report.scores"), note, el("div", *cards, of="cards"))


def number(value: float, voice: Voice) -> str:
    """Write a score in whole points, as its movement is told."""
    return format_decimal(round(value), locale=voice.dates)


def moved(figure: Figure, voice: Voice) -> str:
    """Say how many points a score moved; empty where it did not, or nothing is known to compare with."""
    if not figure.by:
        return ""
    return voice.plain("score.up" if figure.by > 0 else "score.down", n=abs(figure.by))


def _card(figure: Figure, voice: Voice) -> Html:
    name = el("h3", voice.say(f"score.{figure.kind}"))
    formula = voice.say(f"score.how_{figure.kind}")
    how = el("p", voice.say("score.how", formula=formula), of="quiet")
    if figure.value is None:
        why = voice.say(figure.why_not or f"score.none_{figure.kind}")
        return el("div", name, el("p", voice.say("score.not_measured", why=why)), _told(figure, voice), how, of="card")
    return el(
        "div",
        name,
        el("p", voice.say("score.of", value=number(figure.value, voice)), of="value"),
        bar(figure.value, WHOLE),
        el("p", _moved(figure, voice), of="moved"),
        _parts(figure, voice),
        how,
        of="card",
    )


def _moved(figure: Figure, voice: Voice) -> str:
    said = moved(figure, voice)
    if not said or not figure.because:
        return f"{said}." if said else ""
    why = [
        voice.say(
            "score.was",
            part=voice.plain(f"score.part_{name}"),
            now=_count(name, now, voice),
            before=_count(name, before, voice),
        )
        for name, now, before in figure.because
    ]
    return voice.say("score.because", moved=said, why=voice.all_of(why))


def counts(figure: Figure, voice: Voice) -> list[Html]:
    """Return in words what a score was counted of."""
    return [
        row for (name, _), row in zip(figure.parts, _rows(figure, voice), strict=True) if name in SIDES[figure.kind]
    ]


def _rows(figure: Figure, voice: Voice) -> list[Html]:
    return [
        voice.say("score.part", part=voice.plain(f"score.part_{name}"), n=_count(name, value, voice))
        for name, value in figure.parts
    ]


def _parts(figure: Figure, voice: Voice) -> Html:
    return items(*_rows(figure, voice))


def _told(figure: Figure, voice: Voice) -> Html:
    """Return the counts of a score that could not be measured, where there are any."""
    counted = figure.kind == "share_of_voice" and any(value for _, value in figure.parts)
    return _parts(figure, voice) if counted else Html("")


def _count(name: str, value: float, voice: Voice) -> str:
    return format_decimal(round(value, 1) if name in STARS else round(value), locale=voice.dates)
