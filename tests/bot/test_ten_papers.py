"""One story in ten papers, one complaint on ten sites: one thing said, one thing to do, one message."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime

from bot.services import checking, opinions
from data.said import Said
from tests.bot.cafe import NAME, RIGHT
from tests.bot.conftest import House
from tests.bot.reviewed import SEARCH, reviews, show
from tests.bot.rhythm import findings, set_up, tick, until
from tests.bot.test_copies_chat import TOLD, hits
from tests.bot.test_digest import MONDAY, digests
from tests.checks.saved_web import Saved, page, rss
from tests.fakegram.chat import Chat

GOOGLE, BING = "https://news.google.com/rss/search", "https://www.bing.com/news/search"
STORY = (
    f"{NAME} myi Turussa vanhentunutta kalaa, asiakkaat sairastuivat pahasti ja ovat vihaisia: "
    "keitto oli pilaantunutta, lattia likainen eikä kukaan pyytänyt anteeksi"
)
SITES = [f"https://arviot{n}.example/kahvila-aamunkoi" for n in range(10)]
DAY = timedelta(days=1)


def feed(papers: Iterable[int]) -> Saved:
    """Return the news, the same story in each of these papers, a day or two apart."""
    items = [
        f"<item><title>{STORY} - Lehti {n}</title><link>https://lehti{n}.example/kala</link>"
        f"<pubDate>{format_datetime(datetime(2026, 11, 25 + n % 3, 6, tzinfo=UTC))}</pubDate>"
        f"<source url='https://lehti{n}.example'>Lehti {n}</source></item>"
        for n in papers
    ]
    return rss("".join(items))


async def said(house: House) -> list[Said]:
    async with house.store.watch((await house.store.watches_of(7))[0]) as unit:
        return await opinions.recall(unit)


async def follow(house: House) -> Chat:
    ann = await set_up(house, RIGHT)
    house.web.pages[GOOGLE] = house.web.pages[BING] = rss("")
    return ann


async def test_a_story_in_ten_papers_was_said_once_and_nothing_is_to_do(house: House) -> None:
    ann = await follow(house)
    house.web.pages[GOOGLE], house.web.pages[BING] = feed(range(6)), feed(range(4, 10))
    await until(house, MONDAY, DAY)
    [told] = digests(ann)
    assert "One person wrote about you, with a complaint." in told.text and "Nothing to do" in told.text
    assert "Nothing to do" in await findings(ann)
    assert [row.feel for row in await said(house)] == ["complaint"]


async def test_it_stays_one_when_the_first_paper_is_gone_and_others_print_it_again(house: House) -> None:
    ann = await follow(house)
    house.web.pages[GOOGLE] = feed(range(1, 4))
    await until(house, MONDAY, DAY)
    for papers in ((0, 1, 2), (2, 5), (5, 6, 7, 8)):
        house.web.pages[GOOGLE] = feed(papers)
        await until(house, house.clock.moment + 2 * DAY, DAY)
    assert len(await said(house)) == 1
    await until(house, MONDAY + timedelta(days=7), DAY)
    assert "wrote about you" not in digests(ann)[-1].text


async def test_a_complaint_on_ten_sites_is_one_thing_to_do_and_one_message(house: House) -> None:
    ann = await set_up(house, RIGHT)
    show(house.web)
    await until(house, datetime(2026, 11, 25, 12, tzinfo=UTC), DAY)
    left = type(TOLD)(who=TOLD.who, stars=1, day=date(2026, 11, 25), words=TOLD.words)
    house.web.pages.update({site: page(reviews(left)) for site in SITES})
    house.web.pages[SEARCH] = hits(*SITES)
    mark = ann.mark
    await ann.say("/check")
    await ann.wait_for("checked", since=mark)
    await house.settle()
    await tick(house)
    assert "The same words are in 10 places and wait for an answer" in await findings(ann)
    assert len([row for row in await said(house) if row.feel == "complaint"]) == 1
    mark = ann.mark
    await until(house, datetime(2026, 11, 29, 12, tzinfo=UTC), timedelta(hours=8))
    [told] = [each.text for each in ann.answers if each.changed > mark]
    assert told.startswith("This has waited for an answer since 25 Nov, and nobody has taken it:")
    assert "The same words are also in 9 other places" in told
    await until(house, MONDAY, DAY)
    assert "One person wrote about you, with a complaint." in digests(ann)[-1].text


async def test_where_it_is_copied_to_later_is_no_second_message(house: House) -> None:
    ann = await set_up(house, RIGHT)
    show(house.web)
    await until(house, datetime(2026, 11, 24, 12, tzinfo=UTC), DAY)
    left = type(TOLD)(who=TOLD.who, stars=1, day=date(2026, 11, 24), words=TOLD.words)
    mark = ann.mark
    for number in range(1, 6):
        house.web.pages.update({site: page(reviews(left)) for site in SITES[:number]})
        house.web.pages[SEARCH] = hits(*SITES[:number])
        assert house.bot
        await checking.check(house.bot.desk.parts, (await house.store.watches_of(7))[0], unasked=True)
        await until(house, house.clock.moment + DAY, timedelta(hours=8))
    told = [each.text.splitlines()[0] for each in ann.answers if each.changed > mark]
    assert told == [
        "This cannot wait for the weekly message:",
        "This has waited for an answer since 24 Nov, and nobody has taken it:",
    ]
    assert "The same words are in 5 places and wait for an answer" in await findings(ann)
