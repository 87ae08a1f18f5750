"""The README says what the code does."""

import re

from tests.readme import README, renewed

ROOT = README.parent


def test_every_table_is_as_the_code_has_it() -> None:
    text = README.read_text("utf-8")
    assert text == renewed(text), "run: python -m tests.readme"


def test_every_make_target_the_readme_names_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z-]+)", README.read_text("utf-8")))
    assert named and named <= targets


def test_every_picture_and_file_the_readme_links_to_is_there() -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)]+)\)", README.read_text("utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []
