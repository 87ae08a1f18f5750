"""Putting the town's troubles right, each as its owner would: what is planted, and what is done about it."""

import re
from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from tests.town.server import Town
from tests.town.world import Row

Mend: TypeAlias = Callable[[Town, str], None]


def mend(town: Town, company: str, check: str, place: str = "") -> bool:
    """Put one trouble right; False where the town has no way to do so."""
    act = MENDS.get((company, check, place)) or MENDS.get((company, check, ""))
    if act is None:
        return False
    act(town, company)
    town.world.version += 1
    return True


def _fact(place: str, field: str, ref: str = "") -> Mend:
    return lambda town, company: town.world.put_right(company, place, field, ref)


def _answered(place: str, author: str) -> Mend:
    def act(town: Town, company: str) -> None:
        (review,) = [one for one in town.world.place(company, place)["reviews"] if one["author"] == author]
        review["reply"] = {"days_ago": 0, "text": f"Sorry. {town.card(company)['name']}"}

    return act


def _posted(thread: str, town: Town, company: str) -> None:
    (row,) = [one for one in town.world.companies[company]["threads"] if one["id"] == thread]
    row["posts"].append({"author": town.card(company)["name"], "days_ago": 0, "text": "OK."})


def _home(pattern: str, instead: str, town: Town, company: str) -> None:
    page = town.world.companies[company]["pages"][0]
    for part in ("raw", "head", "body"):
        page[part] = re.sub(pattern, instead, page.get(part, ""), flags=re.DOTALL)


def _listed(place: str, more: Row, town: Town, company: str) -> None:
    card = town.card(company)
    address = {"street": "Kauppakatu 3", "postcode": "26100"} | card["address"]
    row = {"place": place, "ref": "777", "slug": "x", "category": "", "name": card["name"], "phone": card["phones"][0]}
    town.world.companies[company].setdefault("listings", []).append({**row, **address, **more})


def _without(name: str, place: str, town: Town, company: str) -> None:
    town.world.place(company, place).pop(name)


def _merged(town: Town, company: str) -> None:
    rows = town.world.companies[company]["listings"]
    rows.remove(next(row for row in rows if row["ref"] == "733009"))


def _renewed(town: Town, company: str) -> None:
    host = town.world.companies[company]["site"]["host"]
    for name in (host, f"www.{host}"):
        town.renew(name)


def _touched(town: Town, company: str) -> None:
    for page in town.world.companies[company]["pages"]:
        page["modified"] = -1
    _home("<p>Last updated.*?</p>", f"<p>Last updated {town.now:%-d %B %Y}</p>", town, company)


def _spoke(town: Town, company: str) -> None:
    rows = town.world.companies[company].setdefault("channels", [])
    if not rows:
        rows.append({"handle": town.card(company)["profiles"][0].rpartition("/")[2], "title": "Hei", "posts": []})
    rows[0]["posts"].append({"id": 99, "days_ago": 1, "text": "Hei!"})


REACH = '</h1><p><a href="tel:+441174960142">0117 496 0142</a></p>'
MENDS: dict[tuple[str, str, str], Mend] = {
    ("aamunkoi", "inaccurate.phone", "luettelo"): _fact("luettelo", "phone", "120455"),
    ("aamunkoi", "inaccurate.phone", "kaupunkiopas"): _fact("kaupunkiopas", "phone"),
    ("aamunkoi", "missing.hours", ""): _fact("openstreetmap", "hours", "4100001"),
    ("aamunkoi", "unanswered.review", ""): _answered("arviot", "Marko"),
    ("morgenrode", "outdated.certificate", ""): _renewed,
    ("morgenrode", "inaccurate.website", ""): _fact("gulelinjer", "website"),
    ("morgenrode", "outdated.hours", ""): partial(_without, "special", "gulelinjer"),
    ("morgenrode", "unanswered.review", ""): _answered("anmeldt", "Ingrid H."),
    ("daybreak", "outdated.notice", ""): partial(_home, "<P><B>Christmas.*?</B>", ""),
    ("daybreak", "outdated.link", ""): partial(_home, "<P>Hungry already.*?</A>[.]", ""),
    ("daybreak", "inaccurate.self_contradiction", ""): partial(_home, "1134960187", "1134960142"),
    ("daybreak", "unanswered.complaint", ""): partial(_posted, "5120"),
    ("zarya", "inaccurate.hours", ""): _fact("spravka", "hours"),
    ("zarya", "unanswered.review", ""): _answered("spravka", "Ильдар"),
    ("zarya", "outdated.profile", ""): _spoke,
    ("swit", "outdated.certificate", ""): _renewed,
    ("swit", "inaccurate.address", ""): _fact("firmowo", "street", "501142"),
    ("swit", "inaccurate.duplicate_listing", ""): _merged,
    ("swit", "unanswered.review", ""): _answered("opinieo", "Beata"),
    ("swit", "unanswered.question", ""): partial(_posted, "9087"),
    ("kesapolku", "missing.listing", "luettelo"): partial(_listed, "luettelo", {}),
    ("kesapolku", "missing.listing", "kaupunkiopas"): partial(_listed, "kaupunkiopas", {}),
    ("kesapolku", "missing.listing", "openstreetmap"): partial(_listed, "openstreetmap", {"osm_key": "shop=shoemaker"}),
    ("kalina", "inaccurate.name", ""): lambda town, company: town.world.place(company, "firmowo").update(
        name="Fryzjer Kalina"
    ),
    ("kalina", "inaccurate.closed", ""): partial(_without, "closed", "opinieo"),
    ("fjordlys", "inaccurate.email", ""): _fact("gulelinjer", "email"),
    ("fjordlys", "missing.profile", ""): _spoke,
    ("tidewell", "missing.contact", ""): partial(_home, "</h1>", REACH),
    ("tidewell", "missing.hours", ""): partial(_home, "</h1>", "</h1><p>Open Tuesday to Sunday 10am-4pm</p>"),
    ("tidewell", "outdated.website", ""): _touched,
    ("kolosok", "missing.listing", ""): partial(_listed, "spravka", {"type": "Bakery"}),
    ("kolosok", "outdated.hours", ""): partial(_home, r',\s*"specialOpeningHoursSpecification":\[.*?\]', ""),
    ("saniainen", "inaccurate.hours", ""): _fact("luettelo", "hours"),
    ("saniainen", "missing.listing", ""): partial(
        _listed, "kaupunkiopas", {"hours": "Mo-Fr 09:00-17:00; Sa 10:00-14:00"}
    ),
    ("saniainen", "unanswered.question", ""): partial(_posted, "845"),
}
"""(company, check, place or any) -> how it is put right."""
