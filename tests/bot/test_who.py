"""Story 02: who is it? By name and town, by link, and when nobody knows."""

import pytest

from bot.services.lookup import Given, LookUpError, What, recognise
from checks.web import Blocked
from tests.bot.cafe import MAP, SITE, on_map, open_for_business
from tests.bot.conftest import House
from tests.checks.saved_web import answer_json, page

REGISTER = "https://avoindata.prh.fi/opendata-ytj-api/v3/companies"


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("example.fi", Given(what=What.WEBSITE, url="https://example.fi/")),
        ("https://www.example.fi/x?y", Given(what=What.WEBSITE, url="https://www.example.fi/x?y")),
        ("EXAMPLE.FI.", Given(what=What.WEBSITE, url="https://example.fi/")),
        ("http://example.fi:8080/a", Given(what=What.WEBSITE, url="http://example.fi:8080/a")),
        ("пример.рф", Given(what=What.WEBSITE, url="https://пример.рф/")),
        ("127.0.0.1", Given(what=What.WEBSITE, url="https://127.0.0.1/")),
        ("localhost:8080/x", Given(what=What.WEBSITE, url="https://localhost:8080/x")),
        ("Kahvila Aamunkoi, Turku", Given(what=What.NAME, name="Kahvila Aamunkoi", town="Turku")),
        ("Smith, Jones & Co, Leeds", Given(what=What.NAME, name="Smith, Jones & Co", town="Leeds")),
        ("Kahvila Aamunkoi", Given(what=What.NAME, name="Kahvila Aamunkoi")),
        ("Dr. No", Given(what=What.NAME, name="Dr. No")),
        ("https://vk.com/zarya", Given(what=What.LINK, url="https://vk.com/zarya")),
        ("facebook.com/aamunkoi", Given(what=What.LINK, url="https://facebook.com/aamunkoi")),
        ("https://t.me/aamunkoi", Given(what=What.LINK, url="https://t.me/aamunkoi")),
        (
            "https://www.openstreetmap.org/node/4100001",
            Given(what=What.LINK, url="https://www.openstreetmap.org/node/4100001"),
        ),
        (
            "https://www.google.com/maps/place/Kahvila+Aamunkoi",
            Given(what=What.LINK, url="https://www.google.com/maps/place/Kahvila+Aamunkoi"),
        ),
        ("", None),
        ("look at https://example.fi, please", Given(what=What.WEBSITE, url="https://example.fi/")),
        ("x" * 81, None),
    ],
)
def test_what_somebody_gives_us_is_recognised(text: str, given: Given | None) -> None:
    assert recognise(text) == given


@pytest.mark.parametrize("text", ["ftp://example.fi", "file:///etc/passwd", "javascript://x"])
def test_only_the_web_is_looked_at(text: str) -> None:
    with pytest.raises(LookUpError):
        recognise(text)


@pytest.mark.parametrize("text", ["Kahvila Aamunkoi, Turku", "Kahvila Aamunkoi Turku"])
async def test_a_name_and_town_lead_to_candidates_and_one_tap_to_the_first_look(house: House, text: str) -> None:
    open_for_business(house.web)
    ann = house.ann()
    await ann.say("/start")
    await ann.wait_for("Hello")
    await house.quiet()
    await ann.say(text)
    asked = await ann.wait_for("Is this the one?")
    assert asked.buttons == [["Kahvila Aamunkoi, Jokikatu 5, Turku"], ["None of these"]]
    await ann.click("Kahvila Aamunkoi, Jokikatu 5, Turku")
    look = await ann.wait_for("This is what a stranger finds")
    assert look.id == asked.id
    assert "your site: 02 5550142" in look.text
    assert len(ann.answers) == 2


async def test_a_company_without_a_website_is_complete(house: House) -> None:
    bare = on_map()
    del bare["extratags"]["website"]
    house.web.pages[MAP] = answer_json([bare])
    house.web.pages[REGISTER] = answer_json({"totalResults": 0, "companies": []})
    ann = house.ann()
    await ann.say("Kahvila Aamunkoi, Turku")
    await ann.click("Kahvila Aamunkoi, Jokikatu 5, Turku")
    await ann.wait_for("This is what a stranger finds")
    await ann.say("/findings")
    await ann.wait_for("When you can")


async def test_none_of_these_begins_with_what_we_were_told(house: House) -> None:
    open_for_business(house.web)
    ann = house.ann()
    await ann.say("Kahvila Aamunkoi, Turku")
    await ann.click("None of these")
    await ann.wait_for("Then let us try another way.")
    await ann.click("Begin with Kahvila Aamunkoi")
    await ann.wait_for("This is what a stranger finds")


async def test_a_profile_that_lets_nobody_in_leads_to_the_question_of_the_name(house: House) -> None:
    house.web.pages["https://facebook.com/aamunkoi"] = Blocked("log-in wall")
    ann = house.ann()
    await ann.say("https://facebook.com/aamunkoi")
    await ann.wait_for("it lets nobody in without logging in. What is the company called, and in which town?")


