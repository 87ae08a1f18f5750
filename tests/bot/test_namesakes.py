"""Two in a team share a first name: each has what is theirs, and everybody sees who of them it is."""

import json

from tests.bot.conftest import House
from tests.bot.teams import linked
from tests.bot.test_windows import history, opened
from tests.fakegram.chat import Chat
from tests.fakegram.people import Person


async def team_of_annas(house: House, *more: tuple[str, str]) -> tuple[Chat, Chat, Person, Person]:
    """Let the two others of Ann's team be called Anna; ``more`` are their last names and chosen names."""
    both = house.gram.person(8, "Anna"), house.gram.person(9, "Anna")
    for person, (last, username) in zip(both, more or (("Korhonen", ""), ("Mäkinen", "")), strict=True):
        person.last_name, person.username = last, username
    return *await linked(house), *both


async def test_one_is_called_by_the_first_name_and_two_by_the_initial_too(house: House) -> None:
    own, team, korhonen, makinen = await team_of_annas(house)
    card = await opened(team, by=korhonen)
    await team.click("I'll take it", on=card, by=korhonen)
    await team.wait_for("Anna has it.")
    press = await team.click("Take over", on=card, by=makinen)
    assert (await press.toast()).text == "Anna M. has it."
    shown = (await history(team)).text
    assert "taken, Anna K." in shown and "taken, Anna M." in shown
    mine = await opened(own)
    await own.click("Done", on=mine)
    await own.wait_for("Done, says Ann, 23 Nov.")


async def list_of_their_own(team: Chat, person: Person) -> str:
    mark = team.mark
    await team.say("/findings", by=person)
    shown = await team.wait_for("1 to do", since=mark)
    await team.click("Mine", on=shown, by=person)
    return (await team.wait_for(lambda message: "Mine" not in str(message.buttons), since=shown.changed)).text


async def test_what_one_has_is_not_the_other_s(house: House) -> None:
    _, team, korhonen, makinen = await team_of_annas(house)
    card = await opened(team, by=korhonen)
    await team.click("I'll take it", on=card, by=korhonen)
    await team.wait_for("Anna has it.")
    assert "is waiting for you" in await list_of_their_own(team, makinen)
    assert "1 to do" in await list_of_their_own(team, korhonen)
    press = team.press(card, card.find("Take over") or {}, makinen)
    assert (await press.toast()).text == "Anna M. has it."
    assert "1 to do" in await list_of_their_own(team, makinen)
    assert "is waiting for you" in await list_of_their_own(team, korhonen)


async def test_with_the_same_initial_the_chosen_name_and_without_one_a_number_tells_them_apart(house: House) -> None:
    _, team, first, second = await team_of_annas(house, ("Korhonen", ""), ("Kallio", "annak"))
    third = house.gram.person(10, "Anna")
    await team.set_role(third, "member")
    card = await opened(team, by=first)
    button = card.find("I'll take it") or {}
    assert (await team.press(card, button, first).toast()).text == "Anna has it."
    over = (await team.wait_for("Anna has it.")).find("Take over") or {}
    assert (await team.press(card, over, second).toast()).text == "Anna (annak) has it."
    assert (await team.press(card, over, third).toast()).text == "Anna 2 has it."
    assert (await team.press(card, over, first).toast()).text == "Anna K. has it."


async def test_who_looks_after_a_page_is_chosen_among_them_by_name_and_kept_by_id(house: House) -> None:
    _, team, korhonen, makinen = await team_of_annas(house)
    card = await opened(team, by=korhonen)
    await team.click("I'll take it", on=card, by=korhonen)
    await team.click("Take over", on=await team.wait_for("Anna has it."), by=makinen)
    await team.wait_for("Anna M. has it.")
    await team.click("More", on=card)
    await team.click("Who looks after it?", on=card, by=house.gram.person(7, "Ann"))
    asked = await team.wait_for(lambda message: bool(message.find("Nobody knows")))
    names = [key for row in asked.buttons for key in row]
    assert {"Anna K.", "Anna M."} <= set(names) and "Anna" not in names
    await team.click("Anna K.", on=asked)
    await team.wait_for("Noted: Anna K. looks after")
    async with house.store.watch((await house.store.watches_of(7))[0]) as unit:
        [kept] = (await unit.all("keeper")).values()
    assert (kept["person"], kept["who"]) == (korhonen.id, "Anna K.")


async def test_a_new_first_name_goes_along_with_everything(house: House) -> None:
    _, team, korhonen, _ = await team_of_annas(house)
    card = await opened(team, by=korhonen)
    await team.click("I'll take it", on=card, by=korhonen)
    await team.wait_for("Anna has it.")
    korhonen.name = "Annika"
    await team.click("Later", on=card, by=korhonen)
    await team.click("1 day", on=card, by=korhonen)
    shown = (await history(team)).text
    assert "taken, Annika" in shown and "Anna" not in shown


async def test_who_is_forgotten_takes_no_namesake_along(house: House) -> None:
    house.gram.person(7, "Anna").last_name = "Lehto"
    own, team, korhonen, _ = await team_of_annas(house)
    card = await opened(team, by=korhonen)
    await team.click("I'll take it", on=card, by=korhonen)
    await team.wait_for("Anna K. has it.")
    mine = await opened(own)
    await own.click("Later", on=mine)
    await own.click("1 day", on=mine)
    [watch_id] = await house.store.watches_of(7)
    mark = own.mark
    await own.say("/forget")
    asked = await own.wait_for("It is shared with Team", since=mark)
    await own.click("Hand it over", on=asked)
    await own.click("Yes, delete", on=asked)
    await team.wait_for("Anna L.")
    async with house.store.watch(watch_id) as unit:
        kept = json.dumps([await unit.all(kind) for kind in await unit.kinds() if kind != "outbox"])
        [member] = (await unit.all("member")).values()
    assert member["name"] == "Anna K." and '"taken_by": "Anna K."' in kept
    assert "Anna L." not in kept and "Lehto" not in kept and '"owner": 7' not in kept
