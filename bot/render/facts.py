"""The truth card: every fact with its origin, and a button to change it."""

from dataclasses import replace
from datetime import date

from bot.render.special import row as special_row
from bot.render.titles import source_title
from bot.render.values import word
from bot.render.view import Tap, View, rows
from bot.render.voice import Html, Voice, blocks, html, lines
from checks.free_days import to_come
from data.company import Company
from data.finding import Value

SHOWN = (
    "names",
    "website",
    "phones",
    "emails",
    "address",
    "hours",
    "special_hours",
    "profiles",
    "registry_id",
    "legal_name",
    "competitors",
)
"""The facts a person can see and change, in order."""
MAX_VALUE = 300
EXAMPLE_PHONES = {
    "FI": "02 555 0142",
    "NO": "55 55 01 42",
    "GB": "020 7946 0142",
    "PL": "22 555 01 42",
    "RU": "495 555-01-42",
}


def facts(company: Company, target: str, voice: Voice, *, today: date, note: Html | str = "", back: str = "") -> View:
    """Show the truth card; ``back`` is what it was opened from. Of special hours only those to come stand on it."""
    company = replace(company, special_hours=to_come(company.special_hours, today))
    body = [_row(company, fact, voice) for fact in SHOWN]
    keys = [Tap(label(fact, voice), *_opens(fact, target)) for fact in SHOWN]
    below = () if _all_confirmed(company) else ((Tap(voice.plain("facts.confirm"), "confirm", target),),)
    head = voice.say("facts.head", name=company.name)
    changed = (Tap(voice.plain("changed.button"), "changed", target),)
    out = ((Tap(voice.plain("button.back"), back),) if back else (),)
    return View(blocks(head, note, lines(*body), voice.say("facts.note")), (*rows(keys), *below, changed, *out))


def _opens(fact: str, target: str) -> tuple[str, str, str]:
    return ("holidays", target, "") if fact == "special_hours" else ("fact", target, fact)


def label(fact: str, voice: Voice) -> str:
    """Return what a fact is called."""
    return voice.plain("facts.is_name" if fact == "names" else f"facts.is_{fact}")


def ask(fact: str, company: Company, voice: Voice) -> View:
    """Ask for the new value of a fact."""
    question = voice.say(f"facts.ask_{fact}", example=example(fact, company, voice))
    return View(lines(question, voice.say("facts.answer_here")), placeholder=label(fact, voice))


def asked(fact: str, company: Company, target: str, voice: Voice) -> View:
    """Say on the truth card that a fact is being asked for; from here the question can be left."""
    head = voice.say("facts.head", name=company.name)
    cancel = Tap(voice.plain("button.cancel"), "cancel", target)
    return View(blocks(head, voice.say("facts.asked", fact=label(fact, voice))), ((cancel,),))


def refused(fact: str, text: str, company: Company, voice: Voice) -> View:
    """Say that a value cannot be, with an example."""
    said = voice.say(f"facts.refused_{fact}", text=text[:60], example=example(fact, company, voice))
    return View(lines(said, voice.say("facts.answer_here")), placeholder=label(fact, voice))


def saved(fact: str, company: Company, voice: Voice) -> Html:
    """Show a fact back as it was understood."""
    return voice.say(
        "facts.saved", fact=label(fact, voice), value=_value(company, fact, voice) or voice.plain("value.nothing")
    )


def example(fact: str, company: Company, voice: Voice) -> str:
    """Return a value as it might be written."""
    if fact == "phones":
        return EXAMPLE_PHONES.get(company.country, "+358 2 555 0142")
    return voice.plain(f"facts.{fact}_example") if voice.has(f"facts.{fact}_example") else ""


def value_of(company: Company, fact: str) -> Value:
    """Return a fact of the card."""
    found: Value = getattr(company, fact)
    return found


def _row(company: Company, fact: str, voice: Voice) -> Html:
    value = _value(company, fact, voice)
    if not value:
        return Html(f"<b>{html(label(fact, voice))}</b>: {voice.say('facts.unknown')}")
    return voice.say("facts.row", fact=label(fact, voice), value=value, origin=origin(company, fact, voice))


def _value(company: Company, fact: str, voice: Voice) -> str:
    value = value_of(company, fact)
    text = word(value, voice) if value not in (None, "", ()) else ""
    if fact == "special_hours":
        text = "; ".join(special_row(day, voice) for day in company.special_hours)
    return text if len(text) <= MAX_VALUE else f"{text[: MAX_VALUE - 1]}…"


def origin(company: Company, fact: str, voice: Voice) -> str:
    """Say where a fact comes from."""
    where = company.origins.get(fact)
    if where is None:
        return voice.plain("facts.from_owner_plain")
    if where.confirmed_at is not None:
        return voice.plain("facts.from_owner", day=voice.day(where.confirmed_at))
    if where.source == "owner":
        return voice.plain("facts.from_owner_plain")
    if where.source == "website":
        return voice.plain("facts.from_page")
    return voice.plain("facts.from_source", source=source_title(where.source, voice))


def _all_confirmed(company: Company) -> bool:
    known = [fact for fact in SHOWN if value_of(company, fact) not in (None, "", ())]
    return all(company.confirmed(fact) for fact in known)
