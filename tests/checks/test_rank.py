"""What an owner would do first."""

from datetime import timedelta

import pytest

from checks import rank as ranking
from checks.language import Topic
from checks.rank import GRAVE, MET, rank
from data.finding import Severity, Words
from tests.checks.dossiers import NOW
from tests.checks.findings import finding

TODAY = NOW.date()


def words(text_topics="waiting", days=5, rating=1.0, **fields):
    written = None if days is None else TODAY - timedelta(days=days)
    return {"words": Words(topics=tuple(text_topics.split()), written=written, rating=rating, **fields)}


def review(weight=10, sure=True, **fields):
    return finding("unanswered.review", weight=weight, sure=sure, **words(**fields))


FIRST = [
    ("safety before price", review(text_topics="safety"), review(text_topics="price")),
    ("fraud before waiting", review(text_topics="billing"), review(text_topics="waiting")),
    ("the gravest of several topics counts", review(text_topics="price safety"), review(text_topics="quality")),
    ("one star before two", review(rating=1.0), review(rating=2.0)),
    ("two stars before three", review(rating=2.0), review(rating=3.0)),
    ("a fresh one before an old one", review(days=3), review(days=200)),
    ("an undated one before one of last year", review(days=None), review(days=300)),
    ("an author whom thousands hear", review(reach=20_000), review(reach=3)),
    ("a place everybody looks at", review(weight=100), review(weight=10)),
    ("a sure one before a doubtful one", review(), review(sure=False)),
    ("a phone number before a name", finding("inaccurate.phone"), finding("inaccurate.name")),
    ("hours before an e-mail address", finding("inaccurate.hours"), finding("inaccurate.email")),
    ("a wrong number before a mild review", finding("inaccurate.phone", weight=60), review(rating=2.0)),
    ("a poisoning before a wrong number", review(text_topics="safety", weight=20), finding(weight=60)),
    ("the big map before a small directory", finding(weight=100), finding("inaccurate.phone", "k2", weight=20)),
]


@pytest.mark.parametrize(("first", "then"), [row[1:] for row in FIRST], ids=[row[0] for row in FIRST])
def test_what_comes_first(first, then):
    assert rank(first, NOW).score > rank(then, NOW).score


@pytest.mark.parametrize("item", [one for row in FIRST for one in row[1:]], ids=lambda one: one.check)
def test_the_score_is_the_sum_of_its_parts_the_heaviest_first(item):
    told = rank(item, NOW)
    points = [part.points for part in told.parts]
    assert told.score == pytest.approx(sum(points))
    assert points == sorted(points, reverse=True) and 0 not in points
    assert all(part.points <= max(part.most, 0) for part in told.parts)


def test_the_most_there_is_makes_a_hundred_and_the_least_nothing():
    worst = finding("unanswered.review", weight=100, **words("safety", 0, 1.0, reach=10**9))
    assert rank(worst, NOW).score == pytest.approx(100 - (20 - MET["review"]))
    least = finding("outdated.profile", weight=0, sure=False)
    assert rank(least, NOW).score == 0


def test_gravity_is_not_the_business_of_the_rank():
    assert rank(finding(severity=Severity.LOW), NOW) == rank(finding(severity=Severity.HIGH), NOW)


def test_words_a_person_passed_on_are_read_for_their_topic():
    told = finding(
        "unanswered.complaint",
        evidence=finding().evidence.__class__(url="", quote="We got food poisoning.", seen_at=NOW),
    )
    assert ("topic", "safety") in [(part.name, part.about) for part in rank(told, NOW).parts]


def test_every_topic_weighs_and_the_formula_is_told_as_it_is():
    assert set(GRAVE) == set(Topic)
    for topic, points in GRAVE.items():
        told = {"billing": "bills and fraud", "quality": "quality and delivery", "delivery": "delivery"}.get(
            topic, topic
        )
        assert f"{told} {points}" in ranking.__doc__
    assert [most for most in (40, 20, 15, 10, 5) if f"| {most} |" not in ranking.__doc__] == []
