"""The key numbers in words: they stand at the top of the page and under the file in the chat."""

from bot.render.digest_things import who_wrote
from bot.render.report.marks import plain
from bot.render.report.scores import counts, moved, number
from bot.render.voice import Html, Voice, html, lines
from data.report import Report
from data.span import Span


def caption(report: Report, voice: Voice) -> Html:
    """Return what stands under the file."""
    head = voice.say("digest.head", name=report.company.name, span=span(report.span, voice))
    return lines(head, *short(report, voice))


def span(days: Span, voice: Voice) -> str:
    """Write a span of days with its years."""
    return f"{voice.full_day(days.first)} \N{EN DASH} {voice.full_day(days.last)}"


def short(report: Report, voice: Voice) -> list[Html]:
    """Return the key numbers, a sentence each."""
    return [_became(report, voice), _said(report, voice), *_figures(report, voice)]


def _became(report: Report, voice: Voice) -> Html:
    became = report.became
    parts = [
        voice.say("start.to_do", n=len(became.open)),
        voice.say("check.put_right", n=len(became.closed)) if became.closed else "",
        voice.say("check.returned", n=len(became.back)) if became.back else "",
    ]
    return Html(f"{voice.all_of([part for part in parts if part])}.")


def _said(report: Report, voice: Voice) -> Html:
    talk = report.talk
    if not talk.people:
        return voice.say("report.nothing_said")
    return plain(who_wrote(talk.people, talk.praise, talk.complaints, voice))


def _figures(report: Report, voice: Voice) -> list[Html]:
    told = []
    for one in report.figures:
        if one.value is not None:
            name = voice.say(f"score.{one.kind}")
            said = voice.say("score.value", name=name, value=number(one.value, voice))
            beside = [moved(one, voice), *(counts(one, voice) if one.few else ())]
            aside = ", ".join(html(part) for part in beside if part)
            told.append(Html(f"{said} ({aside})." if aside else f"{said}."))
    return told
