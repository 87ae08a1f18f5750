"""Texts meant to break messages, and every view filled with them."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from bot.render import card, facts, findings, first, help, progress, sources, special, start
from bot.render.view import View
from bot.render.voice import Voice
from bot.services.firstlook import Choice, FirstLook, Row, Shown, State
from bot.services.holidays import Coming
from bot.services.outcome import Outcome
from bot.services.truth import FACTS
from checks import registry
from data.candidate import Candidate
from data.case import Case, CaseState, Event
from data.company import Address, Company, Origin
from data.coverage import Coverage, Reach
from data.finding import Finding, Kind, Proof, Severity, Subject
from data.phrases import load
from data.places import load as load_places
from data.run import Agreement, Run
from data.trouble import group
from data.week import SpecialDay
from tests.checks.dossiers import NOW

PIECES = (
    *(
        "<b>",
        "</b>",
        "<",
        ">",
        "&",
        "&amp;",
        "&lt;script&gt;",
        "&#x0;",
        "&#xD800;",
        "<a href='javascript:x'>",
        "</a",
        '"',
    ),
    *(
        "{",
        "}",
        "{name}",
        "{0}",
        "%s",
        "*_`[",
        "\u202e",
        "\u2067",
        "\u200f",
        "\u200b",
        "\ufeff",
        "\u2028",
        "\x00",
        "\r",
    ),
    *("\x1b[2J", "\n\n\n", "\t", " ", "\U0001f468\u200d\U0001f469", "e\u0301\u0301", "ﷺ", "文", "-- ", "Z" * 300),
    *("https://a.example/?q=<b>&x=1", "tg://user?id=1", "@everyone", "/start", "+358 2 555 0142"),
)
HOSTILE = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
    st.text(st.characters(), max_size=60),
)
TEXTS_EACH = 20
PLACES = load_places("FI")
VOICE = Voice(load("en"), "Europe/Helsinki", "FI")


def company(take: Any) -> Company:
    return Company(
        id="c",
        names=(take(),),
        legal_name=take(),
        registry_id=take(),
        website=take(),
        phones=(take(),),
        emails=(take(), take()),
        address=Address(street=take(), postcode=take(), city=take()),
        profiles=(take(),),
        country="FI",
        origins={"names": Origin(source=take()), "phones": Origin(source="owner", confirmed_at=NOW)},
    )


def case(take: Any, check: str, key: str, **fields: Any) -> Case:
    url = take()
    finding = Finding(
        key=key,
        check=check,
        kind=Kind(check.partition(".")[0]),
        subject=Subject(source="found_pages", url=url, title=take(), place=take()),
        severity=Severity.HIGH,
        sure=False,
        expected=take() or None,
        found=(take(), take()),
        evidence=Proof(url=url, quote=take(), seen_at=NOW, title=take(), sha256="ab" * 32, seen_by=take()),
        edit_url=f"https://{take()}",
    )
    done = Event(at=NOW, what="done", who=take(), note=take())
    return Case(key=key, finding=finding, first_seen=NOW, last_seen=NOW, history=(done,), taken_by=take(), **fields)


def views(take: Any) -> Iterator[View]:
    """Yield every kind of view, ``take()`` giving each text that comes from outside."""
    own = company(take)
    checks = sorted(registry.checks)
    cases = [case(take, check, f"{at:016x}") for at, check in enumerate(checks)]
    settled = [case(take, checks[0], f"a{at:015x}", state=state) for at, state in enumerate(CaseState)]
    for one in (*cases[::4], *settled):
        for back in ("", "open.2", take()):
            yield card.card(one, own, "w", PLACES, VOICE, now=NOW, back=back, name_it=True, team=True, note=take())
        yield card.proof(one, "w", PLACES, VOICE, now=NOW, back=take())
        yield card.verdicts(one, "w", PLACES, VOICE, back=take())
        yield card.laters(one, "w", PLACES, VOICE, back=take())
    troubles = group(cases)
    yield findings.listing(
        own.name, troubles, "w", PLACES, VOICE, page=2, empty=VOICE.say("findings.none_yet", name="x")
    )
    yield findings.trouble(troubles[0], "w", PLACES, VOICE)
    everywhere = [findings.At(take(), "w", one, PLACES) for one in troubles]
    yield findings.everywhere(everywhere, VOICE, empty=VOICE.say("findings.none_yet", name="x"))
    yield findings.order_page(everywhere, "watch all", "every.1", VOICE, now=NOW)
    yield from _of_company(own, take)
    yield from _of_run(own, cases, take)


def _of_company(own: Company, take: Any) -> Iterator[View]:
    yield facts.facts(own, "watch w", VOICE, today=NOW.date(), note=take())
    days = (SpecialDay(first=NOW.date(), last=NOW.date(), label=take()),)
    coming = Coming(ours=days, shown=((f"https://{take()}", days),), groups=())
    yield special.page(own.name, coming, "w", PLACES, VOICE, origin=take(), confirmed=True)
    for fact in FACTS:
        yield facts.ask(fact, own, VOICE)
        yield facts.refused(fact, take(), own, VOICE)
        yield facts.asked(fact, own, "watch w", VOICE)
    found = [Candidate(name=take(), source="x", address=Address(street=take(), city=take()), website=take())] * 2
    yield start.overview([("w", own.name, 3), ("v", take(), -1)], VOICE)
    yield start.candidates(found, ["a", "b"], "c", VOICE)
    yield start.as_told(VOICE.say("who.nobody", name=take(), town=take()), take(), "t", VOICE)
    yield start.which([("w", take()), ("v", take())], "check", "check.which", VOICE, everyone=True)
    yield first.branches(take(), [own.address or Address()] * 3, "watch w", VOICE)
    yield help.unknown_command(take(), "check", VOICE)


def _of_run(own: Company, cases: list[Case], take: Any) -> Iterator[View]:
    rows = [Coverage(source=take(), reach=reach, note=take()) for reach in Reach]
    run = Run(
        company=own,
        started=NOW,
        finished=NOW + timedelta(seconds=9),
        coverage=tuple(rows),
        right=tuple(Agreement(place=take(), url=take(), fact=fact) for fact in ("phone", "address", "name")),
    )
    known = {one.key: one for one in cases}
    whole = group(cases)
    outcome = Outcome(run=run, cases=known, new=whole, put_right=whole, returned=whole, since=NOW)
    yield progress.progress(take(), 9, rows, "watch w", VOICE)
    yield progress.summary(outcome, "watch w", PLACES, VOICE)
    yield progress.summary(Outcome(run=run, cases={}), "watch w", PLACES, VOICE)
    yield sources.sources(own.name, run, "watch w", VOICE, settings={}, places=PLACES)
    shown = (Shown(fact="phone", value=take(), agrees=False), Shown(fact="hours", agrees=True))
    look = FirstLook(
        company=own,
        rows=tuple(Row(name=take(), state=state, shown=shown) for state in State),
        choices=(Choice(fact="address", values=(take(), take())), Choice(fact="phones", values=(take(), take()))),
    )
    yield first.first_look(look, "watch w", VOICE)
    yield first.question(look.choices[1], "watch w", VOICE)
