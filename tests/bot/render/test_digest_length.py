"""Whatever the names and however many the companies: never over 800 characters, and every thing is there."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.render.digest import LONGEST, digest
from bot.render.voice import Voice
from bot.services.digests import Section
from bot.telegram.split import length
from checks.digest import compose, together
from data.case import Case, CaseState, Event
from data.coverage import Coverage, Reach
from data.digest import Digest, Period
from data.finding import Kind, Words
from data.phrases import languages, load
from data.places import load as places
from data.said import Said
from data.watch import HeardAs
from tests.bot.render.hostile import HOSTILE
from tests.checks.dossiers import CARD, NOW
from tests.checks.findings import finding, run

PERIOD = Period(
    id="2026-W48", since=NOW - timedelta(days=7), until=NOW, first=date(2026, 11, 16), last=date(2026, 11, 22)
)
TEXT = st.one_of(HOSTILE, st.text(min_size=1, max_size=400))
CHECKS = ("inaccurate.phone", "unanswered.review", "unanswered.complaint", "missing.hours")


@st.composite
def weeks(draw: st.DrawFn) -> Digest:
    """Make a week of a company with the names of a bad dream."""
    name, place, words = (draw(TEXT) * draw(st.integers(1, 60)) for _ in range(3))
    cases = [
        Case(
            key=f"k{n}",
            finding=finding(
                check, key=f"k{n}", url="", place="", source=place, found=words, kind=Kind(check.partition(".")[0])
            ),
            first_seen=NOW - timedelta(days=n * 40),
            last_seen=NOW,
            returned=n == 1,
        )
        for n, check in enumerate(draw(st.lists(st.sampled_from(CHECKS), max_size=5)))
    ]
    cases = [
        replace(
            one,
            finding=replace(one.finding, words=Words(rating=2), evidence=replace(one.finding.evidence, quote=words)),
        )
        for one in cases
    ]
    closed = {"state": CaseState.CLOSED, "history": (Event(at=NOW - timedelta(days=1), what="closed"),)}
    cases += [replace(one, key=f"c{one.key}", **closed) for one in cases]  # type: ignore[arg-type]
    said = [
        Said(id="s", place="p", url="u", seen=NOW, feel=HeardAs.PRAISE, words=words[:140], fresh=True, topics=("x",))
    ]
    return compose(
        replace(CARD, names=(name,)),
        (
            run(days=-8),
            run(days=-1, coverage=(Coverage(source="found_pages", reach=Reach.BLOCKED),)),
        ),
        {one.key: one for one in cases},
        said=said if draw(st.booleans()) else (),
        replies={"k0": words},
        period=replace(PERIOD, skipped=draw(st.booleans())),
        minutes=draw(st.sampled_from((10, 20, 30))),
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(weeks(), min_size=1, max_size=6), st.sampled_from(languages()), st.booleans(), st.integers(1, 4))
def test_a_digest_is_never_too_long(every: list[Digest], language: str, team: bool, times: int) -> None:
    shared = together(every * times, 30)
    sections = [Section(watch_id=f"w{n}", digest=one) for n, one in enumerate(shared)]
    view = digest(sections, places, Voice(load(language), "Europe/Helsinki"), team=team, room=100)
    assert 0 < length(view.text) <= LONGEST - 100
    count = sum(one.things for one in shared)
    assert count <= 3
    assert all(f"{number}. " in view.text for number in range(1, count + 1))


@pytest.mark.parametrize("language", languages())
def test_three_companies_with_long_names_have_their_thing_each_after_a_missed_week(language: str) -> None:
    cases = [
        Case(
            key=f"k{n}",
            finding=finding("inaccurate.phone", key=f"k{n}", url="", place="", found="+358 2 555 0199"),
            first_seen=NOW - timedelta(days=n * 40),
            last_seen=NOW,
            returned=n == 1,
        )
        for n in range(2)
    ]
    week = compose(
        replace(CARD, names=("Kahvila-konditoria ja leipomo Aamunkoin vanha pappila ja pihapiiri",)),
        (run(days=-8), run(days=-1)),
        {one.key: one for one in cases},
        replies={"k0": "Thank you."},
        period=replace(PERIOD, skipped=True),
        minutes=30,
    )
    sections = [Section(watch_id=f"w{n}", digest=one) for n, one in enumerate(together([week] * 3, 30))]
    view = digest(sections, places, Voice(load(language), "Europe/Helsinki"), room=100)
    assert length(view.text) <= LONGEST - 100
    assert all(f"\n{number}. " in view.text for number in (1, 2, 3))
    assert not view.text.endswith("…")
