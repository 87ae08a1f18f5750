"""The engine: rounds, deadlines, rows, and what judging signs."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from checks import engine, registry
from checks.ask import Ask, Lead, Seen, SourceSettings
from checks.registry import Source
from checks.web import Blocked, LookError, NoSuchHost, OverQuota, RateLimited, Rejected, Unauthorised
from data.company import Company
from data.coverage import Coverage, Reach
from data.dossier import Dossier
from data.evidence import Listing, Page, PageRole, Profile, ProfileState
from data.places import Place, Places
from tests.checks.direct import Direct
from tests.checks.saved_web import NOW, SavedWeb

CARD = Company(id="c1", names=("Kahvila Aamunkoi",), website="https://aamunkoi.example/", country="FI")
HIDDEN = Place(id="walled", name="Walled", hosts=("walled.example",), kind="map", read="no", why_not="asks to log in")
PLACES = Places("FI", (HIDDEN,))


def a_source(name: str, look: Callable[[Ask], object], **more: object) -> Source:
    given = {"title": name, "family": name, "shows": ("listing",), "about": "", "seconds": 5.0} | more
    return Source(id=name, look=look, **given)  # type: ignore[arg-type]


@pytest.fixture
def only_sources(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Let the registry hold these sources and no others."""

    def put(*sources: Source) -> None:
        monkeypatch.setattr(registry, "discover_sources", lambda: None)
        monkeypatch.setattr(registry, "sources", {source.id: source for source in sources})

    return put


async def run(company: Company = CARD, **more: object) -> Dossier:
    given = {"web": SavedWeb(), "reader": Direct(), "now": NOW, "settings": {}, "places": PLACES} | more
    return await engine.gather(company, **given)  # type: ignore[arg-type]


def raising(error: Exception) -> Callable[[Ask], object]:
    async def look(_: Ask) -> Seen:
        raise error

    return look


def saying(seen: Seen, seconds: float = 0.0) -> Callable[[Ask], object]:
    async def look(_: Ask) -> Seen:
        await asyncio.sleep(seconds)
        return seen

    return look


LISTING = Listing(source="a", url="https://map.example/1", seen_at=NOW, place="map")


@pytest.mark.parametrize(
    ("error", "reach"),
    [
        (Blocked("no"), Reach.BLOCKED),
        (RateLimited("slow", retry_after=30), Reach.RATE_LIMITED),
        (Unauthorised(), Reach.UNAUTHORISED),
        (OverQuota(), Reach.OVER_QUOTA),
        (Rejected(), Reach.REJECTED),
        (NoSuchHost(), Reach.UNREACHABLE),
        (TimeoutError(), Reach.UNREACHABLE),
        (KeyError("format"), Reach.BROKEN),
    ],
)
async def test_a_source_that_fails_is_a_row_and_the_others_go_on(
    only_sources: Callable[..., None], error: Exception, reach: Reach
) -> None:
    only_sources(a_source("a", saying(Seen(evidence=(LISTING,)))), a_source("b", raising(error)))
    dossier = await run()
    rows = {row.source: row for row in dossier.coverage}
    assert rows["b"].reach is reach
    assert rows["b"].silent == ()
    assert rows["a"].reach is Reach.ANSWERED
    assert dossier.evidence == (LISTING,)
    if isinstance(error, LookError):
        assert rows["b"].retry_after == error.retry_after


async def test_a_source_past_its_deadline_is_unreachable(only_sources: Callable[..., None]) -> None:
    only_sources(a_source("slow", saying(Seen(silent=("listing",)), 5), seconds=0.05))
    (row, _) = (await run()).coverage
    assert (row.reach, row.silent) == (Reach.UNREACHABLE, ())
    assert "0.05 s" in row.note


async def test_empty_and_answered_are_told_apart(only_sources: Callable[..., None]) -> None:
    only_sources(
        a_source("empty", saying(Seen(silent=("listing",)))),
        a_source("others", saying(Seen(answered=True))),
        a_source("leads", saying(Seen(leads=(Lead(url="https://x.example/"),)))),
    )
    reaches = {row.source: row.reach for row in (await run()).coverage}
    assert reaches["empty"] is Reach.EMPTY
    assert reaches["others"] is Reach.ANSWERED
    assert reaches["leads"] is Reach.ANSWERED


@pytest.mark.parametrize(
    ("more", "settings", "note"),
    [
        ({"key": "needed"}, {}, "key"),
        ({"needs": "base_url"}, {}, "base_url"),
        ({"options": ("id", "word")}, {"a": SourceSettings(options={"id": "x"})}, "needs word"),
        ({"needs": "feeds"}, {}, "feeds"),
        ({"countries": ("NO",)}, {}, "NO"),
        ({}, {"a": SourceSettings(enabled=False)}, "switched off"),
    ],
)
async def test_a_source_that_cannot_be_asked_is_skipped_and_not_asked(
    only_sources: Callable[..., None], more: dict[str, object], settings: dict[str, SourceSettings], note: str
) -> None:
    only_sources(a_source("a", raising(AssertionError("asked")), **more))
    row = (await run(settings=settings)).coverage[0]
    assert row.reach is Reach.SKIPPED
    assert note in row.note


