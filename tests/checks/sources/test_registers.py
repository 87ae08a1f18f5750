"""The registers of companies: Finland (PRH) and Norway (Brønnøysund)."""

from dataclasses import replace

import pytest

from checks import registry
from checks.web import Broken
from data.company import Address
from data.evidence import RegisterState, Registration
from tests.checks.saved_web import SavedWeb, answer_json, page
from tests.checks.sources.answers import BRREG, CARD, KAFE, PRH
from tests.checks.sources.asking import again, ask_for, look

PRH_HOST, BRREG_HOST = "https://avoindata.prh.fi", "https://data.brreg.no"


def prh(*rows: object) -> dict[str, object]:
    return {PRH_HOST: answer_json({"totalResults": len(rows), "companies": rows})}


def units(*rows: object) -> dict[str, object]:
    return {BRREG_HOST: answer_json({"_embedded": {"enheter": rows}, "page": {"totalElements": len(rows)}})}


async def test_prh_gives_current_names_street_address_and_website() -> None:
    (row,) = (await look("prh", prh(PRH))).evidence  # type: ignore[arg-type]
    assert isinstance(row, Registration)
    assert (row.number, row.legal_name, row.names) == ("1234567-1", "Aamunkoi Oy", ("Kahvila Aamunkoi",))
    assert row.address == Address(street="Jokikatu 5", postcode="20100", city="Turku", country="FI")
    assert row.website == "www.aamunkoi.example"
    assert row.state is RegisterState.ACTIVE
    assert "1234567-1" in row.quote


async def test_prh_is_asked_by_number_where_the_card_has_one() -> None:
    web = SavedWeb(prh(PRH))  # type: ignore[arg-type]
    card = replace(CARD, registry_id="1234567-1")
    await registry.sources["prh"].look(ask_for("prh", web, card))
    assert web.asked == [f"{PRH_HOST}/opendata-ytj-api/v3/companies?businessId=1234567-1"]


@pytest.mark.parametrize("written", ["FI12345671", "12345671", " fi 1234567-1"])
async def test_prh_is_asked_by_a_number_as_people_write_it(written: str) -> None:
    web = SavedWeb(prh(PRH))  # type: ignore[arg-type]
    await registry.sources["prh"].look(ask_for("prh", web, replace(CARD, registry_id=written)))
    assert web.asked[0].endswith("?businessId=1234567-1")


async def test_prh_leaves_out_another_firm_of_nearly_that_name() -> None:
    other = PRH | {"names": [{"name": "Aamunkoin Kukka Oy", "type": "1"}], "website": None, "addresses": []}
    seen = await look("prh", prh(other))  # type: ignore[arg-type]
    assert (seen.evidence, seen.answered) == ((), True)


@pytest.mark.parametrize(
    ("change", "state"),
    [
        ({"companySituations": [{"type": "KONK", "endDate": None}]}, RegisterState.BANKRUPT),
        ({"companySituations": [{"type": "KONK", "endDate": "2025-01-01"}]}, RegisterState.ACTIVE),
        ({"companySituations": [{"type": "SANE", "endDate": None}]}, RegisterState.ACTIVE),
        ({"endDate": "2025-05-01"}, RegisterState.DISSOLVED),
    ],
)
async def test_prh_tells_how_the_company_stands(change: dict[str, object], state: RegisterState) -> None:
    (row,) = (await look("prh", prh(PRH | change))).evidence  # type: ignore[arg-type]
    assert isinstance(row, Registration)
    assert row.state is state


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"companies": []},
        {"totalResults": 1},
        {"totalResults": 1, "companies": []},
        {"totalResults": 1, "companies": [{}]},
    ],
)
async def test_prh_in_another_shape_is_broken(answer: object) -> None:
    with pytest.raises(Broken):
        await look("prh", {PRH_HOST: answer_json(answer)})


async def test_brreg_gives_contact_and_address() -> None:
    (row,) = (await look("brreg", units(BRREG), KAFE)).evidence  # type: ignore[arg-type]
    assert isinstance(row, Registration)
    assert (row.number, row.legal_name, row.state) == ("999999991", "MORGENRØDE KAFE AS", RegisterState.ACTIVE)
    assert row.phones == ("+4755550142",)
    assert row.emails == ("post@morgenrode.example",)
    assert row.address == Address(street="Elvegata 5", postcode="0301", city="Oslo", country="NO")
    assert row.website == "www.morgenrode.example"


