from datetime import timedelta

from data.case import Case
from data.company import Address
from data.finding import Severity, Words
from data.trouble import group
from tests.checks.dossiers import NOW
from tests.checks.findings import finding

RANKED = (("light", 20.0, 10), ("heavy", 20.0, 90), ("urgent", 40.0, 5))


def test_the_same_wrong_value_in_many_places_is_one_trouble_heaviest_place_first():
    places = [finding(key=f"k{n}", url=f"https://place{n}.example/", weight=n * 10) for n in range(1, 7)]
    (trouble,) = group(places)
    assert [one.weight for one in trouble.findings] == [60, 50, 40, 30, 20, 10]
    assert (trouble.minutes, trouble.weight, trouble.found) == (18, 60, "+35825550199")


def test_writing_a_value_another_way_does_not_part_it():
    assert len(group([finding(), finding(key="k2", found="+358 25 550199")])) == 1
    spelled = [Address(street="Kauppakatu 31", city="Turku"), Address(street="kauppakatu 31", city="TURKU")]
    assert len(group([finding("inaccurate.address", f"a{n}", found=one) for n, one in enumerate(spelled)])) == 1


def test_other_values_and_other_facts_are_other_troubles():
    assert len(group([finding(), finding(key="k2", found="+35825550123")])) == 2
    assert len(group([finding(), finding("inaccurate.email", "k2")])) == 2


def test_two_unanswered_reviews_with_the_same_words_are_two():
    assert len(group([finding("unanswered.review", key, found="Huono.") for key in ("a", "b")])) == 2


def test_absences_stand_alone():
    assert len(group([finding("missing.listing", key, found=None) for key in ("a", "b")])) == 2


def case(key, days=0, returned=False, **fields):
    one = finding(key=key, found=key, **fields)
    at = NOW - timedelta(days=days)
    return Case(key=key, finding=one, first_seen=at, last_seen=NOW, returned=returned)


def test_order_is_severity_then_what_came_back_then_weight_then_age():
    rows = [
        case("light", weight=10),
        case("young", days=1),
        case("old", days=9),
        case("back", weight=10, returned=True),
        case("low", severity=Severity.LOW, weight=100, days=99),
    ]
    assert [one.lead.key for one in group(rows)] == ["back", "old", "young", "light", "low"]


def test_the_gravest_place_sets_severity_and_any_sure_one_makes_it_sure():
    doubt = finding(key="k2", sure=False, severity=Severity.MEDIUM, weight=100)
    (trouble,) = group([doubt, finding()])
    assert (trouble.severity, trouble.sure, trouble.lead.key) == (Severity.HIGH, True, "k1")


def test_a_trouble_keeps_its_key_when_one_place_is_put_right():
    both = [finding(), finding(key="k2", url="https://eniro.example/")]
    assert group(both)[0].key == group(both[1:])[0].key


def test_cases_stand_in_the_order_of_their_findings():
    rows = [
        Case(key=key, finding=finding(key=key, weight=weight), first_seen=NOW, last_seen=NOW)
        for key, weight in (("a", 10), ("b", 90))
    ]
    (trouble,) = group(rows)
    assert [one.key for one in trouble.cases] == [one.key for one in trouble.findings] == ["b", "a"]


def said(key, story="", **fields):
    return finding("unanswered.review", key, found="Huono.", words=Words(story=story), **fields)


def test_copies_of_one_text_are_one_trouble_and_others_are_not():
    rows = [said("a", "s1"), said("b", "s1"), said("c", "s2"), said("d"), said("e")]
    assert sorted(len(one.findings) for one in group(rows)) == [1, 1, 1, 2]


def test_a_story_keeps_its_place_in_the_list_when_one_copy_is_answered():
    assert group([said("a", "s1"), said("b", "s1")])[0].key == group([said("b", "s1")])[0].key


def test_within_one_gravity_the_rank_decides_and_the_weight_only_after_it():
    rows = [finding(key=key, found=key, rank=rank, weight=weight) for key, rank, weight in RANKED]
    assert [one.lead.key for one in group(rows)] == ["urgent", "heavy", "light"]
    graver = finding(key="graver", found="graver", rank=1.0)
    milder = finding(key="milder", found="milder", rank=99.0, severity=Severity.MEDIUM)
    assert [one.lead.key for one in group([milder, graver])] == ["graver", "milder"]
