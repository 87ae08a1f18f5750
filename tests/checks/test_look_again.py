"""Looking at one place again, and at nothing else."""

from typing import Any

import pytest

from checks.ask import SourceSettings
from checks.engine import gather, judge, look_again
from data.coverage import Reach
from data.dossier import Dossier
from data.evidence import Listing
from data.finding import Finding, Kind, Proof, Severity, Subject
from data.places import Places, load
from tests.checks.direct import Direct
from tests.checks.saved_web import NOW, SavedWeb, Value, answer_json, page
from tests.checks.sources.answers import CARD, HOME, OSM

OSM_HOST = "https://nominatim.openstreetmap.org"
WRONG = OSM | {"extratags": OSM["extratags"] | {"phone": "+358 2 5550199"}}  # type: ignore[operator]


def given(web: SavedWeb, **more: Any) -> dict[str, Any]:
    return {"web": web, "reader": Direct(), "now": NOW, "settings": {}, "places": load("FI")} | more


def finding(source: str, url: str = "", kind: Kind = Kind.INACCURATE, id: str = "x") -> Finding:
    subject = Subject(source=source, url=url, id=id)
    return Finding(
        key="k", check=f"{kind}.x", kind=kind, subject=subject, severity=Severity.LOW, sure=True, expected=None,
        found=None, evidence=Proof(url=url, quote="", seen_at=NOW),
    )  # fmt: skip


async def test_a_wrong_number_put_right_is_seen_by_one_request_to_that_place() -> None:
    web = SavedWeb({OSM_HOST: answer_json([WRONG])})
    first = await gather(CARD, only=("nominatim",), **given(web))
    (wrong,) = [one for one in judge(first, load("FI")).findings if one.check == "inaccurate.phone"]
    web = SavedWeb({OSM_HOST: answer_json([OSM])})
    second = await look_again(wrong, CARD, **given(web))
    assert len(web.asked) == 1
    assert "osm_ids=N4100001" in web.asked[0]
    assert [row.source for row in second.coverage] == ["nominatim"]
    assert wrong.key not in {one.key for one in judge(second, load("FI")).findings}


async def test_a_place_that_does_not_answer_closes_nothing() -> None:
    web = SavedWeb({OSM_HOST: page("", status=503)})
    seen = await look_again(finding("nominatim", "https://www.openstreetmap.org/node/4100001"), CARD, **given(web))
    assert (seen.evidence, seen.coverage[0].reach) == ((), Reach.UNREACHABLE)


async def test_evidence_can_be_looked_at_again_too() -> None:
    web = SavedWeb({OSM_HOST: answer_json([OSM])})
    row = (await gather(CARD, only=("nominatim",), **given(web))).of(Listing)[0]
    again = await look_again(row, CARD, **given(web))
    assert again.of(Listing) == [row]


def sources(dossier: Dossier) -> set[str]:
    return {row.source for row in dossier.coverage}


@pytest.mark.parametrize(
    ("source", "id"), [("nominatim", "listing:openstreetmap"), ("tavily", "search"), ("", "website")]
)
async def test_an_absence_repeats_the_queries_that_showed_it(source: str, id: str) -> None:
    seen = await look_again(finding(source, kind=Kind.MISSING, id=id), CARD, **given(SavedWeb()))
    assert sources(seen) == {"nominatim", "google_business", "tavily", "you", "searxng", "found_pages"}


async def test_what_the_website_lacks_is_looked_for_on_the_whole_website() -> None:
    pages: dict[str, Value] = {"https://aamunkoi.example": page(HOME)}
    lacking = finding("website", "https://aamunkoi.example/", kind=Kind.MISSING, id="aamunkoi.example")
    seen = await look_again(lacking, CARD, **given(SavedWeb(pages)))
    assert sources(seen) == {"website"}
    assert seen.evidence


async def test_a_dead_link_is_tried_alone() -> None:
    web = SavedWeb({"https://aamunkoi.example": page(HOME)})
    await look_again(finding("website", "https://aamunkoi.example/vanha", Kind.OUTDATED), CARD, **given(web))
    assert web.asked == ["https://aamunkoi.example/vanha"]


async def test_a_source_switched_off_since_is_skipped() -> None:
    settings = {"nominatim": SourceSettings(enabled=False)}
    web = SavedWeb()
    where = finding("nominatim", "https://www.openstreetmap.org/node/1")
    seen = await look_again(where, CARD, **given(web, settings=settings, places=Places("FI")))
    assert (seen.coverage[0].reach, web.asked) == (Reach.SKIPPED, [])
