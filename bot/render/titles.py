"""Findings in plain words: title, why it matters, what to do."""

import re
from datetime import datetime
from html import escape

from bot.render.values import word
from bot.render.voice import Html, Voice
from checks import registry
from data import keeper, suggested, urls
from data.case import Case
from data.finding import Finding, Kind, Severity, Subject, Value
from data.places import Places
from data.trouble import Trouble

FACTS = {
    "phone": "phones",
    "address": "address",
    "hours": "hours",
    "email": "emails",
    "website": "website",
    "name": "names",
    "profile": "profiles",
}
"""The noun of a check -> the fact of the card it compares."""
TOLD = {keeper.CHECK: "keeper", suggested.CHECK: "suggested"}
"""Checks that no rule stands behind, only a person's word -> where the catalogues word them."""
HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
BAD = 2.0
"""Stars that speak for themselves."""
WORTH = 2
"""Old reviews that are worth an answer."""


def noun(finding: Finding) -> str:
    """Return the last part of the check's id."""
    return finding.check.rpartition(".")[2]


def noun_word(finding: Finding, voice: Voice) -> str:
    """Return two words at most for what the finding is about."""
    name = "post" if _to_look_at(finding) and noun(finding) == "complaint" else noun(finding)
    return voice.plain(f"noun.{name}") if voice.has(f"noun.{name}") else name.replace("_", " ")


def place_name(subject: Subject, places: Places, voice: Voice) -> str:
    """Return what customers call the place a finding is at."""
    if subject.source in ("person", "owner"):
        return voice.plain(f"place.{subject.source}")
    if subject.source == keeper.SOURCE and subject.title:
        return subject.title
    place = places.of(subject.place or subject.source) or places.at(subject.url)
    if place is not None:
        return place.name
    if subject.source == "website":
        return voice.plain("place.own_site")
    known = subject.source in registry.sources
    return urls.host(subject.url) or (source_title(subject.source, voice) if known else subject.title or subject.source)


def source_title(source: str, voice: Voice) -> str:
    """Return what people call a source."""
    key = f"sources_titles.{source}"
    if voice.has(key):
        return voice.plain(key)
    known = registry.sources.get(source)
    return known.title if known else source


def title(finding: Finding, places: Places, voice: Voice) -> Html:
    """Return the finding as one sentence without its full stop."""
    if finding.subject.source == "person" and voice.has(f"heard.title_{noun(finding)}"):
        return voice.say(f"heard.title_{noun(finding)}")
    if _to_look_at(finding):
        return _capital(voice.say(f"findings.look_{_unsure(finding)}", **_values(finding, places, voice)))
    if finding.check == "outdated.certificate" and finding.severity is Severity.HIGH:
        return _capital(voice.say("findings.certificate_ended", **_values(finding, places, voice)))
    return _worded(finding, "title", places, voice)


def _to_look_at(finding: Finding) -> bool:
    """Whether words may be no complaint, or answered already: for a person to look at."""
    seen = finding.subject.source not in ("person", "eyes")
    return finding.kind is Kind.UNANSWERED and not finding.sure and seen


def _unsure(finding: Finding) -> str:
    """Return what is asked to be looked at: whether bad stars have their answer, else how or of whom it is meant."""
    stars = finding.words.rating if finding.words else None
    return "stars" if noun(finding) == "review" and stars is not None and stars <= BAD else noun(finding)


def trouble_title(trouble: Trouble, places: Places, voice: Voice) -> Html:
    """Return a trouble, in however many places it stands, as one sentence without its full stop."""
    lead, count = trouble.lead, len(trouble.findings)
    if count == 1:
        return title(lead, places, voice)
    if trouble.batch:
        return voice.say("findings.old_some" if rest_of(trouble) else "findings.old", n=count)
    if lead.kind is Kind.UNANSWERED:
        return voice.say("findings.many_words", n=count)
    if lead.check == "inaccurate.phone":
        return voice.say("findings.many_phones", found=word(lead.found, voice), n=count)
    return voice.say("findings.many_other", noun=noun_word(lead, voice), n=count)


