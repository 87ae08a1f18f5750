"""With the owner's permission Google Maps is read: nobody is asked to look there, and a stranger's change is told."""

from dataclasses import replace
from datetime import timedelta

from checks.ask import SourceSettings
from tests.bot.cafe import RIGHT, open_for_business
from tests.bot.conftest import House
from tests.bot.rhythm import findings, follow, until
from tests.checks.sources.answers import LOCATION, OWNER, google
from tests.fakegram.chat import Chat

LOOK = "I cannot read {}. Half a minute: open it and tell me."
STRANGE = {"location": LOCATION | {"phoneNumbers": {"primaryPhone": "02 555 0199"}}, "diffMask": "phoneNumbers"}


async def permitted(house: House, settings: SourceSettings = OWNER) -> Chat:
    """Let Ann follow a café whose profile the account of whoever runs the bot manages."""
    await house.stop()
    house.settings = replace(house.settings, sources={"google_business": settings})
    open_for_business(house.web, RIGHT)
    house.web.pages |= google()
    await house.start()
    return await follow(house)


async def test_nobody_is_asked_to_look_where_the_permission_reaches(house: House) -> None:
    ann = await permitted(house)
    await ann.wait_for(LOOK.format("Facebook"))
    assert not any(LOOK.format("Google Maps") in message.text for message in ann.answers)
    mark = ann.mark
    await ann.say("/sources")
    told = (await ann.wait_for("what I looked at", since=mark)).text
    read, _, rest = told.partition("Nobody can read without your permission")
    assert "- Google Business Profile: " in read
    assert "Facebook" in rest and "Google Maps" not in rest
    assert "A bad review on Google Maps waits for an answer" in await findings(ann)


async def test_where_it_does_not_reach_all_is_as_before(house: House) -> None:
    ann = await permitted(house, SourceSettings())
    await ann.wait_for(LOOK.format("Google Maps"))
    mark = ann.mark
    await ann.say("/sources")
    told = (await ann.wait_for("what I looked at", since=mark)).text
    assert "- Google Business Profile: a key from whoever runs me would add entries and reviews" in told


async def test_what_a_stranger_changed_is_told_the_next_day_with_what_it_was(house: House) -> None:
    ann = await permitted(house)
    mark = ann.mark
    house.web.pages |= google(shown=STRANGE)
    await until(house, house.clock.moment + timedelta(days=2))
    told = (await ann.wait_for("Google Maps: something has changed since", since=mark)).text
    assert "(phone number). Before: 02 5550142. Now: 02 5550199." in told
