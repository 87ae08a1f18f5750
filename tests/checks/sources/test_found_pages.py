"""The pages that searches lead to."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from checks import registry
from checks.ask import Lead, Seen
from checks.web import Blocked, Broken, LookError, Unreachable
from data.company import Address
from data.evidence import Evidence, Listing, Mention, Profile, ProfileState, Review
from data.places import Place
from tests.checks.saved_web import SavedWeb, Value, page
from tests.checks.sources.answers import CARD, LISTING, OTHER
from tests.checks.sources.asking import again, ask_for, places

BOOK = Place(
    id="luettelo", name="L", hosts=("luettelo.example",), kind="directory", weight=50, edit_url="https://e.example"
)
STARS = Place(id="arviot", name="A", hosts=("arviot.example",), kind="reviews", replies_shown=True)
TALK = Place(id="juttu", name="J", hosts=("juttu.example",), kind="forum")
PAPER = Place(id="lehti", name="N", hosts=("lehti.example",), kind="news")
WALL = Place(id="muuri", name="M", hosts=("muuri.example",), kind="map", read="no", why_not="x")
HERE = places(BOOK, STARS, TALK, PAPER, WALL)

OULU = LISTING.replace("Turku", "Oulu").replace("20100", "90100").replace("Turun", "Oulun")
REVIEWS = """<html lang="fi"><head><title>Kahvila Aamunkoi, Turku - Arviot</title></head><body>
<h1>Kahvila Aamunkoi</h1><p>Jokikatu 5, 20100 Turku</p>
<div class="review" id="r1" itemscope itemtype="https://schema.org/Review"><span itemprop="author">Maija</span>
<span itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating">
<meta itemprop="ratingValue" content="1"></span>
<time itemprop="datePublished" datetime="2026-10-02">2.10.2026</time>
<p itemprop="reviewBody">Kahvi oli kylmää ja palvelu hidasta, en tule toiste tänne.</p></div>
<div class="review" id="r2" itemscope itemtype="https://schema.org/Review"><span itemprop="author">Ville</span>
<span itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating">
<meta itemprop="ratingValue" content="2"></span>
<time itemprop="datePublished" datetime="2026-09-02">2.9.2026</time>
<p itemprop="reviewBody">Pulla oli kuivaa ja pöytä oli likainen, harmi juttu.</p>
{reply}</div></body></html>"""
REPLY = '<div class="reply"><span class="author">{who}</span><p class="text">Pahoittelemme, tule uudelleen.</p></div>'


OURS = page("<title>Kahvila Aamunkoi</title><p>Kahvila Turussa, tervetuloa kahville.</p>")


def thread(*posts: tuple[str, str], more: str = "") -> Value:
    rows = "".join(
        f'<article class="post" id="p{at}"><span class="author">{who}</span><time datetime="2026-10-0{at + 1}"></time>'
        f'<div class="body">{words}</div></article>'
        for at, (who, words) in enumerate(posts)
    )
    return page(f"<html lang='fi'><head><title>Turun kahvilat</title></head><body>{rows}{more}</body></html>")


FELLOW = ("Ville", "Minulle kävi samoin siellä.")
COMPLAINT = ("Maija", "Kahvila Aamunkoi Turussa oli hidas, odotin tunnin enkä saanut mitään.")


async def look(pages: dict[str, Value], *urls: str, **more: Any) -> tuple[Seen, SavedWeb]:
    web = SavedWeb(pages)
    leads = tuple(Lead(url=url) for url in (urls or pages))
    asked = ask_for("found_pages", web, **({"places": HERE, "leads": leads} | more))
    return await registry.sources["found_pages"].look(asked), web


def of(seen: Seen, kind: type[Evidence]) -> list[Any]:
    return [item for item in seen.evidence if isinstance(item, kind)]


async def test_a_row_of_a_directory_becomes_a_listing_with_its_facts() -> None:
    seen, _ = await look({"https://luettelo.example/aamunkoi": page(LISTING)})
    (row,) = of(seen, Listing)
    assert (row.source, row.place, row.name) == ("found_pages", "luettelo", "Kahvila Aamunkoi")
    assert row.phones == ("+35825550142",)
    assert row.address == Address(street="Jokikatu 5", postcode="20100", city="Turku", country=row.address.country)
    assert row.edit_url == "https://e.example"
    assert row.ref == "luettelo.example/aamunkoi"
    assert len(row.sha256) == 64


async def test_a_wrong_number_is_kept_as_it_stands_there() -> None:
    wrong = LISTING.replace("555 0142", "555 0199")
    (row,) = of((await look({"https://luettelo.example/a": page(wrong)}))[0], Listing)
    assert row.phones == ("+35825550199",)


@pytest.mark.parametrize("body", [OTHER, OULU])
async def test_a_page_about_another_company_is_dropped(body: str) -> None:
    body = body.replace("555 0142", "555 0199").replace("Jokikatu 5", "Rantatie 9")
    seen, _ = await look({"https://luettelo.example/b": page(body)})
    assert seen.evidence == ()


async def test_reviews_are_read_with_rating_day_and_author() -> None:
    seen, _ = await look({"https://arviot.example/a": page(REVIEWS.format(reply=""))})
    found = of(seen, Review)
    assert [(one.author, one.rating, one.written) for one in found] == [
        ("Maija", 1.0, date(2026, 10, 2)),
        ("Ville", 2.0, date(2026, 9, 2)),
    ]
    assert all(one.place == "arviot" and one.reply is None for one in found)
    assert len({(one.ref, one.author) for one in found}) == 2


async def test_a_reply_of_the_company_is_its_answer_and_shows_that_answers_show() -> None:
    body = REVIEWS.format(reply=REPLY.format(who="Kahvila Aamunkoi"))
    unanswered, answered = of((await look({"https://unknown.example/a": page(body)}))[0], Review)
    assert answered.reply is not None
    assert unanswered.reply is None
    assert unanswered.replies_shown


async def test_a_reply_of_a_stranger_is_no_answer() -> None:
    body = REVIEWS.format(reply=REPLY.format(who="Pekka Peloton"))
    assert all(one.reply is None for one in of((await look({"https://arviot.example/a": page(body)}))[0], Review))


async def test_without_a_slot_for_answers_an_unknown_place_does_not_show_them() -> None:
    found = of((await look({"https://unknown.example/a": page(REVIEWS.format(reply=""))}))[0], Review)
    assert [one.replies_shown for one in found] == [False, False]


async def test_a_post_that_names_the_company_is_a_mention_and_the_companys_post_its_answer() -> None:
    asked = {"https://juttu.example/1": thread(COMPLAINT, ("Kahvila Aamunkoi", "Pahoittelemme odotusta."))}
    (item,) = of((await look(asked))[0], Mention)
    assert (item.author, item.channel, item.written) == ("Maija", "forum", date(2026, 10, 1))
    assert item.reply is not None
    assert item.reply.body == "Pahoittelemme odotusta."
    assert item.replies_shown


async def test_a_thread_read_to_its_last_page_proves_that_nobody_answered() -> None:
    (item,) = of(
        (await look({"https://juttu.example/1": thread(COMPLAINT, FELLOW)}))[0],
        Mention,
    )
    assert (item.reply, item.replies_shown) == (None, True)


NEXT = '<nav class="pagination"><a href="/1">1</a><a rel="next" href="/1?page=2">2</a></nav>'


async def test_a_thread_is_read_on_to_its_next_page() -> None:
    second = thread(("Kahvila Aamunkoi", "Pahoittelemme kovasti odotusta."), FELLOW)
    pages = {"https://juttu.example/1?page=2": second, "https://juttu.example/1": thread(COMPLAINT, FELLOW, more=NEXT)}
    (item,) = of((await look(pages, "https://juttu.example/1"))[0], Mention)
    assert item.reply is not None


async def test_a_thread_that_could_not_be_read_to_its_end_proves_nothing() -> None:
    pages = {
        "https://juttu.example/1?page=2": Unreachable("x"),
        "https://juttu.example/1": thread(COMPLAINT, FELLOW, more=NEXT),
    }
    (item,) = of((await look(pages, "https://juttu.example/1"))[0], Mention)
    assert (item.reply, item.replies_shown) == (None, False)


async def test_an_article_is_news() -> None:
    head = "Kahvila Aamunkoi täyttää 30"
    text = "<p>Turkulainen Kahvila Aamunkoi juhlii ensi viikolla joen rannalla koko päivän.</p>"
    body = f"<html lang='fi'><head><title>{head}</title></head><body><h1>{head}</h1>{text}</body></html>"
    (item,) = of((await look({"https://lehti.example/1": page(body)}))[0], Mention)
    assert (item.channel, item.replies_shown, item.place) == ("news", False, "lehti")


async def test_how_many_saw_a_post_is_kept_where_the_page_says_it() -> None:
    views = {"interactionType": "https://schema.org/ViewAction", "userInteractionCount": 5400}
    post = {"@context": "https://schema.org", "@type": "DiscussionForumPosting", "interactionStatistic": views}
    seen_by = f'<script type="application/ld+json">{json.dumps(post)}</script>'
    pages = {"https://juttu.example/1": thread(COMPLAINT, FELLOW, more=seen_by)}
    (item,) = of((await look(pages))[0], Mention)
    assert item.reach == 5400


async def test_pages_to_open_are_few_heavy_first_and_never_the_own_site_or_a_wall() -> None:
    many = [f"https://x{number}.example/" for number in range(40)]
    urls = [*many, "https://luettelo.example/a", "https://muuri.example/a", "https://aamunkoi.example/x", many[0]]
    pages: dict[str, Value] = dict.fromkeys(urls, page(OTHER))
    _, web = await look(pages, *urls)
    assert len(web.asked) == 30
    assert web.asked[0] == "https://luettelo.example/a"
    assert not {"https://muuri.example/a", "https://aamunkoi.example/x"} & set(web.asked)


async def test_a_page_behind_a_wall_is_told_and_the_rest_is_shown() -> None:
    wall = "<title>Just a moment...</title><script src='/cdn-cgi/challenge-platform/h/b.js'></script>"
    pages = {"https://luettelo.example/a": page(LISTING), "https://x.example/": page(wall)}
    seen, _ = await look(pages)
    assert len(of(seen, Listing)) == 1
    assert seen.note == "1 of 2 pages could not be read"
    with pytest.raises(Blocked):
        await look({"https://x.example/": page(wall)})


@pytest.mark.parametrize(
    ("url", "answer", "state"),
    [
        ("https://vk.com/aamunkoi", page("", status=404), ProfileState.ABSENT),
        (
            "https://vk.com/aamunkoi",
            OURS,
            ProfileState.EXISTS,
        ),
        (
            "https://vk.com/aamunkoi",
            page(OTHER),
            ProfileState.UNKNOWN,
        ),
    ],
)
async def test_a_profile_of_the_card_is_looked_at_where_the_platform_tells(
    url: str, answer: Value, state: ProfileState
) -> None:
    seen, _ = await look({url: answer}, "https://none.example", company=replace(CARD, profiles=(url,)), leads=())
    (item,) = of(seen, Profile)
    assert (item.state, item.named_by, item.platform) == (state, "owner", "vk")


async def test_looking_again_opens_that_page_only() -> None:
    (row,) = of((await look({"https://luettelo.example/a": page(LISTING)}))[0], Listing)
    right = LISTING.replace("0142", "0143")
    seen, asked = await again("found_pages", {"https://luettelo.example/a": page(right)}, row)
    assert asked == ["https://luettelo.example/a"]
    assert of(seen, Listing)[0].phones == ("+35825550143",)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        pytest.param(page(""), Broken, id="nothing"),
        pytest.param(page("{}", kind="application/json"), Broken, id="no page"),
        pytest.param(page("<title>Luettelo</title><p>The site is under maintenance.</p>"), Unreachable, id="back soon"),
    ],
)
async def test_a_place_that_shows_nothing_at_all_could_not_be_looked_at(answer: Value, error: type[LookError]) -> None:
    with pytest.raises(error):
        await look({"https://luettelo.example/a": answer})


REVIEWED = json.dumps(
    {
        "businessUnit": {"displayName": "Kahvila Aamunkoi", "identifyingName": "aamunkoi.example"},
        "reviews": [{"id": "r1", "text": "Tyly palvelu.", "rating": 1, "reply": None}],
    }
)


@pytest.mark.parametrize(("domain", "count"), [("aamunkoi.example", 1), ("www.aamunkoi.example", 1), ("toinen.fi", 0)])
async def test_reviews_filed_by_website_are_ours_only_under_our_own(domain: str, count: int) -> None:
    url = f"https://www.trustpilot.com/review/{domain}"
    body = f'<script id="__NEXT_DATA__">{{"props": {{"pageProps": {REVIEWED}}}}}</script>'
    web = SavedWeb({"https://www.trustpilot.com": page(f"<html>{body}</html>")})
    given = ask_for("found_pages", web, leads=(Lead(url=url, source="tavily", family="tavily"),))
    found = of(await registry.sources["found_pages"].look(given), Review)
    assert [(one.ref, one.replies_shown) for one in found] == [("r1", True)] * count


@pytest.mark.parametrize("part", [0.5, 0.8, 0.95])
async def test_a_row_that_breaks_off_is_not_whole_and_shows_no_half_facts(part: float) -> None:
    body = LISTING.replace("avoinna arkisin", "avoinna ma-pe 8.00-17.00")
    (row,) = of((await look({"https://luettelo.example/a": page(body)}))[0], Listing)
    assert row.whole and row.hours
    for cut in of((await look({"https://luettelo.example/a": page(body[: int(len(body) * part)])}))[0], Listing):
        assert not cut.whole
        assert set(cut.phones) <= set(row.phones)
        assert cut.hours in (None, row.hours)


async def test_reviews_and_threads_that_break_off_do_not_show_that_nobody_answered() -> None:
    body = REVIEWS.format(reply="").removesuffix("</body></html>")
    assert [one.replies_shown for one in of((await look({"https://arviot.example/a": page(body)}))[0], Review)] == [
        False,
        False,
    ]
    body = thread(COMPLAINT, FELLOW).body.decode().removesuffix("</body></html>")  # type: ignore[union-attr]
    (item,) = of((await look({"https://juttu.example/1": page(body)}))[0], Mention)
    assert not item.replies_shown
