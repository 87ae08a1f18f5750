"""Is it a burst, what looks alike in it, and what became of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from checks.bursts import find, follow, signs
from checks.said import said
from data.evidence import Reply, Review
from data.news import Burst, Fate
from tests.checks.dossiers import NOW, dossier, review

TODAY = NOW.date()


def left(*days: int, stars: float = 1.0, name: str = "N") -> list[Review]:
    """Reviews so many days old, each of another person."""
    return [
        review(author=f"{name}{at} {age}", written=TODAY - timedelta(days=age), rating=stars, body=f"Sana {name} {at}.")
        for at, age in enumerate(days)
    ]


def bursts(*reviews: Review, known: tuple[Burst, ...] = ()) -> tuple[Burst, ...]:
    return find(said(dossier(*reviews)), reviews, known, NOW)


OLD = left(40, stars=5.0, name="Kind")


@pytest.mark.parametrize(
    ("reviews", "is_one"),
    [
        pytest.param([*OLD, *left(1, 1, 0, 0, 0)], True, id="five in two days and nothing before"),
        pytest.param([*OLD, *left(1, 1, 0, 0)], False, id="four are too few"),
        pytest.param([*OLD, *left(4, 3, 2, 1, 0)], False, id="one a day"),
        pytest.param([*OLD, *left(9, 9, 9, 9, 9)], False, id="long ago"),
        pytest.param([*OLD, *left(0, 0, 0, 0, 0, stars=3.0)], False, id="three stars are not bad"),
        pytest.param(left(0, 0, 0, 1, 1), True, id="all that is known of the place"),
        pytest.param(
            [*left(0, 0, 0, 1, 1), *left(0, 0, 1, stars=5.0, name="K")], False, id="a busy page of two days only"
        ),
        pytest.param([*left(*range(2, 58), name="A"), *left(0, 0, 0, 1, 1, 1)], False, id="one a day is usual"),
        pytest.param([*left(*range(2, 58), name="A"), *left(*[0] * 4, *[1] * 4)], True, id="four times the usual"),
        pytest.param([replace(one, written=None) for one in left(0, 0, 0, 0, 0, 0)], False, id="no dates"),
    ],
)
def test_a_burst_is_far_above_the_usual(reviews: list[Review], is_one: bool) -> None:
    assert bool(bursts(*reviews)) is is_one


def test_the_usual_is_said_where_it_is_known() -> None:
    [burst] = bursts(*OLD, *left(20, 30, 31, name="A"), *left(0, 0, 0, 1, 1))
    assert burst.usual == pytest.approx(3 / (39 / 7))
    assert burst.first == TODAY - timedelta(days=1) and len(burst.reviews) == 5
    [unknown] = bursts(*left(0, 0, 0, 1, 1))
    assert unknown.usual is None


def test_a_known_burst_grows_and_is_none_anew() -> None:
    [burst] = bursts(*OLD, *left(5, 5, 5, 4, 4))
    [grown] = bursts(*OLD, *left(5, 5, 5, 4, 4), *left(0, 0, 0, 0, 0, name="B"), known=(burst,))
    assert grown.id == burst.id and len(grown.reviews) == 10
    assert bursts(*OLD, *left(5, 5, 5, 4, 4), known=(burst,)) == (burst,)


def test_two_places_have_their_own() -> None:
    there = [replace(one, place="toinen.example", url="https://toinen.example/a") for one in left(0, 0, 0, 1, 1)]
    assert len(bursts(*left(0, 0, 0, 1, 1), *there)) == 2
    assert bursts(*left(0, 0, 0), *there[:3]) == ()


def test_what_looks_coordinated_is_counted_and_no_more() -> None:
    words = "Kamala paikka, älkää menkö sinne, kahvi oli kylmää ja palvelu tylyä"
    bodies = [words, f"{words}!!", "Huono", "Odotin tunnin ja lasku oli väärin", ""]
    reviews = [replace(one, body=body) for one, body in zip(left(0, 0, 0, 1, 1), bodies, strict=True)]
    [burst] = bursts(*reviews)
    found = signs(burst)
    assert (found.day, found.same_day, found.alike, found.bare) == (TODAY, 3, 2, 2)


def test_answered_gone_and_out_of_sight_are_told_apart() -> None:
    first, second, third, *rest = left(0, 0, 0, 1, 1)
    [burst] = bursts(*OLD, first, second, third, *rest)
    later = NOW + timedelta(days=6)
    url = first.url
    fates = lambda one: [each.fate for each in one.reviews]  # noqa: E731
    assert follow(burst, [], ["https://muu.example/"], later) == burst
    answered = replace(first, reply=Reply(body="Pahoittelemme."))
    assert fates(follow(burst, [*OLD, answered, second], [url], later)) == [
        Fate.ANSWERED,
        Fate.THERE,
        Fate.GONE,
        Fate.GONE,
        Fate.GONE,
    ]
    newer = [replace(one, written=TODAY + timedelta(days=2)) for one in left(0, 0, name="Z")]
    assert set(fates(follow(burst, newer, [url], later))) == {Fate.THERE}, "the page does not reach back so far"
