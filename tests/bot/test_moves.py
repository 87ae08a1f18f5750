"""Stories 30 and 31: a group that gets another id, and one that takes us out and lets us in again."""

from datetime import timedelta

from bot.services import memory
from tests.bot.conftest import House
from tests.bot.rhythm import tick, until
from tests.bot.teams import KAHVILA, linked, people
from tests.fakegram.chat import Chat

SENDS = ("sendMessage", "editMessageText", "sendDocument", "sendPhoto", "sendChatAction")


async def past_monday(house: House) -> None:
    """Let the days pass up to the evening before the weekly message, and then till it is out."""
    now = house.clock.moment
    house.clock.moment = (now + timedelta(days=6 - now.weekday())).replace(hour=20)
    await until(house, house.clock.moment + timedelta(days=1))


async def test_everything_goes_on_under_a_group_s_new_id(house: House) -> None:
    own, team = await linked(house)
    _, ben, eve = people(house)
    await team.say("/findings", by=eve)
    await team.click("1 phone number", by=eve)
    await team.click("I'll take it", by=eve)
    await team.wait_for("Eve has it.")
    await team.say("/facts", by=ben)
    await team.click("Phone", by=ben)
    asked = await team.wait_for("Ben: What is the phone number?")
    await team.say("/language", by=ben)
    await team.click("Suomi", by=ben)
    await team.wait_for("Tämän ryhmän kieli: Suomi")
    await house.quiet()
    new = await team.migrate()
    await house.quiet()
    before = len(house.gram.calls(*SENDS, chat=team))
    await new.say("/findings", by=eve)
    await new.wait_for(f"{KAHVILA}: 1 tehtävä")
    await new.click("1 puhelinnumero", by=eve)
    await new.wait_for("Eve hoitaa tätä.")
    await new.say("02 555 0100", by=ben, reply_to=asked)
    await new.wait_for("Kirjasin sen teidän ilmoittamananne")
    await new.click("Lisää", by=ben)
    await new.click("Aiheeton", by=ben)
    await new.click("Oikein näin", by=ben)
    await new.wait_for("Sivuutettu")
    await past_monday(house)
    await new.wait_for("marraskuuta.")
    assert len(house.gram.calls(*SENDS, chat=team)) == before, "nothing is sent to the old id"
    [watch] = await house.store.watches_of(new.id)
    assert await house.store.chats_of(watch) == sorted([own.id, new.id])
    async with house.store.watch(watch) as unit:
        assert set(await unit.all("windows")) == {str(own.id), str(new.id)}
        assert len(await memory.get_rules(unit)) == 1


async def test_what_waits_to_be_sent_goes_to_the_new_id(house: House) -> None:
    own, team = await linked(house)
    own.world.fail("sendMessage", 502, chat=team, times=99)
    await team.say("/findings", by=people(house)[2])
    await own.say("/findings")
    await own.click("1 phone number")
    await own.click("Done")
    await own.wait_for("Done, says Ann")
    await until(house, house.clock.moment + timedelta(days=3, minutes=1))
    house.gram.faults.clear()
    new = await team.migrate()
    await house.quiet()
    before = len(house.gram.calls(*SENDS, chat=team))
    await until(house, house.clock.moment + timedelta(hours=2))
    await new.wait_for("I looked again at what was said to be done")
    assert len(house.gram.calls(*SENDS, chat=team)) == before


async def settings(house: House, chat: Chat) -> memory.Chat:
    async with house.store.chat(chat.id) as unit:
        found = await memory.get_chat(unit)
    assert found
    return found


async def out(house: House) -> tuple[Chat, Chat]:
    """Take us out of a Finnish group that looks on the café: (Ann's chat, the group)."""
    own, team = await linked(house)
    await team.say("/language", by=people(house)[1])
    await team.click("Suomi", by=people(house)[1])
    await team.wait_for("Tämän ryhmän kieli: Suomi")
    await team.kick_bot(by=people(house)[1])
    await house.quiet()
    return own, team


async def test_a_group_that_takes_us_out_gets_nothing_more_and_its_owner_still_does(house: House) -> None:
    own, team = await out(house)
    before = len(house.gram.calls(*SENDS, chat=team))
    await past_monday(house)
    assert len(house.gram.calls(*SENDS, chat=team)) == before
    await own.wait_for("Kahvila Aamunkoi, 23–29 Nov.")


async def test_a_group_that_lets_us_in_again_goes_on_as_before_once_an_admin_says_so(house: House) -> None:
    _, team = await out(house)
    _, ben, eve = people(house)
    house.clock.on(days=29)
    await team.add_bot(by=eve)
    hello = await team.wait_for(lambda message: "Olen ollut tässä ryhmässä ennenkin, viimeksi 23.11." in message.text)
    assert KAHVILA in hello.text and hello.buttons == [["Palauta", "Aloita puhtaalta"]]
    await team.say("/findings", by=ben)
    await team.wait_for("Kertokaa yrityksen nimi")
    press = await team.click("Palauta", by=eve)
    assert (await press.toast()).text == "Only an admin of this group may do that."
    await team.click("Palauta", by=ben)
    await team.wait_for("Kaikki on ennallaan.")
    await team.say("/findings", by=eve)
    await team.wait_for(f"{KAHVILA}: 1 tehtävä")
    known = await settings(house, team)
    assert known.active and known.language == "fi" and known.zone == "Europe/Helsinki"
    mark = team.mark
    await past_monday(house)
    await team.wait_for("joulukuuta", since=mark)


async def test_a_group_may_begin_anew(house: House) -> None:
    own, team = await out(house)
    ben = people(house)[1]
    await team.add_bot(by=ben)
    await team.click("Aloita puhtaalta", by=ben)
    await team.wait_for("Aloittakaa painikkeesta")
    known = await settings(house, team)
    assert known.zone == "UTC" and known.left_at is None and not await house.store.watches_of(team.id)
    await own.say("/findings")
    await own.wait_for("1 to do")


async def test_after_thirty_days_it_is_forgotten_by_itself(house: House) -> None:
    own, team = await out(house)
    await until(house, house.clock.moment + timedelta(days=30, hours=1), timedelta(days=15))
    async with house.store.chat(team.id) as unit:
        assert await unit.kinds() == []
    [watch] = await house.store.watches_of(own.id)
    assert await house.store.chats_of(watch) == [own.id]
    await team.add_bot(by=people(house)[1])
    hello = await team.wait_for("To begin, press the button")
    assert hello.buttons == [["Link a company"]]


async def test_a_company_that_only_a_lost_group_saw_goes_home_or_is_deleted(house: House) -> None:
    own, team = await linked(house)
    ann = people(house)[0]
    [watch] = await house.store.watches_of(own.id)
    await house.store.unlink(watch, own.id)
    await team.kick_bot(by=ann)
    await house.quiet()
    await until(house, house.clock.moment + timedelta(days=31), timedelta(days=10))
    await tick(house)
    await own.wait_for("The group “Team” no longer follows Kahvila Aamunkoi.")
    assert await house.store.watches_of(own.id) == [watch]