async def test_brreg_leaves_the_contact_of_a_sole_trader_alone() -> None:
    private = BRREG | {"organisasjonsform": {"kode": "ENK"}}
    (row,) = (await look("brreg", units(private), KAFE)).evidence  # type: ignore[arg-type]
    assert isinstance(row, Registration)
    assert (row.phones, row.emails) == ((), ())


@pytest.mark.parametrize("shown", [{}, {"_embedded": {"enheter": []}}])
async def test_brreg_counting_units_it_does_not_show_is_broken_not_empty(shown: dict[str, object]) -> None:
    with pytest.raises(Broken):
        await look("brreg", {BRREG_HOST: answer_json({"page": {"totalElements": 3}} | shown)}, KAFE)


NUMBERED = replace(KAFE, registry_id="999 999 991")
UNIT, BRANCH = f"{BRREG_HOST}/enhetsregisteret/api/enheter", f"{BRREG_HOST}/enhetsregisteret/api/underenheter"


async def test_a_branch_is_found_among_the_branches() -> None:
    pages = {f"{UNIT}/999999991": page("", status=404), f"{BRANCH}/999999991": answer_json(BRREG)}
    assert len((await look("brreg", pages, NUMBERED)).evidence) == 1


async def test_a_number_nobody_has_is_empty_and_one_removed_by_law_says_so() -> None:
    seen = await look("brreg", {BRREG_HOST: page("", status=404)}, NUMBERED)
    assert (seen.evidence, seen.answered, seen.note) == ((), False, "")
    seen = await look("brreg", {BRREG_HOST: page("", status=410)}, NUMBERED)
    assert (seen.evidence, "legal grounds" in seen.note) == ((), True)


async def test_a_page_of_another_address_does_not_say_that_brreg_knows_no_such_number() -> None:
    with pytest.raises(Broken):
        await look("brreg", {BRREG_HOST: page("<h1>Not here</h1>", status=404)}, NUMBERED)


@pytest.mark.parametrize(
    ("change", "state"),
    [
        ({"slettedato": "2025-01-01"}, RegisterState.DISSOLVED),
        ({"konkurs": True}, RegisterState.BANKRUPT),
        ({"underAvvikling": True}, RegisterState.LIQUIDATION),
    ],
)
async def test_brreg_tells_how_the_company_stands(change: dict[str, object], state: RegisterState) -> None:
    (row,) = (await look("brreg", {BRREG_HOST: answer_json(BRREG | change)}, NUMBERED)).evidence
    assert isinstance(row, Registration)
    assert row.state is state


async def test_a_dissolved_unit_is_a_reduced_object() -> None:
    reduced = {"organisasjonsnummer": "999999991", "navn": "MORGENRØDE KAFE AS", "slettedato": "2025-01-01"}
    (row,) = (await look("brreg", {BRREG_HOST: answer_json(reduced)}, NUMBERED)).evidence
    assert isinstance(row, Registration)
    assert (row.state, row.address) == (RegisterState.DISSOLVED, None)


@pytest.mark.parametrize(("source", "company"), [("prh", CARD), ("brreg", KAFE)])
async def test_looking_again_asks_for_that_entry(source: str, company: object) -> None:
    pages = prh(PRH) if source == "prh" else units(BRREG)
    (row,) = (await look(source, pages, company)).evidence  # type: ignore[arg-type]
    once = pages if source == "prh" else {BRREG_HOST: answer_json(BRREG)}
    seen, asked = await again(source, once, row, company)  # type: ignore[arg-type]
    assert len(asked) == 1
    assert ("1234567-1" in asked[0]) or ("999999991" in asked[0])
    assert len(seen.evidence) == 1


async def test_who_is_it_offers_entries_that_are_not_dissolved() -> None:
    web = SavedWeb(units(BRREG, BRREG | {"organisasjonsnummer": "1", "slettedato": "2020-01-01"}))  # type: ignore[arg-type]
    found = await registry.finds["brreg"](ask_for("brreg", web, KAFE), "Morgenrøde", "")
    assert [(one.registry_id, one.country) for one in found] == [("999999991", "NO")]
