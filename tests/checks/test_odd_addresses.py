"""An address that is none, anywhere on a page, in a feed or among the hits, spoils nothing else."""

import json

import pytest

from checks.about import site
from checks.news import unwrapped
from checks.who import name_in
from data.card import CardError
from data.company import read_card
from data.evidence import Mention, Page
from tests.checks.saved_web import answer_json, page, rss
from tests.checks.sources.answers import ITEM, hit
from tests.checks.sources.asking import look

ODD = ["http://[bad", "http://user:pa[ss@h.example/", "http://\u2100.example/", "http://h.example:99999999/"]
SITE = "https://aamunkoi.example"


@pytest.mark.parametrize("odd", ODD)
async def test_on_a_page(odd: str) -> None:
    home = page(f"<p>Kahvila joen rannalla</p><a href='{odd}'>Yhteystiedot</a><a href='/yhteystiedot'>Yhteystiedot</a>")
    seen = await look("website", {f"{SITE}/": home, f"{SITE}/yhteystiedot": page("<p>Soita meille</p>")})
    assert {one.url for one in seen.evidence if isinstance(one, Page)} == {f"{SITE}/", f"{SITE}/yhteystiedot"}


@pytest.mark.parametrize("odd", ODD)
async def test_in_a_feed(odd: str) -> None:
    bad = ITEM.replace("https://jokiviesti.example/uutinen", odd)
    seen = await look("bing_news", {"https://www.bing.com": rss(bad + ITEM)})
    assert "https://jokiviesti.example/uutinen" in [one.url for one in seen.evidence]


@pytest.mark.parametrize("odd", ODD)
async def test_among_the_hits_of_a_search(odd: str) -> None:
    answer = answer_json({"results": [hit(url=odd), hit()]})
    seen = await look("tavily", {"https://api.tavily.com": answer})
    assert [lead.url for lead in seen.leads] == ["https://luettelo.example/aamunkoi"]


@pytest.mark.parametrize("odd", ODD[:3])
def test_it_lies_on_no_site_and_names_nobody(odd: str) -> None:
    assert (site(odd), name_in(odd), unwrapped(odd)) == ("", "", odd)


async def test_letters_written_as_two_halves_are_read() -> None:
    bad = ITEM.replace("laajentaa", "laajentaa &#55357;&#56832; &#xD83D;")
    (one,) = (await look("bing_news", {"https://www.bing.com": rss(bad)})).evidence
    assert isinstance(one, Mention)
    assert "laajentaa \U0001f600" in one.title


@pytest.mark.parametrize("odd", ODD)
async def test_in_structured_data_and_in_robots_txt(odd: str) -> None:
    item = {"@type": "Cafe", "name": "Kahvila Aamunkoi", "url": odd, "sameAs": [odd], "telephone": "+358 2 555 0142"}
    home = page(f"<script type='application/ld+json'>{json.dumps(item)}</script><p>Kahvila joen rannalla</p>")
    robots = page(f"Sitemap: {odd}", kind="text/plain")
    seen = await look("website", {f"{SITE}/": home, f"{SITE}/robots.txt": robots, SITE: page("", status=404)})
    (front,) = [one for one in seen.evidence if isinstance(one, Page)]
    assert [found.value for found in front.facts.phones] == ["+35825550142"]


def test_on_a_card() -> None:
    with pytest.raises(CardError):
        read_card({"website": "http://[bad"})
