"""A reply to a customer before the owner posts it."""

from collections.abc import Sequence

from babel import Locale

from bot.render import titles
from bot.render.view import Copy, Key, Row, Tap, View, Visit
from bot.render.voice import Html, Voice, blocks, html, lines
from bot.render.walk import step
from checks.language.guards import SHORT, Fault, units
from data.case import Case, CaseState
from data.draft import Draft
from data.places import Places

REASONS = ("short", "mistake", "unknown", "own")
SHOWN = 300
"""Characters of the customer's words above a question or a draft."""


def ask_reason(case: Case, watch: str, places: Places, voice: Voice, *, back: str = "") -> View:
    """Ask the one thing a draft needs: what happened."""
    target = f"case {watch} {case.key}"
    keys = [Tap(voice.plain(f"draft.{reason}"), "why", target, f"{reason}~{back}") for reason in REASONS]
    out = Tap(voice.plain("button.back"), "card", target, back)
    rows: tuple[Row, ...] = (*((key,) for key in keys), (out,))
    return View(blocks(_head(case, places, voice), _words(case, voice), voice.say("draft.what_happened")), rows)


def ask_own(language: str, voice: Voice, *, question: bool = False) -> View:
    """Ask for the owner's own sentence, in the language of the customer's words."""
    key = "draft.ask_answer" if question else "draft.ask_own"
    text = voice.say(key, language=language_name(language, voice))
    return View(lines(text, voice.say("facts.answer_here")), placeholder=voice.plain("draft.placeholder"))


def draft(case: Case, made: Draft, watch: str, places: Places, voice: Voice, *, back: str = "", note: str = "") -> View:
    """Show a draft, ready to be copied."""
    target = f"case {watch} {case.key}"
    walking = step(back)
    text = blocks(
        walking.head(voice) if walking else "",
        _head(case, places, voice),
        _words(case, voice),
        note,
        Html(f"<blockquote>{html(made.text)}</blockquote>"),
        voice.say("draft.never_posts"),
        voice.say("draft.how_to_change"),
    )
    return View(text, _keys(case, made, target, voice, back))


def _keys(case: Case, made: Draft, target: str, voice: Voice, back: str) -> tuple[Row, ...]:
    url = case.finding.subject.url or case.finding.evidence.url or case.finding.edit_url
    copy: tuple[Key, ...] = (Copy(voice.plain("draft.copy"), made.text),) if units(made.text) <= SHORT else ()
    visit: tuple[Key, ...] = (
        (Visit(voice.plain("draft.open_page"), url),) if url.startswith(("http://", "https://")) else ()
    )
    done: tuple[Key, ...] = (
        (Tap(voice.plain("button.done"), "done", target, back),) if case.state is CaseState.OPEN else ()
    )
    size = ("short", "draft.shorter") if made.size == "long" else ("long", "draft.longer")
    other: tuple[Key, ...] = (Tap(voice.plain(size[1]), "size", target, f"{size[0]}~{back}"),)
    again: tuple[Key, ...] = (Tap(voice.plain("draft.other_reason"), "reasons", target, back),)
    walking = step(back)
    out: tuple[Key, ...] = (Tap(voice.plain("button.back"), "card", target, back),)
    if walking is not None:
        out = (*out, walking.onward(voice))
    return ((*copy, *visit), (*done, *other), again, out)


def refused(faults: Sequence[Fault], language: str, voice: Voice) -> Html:
    """Say why a draft cannot be offered as it was wanted."""
    why = [voice.say(f"draft.fault_{fault.value}", language=language_name(language, voice)) for fault in faults]
    return lines(voice.say("draft.refused"), *why)


def language_name(code: str, voice: Voice) -> str:
    """Return the name of a language as it stands in a sentence."""
    return str(Locale.parse(code).get_language_name(voice.phrases.language) or code)


def _head(case: Case, places: Places, voice: Voice) -> Html:
    return Html(f"<b>{titles.title(case.finding, places, voice)}</b>")


def _words(case: Case, voice: Voice) -> Html:
    quote = case.finding.evidence.quote
    shown = quote if len(quote) <= SHOWN else f"{quote[: SHOWN - 1]}…"
    return voice.say("card.words", quote=shown) if quote else Html("")
