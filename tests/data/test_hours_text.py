"""Opening hours in running text: read whole or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import hours
from data.hours_lexer import LANGUAGES

TEXTS = [
    ("en", "Mon-Fri 8.30am - 5pm, Sat 10am-2pm, closed Sundays", "Mo-Fr 08:30-17:00; Sa 10:00-14:00; Su off"),
    ("en", "Open daily 9 to 6", "Mo-Su 09:00-18:00"),
    ("en", "M-Th 11-9, F 11-10", "Mo-Th 11:00-21:00; Fr 11:00-22:00"),
    ("en", "Tuesday to Saturday: 12 noon - midnight", "Tu-Sa 12:00-24:00"),
    ("en", "from 10 a.m. to 4 p.m. on weekdays", "Mo-Fr 10:00-16:00"),
    ("en", "Mon 9-12, 1-5; Tue by appointment", "Mo 09:00-12:00,13:00-17:00"),
    ("en", "Daily 10:00-18:00, Sunday 11:00-16:00", "Mo-Sa 10:00-18:00; Su 11:00-16:00"),
    ("en", "Mon-Sat 08:00-20:00, public holidays 10:00-14:00", "Mo-Sa 08:00-20:00"),
    ("en", "Open 24/7", "24/7"),
    ("en", "Fri & Sat 5pm-1am", "Fr-Sa 17:00-01:00"),
    ("fi", "Avoinna ma–to klo 9.30–17.00, pe 9.30–20 ja la 10–15", "Mo-Th 09:30-17:00; Fr 09:30-20:00; Sa 10:00-15:00"),
    ("fi", "maanantaista torstaihin 8-16, sunnuntaisin suljettu", "Mo-Th 08:00-16:00; Su off"),
    ("fi", "arkisin klo 7–19, viikonloppuisin klo 9–17", "Mo-Fr 07:00-19:00; Sa-Su 09:00-17:00"),
    ("fi", "pe-la 18-04", "Fr-Sa 18:00-04:00"),
    ("fi", "ma-pe 10.00-18.30. Tervetuloa!", "Mo-Fr 10:00-18:30"),
    ("ru", "Пн–Пт с 9-00 до 18-00, обед с 13-00 до 14-00", "Mo-Fr 09:00-13:00,14:00-18:00"),
    ("ru", "Ежедневно с 10:00 до 22:00 без перерывов", "Mo-Su 10:00-22:00"),
    ("ru", "пн-пт 9-18, сб 10-15, выходной: вс", "Mo-Fr 09:00-18:00; Sa 10:00-15:00; Su off"),
    ("ru", "по будням 8:00–20:00, по выходным 10:00–18:00", "Mo-Fr 08:00-20:00; Sa-Su 10:00-18:00"),
    ("ru", "Круглосуточно", "24/7"),
    (
        "ru",
        "пн-чт 9:00-18:00, пт 9:00-17:00, обед 13:00-14:00",
        "Mo-Th 09:00-13:00,14:00-18:00; Fr 09:00-13:00,14:00-17:00",
    ),
    ("nb", "man-fre 9-16 unntatt helligdager", "Mo-Fr 09:00-16:00"),
    ("fr", "lundi - vendredi 9h-18h, samedi 10h-12h30", "Mo-Fr 09:00-18:00; Sa 10:00-12:30"),
    ("es", "lunes a viernes de 9:00 a 14:00 y de 16:00 a 20:00", "Mo-Fr 09:00-14:00,16:00-20:00"),
    ("pl", "od poniedziałku do piątku w godz. 8⁰⁰–16⁰⁰, sobota nieczynne", "Mo-Fr 08:00-16:00; Sa off"),
    (
        "pl",
        "pn.-czw. 12:00-22:00, pt.-sob. 12:00-24:00, nd. 13:00-21:00",
        "Mo-Th 12:00-22:00; Fr-Sa 12:00-24:00; Su 13:00-21:00",
    ),
    ("nb", "Hverdager kl. 10–17, lørdag 10–15, søndag stengt", "Mo-Fr 10:00-17:00; Sa 10:00-15:00; Su off"),
    ("nb", "man-ons 9-16, tors 9-18, helgen stengt", "Mo-We 09:00-16:00; Th 09:00-18:00; Sa-Su off"),
    ("no", "Åpent alle dager 08.00 til 23.00", "Mo-Su 08:00-23:00"),
    ("nl", "di t/m za 10.00 - 17.30 uur, zondag en maandag gesloten", "Mo off; Tu-Sa 10:00-17:30; Su off"),
    ("sv", "mån–fre 10–18, lör 10–15, sön stängt", "Mo-Fr 10:00-18:00; Sa 10:00-15:00; Su off"),
    ("de", "Mo–Fr 8–12 und 14–18 Uhr, Sa geschlossen", "Mo-Fr 08:00-12:00,14:00-18:00; Sa off"),
]


@pytest.mark.parametrize(("language", "text", "week"), TEXTS, ids=[text for _, text, _ in TEXTS])
def test_what_people_write_is_read(language: str, text: str, week: str) -> None:
    assert str(hours.read(text, language)) == week
    assert str(hours.read(text, None)) == week


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Delivered in 2-4 working days"),
        ("en", "9am - 5pm"),
        ("en", "Monday to Friday"),
        ("en", "Mon-Fri 9-5, except in July"),
        ("en", "Mon-Fri 9 until late"),
        ("en", "Every other Monday 9-12"),
        ("en", "Kitchen Mon-Sun 12-21"),
        ("en", "Mon-Fri 9-5, since 1998"),
        ("en", "M T W Th F 9-5"),
        ("en", "Mon.Fri. 8-5"),
        ("en", "24 hour answering service"),
        ("en", "Daily 6am-11pm; New Year 8am-3pm"),
        ("en", "Desk Mon-Fri 9-17. Restaurant Mon-Sun 12-22"),
        ("en", "Mon-Fri 9-5, Mon-Fri 10-6"),
        ("en", "Mon-Fri 9-5, 24.12. 9-12"),
        ("fi", "ma-pe 9-17, aattoina 9-12"),
        ("fi", "kesällä ma-pe 10-16"),
        ("nb", "ma-fr 9-17, unntatt onsdag"),
        ("ru", "пн-пт 9-18, кроме среды"),
        ("pl", "w pierwszą sobotę miesiąca 9-13"),
        ("en", ""),
    ],
)
def test_what_is_not_wholly_understood_is_not_read(language: str, text: str) -> None:
    assert hours.read(text, language) is None
    assert hours.read(text, None) is None


def test_an_absent_day_is_not_a_closed_day() -> None:
    week = hours.read("Mon-Fri 9am-5pm, Sunday closed", "en")
    assert week is not None
    assert (week.days[5], week.days[6]) == (None, ())


@given(
    st.text(max_size=120)
    | st.from_regex(r"(?:(?:mon|fri|ma|pn|пн|closed|\d{1,2}|[-:,. ]| am| pm)){0,25}", fullmatch=True)
)
def test_any_text_is_read_without_complaint(text: str) -> None:
    for language in (*LANGUAGES, None, "xx"):
        week = hours.read(text, language)
        assert week is None or any(day is not None for day in week.days)


@pytest.mark.parametrize("piece", ["mon ", "mon 9-5 ", "9-", "mo,", "пн 9-18 обед ", "closed ", '"', "- "])
def test_a_long_text_is_read_at_once(piece: str) -> None:
    hours.read(piece * (100_000 // len(piece)), None)
    hours.read(piece * (2_900 // len(piece)), None)
    hours.read_osm(piece * (900 // len(piece)))
