"""Signs of life beside the pages of a site: what its WordPress tells."""

import pytest

from checks.outdated.website import website
from checks.web import Unreachable
from data.dossier import Dossier
from data.evidence import Page
from tests.checks.saved_web import NOW, Value, answer_json, page, rss
from tests.checks.sources.answers import CARD
from tests.checks.sources.asking import look

SITE = "https://aamunkoi.example"
TALK = "Kahvila joen rannalla tarjoilee aamiaista ja lounasta joka arkipäivä, tervetuloa."
POSTS = [
    {"id": 7, "date_gmt": "2026-09-01T08:00:00", "modified_gmt": "2026-10-02T08:00:00", "title": {"rendered": "Pulla"}}
]
WORDPRESS = page(f"<link rel='https://api.w.org/' href='{SITE}/wp-json/'><p>{TALK}</p>")
FEED = rss("<item><title>Uutta</title><pubDate>Fri, 20 Nov 2026 08:00:00 GMT</pubDate></item>")


@pytest.mark.parametrize(
    ("posts", "feed", "told"),
    [
        pytest.param(answer_json(POSTS), page("", status=404), [("2026-10-02", "Pulla")], id="its own interface"),
        pytest.param(
            answer_json({"code": "rest_no_route"}, status=404), FEED, [("2026-11-20", "Uutta")], id="its feed"
        ),
        pytest.param(answer_json([]), page("", status=404), [], id="no post"),
        pytest.param(answer_json({"posts": "x"}), page("", status=403), [], id="neither"),
    ],
)
async def test_wordpress_says_when_it_was_changed_last(posts: Value, feed: Value, told: list[tuple[str, str]]) -> None:
    site = {
        f"{SITE}/": WORDPRESS,
        f"{SITE}/wp-json/wp/v2/posts": posts,
        f"{SITE}/feed/": feed,
        SITE: page("", status=404),
    }
    home = (await look("website", site)).evidence[0]
    assert isinstance(home, Page)
    assert [(str(sign.day), sign.quote) for sign in home.signs if sign.by == "feed"] == told


ALTERNATE = f"<link rel='alternate' type='application/rss+xml' href='{SITE}/news.xml'>"
FEEDING = f"{ALTERNATE}<p>{TALK}</p><p>Updated 1 May 2020</p>"


@pytest.mark.parametrize(
    ("feed", "sure"),
    [
        pytest.param(page("", status=404), True, id="there is none"),
        pytest.param(page("", status=503), False, id="it was down"),
        pytest.param(Unreachable("slow"), False, id="it was slow"),
        pytest.param(page("<h1>New and better</h1>"), False, id="it cannot be read"),
    ],
)
async def test_news_that_could_not_be_looked_at_may_be_new(feed: Value, sure: bool) -> None:
    seen = await look("website", {f"{SITE}/": page(FEEDING), f"{SITE}/news.xml": feed, SITE: page("", status=404)})
    (old,) = website(Dossier(company=CARD, taken_at=NOW, evidence=seen.evidence))
    assert old.sure is sure
