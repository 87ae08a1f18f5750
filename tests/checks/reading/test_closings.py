"""What a row says of itself, and what is only said beside it."""

from datetime import date

import pytest

from checks.reading import page


def gone(body: str) -> str:
    html = f"<html><head><title>Hazel Books</title></head><body>{body}</body></html>"
    return page.read(html.encode(), "https://invented.example/", "", "GB", date(2026, 11, 21)).gone_for_good


@pytest.mark.parametrize(
    "words",
    [
        "Permanently closed",
        "This business is no longer in business",
        "This location has closed down",
        "Liike on lopettanut toimintansa",
        "Suljettu pysyvästi",
        "Bedriften er nedlagt",
        "Permanent stengt",
        "Firma zakończyła działalność",
        "Zamknięte na stałe",
        "Закрыто навсегда",
        "Организация больше не работает",
    ],
)
def test_a_row_that_says_it_is_gone_is_heard_in_five_languages(words):
    assert gone(f"<h1>Hazel Books</h1><p class='closed'><strong>{words}.</strong></p><p>14 Mill Lane</p>") == words


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Hazel Books</h1><p>Closed on Sundays</p>",
        "<h1>Hazel Books</h1><p>Temporarily closed</p>",
        "<h1>Hazel Books</h1><p><a href='/report'>Permanently closed</a></p>",
        "<h1>Hazel Books</h1><form><label><span>Permanently closed</span></label></form>",
        "<h1>Hazel Books</h1><p>Open</p><h2>Similar places</h2><p>Finch Books</p><p>Permanently closed</p>",
        "<h1>Hazel Books</h1><p>The old mill has closed down and we moved here.</p>",
        "<h1>Hazel Books</h1><p>Open</p><h1>Finch Books</h1><p>Permanently closed</p>",
        "<p>Permanently closed</p>",
    ],
)
def test_words_that_ask_or_speak_of_others_say_nothing(body):
    assert gone(body) == ""
