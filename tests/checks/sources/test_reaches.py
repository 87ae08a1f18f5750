"""What every source must tell apart: ten ways a look can end, and that only an answer says anything."""

import json
from dataclasses import replace
from typing import Any

import pytest

from checks import engine, registry
from checks.ask import Ask, Seen, SourceSettings
from checks.web import LookError, NoSuchHost, Unreachable
from data.company import Company
from data.coverage import Coverage, Reach
from data.places import load
from tests.checks.direct import Direct
from tests.checks.saved_web import NOW, SavedWeb, Value, answer_json, page
from tests.checks.sources.answers import CASES, Case

SEARCHES = ("tavily", "you", "searxng")
registry.discover_sources()
EVERY = sorted(registry.sources)
CHALLENGE = '<title>Just a moment...</title><script src="/cdn-cgi/challenge-platform/h/b.js"></script>'
FAULTS = [
    pytest.param(page("Forbidden", status=403), Reach.BLOCKED, id="403"),
    pytest.param(page("Slow down", status=429, headers={"retry-after": "30"}), Reach.RATE_LIMITED, id="429"),
    pytest.param(page("Who?", status=401), Reach.UNAUTHORISED, id="401"),
    pytest.param(page("Pay", status=402), Reach.OVER_QUOTA, id="402"),
    pytest.param(page("{}", status=432), Reach.OVER_QUOTA, id="432"),
    pytest.param(page("{}", status=433), Reach.OVER_QUOTA, id="433"),
    pytest.param(page("What?", status=400), Reach.REJECTED, id="400"),
    pytest.param(page("Oops", status=503), Reach.UNREACHABLE, id="503"),
    pytest.param(Unreachable("timed out"), Reach.UNREACHABLE, id="time-out"),
    pytest.param(page(CHALLENGE, status=403), Reach.BLOCKED, id="challenge with 403"),
    pytest.param(page(CHALLENGE, status=429), Reach.BLOCKED, id="challenge with 429"),
    pytest.param(page(CHALLENGE, status=503), Reach.BLOCKED, id="challenge with 503"),
    pytest.param(page("", headers={"x-yandex-captcha": "captcha"}), Reach.BLOCKED, id="captcha told by a header"),
    pytest.param(page("", moved_to="https://sorry.google.com/x"), Reach.BLOCKED, id="sent to a captcha"),
    pytest.param(page("", moved_to="https://consent.google.com/m"), Reach.BLOCKED, id="sent to a consent page"),
    pytest.param(page("", moved_to="https://search.example/sp/captcha?x"), Reach.BLOCKED, id="sent to another captcha"),
]


async def ask(source: str, pages: dict[str, Value], company: Company | None = None, **more: object) -> Coverage:
    """Run one source through the engine and return its row; leads stand in as those of an earlier round."""
    case = CASES[source]
    web = SavedWeb(pages)
    card = company or case.company
    settings = {source: more.pop("settings", case.settings)}
    given = {"web": web, "reader": Direct(), "now": NOW, "settings": settings, "places": load(card.country)}
    if not case.leads or company:
        return (await engine.gather(card, only=(source,), **given)).coverage[0]  # type: ignore[arg-type]
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(registry.sources, "leads", registry.Source(
            id="leads", look=_leads(case), title="", family="", shows=(), about=""))  # fmt: skip
        rows = (await engine.gather(card, only=(source, "leads"), **given)).coverage  # type: ignore[arg-type]
    return next(row for row in rows if row.source == source)


def _leads(case: Case) -> registry.Look:
    async def look(_: Ask) -> Seen:
        return Seen(leads=case.leads)

    return look


def test_every_source_has_saved_answers() -> None:
    assert sorted(CASES) == EVERY


@pytest.mark.parametrize("source", EVERY)
async def test_an_answer_is_answered(source: str) -> None:
    row = await ask(source, CASES[source].good)
    assert row.reach is Reach.ANSWERED, row.note
    assert not {"search", "listing"} & set(row.silent)


@pytest.mark.parametrize("source", [source for source in EVERY if CASES[source].empty is not None])
async def test_an_empty_answer_is_empty(source: str) -> None:
    row = await ask(source, control(source, CASES[source].empty or {}))
    assert row.reach is Reach.EMPTY, row.note


