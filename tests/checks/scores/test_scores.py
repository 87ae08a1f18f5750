"""Scores: of what was really checked, unsure on neither side, with formulas anyone can follow."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from checks import scores
from checks.complaints import complaints
from checks.engine import judge
from checks.scores import moved, spike
from checks.scores.answers import Wait, quantile, surviving
from checks.scores.score import Part, Score
from checks.sign import Judged
from data.evidence import PageState, Reply
from data.finding import Kind
from data.places import load
from data.run import Agreement
from tests.checks.dossiers import NOW, PHONE, dossier, listing, mention, page, profile, review, row
from tests.checks.findings import finding

TODAY = NOW.date()
PLACES = load("FI")


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def told(score):
    return score.value, {part.name: part.n for part in score.parts}


def right(fact, url="https://a.example"):
    return Agreement(place="a", url=url, fact=fact)


def test_presence_counts_what_was_found_and_what_is_proven_absent_and_nothing_else():
    home = page(text="x")
    seen = dossier(
        home, listing("fonecta", phones=(PHONE,)), coverage=(row("a", "listing:eniro"), row("b", "listing:eniro"))
    )
    judged = judge(seen, PLACES)
    absent = sum(one.check == "missing.listing" for one in judged.findings)
    assert told(scores.presence(seen, judged, PLACES)) == (round(200 / (2 + absent), 1), {"found": 2, "absent": absent})
    unlooked = dossier(home, listing("fonecta", phones=(PHONE,)))
    assert scores.presence(unlooked, judge(unlooked, PLACES), PLACES).value == 100


def test_accuracy_leaves_out_what_is_unsure_and_replies():
    wrong, doubt = finding(), finding("inaccurate.hours", "k2", sure=False)
    judged = Judged((wrong, doubt), (right("phone"), right("phone"), right("name"), right("hours"), right("reply")))
    assert told(scores.accuracy(judged)) == (75.0, {"agreeing": 3, "differing": 1})
    assert scores.accuracy(Judged()).value is None


def test_freshness_counts_a_page_once_however_much_of_it_is_old():
    home, about, unread = page(), page("/about"), page("/news", whole=False, state=PageState.UNKNOWN)
    old = [finding(f"outdated.{noun}", noun, url=about.url, kind=Kind.OUTDATED) for noun in ("notice", "hours")]
    doubted = finding("outdated.website", "w", url=home.url, sure=False)
    seen = dossier(home, about, unread, profile(newest_post=NOW), profile(handle="other", url="https://t.me/other"))
    assert told(scores.freshness(seen, Judged((*old, doubted)))) == (66.7, {"fresh": 2, "stale": 1})
    assert scores.freshness(dossier(), Judged()).value is None


def asked(days, after=None, shown=True, **fields):
    reply = None if after is None else Reply(body="Anteeksi.", written=ago(days - after) if after >= 0 else None)
    return review(author=f"A{days}{after}", written=ago(days), reply=reply, replies_shown=shown, **fields)


def test_response_rate_leaves_out_where_no_reply_would_be_seen():
    rows = [asked(9, 1), asked(8, 2), asked(7), asked(6, shown=False)]
    assert told(scores.response_rate(rows)) == (66.7, {"answered": 2, "unanswered": 1})
    assert scores.response_rate([asked(6, shown=False)]).value is None


def test_those_who_still_wait_count_as_running():
    rows = [Wait(1, True), Wait(2, True), Wait(3, False), Wait(10, True)]
    assert surviving(rows, 0) == 1
    assert surviving(rows, 1) == pytest.approx(0.75)
    assert surviving(rows, 9) == pytest.approx(0.5)
    assert (quantile(rows, 0.5), quantile(rows, 0.1)) == (2, 10)
    assert quantile([Wait(1, True), Wait(50, False), Wait(60, False)], 0.5) is None


def test_reply_time_is_the_share_answered_within_a_week():
    rows = [asked(20, 1), asked(20, 9), asked(8), asked(3), asked(30, shown=False), asked(5, -1)]
    value, parts = told(scores.reply_time(rows, TODAY))
    assert value == 25.0
    assert {name: parts[name] for name in ("answered", "running", "late", "due")} == {
        "answered": 2, "running": 2, "late": 1, "due": 1,
    }  # fmt: skip
    assert scores.reply_time([], TODAY).value is None


def test_a_rating_begins_at_the_prior_and_old_stars_fade():
    assert scores.rating([], TODAY).value is None
    one = scores.rating([review(rating=5.0, written=TODAY)], TODAY)
    assert one.part("mean") == round((7 * 3.5 + 5) / 8, 2)
    assert 1 <= one.part("low") < one.part("mean") < one.part("high") <= 5
    faded = scores.rating([review(rating=5.0, written=ago(180))], TODAY)
    assert faded.part("mean") == round((7 * 3.5 + 2.5) / 7.5, 2)
    many = scores.rating([review(rating=4.0, written=TODAY)] * 20, TODAY)
    assert (many.part("low"), many.part("reviews")) == (0, 20)
    assert many.value == round(100 * ((7 * 3.5 + 80) / 27 - 1) / 4, 1)


def test_share_of_voice_and_what_was_handled():
    assert told(scores.share_of_voice(3, {"a": 5, "b": 4})) == (25.0, {"own": 3, "others": 9})
    assert scores.share_of_voice(3, {}).value is None
    assert scores.share_of_voice(0, {"a": 0}).value is None
    assert told(scores.handled(10, 9, 1)) == (90.0, {"heard": 10, "handled": 9, "open": 1, "learned": 1})
    assert scores.handled(0, 0, 0).value is None


def rate(answered, unanswered):
    return scores.response_rate(
        [asked(100 + n, 1) for n in range(answered)] + [asked(200 + n) for n in range(unanswered)]
    )


def test_a_score_says_why_it_moved_in_the_direction_it_went():
    down = moved(rate(20, 3), rate(20, 5))
    assert (down.by, down.because) == (-7, (("unanswered", 2),))
    up = moved(rate(3, 3), rate(5, 2))
    assert (up.by, up.because) == (21, (("answered", 2), ("unanswered", -1)))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(rate(0, 0), rate(1, 1), id="nothing before"),
        pytest.param(rate(2, 2), rate(2, 2), id="the same"),
        pytest.param(Score(kind="a", value=50.0), Score(kind="b", value=60.0), id="another score"),
        pytest.param(Score(kind="a", value=50.1), Score(kind="a", value=50.4), id="less than can be seen"),
    ],
)
def test_nothing_moved(before, after):
    assert moved(before, after) is None


def test_a_figure_that_is_only_told_explains_nothing():
    before, after = (Score(kind="a", value=value, parts=(Part("heard", value),)) for value in (10.0, 20.0))
    assert moved(before, after).because == ()


@pytest.mark.parametrize(
    ("count", "weeks", "is_one"),
    [
        pytest.param(3, [0] * 8, True, id="three after silence"),
        pytest.param(2, [0] * 8, False, id="two are too few"),
        pytest.param(5, [1, 2, 1, 2, 1, 2, 1, 2], True, id="far above"),
        pytest.param(5, [1, 1, 1, 1, 1, 1, 1, 3], False, id="not double last week"),
        pytest.param(9, [2, 9, 1, 8, 2, 9, 1, 4], False, id="it always jumps"),
        pytest.param(9, [0] * 7, False, id="too short a past"),
    ],
)
def test_a_spike(count, weeks, is_one):
    assert (spike(count, weeks) is not None) is is_one


def test_complaints_count_once_a_place_and_leave_out_what_is_not_ours():
    long = "Odotimme tunnin kahta kahvia, kakku oli kuivunut eikä tyttö kassalla viitsinyt edes katsoa meihin päin."
    rows = [
        review(body=long, url="https://a.example/1", place="a.example"),
        review(body=long, url="https://b.example/1", place="b.example", reply=Reply(body="Anteeksi.")),
        review(body="Ihana paikka.", rating=5.0, author="B"),
        review(body=long, author="Kahvila Aamunkoi"),
        mention(channel="news"),
        mention(),
    ]
    found = complaints(dossier(*rows))
    assert sorted(item.place for item in found) == ["a.example", "b.example", "foorumi.example"]


def test_the_published_page_is_what_the_code_says():
    page_ = Path(__file__).parents[3] / "docs" / "scores.md"
    assert page_.read_text("utf-8") == scores.published()
    assert all(scores.published().count(f"{name} = ") for name in ("Presence", "Accuracy", "Rating", "Spike", "Burst"))


def test_every_score_carries_its_formula():
    assert scores.accuracy(Judged()).formula.startswith("Accuracy = ")