def rest_of(trouble: Trouble) -> tuple[Case, ...]:
    """Return the old reviews that are not worth an answer; none of a line that is left to rest already."""
    resting = all(case.snoozed_until for case in trouble.cases)
    return () if resting or not trouble.batch else trouble.cases[WORTH:]


def in_doubt(finding: Finding) -> bool:
    """Whether a reader should look for themselves: not where a person has told us of it."""
    return not finding.sure and finding.subject.source not in ("person", "eyes")


def advice(finding: Finding, places: Places, voice: Voice) -> Html:
    """Return what to do, one sentence."""
    return _worded(finding, f"advice{_other(finding, places)}", places, voice)


def why(finding: Finding, voice: Voice) -> Html:
    """Return why it matters, one sentence."""
    return Html(escape(_template(finding, "why", voice), quote=False))


def urgency(finding: Finding, voice: Voice) -> str:
    """Return ``Do first``, ``This week`` or ``When you can``."""
    return voice.plain(f"severity.{finding.severity.value}")


def kind(finding: Finding, voice: Voice) -> str:
    """Return the trouble in plain words."""
    told = TOLD.get(finding.check)
    return voice.plain(f"{told}.case_kind" if told else f"kind.{finding.kind.value}")


def no_quote(finding: Finding, voice: Voice) -> Html:
    """Say why there are no words to show."""
    return voice.say("keeper.no_quote" if finding.check in TOLD else "more.no_quote")


def minutes(finding: Finding, voice: Voice) -> str:
    """Return the minutes it takes, short."""
    return voice.plain("findings.minutes", n=minutes_of(finding))


def minutes_of(finding: Finding) -> int:
    """Return the minutes it takes to put it right: the place's, else the check's own."""
    known = registry.checks.get(finding.check)
    return finding.minutes or (known.minutes if known else 5)


def found(case: Case, voice: Voice) -> str:
    """Return what the place shows; empty when it shows nothing."""
    return _word(case.finding.found, voice) if case.finding.kind is not Kind.UNANSWERED else ""


def _worded(finding: Finding, part: str, places: Places, voice: Voice) -> Html:
    values = _values(finding, places, voice)
    text = escape(_template(finding, part, voice), quote=False)
    text = text.format_map({name: escape(value, quote=False) for name, value in values.items()})
    return _capital(Html(text))


def _other(finding: Finding, places: Places) -> str:
    """Return what tells the advice from the ordinary one of its check."""
    if finding.check == keeper.CHECK and urls.social(finding.subject.url):
        return "_profile"
    return "_unknown" if finding.check == suggested.CHECK and live_by(finding, places) is None else ""


def live_by(finding: Finding, places: Places) -> datetime | None:
    """Return when a suggested change is live at the latest; None where nobody knows."""
    return suggested.live_by(finding, places.of(finding.subject.place))


def _values(finding: Finding, places: Places, voice: Voice) -> dict[str, str]:
    values = {
        "place": place_name(finding.subject, places, voice),
        "expected": word(finding.expected, voice),
        "found": word(finding.found, voice),
    }
    if finding.check == suggested.CHECK:
        values["noun"] = voice.plain(f"noun.{suggested.fact(finding)}")
        if at := live_by(finding, places):
            values |= {"day": voice.day(at), "weekday": voice.weekday(at)}
    return values


def _capital(text: Html) -> Html:
    """Begin a sentence with a capital letter, unless it begins with an address."""
    return text if HOST.match(text) else Html(text[:1].upper() + text[1:])


def _template(finding: Finding, part: str, voice: Voice) -> str:
    if finding.subject.source == "person" and part != "title":
        return voice.plain(f"heard.told_{part}")
    key = f"checks.{finding.check}.{part}"
    if told := TOLD.get(finding.check):
        key = f"{told}.case_{part}"
    if voice.has(key):
        return voice.phrases.raw(key)
    known = registry.checks.get(finding.check)
    return str(getattr(known, part)) if known else ""


def _word(value: Value, voice: Voice) -> str:
    return word(value, voice) if value not in (None, "", ()) else ""
