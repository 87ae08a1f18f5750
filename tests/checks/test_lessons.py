"""Whether a change helped is told from equal spans, and not before two weeks have gone by."""

from datetime import date, timedelta

import pytest

from checks.lessons import fall

DAY = date(2026, 11, 1)


def days(*offsets: int) -> list[date]:
    return [DAY + timedelta(days=each) for each in offsets]


@pytest.mark.parametrize(
    ("offsets", "since", "verdict", "counted"),
    [
        pytest.param((-3, -2, -1), 13, "early", 0, id="two weeks are needed"),
        pytest.param((-3, -2, 5), 14, "fell", 14, id="fewer than before"),
        pytest.param((-3, 5), 20, "same", 20, id="as many"),
        pytest.param((-3, 5, 6), 20, "rose", 20, id="more"),
        pytest.param((-60, -40, 5), 60, "rose", 28, id="only four weeks on either side"),
        pytest.param((0, 0, 0), 30, "same", 28, id="the day itself belongs to neither side"),
        pytest.param((-27, -20, 29), 60, "fell", 28, id="what is later than the span does not count"),
    ],
)
def test_equal_spans_are_compared(offsets: tuple[int, ...], since: int, verdict: str, counted: int) -> None:
    told = fall(DAY, days(*offsets), DAY + timedelta(days=since))
    assert (told.verdict, told.days) == (verdict, counted)
