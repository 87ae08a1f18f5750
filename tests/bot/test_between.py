"""What is told between two digests: a burst of bad reviews and what became of it, a clock, an edit, a silence."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.services import memory
from data.chat import Chat as ChatKept
from data.due import Due
from tests.bot.cafe import OLD, RIGHT
from tests.bot.conftest import House
from tests.bot.reviewed import PAGE, Left, people, show
from tests.bot.rhythm import set_up, tick, until
from tests.fakegram.chat import Chat
from tests.fakegram.message import Message

DAY = timedelta(days=1)
WEDNESDAY = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


async def begin(house: House, *left: Left) -> Chat:
    """Let Ann follow the café of these reviews."""
    ann = await set_up(house, RIGHT)
    show(house.web, *left)
    house.clock.on(minutes=20)
    house.web.now = house.clock.moment
    await ann.say("/check")
    await ann.wait_for("checked")
    await house.settle()
    await tick(house)
    return ann


def told(chat: Chat, words: str) -> list[Message]:
    return [each for each in chat.answers if words in each.text]


async def test_a_burst_is_one_message_with_its_evidence_and_no_other(house: House) -> None:
    ann = await begin(house)
    await until(house, WEDNESDAY, DAY)
    angry = people(6, date(2026, 11, 25))
    show(house.web, *angry)
    await until(house, WEDNESDAY + DAY, DAY)

    [message] = told(ann, "6 reviews of one or two stars on arviot.example in two days.")
    assert "In the eight weeks before there was none." in message.text
    assert "It may be one bad experience or a campaign." in message.text
    assert "- 6 were written on one day, 25 Nov\n" in message.text and "- 1 says nothing of a visit\n" in message.text
    assert [key for row in message.buttons for key in row] == ["Open arviot.example", "Show findings"]
    assert not told(ann, "cannot wait for the weekly message")
    file = message.body["document"]
    pack = house.gram.files[file["file_id"]].content.decode()
    assert all(each.words in pack and each.who in pack for each in angry) and "SHA-256" in pack
    assert file["file_name"] == "kahvila-aamunkoi-2026-11-25.html"
    show(house.web, *people(9, date(2026, 11, 25)))
    await until(house, WEDNESDAY + 3 * DAY, DAY)
    assert len(told(ann, "of one or two stars")) == 1, "it is told once, and grows in silence"
    assert not told(ann, "cannot wait for the weekly message")
    assert not told(ann, "has waited for an answer") and not told(ann, "wait for an answer, the first")


async def test_after_a_week_it_is_told_what_became_of_them(house: House) -> None:
    ann = await begin(house)
    await until(house, WEDNESDAY, DAY)
    angry = people(6, date(2026, 11, 25))
    show(house.web, *angry)
    await until(house, WEDNESDAY + DAY, DAY)
    show(house.web, *[replace(each, answered=True) for each in angry[:2]], angry[2])
    await until(house, WEDNESDAY + 10 * DAY, 3 * DAY)
    [message] = told(ann, "6 bad reviews came on arviot.example from 25 Nov on.")
    assert message.text.endswith("- 1 is there without an answer\n- 2 have an answer\n- 3 are gone")
    await until(house, WEDNESDAY + 14 * DAY, 2 * DAY)
    assert len(told(ann, "bad reviews came")) == 1


async def test_what_waits_is_spoken_of_after_a_day_and_after_a_week_and_then_no_more(house: House) -> None:
    ann = await begin(house)
    await until(house, WEDNESDAY - DAY, DAY)
    show(house.web, *people(1, date(2026, 11, 24), 2))
    times: list[datetime] = []
    while house.clock.moment < WEDNESDAY + 9 * DAY:
        await until(house, house.clock.moment + timedelta(hours=8), timedelta(hours=8))
        times += [house.clock.moment] * (len(told(ann, "This has waited for an answer since 24 Nov")) - len(times))
    assert len(times) == 2
    assert all(6 <= at.hour < 18 for at in times), "not in quiet hours"
    assert WEDNESDAY - DAY < times[0] < WEDNESDAY + DAY and WEDNESDAY + 5 * DAY < times[1] < WEDNESDAY + 7 * DAY
    assert "I will not remind you of it again" in told(ann, "This has waited")[1].text


async def test_what_somebody_has_taken_or_left_for_later_has_no_clock(house: House) -> None:
    ann = await begin(house)
    await until(house, WEDNESDAY - DAY, DAY)
    show(house.web, *people(1, date(2026, 11, 24), 2))
    await until(house, WEDNESDAY - timedelta(hours=3))
    [watch_id] = await house.store.watches_of(7)
    async with house.store.watch(watch_id) as unit:
        cases = await memory.get_cases(unit)
        mine = {key: replace(case, taken_by="Ann") for key, case in cases.items()}
        assert mine
        await memory.put_cases(unit, mine)
    await until(house, WEDNESDAY + 9 * DAY, 3 * DAY)
    assert not told(ann, "has waited for an answer")


async def test_several_that_wait_are_one_message_and_old_ones_are_none(house: House) -> None:
    old = [Left(who="Vanha", stars=1, day=date(2026, 11, 3), words="Odotin tunnin eikä kukaan tullut.")]
    ann = await begin(house, *old)
    await until(house, WEDNESDAY - DAY, DAY)
    show(house.web, *people(3, date(2026, 11, 24), 2), *old)
    await until(house, WEDNESDAY + 3 * DAY, DAY)
    [message] = told(ann, "3 reviews wait for an answer, the first since 24 Nov, and nobody has taken them.")
    assert "Odotin tunnin" not in message.text
    assert "1. arviot.example, 24 Nov: “" in message.text


async def test_a_row_that_somebody_changed_is_told_with_what_it_was(house: House) -> None:
    ann = await begin(house)
    show(house.web, phone=OLD)
    await until(house, datetime(2026, 11, 30, 8, 0, tzinfo=UTC))
    [message] = told(
        ann, "OpenStreetMap: something has changed since 23 Nov (phone number). Before: 02 5550142. Now: 02 5550199."
    )
    assert message.text.endswith("I look at this place once a week.")
    assert not told(ann, "This cannot wait")


async def test_half_a_year_without_a_review_is_said_once_a_year(house: House) -> None:
    ann = await begin(house)
    await until(house, WEDNESDAY + 9 * DAY, 3 * DAY)
    [message] = told(ann, "the newest review I can see is from 1 Mar 2025, more than half a year ago.")
    await until(house, WEDNESDAY + 340 * DAY, 110 * DAY)
    assert len(told(ann, "the newest review I can see")) == 1
    await ann.click("Invite reviews", on=message)
    await ann.wait_for("Where should customers write?")


async def test_a_glance_reads_the_pages_where_people_spoke_and_searches_nothing(house: House) -> None:
    await begin(house)
    house.web.asked.clear()
    await until(house, house.clock.moment + DAY)
    assert PAGE in house.web.asked
    assert not [url for url in house.web.asked if "tavily" in url or "nominatim" in url]


async def test_at_night_a_burst_waits_for_the_morning_and_every_window_hears_of_it_once(house: House) -> None:
    ann = await begin(house)
    [watch_id] = await house.store.watches_of(7)
    team = house.gram.group("Team", [house.gram.people[7]])
    await house.store.link(watch_id, team.id)
    async with house.store.chat(team.id) as unit:
        await memory.put_chat(unit, ChatKept(id=team.id, kind="group", language="fi", zone="Europe/Helsinki"))
    async with house.store.watch(watch_id) as unit:
        await memory.put_due(unit, "glance", Due(at=datetime(2026, 11, 25, 19, 0, tzinfo=UTC)))
    show(house.web, *people(6, date(2026, 11, 25)))
    await until(house, datetime(2026, 11, 25, 19, 30, tzinfo=UTC), DAY)
    words, suomeksi = "6 reviews of one or two stars", "6 yhden tai kahden tähden arvostelua"
    assert not told(ann, words) and not told(team, suomeksi)
    await house.stop()
    await house.start()
    await until(house, datetime(2026, 11, 26, 6, 1, tzinfo=UTC), DAY)
    [mine], [ours] = told(ann, words), told(team, suomeksi)
    assert ours.silent and not mine.silent
    await until(house, WEDNESDAY + 4 * DAY, DAY)
    assert len(told(ann, words)) == len(told(team, suomeksi)) == 1


async def test_a_rise_of_complaints_is_told_once(house: House) -> None:
    past = [Left(who=f"Old {at}", stars=5, day=date(2026, 9, at), words="Ihana.") for at in range(1, 4)]
    ann = await begin(house, *past)
    waits = "Odotin tunnin jonossa, odotin ja odotin."
    late = [Left(who=f"Nimi {at}", stars=2, day=date(2026, 11, at), words=waits) for at in (20, 22, 24, 25)]
    await until(house, WEDNESDAY, DAY)
    show(house.web, *past, *late)
    await until(house, WEDNESDAY + 2 * DAY, DAY)
    [message] = told(ann, "4 complaints about waiting in seven days. Usually it is less than one a week.")
    assert [key for row in message.buttons for key in row] == ["Show findings"]
    await until(house, WEDNESDAY + 6 * DAY, DAY)
    assert len(told(ann, "complaints about waiting")) == 1


async def test_the_clock_can_be_switched_off(house: House) -> None:
    ann = await begin(house)
    async with house.store.chat(7) as unit:
        chat = await memory.get_chat(unit)
        assert chat
        await memory.put_chat(unit, replace(chat, warn_hours=0, breach_days=0))
    await until(house, WEDNESDAY - DAY, DAY)
    show(house.web, *people(1, date(2026, 11, 24), 2))
    await until(house, WEDNESDAY + 9 * DAY, 3 * DAY)
    assert not told(ann, "has waited for an answer since")
