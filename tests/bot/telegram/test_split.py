"""Long texts in parts."""

import re

import pytest

from bot.telegram.split import clip, cut, length, plain, split, units
from tests.fakegram.markup_html import parse


def test_a_short_text_stays_whole() -> None:
    assert split("<b>Hi</b>") == ["<b>Hi</b>"]


def test_tags_do_not_count_and_astral_letters_count_twice() -> None:
    assert len(split("<b>x</b>" * 4000)) == 1
    assert len(split("😀" * 2001)) == 2


def test_cuts_at_blank_lines_before_lines_before_words() -> None:
    blocks = "\n\n".join(["line " * 20 + "\n" + "line " * 20] * 4)
    assert all(part.count("\n\n") == 2 for part in split(blocks, 420))
    lines = "\n".join(["word " * 20] * 8)
    assert all(part.startswith("word") and "word\n\n(" in part for part in split(lines, 300))


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold " + "word " * 900 + "<i>both " + "w&amp;rd " * 900 + "</i></b> end",
        '<a href="https://a.example/?a=1&amp;b=2">' + "link " * 1500 + "</a>",
        "<blockquote expandable>" + "quote\n" * 1500 + "</blockquote>\n\n<code>x</code>",
        "x" * 9000,
        "&lt;" * 5000,
        "😀" * 4500,
    ],
    ids=["nested", "link", "quote", "one word", "references", "astral"],
)
def test_every_part_is_whole_html_within_the_limit_and_nothing_is_lost(text: str) -> None:
    parts = split(text)
    assert len(parts) > 1
    read = [parse(part)[0] for part in parts]
    assert all(units(part) <= 4000 for part in read)
    marks = [f"({n}/{len(parts)})" for n in range(1, len(parts) + 1)]
    assert all(part.endswith(mark) for part, mark in zip(read, marks, strict=True))
    bare = "".join(part.removesuffix(mark) for part, mark in zip(read, marks, strict=True))
    assert re.sub(r"\s", "", bare) == re.sub(r"\s", "", plain(text))


def test_cut_keeps_the_beginning_readable() -> None:
    short = cut("<b>" + "word " * 500 + "</b>", 100)
    assert length(short) <= 100
    assert parse(short)[0].endswith("…")


def test_clip_counts_utf16_units_and_never_halves_a_letter() -> None:
    assert clip("a < b", 10) == "a < b"
    assert clip("😀" * 10, 6) == "😀😀…"