@pytest.mark.parametrize("source", EVERY)
@pytest.mark.parametrize(("fault", "reach"), FAULTS)
async def test_a_refusal_is_told_as_what_it_is_and_proves_nothing(source: str, fault: Value, reach: Reach) -> None:
    row = await ask(source, dict.fromkeys(CASES[source].good, fault))
    assert (row.reach, row.silent) == (reach, ())
    assert row.note
    if reach is Reach.RATE_LIMITED:
        assert row.retry_after == 30


@pytest.mark.parametrize("source", EVERY)
async def test_an_answer_nobody_understands_is_broken(source: str) -> None:
    row = await ask(source, dict.fromkeys(CASES[source].good, CASES[source].broken))
    assert (row.reach, row.silent) == (Reach.BROKEN, ()), row.note


@pytest.mark.parametrize("source", ["nominatim", "prh", "brreg", "tavily", "you", "searxng"])
async def test_an_empty_answer_that_calls_itself_a_page_is_broken_not_empty(source: str) -> None:
    empty = {host: replace(saved, headers={"content-type": "text/html"}) for host, saved in CASES[source].empty.items()}
    assert (await ask(source, empty)).reach is Reach.BROKEN


@pytest.mark.parametrize("source", EVERY)
async def test_what_cannot_or_may_not_be_asked_is_skipped(source: str) -> None:
    off = await ask(source, {}, settings=SourceSettings(enabled=False))
    assert off.reach is Reach.SKIPPED
    card = CASES[source].skipped
    if card is not None:
        row = await ask(source, {}, company=card)
        assert (row.reach, row.silent) == (Reach.SKIPPED, ())
        assert row.note
    if registry.sources[source].needs == "base_url" or registry.sources[source].key == "needed":
        assert (await ask(source, {}, settings=SourceSettings())).reach is Reach.SKIPPED


@pytest.mark.parametrize("source", ["nominatim", "google_news", "bing_news", "prh", "brreg"])
async def test_without_a_name_there_is_nothing_to_look_for(source: str) -> None:
    card = CASES[source].company
    row = await ask(source, {}, company=replace(card, names=(), legal_name="", registry_id=""))
    assert (row.reach, row.silent) == (Reach.SKIPPED, ())


@pytest.mark.parametrize("source", [source for source in EVERY if source != "website"])
async def test_a_host_that_does_not_exist_proves_nothing_about_a_company(source: str) -> None:
    row = await ask(source, dict.fromkeys(CASES[source].good, NoSuchHost("no such host")))
    assert (row.reach, row.silent) == (Reach.UNREACHABLE, ())


@pytest.mark.parametrize("source", [source for source in EVERY if CASES[source].settings.base_url == ""])
async def test_an_address_in_the_settings_stands_in_place_of_the_sources_own(source: str) -> None:
    if not registry.sources[source].base_url:
        return
    web = SavedWeb(otherwise=Unreachable("nothing here"))
    settings = {source: replace(CASES[source].settings, base_url="http://town.example:8080/prefix/")}
    card = CASES[source].company
    await engine.gather(
        card, web=web, reader=Direct(), now=NOW, settings=settings, places=load(card.country), only=(source,)
    )
    assert web.asked
    assert all(url.startswith("http://town.example:8080/prefix/") for url in web.asked)


def control(source: str, pages: dict[str, Value]) -> dict[str, Value]:
    """Let the control of a search be found beside the given pages."""
    if source not in SEARCHES:
        return pages
    ((host, value),) = pages.items()
    known = {"url": "https://nokia.example/", "title": "Nokia", "content": "Nokia", "description": "Nokia"}
    found = answer_json({"results": {"web": [known]} if source == "you" else [known]})

    def answer(url: str, body: Any) -> Any:
        return found if "Nokia" in (url if body is None else json.dumps(body)) else value

    return {host: answer}


def test_look_errors_have_ten_names_with_the_two_that_are_none() -> None:
    reaches = {error.reach for error in LookError.__subclasses__()} | {Reach.ANSWERED, Reach.EMPTY}
    assert reaches == set(Reach)
