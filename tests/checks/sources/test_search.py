"""The three web searches behind one port."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from checks import registry
from checks.ask import Seen
from checks.controls import Controls
from checks.web import Blocked, Broken, RateLimited
from data.places import Place
from tests.checks.saved_web import NOW, Saved, SavedWeb, answer_json, page
from tests.checks.sources.answers import CARD
from tests.checks.sources.asking import ask_for, places

HOSTS = {"tavily": "https://api.tavily.com", "you": "https://api.you.com", "searxng": "https://searx.example"}
EVERY = pytest.mark.parametrize("source", sorted(HOSTS))
BOOK = Place(id="luettelo", name="Luettelo", hosts=("luettelo.example",), kind="directory", advise=True)
FORUM = Place(id="juttu", name="Juttu", hosts=("juttu.example",), kind="forum")
AT_LUETTELO = ("https://luettelo.example/a", "Kahvila Aamunkoi, Turku")
AT_JUTTU = ("https://juttu.example/1", "Kahvila Aamunkoi oli hidas, Turku")
AT_OWN = ("https://aamunkoi.example/", "Kahvila Aamunkoi")
NAMESAKE = ("https://muualla.example/", "Parturi Kesäpolku, Oulu")
NOKIA = ("https://nokia.example/", "Nokia")


def shaped(source: str, *hits: tuple[str, str]) -> Saved:
    rows = [{"url": url, "title": text, "content": text, "description": text} for url, text in hits]
    return answer_json({"results": {"web": rows} if source == "you" else rows})


class Engine:
    """Answers by what is asked: the restricted query, the complaints, the control, or the plain one."""

    def __init__(self, source: str, plain: Any, restricted: Any = None, complaints: Any = None) -> None:
        self.source, self.plain = source, plain
        self.restricted, self.complaints = restricted or shaped(source), complaints or shaped(source)
        self.asked: list[str] = []

    def __call__(self, url: str, body: Any) -> Any:
        asked = url if body is None else json.dumps(body, ensure_ascii=False)
        self.asked.append(asked)
        if "Nokia" in asked:
            return shaped(self.source, NOKIA)
        if "luettelo.example" in asked:
            return self.restricted
        return self.complaints if "huijaus" in asked else self.plain


async def ask(source: str, engine: Any, **more: Any) -> Seen:
    web = SavedWeb({HOSTS[source]: engine})
    given = {"base_url": HOSTS[source], "places": places(BOOK, FORUM)} | more
    return await registry.sources[source].look(ask_for(source, web, **given))


@EVERY
async def test_hits_about_the_company_become_leads_with_their_kind(source: str) -> None:
    engine = Engine(source, shaped(source, AT_OWN, NAMESAKE), shaped(source, AT_LUETTELO), shaped(source, AT_JUTTU))
    seen = await ask(source, engine)
    assert [(lead.url, lead.kind) for lead in seen.leads] == [(AT_LUETTELO[0], "listing"), (AT_JUTTU[0], "mention")]
    assert seen.silent == ()
    assert len(engine.asked) == 3


@EVERY
async def test_nothing_about_the_company_anywhere_is_silence_on_everything(source: str) -> None:
    seen = await ask(source, Engine(source, shaped(source, NAMESAKE)))
    assert seen.leads == ()
    assert set(seen.silent) == {"search", "listing", "listing:luettelo", "mention"}


@EVERY
async def test_the_own_website_alone_is_presence_but_no_listing(source: str) -> None:
    seen = await ask(source, Engine(source, shaped(source, AT_OWN)))
    assert set(seen.silent) == {"listing", "listing:luettelo", "mention"}
    assert seen.leads == ()


@EVERY
async def test_a_query_without_answer_proves_nothing_of_what_it_asked(source: str) -> None:
    refused = page("{}", status=429)
    seen = await ask(source, Engine(source, shaped(source), restricted=refused))
    assert set(seen.silent) == {"search"}
    assert seen.note == "1 of 3 queries got no answer"


@EVERY
async def test_a_namesake_in_another_town_is_dropped(source: str) -> None:
    elsewhere = ("https://luettelo.example/b", "Kahvila Aamunkoi, Rantatie 9, 90100 Oulu")
    seen = await ask(source, Engine(source, shaped(source, elsewhere)))
    assert [lead.url for lead in seen.leads] == []


@EVERY
async def test_a_wrong_number_on_a_listing_does_not_hide_it(source: str) -> None:
    wrong = ("https://luettelo.example/a", "Kahvila Aamunkoi, Turku, puh. 02 555 0199")
    seen = await ask(source, Engine(source, shaped(source, wrong)))
    assert [lead.url for lead in seen.leads] == ["https://luettelo.example/a"]


@EVERY
async def test_a_search_that_misses_its_control_is_blocked(source: str) -> None:
    with pytest.raises(Blocked, match="Nokia"):
        await ask(source, lambda url, body: shaped(source, AT_LUETTELO), options={"controls": Controls()})


@EVERY
async def test_a_control_holds_for_six_hours_and_is_shared(source: str) -> None:
    controls, engine = Controls(), Engine(source, shaped(source))
    for hours, asked in ((0, 1), (5, 1), (6, 2)):
        await ask(source, engine, options={"controls": controls}, now=NOW + timedelta(hours=hours))
        assert len([words for words in engine.asked if "Nokia" in words]) == asked


@EVERY
async def test_without_a_name_nothing_is_called_silent(source: str) -> None:
    seen = await ask(source, Engine(source, shaped(source)), company=replace(CARD, names=()))
    assert seen.silent == ()


@EVERY
@pytest.mark.parametrize("answer", [{}, {"results": "x"}, {"results": [1]}, {"results": [{"title": "no url"}]}, []])
async def test_another_shape_is_broken(source: str, answer: Any) -> None:
    if source == "you" and answer == {"results": [1]}:
        answer = {"results": {"web": [1]}}
    with pytest.raises(Broken):
        await ask(source, answer_json(answer))


async def test_the_keyless_limit_of_tavily_names_its_wait_even_with_status_200() -> None:
    limit = {"error": {"code": "limit", "message": "Too many", "window": "1h", "retry_after_seconds": 3600}}
    for status in (200, 402, 403, 429, 432):
        with pytest.raises(RateLimited) as error:
            await ask("tavily", answer_json(limit, status=status))
        assert error.value.retry_after == 3600


async def test_searxng_with_silent_engines_is_blocked_not_empty() -> None:
    answer = answer_json({"results": [], "unresponsive_engines": [["google", "Suspended: CAPTCHA"]]})
    with pytest.raises(Blocked, match="google: Suspended: CAPTCHA"):
        await ask("searxng", answer)


async def test_searxng_without_json_says_what_to_set() -> None:
    with pytest.raises(Blocked, match=r"search\.formats"):
        await ask("searxng", page("", status=403))


async def test_a_challenge_in_place_of_json_is_blocked() -> None:
    with pytest.raises(Blocked):
        await ask("you", page("<script src='/cdn-cgi/challenge-platform/x'></script>"))


@pytest.mark.parametrize(("key", "header"), [("", "X-Tavily-Access-Mode"), ("k", "Authorization")])
async def test_tavily_is_asked_with_or_without_a_key(key: str, header: str) -> None:
    web = SavedWeb({HOSTS["tavily"]: Engine("tavily", shaped("tavily"))})
    await registry.sources["tavily"].look(ask_for("tavily", web, key=key, places=places(BOOK)))
    assert all(header in sent for sent in web.headers)
    assert web.posted[0] == {
        "query": "Kahvila Aamunkoi Turku",
        "max_results": 10,
        "search_depth": "basic",
        "topic": "general",
        "country": "finland",
        "language": "fi",
    }
    assert web.posted[1]["include_domains"] == ["luettelo.example"]


async def test_you_with_a_key_has_another_door() -> None:
    web = SavedWeb({"https://ydc-index.io": Engine("you", shaped("you"))})
    await registry.sources["you"].look(ask_for("you", web, key="k", places=places(BOOK)))
    assert all(url.startswith("https://ydc-index.io/v1/search?query=") for url in web.asked)
    assert all(sent["X-API-Key"] == "k" for sent in web.headers)


@EVERY
async def test_who_is_it_offers_websites_that_carry_the_name(source: str) -> None:
    deep = ("https://blogi.example/2024/05/kahvilat", "Kahvila Aamunkoi Turku")
    web = SavedWeb({HOSTS[source]: shaped(source, AT_OWN, AT_LUETTELO, NAMESAKE, deep)})
    asked = ask_for(source, web, base_url=HOSTS[source], places=places(BOOK))
    found = await registry.finds[source](asked, "Kahvila Aamunkoi", "Turku")
    assert [one.website for one in found] == [AT_OWN[0]]
