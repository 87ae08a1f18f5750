"""What is not raised at a company any more, and the sources in short."""

from collections.abc import Sequence
from textwrap import shorten

from bot.render.paging import arrows, page_of_list
from bot.render.settings import back_key
from bot.render.titles import noun_word, place_name, source_title
from bot.render.values import word
from bot.render.view import Row, Tap, View, rows, visitable
from bot.render.voice import Html, Voice, blocks, html, lines, link
from bot.services.ignoring import Ignored
from bot.services.outcome import failed, looked, skipped
from data.coverage import Coverage
from data.finding import Subject
from data.places import Places
from data.run import Run
from data.watch import Rule, Verdict

PAGE = 8
MAX_VALUE = 80
NOUNS = {"phones": "phone", "emails": "email", "aliases": "name"}
"""Facts that a rule names -> the nouns of their checks."""


def ignored(
    name: str,
    found: Sequence[Ignored],
    watch: str,
    places: Places,
    voice: Voice,
    *,
    page: int = 1,
    note: Html | str = "",
) -> View:
    """Show a page of what is left be, each with a button that takes it back."""
    here = page_of_list(found, PAGE, page)
    back, after = arrows(here, "ignored", f"watch {watch}", voice)
    turns = (*(back or (back_key("more", voice),)), *after)
    if not found:
        return View(blocks(note, voice.say("ignored.none", name=name)), (turns,))
    body = [_row(n, one, places, voice) for n, one in here.shown]
    keys = [
        Tap(voice.plain("ignored.take_back", n=n), "unignore", f"rule {watch} {one.rule.id}", str(here.number))
        for n, one in here.shown
    ]
    head = voice.say("ignored.head", name=name, n=len(found))
    return View(
        blocks(note, head, lines(*body), _explained([one for _, one in here.shown], voice)), (*rows(keys), turns)
    )


def taken_back(one: Ignored, places: Places, voice: Voice) -> Html:
    """Say that something may be raised again."""
    rule = one.rule
    told = voice.say("ignored.back", place=_place(one, places, voice), noun=_noun(one, voice))
    ours = voice.say("ignored.back_ours", value=word(rule.value, voice)) if rule.verdict is Verdict.OURS_TOO else ""
    return Html(" ".join(part for part in (told, ours) if part))


def sources(name: str, run: Run | None, watch: str, voice: Voice) -> View:
    """Say in short which sources are on and what the last check saw; the rest stands in /sources."""
    back: Row = (back_key("more", voice),)
    if run is None:
        check = Tap(voice.plain("button.check"), "check", f"watch {watch}")
        return View(voice.say("sources.head_never", name=name), ((check,), back))
    said, silent, off = looked(run.coverage), failed(run.coverage), len(skipped(run.coverage))
    text = lines(
        voice.say("sources.head", name=name, when=voice.moment(run.finished)),
        voice.say("check.read", places=_names(said, voice)) if said else "",
        voice.say("check.silent", places=_names(silent, voice)) if silent else "",
        voice.say("settings.sources_off", n=off) if off else "",
    )
    whole = Tap(voice.plain("button.looked_at"), "sources", f"watch {watch}")
    return View(text, ((whole,), back))


def _names(covered: Sequence[Coverage], voice: Voice) -> Html:
    return voice.all_of(source_title(row.source, voice) for row in covered)


def _row(number: int, one: Ignored, places: Places, voice: Voice) -> Html:
    rule = one.rule
    place = html(_place(one, places, voice))
    linked = link(rule.url, place) if visitable(rule.url) else place
    value = shorten(word(rule.value, voice), MAX_VALUE, placeholder="…") if rule.value not in (None, "", ()) else ""
    return voice.say(
        "ignored.row" if value else "ignored.row_bare",
        n=number,
        place=linked,
        noun=_noun(one, voice),
        value=value,
        why=voice.plain(f"verdict.why_{rule.verdict.value}"),
        who=rule.made_by or voice.plain("card.somebody"),
        day=voice.day(rule.made_at),
    )


def _explained(shown: Sequence[Ignored], voice: Voice) -> Html:
    verdicts = {one.rule.verdict for one in shown}
    return lines(
        voice.say("ignored.about_ours") if Verdict.OURS_TOO in verdicts else "",
        voice.say("ignored.about_another") if Verdict.ANOTHER in verdicts else "",
        voice.say("ignored.about"),
    )


def _place(one: Ignored, places: Places, voice: Voice) -> str:
    return place_name(_subject(one.rule) if one.case is None else one.case.finding.subject, places, voice)


def _subject(rule: Rule) -> Subject:
    return Subject(source=rule.source, url=rule.url, title="", id="")


def _noun(one: Ignored, voice: Voice) -> str:
    if one.case is not None:
        return noun_word(one.case.finding, voice)
    name = NOUNS.get(one.rule.fact, one.rule.fact)
    return voice.plain(f"noun.{name}") if voice.has(f"noun.{name}") else name.replace("_", " ")
