"""Competitors: named by the owner, asked for once a weekly check, told as a share of voice once there is enough."""

from dataclasses import replace
from datetime import timedelta

from bot.services import memory, rivals
from bot.services.rivals import Voiced
from data.digest import Period, Rival
from data.said import Said
from data.span import back
from data.watch import HeardAs
from data.when import WEEK
from tests.bot.cafe import NAME
from tests.bot.conftest import House
from tests.bot.rhythm import set_up, until
from tests.bot.test_report import asked
from tests.checks.dossiers import CARD, NOW
from tests.checks.saved_web import rss
from tests.fakegram.chat import Chat

NEWS = "https://news.google.com"
MONTH = back(NOW.date(), 30)


def story(name: str, number: int) -> str:
    words = f"{name}, Turku: {'abcdefghij'[number] * 9} uutinen {number}"
    return (
        f"<item><title>{words}</title><link>https://lehti{number}.example/{number}</link>"
        f"<pubDate>Fri, 20 Nov 2026 09:00:00 GMT</pubDate><description>{words}</description></item>"
    )


async def name_rivals(ann: Chat, text: str, said: str) -> None:
    await ann.say("/facts")
    await ann.click("Competitors")
    await ann.wait_for("Who do customers compare you with?")
    mark = ann.mark
    await ann.say(text)
    await ann.wait_for(said, since=mark)


def questions(house: House, name: str) -> int:
    return sum(url.startswith(NEWS) and name in url.replace("+", " ") for url in house.web.asked)


async def test_competitors_are_named_in_facts_and_taken_off_with_a_dash(house: House) -> None:
    ann = await set_up(house)
    await name_rivals(ann, "Kahvila Iltarusko, Kahvila Aamunkoi", "I need one to five names of others")
    await ann.say("a, b, c, d, e, f")
    await ann.wait_for("A dash (-) clears the list.")
    mark = ann.mark
    await ann.say("Kahvila Iltarusko, Puolikuu")
    await ann.wait_for("Competitors: Kahvila Iltarusko, Puolikuu. I have written it down", since=mark)
    await name_rivals(ann, "-", "Competitors: nothing. I have written it down as yours.")


async def test_each_is_asked_for_once_in_a_weekly_check_and_never_in_the_first_look(house: House) -> None:
    house.web.pages[NEWS] = lambda url, _: rss(
        "".join(story("Kahvila Iltarusko", n) for n in range(8)) if "Iltarusko" in url
        else "".join(story(NAME, n) for n in range(2))
    )  # fmt: skip
    ann = await set_up(house)
    await name_rivals(ann, "Kahvila Iltarusko", "I have written it down")
    await ann.say("/check")
    await house.settle()
    assert questions(house, "Kahvila Iltarusko") == 0
    await until(house, NOW + timedelta(days=7))
    assert questions(house, "Kahvila Iltarusko") == 1
    _, caption, page = await asked(house, ann, "/report november")
    assert "Share of voice: 20 of 100." in caption
    assert "<li>about you: 2</li><li>about your competitors: 8</li>" in page


async def test_without_competitors_or_with_too_little_said_there_is_no_share(house: House) -> None:
    ann = await set_up(house)
    _, caption, page = await asked(house, ann, "/report november")
    assert "Could not be measured: you have named no competitor yet" in page and "Share of voice" not in caption


def voiced(of: str, number: int) -> Voiced:
    return Voiced(of=of, said=Said(id=f"{of}{number}", place="x", url="", seen=NOW, written=NOW.date()))


def test_ten_mentions_of_all_together_are_enough_and_who_is_no_competitor_any_more_does_not_count() -> None:
    company = replace(CARD, competitors=("A",))
    rows = [voiced("", 1), *(voiced("A", number) for number in range(8)), *(voiced("B", number) for number in range(9))]
    assert rivals.share(rows, company, MONTH).value is None
    assert rivals.share([*rows, voiced("", 2)], company, MONTH).value == 20


def cross(of: str, number: int, days: int, topic: str = "waiting") -> Voiced:
    one = voiced(of, number)
    feel, day = HeardAs.COMPLAINT, NOW.date() - timedelta(days=days)
    return replace(one, said=replace(one.said, feel=feel, topics=(topic,), written=day))


def test_what_customers_of_a_competitor_come_back_to_is_one_line_where_it_came_up_this_week() -> None:
    company, now = replace(CARD, competitors=("A",)), NOW.date()
    week = Period(id="w", since=NOW - WEEK, until=NOW, first=now - WEEK, last=now - timedelta(days=1))
    rows = [cross("A", 1, 3), cross("A", 2, 20), cross("A", 3, 60), cross("B", 4, 3), cross("B", 5, 4)]
    assert rivals.angry(rows, company, week) == Rival(name="A", topic="waiting", times=2)
    assert rivals.angry(rows[1:], company, week) is None
    assert rivals.angry([rows[0]], company, week) is None


async def test_the_digest_says_it(house: House) -> None:
    ann = await set_up(house)
    await name_rivals(ann, "Kahvila Iltarusko", "I have written it down")
    (watch_id,) = await house.store.watches_of(ann.id)
    async with house.store.watch(watch_id) as unit:
        for number, days in ((1, 3), (2, 9)):
            await memory.write(unit, rivals.KIND, str(number), cross("Kahvila Iltarusko", number, days))
    await ann.say("/heard The soup was cold and nobody cared.")
    await ann.click("Complaint")
    await ann.wait_for("It is on your list")
    await ann.say("/digest")
    await ann.wait_for(
        "At your competitor Kahvila Iltarusko, 2 complaints in four weeks were about one thing (waiting)."
    )
