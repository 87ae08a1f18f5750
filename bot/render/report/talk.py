"""What people said, what was learned from it, and how it stands to what is promised."""

from bot.render.digest_things import days
from bot.render.news import risen
from bot.render.report.marks import address, bar, el, items, plain, section
from bot.render.voice import Html, Voice
from data.places import Places
from data.promise import Clash, Words
from data.report import Report, Spike, Talk
from data.urls import host
from data.watch import Heard


def part(report: Report, voice: Voice) -> Html:
    """Return how much was said, what complaints come back to, and whom praise names."""
    talk = report.talk
    if not talk.people:
        return section(voice.say("report.said"), el("p", voice.say("report.nothing_said")))
    best = voice.say("digest.praise", words=talk.best) if talk.best else ""
    return section(
        voice.say("report.said"),
        _stretches(talk, voice),
        el("p", best),
        _under("report.spikes", [_spike(one, voice) for one in talk.spikes], voice),
        _under("report.topics", [_topic(*row, voice) for row in talk.topics], voice),
        _under("report.thanked", [voice.say("report.thanked_row", name=name, n=n) for name, n in talk.thanked], voice),
    )


def learned(report: Report, voice: Voice) -> Html:
    """Return what was changed because of complaints and whether they fell, and what is to be kept up."""
    handled = next((one for one in report.figures if one.kind == "handled"), None)
    measured = handled is not None and handled.value is not None
    if not (measured or report.changes or report.kept):
        return Html("")
    counts = [
        voice.say("score.part", part=voice.plain(f"score.part_{name}"), n=round(value))
        for name, value in (handled.parts if handled else ())
        if name != "open"
    ]
    said = voice.all_of(counts) if counts else ""
    changes = [_change(number, row, voice) for number, row in enumerate(report.changes, 1)]
    kept = [voice.say("heard.row_keep", text=row.keep).removeprefix("- ") for row in report.kept]
    return section(
        voice.say("report.became"),
        el("p", f"{said[:1].upper()}{said[1:]}." if said else ""),
        _under("heard.learned_head", changes, voice) or el("p", voice.say("report.learned_none")),
        _under("heard.keep_head", [Html(row) for row in kept], voice),
    )


def promised(report: Report, places: Places, voice: Voice) -> Html:
    """Return what the company promises beside what people say of the same thing."""
    return section(
        voice.say("report.promise"), *(_clash(clash, found, places, voice) for clash, found in report.clashes)
    )


def topic(name: str, voice: Voice) -> str:
    """Return what a topic is called."""
    return voice.plain(f"topic.{name}") if voice.has(f"topic.{name}") else name


def _under(key: str, rows: list[Html], voice: Voice) -> Html:
    return Html(el("h3", plain(voice.say(key))) + items(*rows)) if rows else Html("")


def _spike(one: Spike, voice: Voice) -> Html:
    return risen(days(one.span.first, one.span.last, voice), one.topic, one.count, one.usual, voice)


def _topic(name: str, now: int, before: int, voice: Voice) -> Html:
    return voice.say("report.topic", topic=topic(name, voice), n=now, before=before)


def _stretches(talk: Talk, voice: Voice) -> Html:
    most = max(max(row.praise, row.complaints) for row in talk.stretches)
    if not most:
        return Html("")
    rows = [
        el(
            "tr",
            el("th", days(row.span.first, row.span.last, voice)),
            el("td", _cell(row.praise), bar(row.praise, most, hollow=True)),
            el("td", _cell(row.complaints), bar(row.complaints, most)),
        )
        for row in talk.stretches
    ]
    names = (voice.say(key) for key in ("report.days", "report.praise", "report.complaints"))
    return el("table", el("thead", el("tr", *(el("th", name) for name in names))), el("tbody", *rows))


def _cell(n: int) -> Html:
    return Html(f"<span>{n}</span>")


def _change(number: int, row: tuple[Heard, str, int, int, int], voice: Voice) -> Html:
    heard, verdict, span, before, after = row
    named = topic(heard.topics[0], voice) if heard.topics else voice.plain("heard.no_topic")
    day = voice.day(heard.learned_at or heard.heard_at)
    said = voice.say("heard.row", n=number, topic=named, text=heard.change, who=heard.learned_by, day=day)
    fell = voice.say(f"heard.{verdict}", topic=named, before=before, after=after, n=span)
    return Html(f"{said.removeprefix(f'{number}. ')}<br>{fell}")


def _clash(clash: Clash, found: tuple[Words, ...], places: Places, voice: Voice) -> Html:
    rows = [
        Html(
            voice.say("report.against_row", place=_place(one, places), day=_day(one, voice), quote=one.quote)
            + f"<br>{address(one.url)}"
        )
        for one in found
    ]
    return Html(
        el("p", voice.say("report.promised", quote=clash.quote), Html("<br>"), address(clash.url))
        + el("p", voice.say("report.against", n=len(found), topic=topic(clash.topic, voice)))
        + items(*rows)
    )


def _place(one: Words, places: Places) -> str:
    known = places.of(one.place) or places.at(one.url)
    return known.name if known else host(one.url) or one.place


def _day(one: Words, voice: Voice) -> str:
    return voice.full_day(one.written) if one.written else ""
