"""A page that breaks off proves no absence, and half a number is no number."""

from datetime import date

import pytest

from checks.reading import page
from checks.reading.endings import ends

ROW = """<!doctype html><html lang="fi"><head><title>Invented Oy</title></head><body><div class="card">
<h1>Invented Oy</h1><p>Puh. <a href="tel:+35825550142">02 555 0142</a></p><table><tr><td>Osoite</td><td>Koivukuja 15,
33100 Tampere</td></tr><tr><td>Avoinna</td><td>ma–pe 9.00–17.00, la 10.00–14.00</td></tr></table></div></body></html>
"""
FRAGMENT = '<div class="card"><p>Puh. 02 555 0142</p></div>\n<p>Avoinna ma–pe 9–17'


def read(body: str) -> page.PageRead:
    return page.read(body.encode(), "https://invented.example/", "", "FI", date(2026, 11, 21))


def test_no_place_to_break_off_makes_another_fact() -> None:
    whole = read(ROW)
    assert whole.whole
    phones = {found.value for found in whole.facts.phones}
    weeks = {str(found.value) for found in whole.facts.hours}
    streets = {found.value.street for found in whole.facts.addresses}
    assert (len(phones), len(weeks), len(streets)) == (1, 1, 1)
    for length in range(60, ROW.index("</body") + 6):
        part = read(ROW[:length])
        assert not part.whole, ROW[:length][-30:]
        assert {found.value for found in part.facts.phones} <= phones, ROW[:length][-30:]
        assert {str(found.value) for found in part.facts.hours} <= weeks, ROW[:length][-30:]
        assert {found.value.street for found in part.facts.addresses} <= streets, ROW[:length][-30:]


@pytest.mark.parametrize(
    ("body", "whole"),
    [
        (FRAGMENT, True),
        (FRAGMENT.replace("</div>", ""), False),
        (FRAGMENT + '</p><p class="la', False),
        ("Plain words, 3 < 4 and 5 > 4.", True),
        ("<HTML><BODY><P>Old, and never closed", False),
        ("<HTML><BODY><P>Old, and closed</BODY>", True),
        ("<script>var a = 1;", False),
        ("", True),
    ],
)
def test_a_document_ends_as_one_and_a_fragment_closes_what_it_opens(body: str, whole: bool) -> None:
    assert ends(body.encode()) is whole
