"""Every profile and entry has somebody who looks after it, or it is a trouble of its own; asked seldom."""

from datetime import UTC, date, datetime, timedelta

from bot.services import keepers
from bot.services.keeping import Member
from bot.services.people import Person
from data.keeper import Spot
from data.urls import canonical
from tests.bot.cafe import RIGHT
from tests.bot.conftest import House
from tests.bot.kept import ASKS, NEW, OLDER, cases, said, with_profiles, wrong_there
from tests.bot.reviewed import PAGE, people, show
from tests.bot.rhythm import set_up, until
from tests.bot.test_between import begin
from tests.bot.test_drafts import labels
from tests.bot.test_news import found, grave
from tests.bot.test_settings_chat import press, settings
from tests.checks.findings import URL
from tests.fakegram.chat import Chat
from tests.fakegram.message import Message

FACEBOOK = "facebook:aamunkoi.example"
ANSWERS = ["Me", "Somebody else", "Nobody knows", "Not ours"]


async def asked(house: House) -> tuple[Chat, Message]:
    """Bring Ann from the card of a wrong number on Facebook to the question."""
    ann = await set_up(house, RIGHT)
    await with_profiles(house, NEW)
    await wrong_there(house)
    await ann.say("/findings")
    await ann.wait_for("1 to do")
    await press(house, ann, "1 phone number", "More")
    return ann, await press(house, ann, ASKS)


async def test_under_more_it_is_asked_and_the_card_says_who_it_is(house: House) -> None:
    ann, shown = await asked(house)
    assert shown.text == "Who looks after Facebook (aamunkoi.example)?"
    assert labels(shown) == [*ANSWERS, "Back"]
    card = await press(house, ann, "Me")
    assert "Noted: Ann looks after Facebook (aamunkoi.example)." in card.text
    assert "Ann looks after it." in card.text and "Facebook shows a phone number" in card.text
    kept = (await said(house))[FACEBOOK]
    assert (kept.person, kept.who, kept.said_by, kept.said_at) == (7, "Ann", "Ann", house.clock())
    back = await press(house, ann, "Back")
    assert back.text.startswith("Kahvila Aamunkoi: 1 to do")


async def test_back_leads_to_the_card_and_nothing_is_kept(house: House) -> None:
    ann, _ = await asked(house)
    card = await press(house, ann, "Back")
    assert "Facebook shows a phone number" in card.text and "looks after" not in card.text
    assert await said(house) == {}


async def test_what_nobody_looks_after_is_a_trouble_until_somebody_is_named(house: House) -> None:
    ann, _ = await asked(house)
    card = await press(house, ann, "Nobody knows")
    assert "Getting back into Facebook (aamunkoi.example) is on the list now." in card.text
    case = (await cases(house))["missing.keeper"]
    assert (case.state.value, case.finding.severity.value, case.finding.sure) == ("open", "medium", True)
    assert case.finding.edit_url == "https://business.facebook.com/" and case.finding.evidence.seen_by == "Ann"
    mark = ann.mark
    await ann.say("/findings")
    await ann.wait_for("2 to do", since=mark)
    card = await press(house, ann, "2 access")
    assert card.text.startswith("Nobody looks after Facebook (aamunkoi.example)\n\nThis week: without a keeper.")
    assert labels(card) == ["Get access back", ASKS, "Not right", "Later", "More", "Back"]
    proof = await press(house, ann, "More")
    assert "Told by Ann" in proof.text and "Look again" not in labels(proof)
    assert labels(proof) == ["Back"]
    assert "There is nothing to quote: it was told here, not read." in proof.text
    await press(house, ann, "Back", ASKS)
    card = await press(house, ann, "Me")
    assert "Somebody has looked after it since 23 Nov." in card.text and "Ann looks after it." in card.text
    assert (await cases(house))["missing.keeper"].state.value == "closed"


async def test_no_check_closes_or_opens_it(house: House) -> None:
    ann, _ = await asked(house)
    await press(house, ann, "Nobody knows")
    for _ in range(2):
        house.clock.on(hours=13)
        await ann.say("/check")
        await house.quiet()
        await house.settle()
    case = (await cases(house))["missing.keeper"]
    assert (case.state.value, len(case.history)) == ("open", 1)


