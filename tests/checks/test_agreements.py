from checks.agreements import agreements
from checks.proof import seen
from data.company import Address
from data.evidence import PageState, Reply
from data.facts import Where
from tests.checks.dossiers import (
    OTHER_PHONE,
    PHONE,
    SITE,
    STREET,
    WEEKDAYS,
    dossier,
    facts,
    listing,
    page,
    registration,
    review,
)


def told(*evidence):
    return {(one.place, one.fact) for one in agreements(dossier(*evidence))}


def test_every_fact_of_a_listing_that_agrees_is_told():
    row = listing(phones=(PHONE,), address=STREET, hours=WEEKDAYS, website=SITE, emails=("hei@aamunkoi.example",))
    assert told(row) == {("fonecta", fact) for fact in ("name", "phone", "address", "hours", "website", "email")}


def test_what_differs_or_is_not_said_is_not_told():
    assert told(listing(phones=(OTHER_PHONE,), address=STREET)) == {("fonecta", "name"), ("fonecta", "address")}


def test_a_namesakes_row_agrees_on_nothing():
    assert told(listing(name="Parturi Saksi", address=STREET)) == set()
    assert told(listing(address=Address(street="Jokikatu 5", city="Tampere"))) == set()


def test_own_pages_and_registers_count():
    home = page(facts=facts(phones=[(OTHER_PHONE, Where.TEXT), (PHONE, Where.TEXT)], hours=[(WEEKDAYS, Where.JSON_LD)]))
    assert told(home) == {("aamunkoi.example", "phone"), ("aamunkoi.example", "hours")}
    assert told(registration(address=STREET)) == {("prh", "name"), ("prh", "address")}


def test_an_answered_review_names_its_subject():
    answered = review(ref="7", reply=Reply(body="Pahoittelemme."))
    (one,) = agreements(dossier(answered, review(ref="8")))
    assert (one.fact, one.subject) == ("reply", "reviews.example:7")


def test_the_same_row_met_twice_is_told_once():
    assert len(agreements(dossier(listing(), listing()))) == 1


def test_pages_that_were_not_read_whole_do_not_count_as_seen():
    read = dossier(page(), page("/b", whole=False), page("/c", state=PageState.UNKNOWN), listing(), listing())
    assert seen(read) == (f"{SITE}/", "https://fonecta.example/kahvila-aamunkoi")
