"""Opening hours in the syntax of OpenStreetMap, as far as a week can hold them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import hours


@pytest.mark.parametrize(
    ("text", "week"),
    [
        ("Mo-Fr 09:00-17:00; Sa 10:00-14:00; Su,PH off", "Mo-Fr 09:00-17:00; Sa 10:00-14:00; Su off"),
        ("Mo-Th 12:00-22:00, Fr-Sa 12:00-02:00", "Mo-Th 12:00-22:00; Fr-Sa 12:00-02:00"),
        (
            "Mo-Fr 09:00-12:00, Mo,Th 15:00-18:00",
            "Mo 09:00-12:00,15:00-18:00; Tu-We 09:00-12:00; Th 09:00-12:00,15:00-18:00; Fr 09:00-12:00",
        ),
        ("Mo-Fr 09:00-17:00; We 10:00-12:00", "Mo-Tu 09:00-17:00; We 10:00-12:00; Th-Fr 09:00-17:00"),
        ("08:00-20:00", "Mo-Su 08:00-20:00"),
        ("08:00-20:00; 12:00-13:00 off", "Mo-Su 08:00-12:00,13:00-20:00"),
        ("Sa-Mo 10.00-18.00", "Mo 10:00-18:00; Sa-Su 10:00-18:00"),
        ("Fr 22:00-26:00", "Fr 22:00-02:00"),
        ("24/7; PH off", "24/7"),
        ("Mo-Fr 9am-5pm", "Mo-Fr 09:00-17:00"),
        ("off", "Mo-Su off"),
        ('Mo-Fr 08:00-12:00 open "ring the bell"', "Mo-Fr 08:00-12:00"),
        ("24/7 closed", "Mo-Su off"),
        ("Mo – Fr: 9 – 12 Uhr und Mo, Di: 15 – 18 Uhr", "Mo-Tu 09:00-12:00,15:00-18:00; We-Fr 09:00-12:00"),
        ("Monday-Friday: 08:00-12:00", "Mo-Fr 08:00-12:00"),
    ],
)
def test_a_weekly_value_is_read(text: str, week: str) -> None:
    assert str(hours.read_osm(text)) == week


@pytest.mark.parametrize(
    "text",
    [
        "Mo-Su",
        "SH Mo-Fr 10:00-12:00",
        "Jun-Aug Mo-Fr 10:00-18:00",
        "Mo[1] 10:00-12:00",
        "week 1-20 Mo 10:00-12:00",
        "sunrise-sunset",
        "Mo-Fr 17:00+",
        'Mo-Fr 10:00-12:00 "by appointment"',
        "Mo-Fr 10:00-12:00 || Sa 10:00-12:00",
        "2027 Dec 24 off",
        "easter off",
        "Mo-Fr 25:00-99:00",
        "PH off",
        "call us",
        "",
    ],
)
def test_what_no_week_can_hold_is_not_read(text: str) -> None:
    assert hours.read_osm(text) is None


@given(st.text(max_size=60) | st.from_regex(r"(?:Mo|Su|PH|off|24/7|\d\d:\d\d|[-;, ]){0,20}", fullmatch=True))
def test_any_text_is_read_without_complaint(text: str) -> None:
    week = hours.read_osm(text)
    assert week is None or hours.read_osm(str(week)) == week
