"""When complaints rise far above the weeks before."""

from datetime import date, timedelta

import pytest

from checks.rises import find, within
from data.said import Said
from data.span import Span, back
from data.watch import HeardAs
from tests.checks.dossiers import NOW

TODAY = NOW.date()


def rows(*ages: int, topics: tuple[str, ...] = (), place: str = "a.example", name: str = "n") -> list[Said]:
    return [
        Said(
            id=f"{name}{at}",
            place=place,
            url="https://a.example",
            seen=NOW,
            feel=HeardAs.COMPLAINT,
            written=TODAY - timedelta(days=age),
            topics=topics,
        )
        for at, age in enumerate(ages)
    ]


BEGAN = rows(100, name="began")


@pytest.mark.parametrize(
    ("said", "count"),
    [
        pytest.param([*BEGAN, *rows(0, 1, 2)], 3, id="three after eight silent weeks"),
        pytest.param([*BEGAN, *rows(0, 1)], 0, id="two are too few"),
        pytest.param([*BEGAN, *rows(0, 1, 2, 3, 8, 9, 10)], 0, id="not double last week"),
        pytest.param(rows(0, 1, 2, 3), 0, id="nothing known of before"),
        pytest.param([*rows(100, place="b.example", name="b"), *rows(0, 1, 2, 3)], 0, id="known of another place only"),
        pytest.param([*BEGAN, *rows(*range(0, 63, 2))], 0, id="as many as ever"),
    ],
)
def test_a_rise_is_far_above_the_eight_weeks_before(said: list[Said], count: int) -> None:
    found = find(said, TODAY)
    assert (found.count if found else 0) == count


def test_a_topic_names_the_rise_where_it_makes_up_half_of_it() -> None:
    waiting = rows(0, 1, 2, topics=("waiting",), name="w")
    found = find([*BEGAN, *waiting, *rows(3, name="x")], TODAY)
    assert found and (found.topic, found.count) == ("waiting", 3)
    found = find([*BEGAN, *waiting, *rows(*[3] * 6, name="x")], TODAY)
    assert found and (found.topic, found.count) == ("", 9)


def test_what_was_told_as_a_burst_is_not_counted_again() -> None:
    said = rows(0, 1, 2)
    assert find([*BEGAN, *said], TODAY, {row.id for row in said}) is None


def test_praise_and_words_without_a_day_are_not_counted() -> None:
    undated = [Said(id=f"u{at}", place="a.example", url="", seen=NOW, feel=HeardAs.COMPLAINT) for at in range(5)]
    assert find([*BEGAN, *undated], TODAY) is None


def test_of_a_time_the_strongest_week_of_each_rise_is_told() -> None:
    said = [*rows(200, name="began"), *rows(3, 4, 5, 6, 7, topics=("price",)), *rows(60, 61, 62, name="x")]
    (first, old), (second, new) = within(said, back(TODAY, 90))
    assert (first, old.topic, old.count) == (Span(first=ago(66), last=ago(60)), "", 3)
    assert (second, new.topic, new.count) == (Span(first=ago(9), last=ago(3)), "price", 5)
    assert within(said, Span(first=ago(50), last=ago(20))) == ()


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)
