"""No text, however made, holds the reader up or breaks it."""

import time

import pytest

from checks.language import complains, is_about, is_question, judge
from checks.missing.hours import speaks_of_times
from tests.checks.dossiers import CARD

SIZE = 64 * 1024
TEXTS = {
    "one letter": "a" * SIZE,
    "dots": "a." * (SIZE // 2),
    "hyphens": "-a" * (SIZE // 2),
    "digits": "1 " * (SIZE // 2),
    "brackets": "1(" * (SIZE // 2),
    "question marks": "?" * SIZE,
    "blanks": "Kahvila" + " " * SIZE + "x",
    "names": "Kahvila Aamunko " * (SIZE // 16),
    "marks": "\u0301" * SIZE,
    "controls": "\x00\ud800\uffff" * 1000,
    "links": "https://" * (SIZE // 8),
    "weekdays": "ma" * (SIZE // 2),
    "handles": "@" * SIZE,
    "handles like ours": "".join(f"@kahvilaaamunkoi{at}xyz{at}abc " for at in range(2500)),
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_read_in_time(name):
    text = TEXTS[name]
    started = time.perf_counter()
    judge(text)
    complains(text)
    is_question(text)
    is_about(text, CARD)
    speaks_of_times(text)
    assert time.perf_counter() - started < 20
