"""A team that looks on what Ann follows in private."""

from tests.bot.cafe import OLD
from tests.bot.conftest import House
from tests.bot.rhythm import set_up
from tests.fakegram.chat import Chat
from tests.fakegram.people import Person

KAHVILA = "Kahvila Aamunkoi"


def people(house: House, language: str = "en") -> tuple[Person, Person, Person]:
    """Return Ann, who owns the company, Ben, the group's creator, and Eve, a member."""
    ann, ben, eve = ((7, "Ann"), (8, "Ben"), (9, "Eve"))
    return house.gram.person(*ann, language), house.gram.person(*ben, language), house.gram.person(*eve, language)


def room(house: House, *, bot: bool = False, title: str = "Team") -> Chat:
    """Make the group, with or without us."""
    ann, ben, eve = people(house)
    return house.gram.group(title, (ben, ann, eve), bot=bot)


async def linked(house: House) -> tuple[Chat, Chat]:
    """Let Ann follow the café in private and link it to the group she adds us to: (her chat, the group)."""
    own = await set_up(house, OLD)
    await own.click("..0142")
    await own.wait_for("Then this comes first")
    await house.settle()
    team, ann = room(house), people(house)[0]
    await team.add_bot(by=ann)
    await team.click("Link a company", by=ann)
    await team.click(KAHVILA, by=ann)
    await team.wait_for("This group follows Kahvila Aamunkoi from now on")
    return own, team


async def share(own: Chat) -> tuple[str, str]:
    """Let an owner ask for the links to share by: what the one for a group and the one for a person carry."""
    mark = own.mark
    await own.say("/start")
    await own.click("Share with a team", on=await own.wait_for("I follow one company here", since=mark))
    shown = await own.wait_for("Each link works once", since=mark)
    group, person = (
        (await own.click("Choose a group", on=shown)).url,
        (await own.click("Copy the link", on=shown)).copied,
    )
    assert group.startswith("https://t.me/") and "?startgroup=" in group and "?start=" in person
    return group.partition("startgroup=")[2], person.partition("start=")[2]
