"""Places with the old value are known, ticked off once seen right, and come back when they are not."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from checks.changes import spots, tick
from data.change import Change
from data.company import Address, Company
from data.dossier import Dossier
from data.evidence import Evidence, Listing, Page, Registration
from data.facts import Facts, Found, Where
from data.finding import Value

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
OLD, NEW = "+35825550199", "+35825550142"
CAFE = Company(id="cafe", names=("Kahvila Aamunkoi",), country="FI", phones=(NEW,))


def listing(phone: str, url: str = "https://fonecta.example/aamunkoi", **more: object) -> Listing:
    phones = (phone,) if phone else ()
    return Listing(source="found_pages", url=url, seen_at=NOW, place="fonecta", phones=phones, **more)  # type: ignore[arg-type]


def page(phone: str) -> Page:
    facts = Facts(phones=(Found(value=phone, where=Where.TEXT),))
    return Page(source="website", url="https://aamunkoi.example/", seen_at=NOW, facts=facts)


def dossier(*evidence: Evidence) -> Dossier:
    return Dossier(company=CAFE, taken_at=NOW, evidence=evidence)


def change(fact: str = "phones", old: Value = (OLD,), new: Value = (NEW,)) -> Change:
    return Change(id="1", fact=fact, old=old, new=new, at=NOW)


def test_listings_and_own_pages_with_the_old_value_are_known() -> None:
    found = spots(change(), dossier(listing(OLD), page("+358 2 555 0199"), listing(NEW, "https://map.example/1")))
    assert [spot.url for spot in found] == ["https://fonecta.example/aamunkoi", "https://aamunkoi.example/"]


def test_a_number_that_is_kept_beside_the_new_one_is_not_old() -> None:
    assert spots(change(new=(OLD, NEW)), dossier(listing(OLD))) == ()


@pytest.mark.parametrize(
    ("fact", "old", "item"),
    [
        ("emails", ("old@aamunkoi.example",), {"emails": ("Old@aamunkoi.example",)}),
        (
            "address",
            Address(street="Jokikatu 5", city="Turku"),
            {"address": Address(street="Jokikatu 5", city="Turku")},
        ),
        ("website", "https://old.example/", {"website": "http://www.old.example"}),
    ],
)
def test_other_facts_are_compared_as_facts(fact: str, old: Value, item: dict[str, object]) -> None:
    assert len(spots(change(fact, old, "new"), dossier(listing("", **item)))) == 1


def test_a_register_counts_too() -> None:
    row = Registration(
        source="prh", url="https://register.example/1", seen_at=NOW, register="prh", number="1", legal_name="x",
        phones=(OLD,),
    )  # fmt: skip
    assert [spot.place for spot in spots(change(), dossier(row))] == ["prh"]


def test_a_place_is_ticked_off_when_seen_right_and_not_when_it_is_not_seen() -> None:
    begun = replace(change(), spots=spots(change(), dossier(listing(OLD), page(OLD))))
    after = tick(begun, dossier(listing(NEW)), NOW)
    assert [spot.right_at for spot in after.spots] == [NOW, None]
    assert not after.done
    silent = tick(after, dossier(listing("")), NOW)
    assert silent == after
    done = tick(after, dossier(page(NEW)), NOW)
    assert done.done


def test_a_place_that_shows_the_old_value_again_is_no_longer_ticked_off() -> None:
    begun = replace(change(), spots=spots(change(), dossier(listing(OLD))))
    right = tick(begun, dossier(listing(NEW)), NOW)
    assert not tick(right, dossier(listing(OLD)), NOW).done


def test_a_place_found_later_joins_the_list() -> None:
    begun = replace(change(), spots=spots(change(), dossier(listing(OLD))))
    assert len(tick(begun, dossier(listing(OLD), listing(OLD, "https://later.example/")), NOW).left) == 2
