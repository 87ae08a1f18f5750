"""What an owner sees in private: from the first word to the settings."""

from dataclasses import replace

from bot.duties import news as duty
from bot.services import happenings, memory, news, planning
from checks.cases import Moved
from data.case import CaseState
from data.finding import Kind, Severity
from data.news import Burst, News, What, Witness
from tests.demo.household import PATIENCE
from tests.pictures.camera import Hand

UNANSWERED = ("noun.review", "noun.complaint")


async def first_look(hand: Hand, first_words: str) -> None:
    """Say who one is, and answer what is asked."""
    await hand.say("/start", "01-start")
    since = hand.chat.mark
    await hand.say(first_words)
    if not await _followed(hand):
        await hand.press(hand.chat.last.buttons[0][0])
    await hand.shoot("02-first-look", since)
    since = hand.chat.mark
    while any(hand.sees(way) for way in ("first.both", "first.neither")):
        await hand.press(hand.chat.last.buttons[0][0], on=hand.chat.last)
    await hand.shoot("03-answered", since)
    await hand.press("zone.change", "04-zone")


async def findings(hand: Hand) -> None:
    """Look at the list and a card, draft a reply, put something aside."""
    await hand.say("/findings", "05-findings")
    listed = hand.chat.last
    nouns = [hand.words(noun) for noun in UNANSWERED]
    keys = [key for row in listed.buttons for key in row if key[:1].isdigit()]
    review = next(key for key in keys if any(noun in key for noun in nouns))
    await hand.press(review, "06-card", on=listed)
    await hand.press("button.more", "07-more", on=listed)
    await hand.press("button.back", on=listed)
    await hand.press("draft.button", "08-what-happened", on=listed)
    await hand.press("draft.short", "09-draft", on=listed)
    await hand.say("/findings")
    other = next(key for key in keys if key != review)
    await hand.press(other, "10-other-card", on=(listed := hand.chat.last))
    if not listed.find(hand.words("button.not_right")):
        await hand.press(listed.buttons[0][0], on=listed)
    await hand.press("button.later", "11-later", on=listed)
    await hand.press("button.back", on=listed)
    await hand.press("button.not_right", "12-not-right", on=listed)
    await hand.press("verdict.right_as_it_is", "13-put-aside", on=listed)
    await hand.say("/findings")
    await hand.press("history.button", "14-history")


async def commands(hand: Hand) -> None:
    """Give the commands, and open every screen of the settings."""
    for at, name in enumerate(("facts", "sources", "changed", "digest", "help", "privacy", "forget"), 20):
        await hand.say(f"/{name}", f"{at}-{name}")
    hand.house.on(hours=1)
    await hand.say("/check", "27-check")
    await hand.say("/settings", "30-settings")
    for at, key in enumerate(("settings.when", "button.more"), 31):
        await hand.press(key, f"{at}-{key.partition('.')[2]}")
        if key == "settings.when":
            await hand.press("settings.quiet_key", "33-quiet")
            await hand.press("button.back")
            await hand.press("button.back")
    await hand.press("settings.ignored", "34-ignored")


async def words(hand: Hand, customer: str) -> None:
    """Pass a customer's words on, and make a report and an invitation."""
    await hand.say(f"/heard {customer}", "40-heard")
    await hand.press("unknown.complaint", "41-complaint")
    await hand.press("button.done", "42-done")
    if hand.sees("heard.what_to_change"):
        await hand.press("heard.what_to_change")
        await hand.say(customer)
    await hand.say("/learned", "43-learned")
    await hand.say("/report", "44-report")
    await hand.press("report.quarter", "45-report-sent")
    await hand.page(_file(hand), "46-report-page")
    await hand.say("/invite", "47-invite")
    await hand.press(hand.chat.last.buttons[0][0], "48-poster")


async def between(hand: Hand) -> None:
    """Let something grave be found, and a burst of bad reviews."""
    desk, now = hand.house.bot.desk, hand.house.clock.moment
    (watch_id,) = await desk.parts.store.watches_of(hand.chat.id)
    async with desk.parts.store.watch(watch_id) as unit:
        known = (await memory.get_cases(unit)).values()
        cases = [one for one in known if one.state is CaseState.OPEN and one.finding.sure]
        case = next((one for one in cases if one.finding.kind is not Kind.UNANSWERED), cases[0])
        grave = replace(case, finding=replace(case.finding, severity=Severity.HIGH))
        await memory.put_cases(unit, {grave.key: grave})
        await news.note(unit, Moved(cases={}, opened=(grave,)), now)
    since = hand.chat.mark
    await duty.announce(desk, watch_id)
    await _delivered(hand)
    await hand.shoot("50-urgent", since)
    said = next(one.finding for one in known if one.finding.kind is Kind.UNANSWERED and one.finding.subject.place)
    rows = [
        Witness(id=str(n), url=said.subject.url, author="N.", rating=1.0, body=said.evidence.quote, seen_at=now,
                written=now.date(), sha256="9f86d081884c7d65")
        for n in range(5)
    ]  # fmt: skip
    burst = Burst(id="b", place=said.subject.place, url=said.subject.url, first=now.date(),
                  at=now, reviews=tuple(rows), usual=0.5)  # fmt: skip
    async with desk.parts.store.watch(watch_id) as unit:
        await memory.write(unit, happenings.BURST, burst.id, burst)
        await memory.write(unit, happenings.NEWS, "burst:b", News(at=now, what=What.BURST))
    since = hand.chat.mark
    await duty.announce(desk, watch_id)
    await _delivered(hand)
    await hand.shoot("51-burst", since)


async def week(hand: Hand, mark: int) -> None:
    """Look at the weekly message that came after ``mark``, and walk it."""
    told = await hand.chat.wait_for(lambda message: message.find(hand.words("digest.start")), PATIENCE, since=mark)
    await hand.shoot("60-week", mark)
    await hand.press("digest.start", "61-walk", on=told)
    if told.find(hand.words("digest.next")):
        await hand.press("digest.next", "62-walk-on", on=told)


async def _delivered(hand: Hand) -> None:
    house = hand.house
    for watch_id in await house.bot.desk.parts.store.watches_of(hand.chat.id):
        await planning.plan_watch(house.bot.desk.parts, watch_id)
    for _ in range(3):
        await house.bot.schedule.tick()
        await house.settle()


async def _followed(hand: Hand) -> bool:
    return bool(await hand.house.bot.desk.parts.store.watches_of(hand.chat.id))


def _file(hand: Hand) -> str:
    sent = [message for message in hand.chat.answers if "document" in message.body][-1]
    return hand.house.gram.files[sent.body["document"]["file_id"]].content.decode()
