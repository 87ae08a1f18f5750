"""How many people a text reaches is told only where the page says so."""

import json
from datetime import date
from typing import Any

import pytest

from checks.reading import page
from checks.reading.audience import number

NOW = date(2026, 11, 21)


def read(markup: str, url: str = "https://palsta.example/ketju/7") -> page.PageRead:
    return page.read(markup.encode(), url, "text/html; charset=utf-8", None, NOW)


def article(**more: Any) -> str:
    item = {"@context": "https://schema.org", "@type": "Article", "headline": "Kahvila Aamunkoi", **more}
    return f'<html><script type="application/ld+json">{json.dumps(item)}</script><p>Kahvila Aamunkoi</p></html>'


def counter(kind: Any, count: Any) -> dict[str, Any]:
    return {"@type": "InteractionCounter", "interactionType": kind, "userInteractionCount": count}


@pytest.mark.parametrize(
    ("counters", "reach"),
    [
        pytest.param(counter("https://schema.org/ViewAction", 1200), 1200, id="views"),
        pytest.param(counter({"@type": "WatchAction"}, "5 400"), 5400, id="watched, as an item and a text"),
        pytest.param([counter("ReadAction", 80), counter("LikeAction", 9000)], 80, id="likes say how many answered"),
        pytest.param(counter("CommentAction", 40), None, id="comments are not readers"),
        pytest.param(counter("ViewAction", "many"), None, id="not a number"),
        pytest.param([], None, id="nothing told"),
    ],
)
def test_counters_of_views_count(counters: Any, reach: int | None):
    assert read(article(interactionStatistic=counters)).reach == reach


def test_followers_of_the_author_count():
    author = {"@type": "Person", "name": "M. V.", "agentInteractionStatistic": counter("FollowAction", 25000)}
    assert read(article(author=author)).reach == 25000


def test_each_post_of_a_thread_has_its_own():
    post = {"@type": "Comment", "text": "Sama täällä.", "author": "B", "interactionStatistic": counter("ViewAction", 7)}
    opening = {
        "@context": "https://schema.org",
        "@type": "DiscussionForumPosting",
        "text": "Kahvila Aamunkoi oli kiinni.",
        "author": "A",
        "comment": [post],
    }
    thread = read(f'<script type="application/ld+json">{json.dumps(opening)}</script>').thread
    assert thread is not None
    assert [(one.author, one.reach) for one in thread.posts] == [("A", None), ("B", 7)]


def test_views_of_a_post_on_telegram_count_only_there():
    post = '<html><div class="tgme_widget_message"><span class="tgme_widget_message_views">1.2K</span></div></html>'
    assert read(post, "https://t.me/turunuutiset/12").reach == 1200
    assert read(post).reach is None


@pytest.mark.parametrize(
    ("text", "count"),
    [("12", 12), ("1,200", 1200), ("1.2K", 1200), ("3M", 3_000_000), ("1 200", 1200), ("", None), ("K", None),
     ("9" * 40, None), ("1,2,3", None)],
)  # fmt: skip
def test_counts_are_read_as_pages_write_them(text: str, count: int | None):
    assert number(text) == count
