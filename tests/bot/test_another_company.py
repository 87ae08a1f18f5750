"""[Not right], [Another company]: no more from that page or of those words; all else goes on, and it can be undone."""

from datetime import date

from bot.services import checking, memory, opinions
from tests.bot.cafe import NAME, OLD, on_map
from tests.bot.conftest import House
from tests.bot.reviewed import PAGE, Left, reviews, show
from tests.bot.rhythm import tick
from tests.bot.test_settings_chat import press, settings
from tests.checks.saved_web import answer_json, page
from tests.fakegram.chat import Chat

MAP = "https://nominatim.openstreetmap.org/search"
COLD = Left(who="Veera", stars=1, day=date(2026, 11, 22), words="Kahvi oli kylmää ja palvelu tylyä koko ajan.")
LATE = Left(who="Onni", stars=1, day=date(2026, 11, 21), words="Odotin voileipää neljäkymmentä minuuttia turhaan.")


def listed(phone: str) -> str:
    """Return another site's row of the café."""
    return f"""<!doctype html><html lang="fi"><head><title>{NAME}, Turku</title><script type="application/ld+json">
{{"@context": "https://schema.org", "@type": "CafeOrCoffeeShop", "name": "{NAME}", "telephone": "{phone}", "address":
{{"@type": "PostalAddress", "streetAddress": "Jokikatu 5", "postalCode": "20100", "addressLocality": "Turku"}}}}
</script></head><body><h1>{NAME}</h1><p>Jokikatu 5, 20100 Turku, {phone}</p></body></html>"""


async def follow(house: House) -> tuple[Chat, str]:
    ann = house.ann()
    await ann.say("aamunkoi.example")
    await ann.wait_for("This is what a stranger finds", 20)
    await house.settle()
    await tick(house)
    return ann, (await house.store.watches_of(ann.id))[0]


async def findings(chat: Chat, head: str) -> str:
    mark = chat.mark
    await chat.say("/findings")
    return (await chat.wait_for(head, since=mark)).text


async def check(house: House, watch_id: str) -> list[tuple[str, str]]:
    """Check a day later; returns what was found and by which source."""
    assert house.bot
    house.clock.on(days=1)
    run = (await checking.check(house.bot.desk.parts, watch_id)).outcome.run
    return sorted((finding.check, finding.subject.source) for finding in run.findings)


async def test_from_that_page_nothing_comes_for_three_checks_while_another_source_is_heard(house: House) -> None:
    show(house.web)
    house.web.pages[PAGE] = page(listed(OLD))
    house.web.pages[MAP] = answer_json([on_map(OLD)])
    ann, watch_id = await follow(house)
    await findings(ann, "1 to do")
    told = await press(house, ann, "1 phone number", "1 OpenStreetMap", "Not right", "Another company")
    assert "That page is about another company. I will not raise it again." in told.text
    for _ in range(3):
        assert await check(house, watch_id) == [("inaccurate.phone", "found_pages")]
    assert "1 to do" in await findings(ann, "1 to do")
    shown = await settings(house, ann, "More", "Ignored")
    assert "1. OpenStreetMap, phone number: 02 5550199 (another company; Ann, 23 Nov)" in shown.text
    await press(house, ann, "Take back 1")
    assert await check(house, watch_id) == [("inaccurate.phone", "found_pages"), ("inaccurate.phone", "nominatim")]


async def test_of_words_about_another_company_nothing_is_raised_or_counted_and_the_rest_of_the_page_is(
    house: House,
) -> None:
    show(house.web, COLD, LATE)
    ann, watch_id = await follow(house)
    await findings(ann, "2 to do")
    told = await press(house, ann, "1 review", "More", "Not right", "Another company")
    assert "Those words are about another company. I will neither raise nor count them again." in told.text
    for _ in range(3):
        assert await check(house, watch_id) == [("unanswered.review", "found_pages")]
        async with house.store.watch(watch_id) as unit:
            assert [row.author for row in await opinions.recall(unit) if row.feel == "complaint"] == ["Onni"]
    await settings(house, ann, "More", "Ignored")
    await press(house, ann, "Take back 1")
    assert await check(house, watch_id) == [("unanswered.review", "found_pages")] * 2


async def test_the_answer_has_an_undo_for_ten_minutes_and_later_a_way_back(house: House) -> None:
    show(house.web, COLD)
    ann, watch_id = await follow(house)
    for wait, way, key in ((9, (), "Undo"), (11, ("Settled", "1 review"), "Bring it back")):
        await findings(ann, "1 to do")
        await press(house, ann, "1 review", "More", "Not right", "Another company")
        house.clock.on(minutes=wait)
        if way:
            await findings(ann, "Nothing to do")
        back = await press(house, ann, *way, key)
        assert "waits for an answer" in back.text and "Draft a reply" in str(back.buttons)
        assert "1 to do" in await findings(ann, "1 to do")
    assert await check(house, watch_id) == [("unanswered.review", "found_pages")]


async def test_words_about_another_company_leave_the_row_on_their_page_and_the_row_takes_its_words_along(
    house: House,
) -> None:
    show(house.web, COLD)
    house.web.pages[PAGE] = page(reviews(COLD).replace("</head>", f"{listed(OLD).partition('</title>')[2]}", 1))
    ann, watch_id = await follow(house)
    both = [("inaccurate.phone", "found_pages"), ("unanswered.review", "found_pages")]
    assert await check(house, watch_id) == both
    await findings(ann, "2 to do")
    await press(house, ann, "1 review", "More", "Not right", "Another company")
    assert await check(house, watch_id) == both[:1]
    assert await check(house, watch_id) == both[:1]
    await press(house, ann, "Undo")
    await findings(ann, "2 to do")
    await press(house, ann, "2 phone number", "Not right", "Another company")
    assert await check(house, watch_id) == []
    assert "Nothing to do" in await findings(ann, "Kahvila Aamunkoi")
    await press(house, ann, "Settled", "2 phone number", "Bring it back")
    assert "2 to do" in await findings(ann, "Kahvila Aamunkoi")
    assert await check(house, watch_id) == both


async def test_a_number_that_is_ours_too_is_ours_everywhere_and_is_put_right_nowhere(house: House) -> None:
    show(house.web)
    house.web.pages[PAGE] = page(listed(OLD))
    house.web.pages[MAP] = answer_json([on_map(OLD)])
    ann, watch_id = await follow(house)
    await findings(ann, "1 to do")
    await press(house, ann, "1 phone number", "1 OpenStreetMap", "Not right", "Ours too")
    assert await check(house, watch_id) == []
    states = await states_of(house, watch_id)
    assert states == {"dismissed"}, "nobody has put anything right"
    await press(house, ann, "Undo")
    assert await check(house, watch_id) == [("inaccurate.phone", "found_pages"), ("inaccurate.phone", "nominatim")]
    assert await states_of(house, watch_id) == {"open"}
    assert "It came back" not in await findings(ann, "1 to do")


async def states_of(house: House, watch_id: str) -> set[str]:
    async with house.store.watch(watch_id) as unit:
        return {case.state.value for case in (await memory.get_cases(unit)).values()}