async def test_places_nobody_can_read_are_named_with_their_reason(only_sources: Callable[..., None]) -> None:
    only_sources()
    assert [(row.source, row.reach, row.note) for row in (await run()).coverage] == [
        ("place:walled", Reach.SKIPPED, "asks to log in")
    ]
    assert (await run(only={"a"})).coverage == ()


@pytest.mark.parametrize(
    ("reader", "proven"),
    [
        (saying(Seen(silent=("listing:osm",))), True),
        (saying(Seen(answered=True)), False),
        (raising(Blocked("403")), False),
    ],
)
async def test_a_place_with_a_reader_of_its_own_is_silent_only_if_that_reader_says_so(
    only_sources: Callable[..., None], reader: Callable[[Ask], object], proven: bool
) -> None:
    token = Seen(silent=("listing:osm", "search"), answered=True)
    only_sources(a_source("map", reader), a_source("a", saying(token)), a_source("b", saying(token)))
    osm = Place(id="osm", name="OSM", hosts=("osm.example",), kind="map", read="map", advise=True)
    dossier = await run(places=Places("FI", (osm,)))
    assert bool(dossier.silent_on("listing:osm")) is proven
    assert dossier.silent_on("search")


async def test_the_website_fills_the_card_before_others_are_asked(only_sources: Callable[..., None]) -> None:
    asked: list[str] = []

    async def second(ask: Ask) -> Seen:
        asked.append(f"{ask.company.country} {ask.places.country} {len(ask.found)}")
        return Seen()

    home = Page(source="website", url=CARD.website, seen_at=NOW, role=PageRole.HOME)
    home = engine_page(home, country="NO")
    only_sources(a_source("website", saying(Seen(evidence=(home,))), round=1), a_source("b", second))
    bare = Company(id="c1", website=CARD.website)
    dossier = await run(bare, places=Places)
    assert asked == ["NO NO 1"]
    assert dossier.company.country == "NO"
    assert dossier.company.origins["country"].source == "website"


async def test_leads_of_the_second_round_reach_the_third(only_sources: Callable[..., None]) -> None:
    got: list[str] = []

    async def third(ask: Ask) -> Seen:
        got.extend(lead.url for lead in ask.leads)
        return Seen()

    lead = Lead(url="https://x.example/")
    only_sources(a_source("third", third, round=3), a_source("a", saying(Seen(leads=(lead,)))))
    await run()
    assert got == ["https://x.example/"]


async def test_a_partial_run_asks_only_the_sources_named(only_sources: Callable[..., None]) -> None:
    only_sources(a_source("a", saying(Seen())), a_source("b", raising(AssertionError("asked"))))
    assert [row.source for row in (await run(only=("a",))).coverage] == ["a"]


async def test_progress_is_told_as_each_source_ends(only_sources: Callable[..., None]) -> None:
    only_sources(a_source("slow", saying(Seen(), 0.05)), a_source("quick", saying(Seen())))
    told: list[Coverage] = []
    await run(progress=told.append)
    assert [row.source for row in told] == ["quick", "slow"]
    assert engine.expected({}) == ("quick", "slow")
    assert told[1].seconds >= 0.05


async def test_sources_of_a_round_are_asked_at_once(only_sources: Callable[..., None]) -> None:
    everybody, busy = asyncio.Barrier(12), 0
    began: list[int] = []

    async def look(_: Ask) -> Seen:
        began.append(busy)
        return Seen()

    async def together(_: Ask) -> Seen:
        """Wait until all of the round are here."""
        nonlocal busy
        began.append(busy)
        busy += 1
        await everybody.wait()
        busy -= 1
        return Seen()

    only_sources(
        a_source("website", look, round=1),
        *(a_source(f"s{i}", together) for i in range(12)),
        a_source("found", look, round=3),
    )
    await asyncio.wait_for(run(), 20)
    assert began == [0, *range(12), 0]


async def test_a_profile_one_source_knows_is_not_told_as_unknown_by_another(only_sources: Callable[..., None]) -> None:
    def profile(source: str, state: ProfileState) -> Profile:
        return Profile(source=source, url="https://t.me/a", seen_at=NOW, platform="telegram", handle="a", state=state)

    unknown, exists = profile("website", ProfileState.UNKNOWN), profile("telegram", ProfileState.EXISTS)
    only_sources(a_source("a", saying(Seen(evidence=(unknown, exists)))))
    assert (await run()).evidence == (exists,)


def engine_page(page: Page, **facts: object) -> Page:
    return replace(page, facts=replace(page.facts, **facts))  # type: ignore[arg-type]