async def test_a_single_word_is_asked_for_its_town(house: House) -> None:
    open_for_business(house.web)
    ann = house.ann()
    await ann.say("/start")
    await ann.wait_for("Hello")
    await house.quiet()
    await ann.say("Aamunkoi")
    await ann.wait_for("And in which town is Aamunkoi?")
    await house.quiet()
    await ann.say("Turku")
    await ann.wait_for("Is this the one?")


async def test_when_nobody_answers_it_is_said_and_one_can_begin_all_the_same(house: House) -> None:
    ann = house.ann()
    await ann.say("Kahvila Aamunkoi, Turku")
    await ann.wait_for("I could not look for Kahvila Aamunkoi just now: no answer.")
    await ann.click("Begin with Kahvila Aamunkoi")
    await ann.wait_for("I could not read any place a customer would look at just now.")
    await house.settle()
    open_for_business(house.web)
    await ann.click("Try again")
    await ann.wait_for("This is what a stranger finds")


TWO_PLACES = """<!doctype html><html lang="fi"><head><title>Kahvila Aamunkoi</title>
<script type="application/ld+json">[
{"@context":"https://schema.org","@type":"CafeOrCoffeeShop","name":"Kahvila Aamunkoi","telephone":"+358 2 555 0142",
"address":{"@type":"PostalAddress","streetAddress":"Jokikatu 5","postalCode":"20100","addressLocality":"Turku",
"addressCountry":"FI"}},
{"@context":"https://schema.org","@type":"CafeOrCoffeeShop","name":"Kahvila Aamunkoi Salo",
"address":{"@type":"PostalAddress","streetAddress":"Torikatu 2","postalCode":"24100","addressLocality":"Salo",
"addressCountry":"FI"}}]</script></head><body><h1>Kahvila Aamunkoi</h1></body></html>"""


@pytest.mark.parametrize(
    ("button", "address"),
    [("Salo, Torikatu 2", "Address: Torikatu 2, 24100 Salo (you said so"), ("All of them", "Address: not known")],
)
async def test_of_several_locations_one_is_chosen_before_the_first_look(
    house: House, button: str, address: str
) -> None:
    house.web.pages[SITE] = page(TWO_PLACES)
    ann = house.ann()
    await ann.say("aamunkoi.example")
    asked = await ann.wait_for("Your site names several places.")
    assert asked.buttons[:2] == [["Turku, Jokikatu 5"], ["Salo, Torikatu 2"]]
    await ann.click(button)
    look = await ann.wait_for("This is what a stranger finds")
    assert look.id == asked.id
    await ann.say("/facts")
    await ann.wait_for(address)


async def test_of_many_candidates_five_are_offered_each_with_its_street(house: House) -> None:
    open_for_business(house.web)
    towns = ("Turku", "Salo", "Rauma", "Pori", "Lahti", "Kotka", "Oulu", "Vaasa")
    rows = [on_map(f"+358 2 555 01{at}", 4100000 + at) for at in range(10, 10 + len(towns))]
    for row, town in zip(rows, towns, strict=True):
        row["address"]["city"] = town
        row["extratags"]["website"] = f"https://{town.casefold()}.example/"
    house.web.pages[MAP] = answer_json(rows)
    ann = house.ann()
    await ann.say("/start Kahvila Aamunkoi")
    asked = await ann.wait_for("Which one is yours?")
    *offered, none = [key for row in asked.buttons for key in row]
    assert len(offered) == 5 and none == "None of these"
    assert all(one.startswith("Kahvila Aamunkoi, Jokikatu 5, ") for one in offered) and len(set(offered)) == 5


TOWNS = ("Turku", "Salo")


def locations(count: int) -> str:
    """Return a home page that names so many locations."""
    shops = ",".join(
        f'{{"@context":"https://schema.org","@type":"CafeOrCoffeeShop","name":"Kahvila Aamunkoi","address":'
        f'{{"@type":"PostalAddress","streetAddress":"Jokikatu {at}","postalCode":"20100",'
        f'"addressLocality":"{TOWNS[at % 2]}","addressCountry":"FI"}}}}'
        for at in range(1, count + 1)
    )
    return (
        f'<html><head><script type="application/ld+json">[{shops}]</script></head><body><h1>Kahvila</h1></body></html>'
    )


async def test_many_locations_are_offered_eight_a_page_in_place(house: House) -> None:
    house.web.pages[SITE] = page(locations(11))
    ann = house.ann()
    await ann.say("aamunkoi.example")
    asked = await ann.wait_for("Your site names several places.")
    named = [[f"{TOWNS[at % 2]}, Jokikatu {at}"] for at in range(1, 12)]
    assert asked.buttons == [*named[:8], ["Next"], ["All of them", "This is not us"]]
    await ann.click("Next")
    second = await ann.wait_for(lambda one: "Back" in str(one.buttons))
    assert second.id == asked.id
    assert second.buttons[:-1] == [*named[8:], ["Back"]]
    await ann.click("Salo, Jokikatu 11")
    await ann.wait_for("This is what a stranger finds")
    await ann.say("/facts")
    await ann.wait_for("Address: Jokikatu 11, 20100 Salo (you said so")
