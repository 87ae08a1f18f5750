"""/report: one page over a time, to forward."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.services import memory, weeks
from data.promise import Clash, Words
from tests.bot.cafe import RIGHT, open_for_business
from tests.bot.conftest import House
from tests.bot.reviewed import Left, show
from tests.bot.rhythm import follow_another, until
from tests.bot.test_between import begin
from tests.bot.test_drafts import complained, labels
from tests.bot.test_privacy import content, documents, following
from tests.fakegram.chat import Chat


async def asked(house: House, chat: Chat, text: str) -> tuple[str, str, str]:
    """Ask for a report; returns the file's name, the caption and the page."""
    count = len(documents(chat))
    await chat.say(text)
    await chat.wait_for(lambda message: len(documents(chat)) > count)
    made = documents(chat)[-1]
    return made.body["document"]["file_name"], made.text, content(house, made).decode()


async def test_a_report_is_asked_for_by_button_and_holds_the_key_numbers_in_its_caption(house: House) -> None:
    ann = await following(house)
    await ann.say("/report")
    await ann.wait_for("Which period should the report cover?")
    assert labels(ann.last) == ["Month", "Quarter", "Year"]
    await ann.click("Month")
    made = await ann.wait_for(lambda message: "document" in message.body)
    assert made.body["document"]["file_name"] == "kahvila-aamunkoi-2026-10-25--2026-11-23.html"
    assert "1 to do." in made.text and "Accuracy: 89 of 100 (facts that agree: 8, facts that differ: 1)." in made.text
    page = content(house, made).decode()
    assert "<h1>What the web says about Kahvila Aamunkoi</h1>" in page
    assert "OpenStreetMap shows a phone number that is not yours" in page
    assert "<code>" in page and "openstreetmap.org/node/4100001" in page


async def test_what_nobody_could_count_is_not_measured_and_never_a_number(house: House) -> None:
    ann = await following(house)
    _, caption, page = await asked(house, ann, "/report november")
    assert "Could not be measured: no complaint of this period shows whether it was answered." in page
    assert "Could not be measured: no review with stars was seen." in page
    assert "Response rate" not in caption and "Rating" not in caption
    assert "points" not in caption
    assert "Bing News: no answer" in page
    _, _, page = await asked(house, ann, "/report 2025")
    assert "I did not look in this period" in page


async def test_days_are_written_and_what_is_not_understood_is_asked_again(house: House) -> None:
    ann = await following(house)
    await ann.say("/report lately")
    await ann.wait_for("I cannot read “lately” as a period.")
    await ann.say("2026-12")
    await ann.wait_for("That period is still to come.")
    name, _, _ = await asked(house, ann, "1.9.-30.11.")
    assert name == "kahvila-aamunkoi-2026-09-01--2026-11-23.html"


async def test_a_score_says_why_it_moved_against_the_time_before(house: House) -> None:
    ann = await following(house)
    house.clock.on(days=35)
    open_for_business(house.web, RIGHT)
    await ann.say("/check")
    await ann.wait_for("Nothing to do. I looked at 2 places")
    await house.settle()
    _, caption, page = await asked(house, ann, "/report 28.11.-28.12.")
    assert "0 to do and 1 put right." in caption
    assert "Accuracy: 100 of 100 (11 points up on the period before" in caption
    assert "before: facts that agree: 9 (before: 8) and facts that differ: 0 (before: 1)." in page
    assert re.search(r"Weeks with a full look: \d of 6\.", page)
    _, _, old = await asked(house, ann, "/report november")
    assert "facts that differ: 1" in old and "Nothing was seen put right in this period." in old