async def test_somebody_we_do_not_know_is_named_in_one_answer(house: House) -> None:
    ann, _ = await asked(house)
    mark = ann.mark
    await ann.click("Somebody else")
    question = await ann.wait_for("Who is it? A first name will do.", since=mark)
    assert question.force_reply
    await ann.say("  Ania <b>\nK.", reply_to=question)
    card = await ann.wait_for("Noted: Ania <b> K. looks after Facebook")
    assert "Ania <b> K. looks after it." in card.text
    assert (await said(house))[FACEBOOK].person == 0


async def test_not_ours_is_left_be_and_can_be_taken_back(house: House) -> None:
    ann, _ = await asked(house)
    card = await press(house, ann, "Not ours")
    assert "Facebook (aamunkoi.example) is not yours, then" in card.text and "another company" in card.text
    assert (await cases(house))["inaccurate.phone"].state.value == "dismissed"
    shown = await settings(house, ann, "More", "Ignored")
    assert "1. Facebook, profile (another company; Ann, 23 Nov)" in shown.text
    shown = await press(house, ann, "Take back 1")
    assert "Taken back: Facebook, profile." in shown.text
    assert (await cases(house))["inaccurate.phone"].state.value == "open"
    assert await said(house) == {}


async def test_a_name_after_not_ours_takes_the_rule_back(house: House) -> None:
    ann, _ = await asked(house)
    await press(house, ann, "Not ours")
    await ann.say("/sources")
    await ann.wait_for("what I looked at")
    await press(house, ann, "Who looks after what", "1 Facebook (aamunkoi.ex…", "Me")
    assert (await said(house))[FACEBOOK].known
    assert (await cases(house))["inaccurate.phone"].state.value == "open"
    shown = await settings(house, ann, "More", "Ignored")
    assert "nothing is ignored" in shown.text


async def test_sources_lists_who_looks_after_what_and_changes_it(house: House) -> None:
    ann = await set_up(house, RIGHT)
    await with_profiles(house, NEW, OLDER, *(f"https://www.tiktok.com/@cafe{n}.example" for n in range(7)))
    await ann.say("/sources")
    await ann.wait_for("what I looked at")
    page = await press(house, ann, "Who looks after what")
    assert page.text.startswith(
        "Kahvila Aamunkoi: who looks after what\n\n1. Facebook (aamunkoi.example): not said yet"
    )
    assert [len(row) for row in page.buttons] == [2, 2, 2, 2, 2] and page.buttons[-1] == ["Back", "Next"]
    page = await press(house, ann, "Next")
    assert page.buttons[-1] == ["Back"] and len(page.buttons) == 2
    page = await press(house, ann, "Back", "3 OpenStreetMap", "Nobody knows")
    assert page.text.startswith("Noted. Anybody may correct OpenStreetMap, so nobody is locked out.")
    assert "3. OpenStreetMap: nobody knows" in page.text and "missing.keeper" not in await cases(house)
    page = await press(house, ann, "3 OpenStreetMap", "Me")
    assert "3. OpenStreetMap: Ann" in page.text
    assert (await press(house, ann, "Back")).text.startswith("Kahvila Aamunkoi: what I looked at")


async def test_what_cannot_wait_and_what_waits_too_long_says_who_looks_after_it(house: House) -> None:
    ann = await begin(house)
    assert house.bot
    [watch_id] = await house.store.watches_of(7)
    for url in (PAGE, URL):
        spot = Spot(id=canonical(url), url=url, place="arviot.example")
        await keepers.somebody(house.bot.desk.parts, watch_id, spot, Member(name="Eve"), Person(7, "Ann"))
    [row] = await found(house, grave("0001"))
    assert "Eve looks after it." in row.payload["text"]
    house.clock.moment = datetime(2026, 11, 24, 10, tzinfo=UTC)
    show(house.web, *people(1, date(2026, 11, 24)))
    await until(house, house.clock() + timedelta(days=2))
    told = await ann.wait_for("has waited")
    assert "Eve looks after it." in told.text
