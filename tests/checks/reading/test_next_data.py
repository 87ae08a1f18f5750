"""Reviews that a page hands to its own scripts: with the owner's answers, and each once."""

import json
from datetime import date

from checks.reading import page
from checks.reading.kinds import PageRead

NOW = date(2026, 11, 21)
ANSWERED = {
    "id": "r1",
    "title": "Pettymys",
    "text": "Kylmä kahvi ja tyly palvelu.",
    "rating": 1,
    "dates": {"publishedDate": "2026-11-10T10:00:00.000Z"},
    "consumer": {"displayName": "Matti"},
    "reply": {"message": "Pahoittelemme.", "publishedDate": "2026-11-12T08:00:00.000Z"},
}
WAITING = ANSWERED | {"id": "r2", "text": "Odotin tunnin.", "consumer": {"displayName": "Liisa"}, "reply": None}
UNIT = {"displayName": "Kahvila Aamunkoi", "identifyingName": "aamunkoi.example", "websiteUrl": None}


def read(props: object, more: str = "") -> PageRead:
    data = json.dumps({"props": {"pageProps": props}})
    script = f'<div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{data}</script>'
    return page.read(f"<html>{more}{script}</html>".encode(), "https://r.example/review/x", "", "FI", NOW)


def test_an_answer_that_only_the_scripts_are_told_is_seen() -> None:
    seen = read({"businessUnit": UNIT, "reviews": [ANSWERED, WAITING]})
    answered, waiting = seen.reviews
    assert answered.reply and (answered.reply.body, answered.reply.written) == ("Pahoittelemme.", date(2026, 11, 12))
    assert (waiting.reply, waiting.replies_shown, waiting.rating, waiting.ref) == (None, True, 1.0, "r2")
    assert (waiting.author, waiting.written, waiting.about) == ("Liisa", date(2026, 11, 10), "Kahvila Aamunkoi")
    assert [found.value for found in seen.items[0].websites] == ["https://aamunkoi.example"]
    assert seen.whole


def test_that_a_review_waits_is_known_by_its_empty_slot_alone() -> None:
    (waiting,) = read({"businessUnit": UNIT, "reviews": [WAITING]}).reviews
    assert waiting.replies_shown
    (unknown,) = read({"businessUnit": UNIT, "reviews": [{k: v for k, v in WAITING.items() if k != "reply"}]}).reviews
    assert not unknown.replies_shown


def test_the_same_review_in_the_markup_is_not_a_second_one_without_an_answer() -> None:
    marked = {
        "@type": "LocalBusiness",
        "name": "Kahvila Aamunkoi",
        "review": [{"@type": "Review", "reviewBody": ANSWERED["text"], "author": {"name": "Matti"}}],
    }
    more = f'<script type="application/ld+json">{json.dumps(marked)}</script>'
    (review,) = read({"businessUnit": UNIT, "reviews": [ANSWERED]}, more).reviews
    assert review.reply


def test_other_pages_drawn_by_scripts_stay_unread() -> None:
    for props in ({"post": {"title": "x" * 300}}, {"businessUnit": "x" * 300}, None):
        assert not read(props).whole