async def test_what_was_heard_handled_and_learned_stands_in_it(house: House) -> None:
    ann = await complained(house)
    house.clock.on(days=1)
    await ann.click("Done")
    await ann.wait_for("Done, on your word")
    await ann.click("What will you change?")
    await ann.wait_for("so that nobody has to say that again")
    await ann.say("A second person at the counter <from 11>")
    await ann.wait_for("Written down:")
    await ann.say("/heard Thank you Anna for the best cinnamon bun in town!")
    await ann.click("Praise")
    await ann.wait_for("Anna was thanked by name")
    house.clock.on(days=20)
    _, caption, page = await asked(house, ann, "/report november")
    assert "2 people wrote about you: 1 kindly and 1 with a complaint." in caption
    assert "Handled: 100 of 100" in caption
    assert "<p>Heard: 1, handled: 1, and learned from: 1.</p>" in page
    assert "<h3>Thanked by name</h3><ul><li>Anna (1)</li></ul>" in page
    assert "“A second person at the counter &lt;from 11&gt;” (Ann, 24 Nov)" in page
    assert "It fell. Such complaints: 1 in the 20 days before, 0 in the 20 days after." in page
    assert "Said to be done, not seen yet" in page
    assert "done, on your word</p>" in page and "I am not sure" not in page and "<li>1. " not in page


async def test_a_week_out_of_the_ordinary_stands_in_the_report_of_its_time(house: House) -> None:
    past = [Left(who=f"Old {at}", stars=5, day=date(2026, 9, at), words="Ihana.") for at in range(1, 4)]
    ann = await begin(house, *past)
    waits = "Odotin tunnin jonossa, odotin ja odotin."
    late = [Left(who=f"Nimi {at}", stars=2, day=date(2026, 11, at), words=waits) for at in (20, 22, 24, 25)]
    show(house.web, *past, *late)
    await until(house, datetime(2026, 11, 30, 12, tzinfo=UTC), timedelta(days=1))
    _, _, page = await asked(house, ann, "/report november")
    said = "<b>19–25 Nov</b>: 4 complaints about waiting in seven days. Usually it is less than one a week."
    assert f"<h3>Weeks out of the ordinary</h3><ul><li>{said}</li></ul>" in page
    _, _, page = await asked(house, ann, "/report october")
    assert "out of the ordinary" not in page


async def test_with_two_companies_it_is_asked_which_one_is_meant(house: House) -> None:
    ann = await following(house)
    await follow_another(house, ann)
    await ann.say("/report")
    await ann.wait_for("Which company?")
    mark = ann.mark
    await ann.click("Kahvila Aamunkoi")
    shown = await ann.wait_for("Which period should the report cover?", since=mark)
    assert labels(shown) == ["Month", "Quarter", "Year"]
    await ann.say("/report 2026-10")
    await ann.wait_for(lambda message: message.text == "Which company?" and message is ann.last)
    await ann.click("Kahvila Aamunkoi")
    made = await ann.wait_for(lambda message: "document" in message.body)
    assert made.body["document"]["file_name"] == "kahvila-aamunkoi-2026-10.html"


async def test_before_anything_is_set_up_it_says_what_to_do(house: House) -> None:
    ann = house.ann()
    await ann.say("/report")
    await ann.wait_for("Tell me the company's name and town")


async def test_anyone_in_a_group_may_ask_for_it(house: House) -> None:
    ann, ben = house.gram.person(7, "Ann"), house.gram.person(8, "Ben")
    team = house.gram.group("Team", (ann, ben), False)
    await following(house, team)
    await team.say("/report", by=ben)
    await team.click("Year", by=ben)
    await team.wait_for(lambda message: "document" in message.body)
    name, _, _ = await asked(house, team, "/report quarter")
    assert name == "kahvila-aamunkoi-2026-08-25--2026-11-23.html"


async def test_half_a_character_from_the_web_does_not_keep_the_report_from_coming(house: House) -> None:
    ann = await following(house)
    (watch_id,) = await house.store.watches_of(ann.id)
    broken = Clash(topic="waiting", quote="Aina \ud83d heti", url="https://aamunkoi.example/", said=())
    said = Words(quote="Odotin \ud83d tunnin", url="https://x.example", written=house.clock().date())
    async with house.store.watch(watch_id) as unit:
        await memory.write(unit, weeks.PROMISE, "waiting", replace(broken, said=(said,)))
    _, _, page = await asked(house, ann, "/report november")
    assert re.search("You promise: “Aina . heti”", page)
