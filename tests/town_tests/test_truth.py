import json
import re

import phonenumbers
import pytest

from data.company import read_card
from tests.town import compare
from tests.town.dates import fill, last_christmas
from tests.town.times import parse, sentence
from tests.town_tests.visit import CLOCKS, TODAY, get, town_at

CHECKS = {
    *("missing.website", "missing.listing", "missing.contact", "missing.hours", "missing.profile"),
    *("missing.search_presence", "outdated.website", "outdated.notice", "outdated.hours", "outdated.profile"),
    *("outdated.certificate", "outdated.link", "inaccurate.phone", "inaccurate.address", "inaccurate.hours"),
    *("inaccurate.email", "inaccurate.website", "inaccurate.name", "inaccurate.self_contradiction"),
    *("inaccurate.duplicate_listing", "inaccurate.closed"),
    *("unanswered.review", "unanswered.complaint", "unanswered.question"),
}
STATUS = {
    "http://daybreakcafe.example/specials.html": 404,
    "http://byguiden.example/steder/fjordlys-optikk/88410": 403,
}


@pytest.fixture(params=CLOCKS, ids=lambda now: f"{now:%Y-%m-%d}")
def town(request):
    return town_at(request.param)


def test_every_check_has_something_planted_for_it():
    assert {row["check"] for row in town_at().world.planted} == CHECKS


def test_there_are_as_many_temptations_as_troubles():
    world = town_at().world
    assert len(world.tempting) >= len(world.planted) >= 30
    assert {row["check"] for row in world.tempting} <= CHECKS
    assert all(row["why"] for row in world.tempting)


def test_the_companies_are_of_five_countries_and_one_is_all_right():
    world = town_at().world
    assert len(world.companies) >= 8
    assert {company["card"]["country"] for company in world.companies.values()} == {"FI", "RU", "PL", "NO", "GB"}
    assert {row["company"] for row in world.planted} == set(world.companies) - {"hazelfinch"}


def test_every_planted_trouble_stands_on_a_page_that_is_served(town):
    for row in town.world.planted + town.world.tempting:
        for url in filter(None, [row.get("url"), *row.get("urls", [])]):
            if "openstreetmap.org" in url:
                told = get(town, f"http://nominatim.example/lookup?format=jsonv2&osm_ids=N{url.rpartition('/')[2]}")
                assert json.loads(told.body), row
                continue
            answer = get(town, url)
            if row["check"] == "missing.profile":
                assert b"noindex, nofollow" in answer.body
            else:
                assert answer.status == STATUS.get(url, 200), row
            if row.get("words") and row["check"] != "outdated.notice":
                assert row["words"].casefold() in answer.body.decode().casefold(), row


def test_no_date_token_is_left_and_every_planted_day_lies_on_its_side_of_today(town):
    told = json.dumps([town.world.companies, town.world.planted], ensure_ascii=False, default=str)
    assert set(re.findall(r"@\{[^}]*\}", told)) <= {"@{phone}", "@{tel}"}
    past = last_christmas(town.now.date())
    assert 60 <= (town.now.date() - past).days <= 426
    coming = fill("@{nx}-12-24", town.now)
    assert coming > f"{town.now:%Y-%m-%d}" or town.now.month == 12


def test_every_card_can_be_read(town):
    for name in town.world.companies:
        company = read_card(town.card(name))
        assert company.country in ("FI", "RU", "PL", "NO", "GB")
        assert town.first_words(name)


def test_every_phone_is_a_valid_one_that_nobody_has():
    for company in town_at().world.companies.values():
        country = company["card"]["country"]
        numbers = [*company["card"].get("phones", []), *(row.get("phone", "") for row in company.get("listings", []))]
        for number in filter(None, numbers):
            assert phonenumbers.is_valid_number(phonenumbers.parse(number, country)), number


def test_all_hours_can_be_said_in_every_language():
    for _, row in town_at().world.rows("listings"):
        if row.get("hours"):
            assert len(parse(row["hours"])) == 7
            assert all(sentence(row["hours"], language) for language in ("fi", "ru", "pl", "nb", "en"))


def finding(check, url, *, quote="", sure=True):
    subject = {"source": "found_pages", "url": url, "title": ""}
    return {"check": check, "subject": subject, "sure": sure, "evidence": {"url": url, "quote": quote}}


def found_by_an_angel(company):
    """Return the findings of a checker that sees exactly what is planted."""
    rows = [row for row in town_at().world.planted if row["company"] == company]
    return [
        finding(row["check"], row.get("url") or row.get("urls", [row.get("place", "")])[0], quote=row.get("words", ""))
        for row in rows
    ]


@pytest.mark.parametrize("company", sorted(town_at().world.companies))
def test_who_finds_what_is_planted_has_a_clean_score(company):
    score = compare(company, {"findings": found_by_an_angel(company)}, now=TODAY)
    assert score.clean
    assert "0 unexpected" in score.table()


def test_a_missed_trouble_and_an_invented_one_are_told():
    invented = finding("inaccurate.phone", "https://aamunkoi.example/")
    score = compare("aamunkoi", json.dumps({"findings": [*found_by_an_angel("aamunkoi")[1:], invented]}), now=TODAY)
    assert [row["check"] for row in score.planted_missed] == ["inaccurate.phone"]
    assert score.unexpected == (invented,)


def test_one_finding_pays_for_one_trouble_only():
    twice = [*found_by_an_angel("aamunkoi"), found_by_an_angel("aamunkoi")[0]]
    assert len(compare("aamunkoi", twice, now=TODAY).unexpected) == 1


@pytest.mark.parametrize(("sure", "unexpected"), [(False, 0), (True, 1)])
def test_doubt_is_right_where_replies_are_not_shown(sure, unexpected):
    page = "http://ratedlocal.example/review/daybreak-cafe-leeds/3310"
    told = [*found_by_an_angel("daybreak"), finding("unanswered.review", page, quote="Cold eggs", sure=sure)]
    assert len(compare("daybreak", told, now=TODAY).unexpected) == unexpected
