"""Story 47: what a link brings a person here for."""

import re

import pytest

from bot.services import links
from bot.services.links import Kind, Payload
from tests.bot.cafe import OLD, open_for_business
from tests.bot.conftest import House
from tests.bot.rhythm import set_up
from tests.bot.teams import KAHVILA, linked, people

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


@pytest.mark.parametrize("said", ["https://aamunkoi.example/yhteys", "Kahvila Aamunkoi, Turku", "Заря Авто, Москва"])
def test_a_website_or_a_name_travels_in_a_link_and_back(said: str) -> None:
    carried = links.payload(Kind.ADD, said)
    assert PAYLOAD.fullmatch(carried) and links.read(carried) == Payload(Kind.ADD, said)


def test_what_is_too_long_for_a_link_is_refused() -> None:
    with pytest.raises(ValueError, match="no payload"):
        links.payload(Kind.ADD, "Kahvila Aamunkoi, " + "x" * 40)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("Kahvila Aamunkoi, Turku", None, id="a name is no link"),
        pytest.param("aamunkoi.example", None, id="nor is a website"),
        pytest.param("Aamunkoi", None, id="nor one word"),
        pytest.param("add_", Payload(Kind.UNKNOWN), id="nothing in it"),
        pytest.param("add_abcde", Payload(Kind.UNKNOWN), id="no such base64"),
        pytest.param("add__w", Payload(Kind.UNKNOWN), id="no text"),
        pytest.param("add_" + "AAAA", Payload(Kind.UNKNOWN), id="NUL"),
        pytest.param("spring_sale", Payload(Kind.UNKNOWN, "sale"), id="somebody else's"),
        pytest.param("export_now", Payload(Kind.EXPORT, "now"), id="ours"),
    ],
)
def test_what_a_text_carries(text: str, read: Payload | None) -> None:
    assert links.read(text) == read


async def test_a_link_with_a_website_leads_to_the_first_look(house: House) -> None:
    open_for_business(house.web, OLD)
    ann = house.ann()
    await ann.say(f"/start {links.payload(Kind.ADD, 'aamunkoi.example')}")
    await ann.wait_for("This is what a stranger finds", 20)


async def test_a_link_to_a_finding_opens_its_card(house: House) -> None:
    ann = await set_up(house, OLD)
    [watch] = await house.store.watches_of(ann.id)
    async with house.store.watch(watch) as unit:
        [key] = await unit.all("case")
    carried = links.payload(Kind.FINDING, key)
    assert PAYLOAD.fullmatch(carried)
    await ann.say(f"/start {carried}")
    card = await ann.wait_for("OpenStreetMap shows a phone number that is not yours\n\nDo first")
    assert card.find("Done")


async def test_a_finding_of_others_is_not_found_and_neither_is_one_that_never_was(house: House) -> None:
    own, _ = await linked(house)
    [watch] = await house.store.watches_of(own.id)
    async with house.store.watch(watch) as unit:
        [key] = await unit.all("case")
    hers = house.gram.private(people(house)[2])
    for carried in (key, "0123456789abcdef"):
        mark = hers.mark
        await hers.say(f"/start f_{carried}")
        told = await hers.wait_for("I cannot find that here.", since=mark)
        assert told.text.startswith("I cannot find that here.\n\nHello.") and KAHVILA not in told.text
        assert told.buttons == [["See an example", "Language"]]


@pytest.mark.parametrize("carried", ["spring_sale", "join_0123456789abcdef", "join_nonsense", "link_x", "add_abcde"])
async def test_a_wrong_link_begins_as_always_with_a_line_why(house: House, carried: str) -> None:
    ann = house.ann()
    await ann.say(f"/start {carried}")
    told = await ann.wait_for("Hello.")
    assert told.text.startswith("I do not know this link.\n\nHello.") and len(ann.answers) == 1
