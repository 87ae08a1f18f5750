"""The README says what the code does."""

import re

import pytest

from tests.readme import README, renewed

ROOT = README.parent


def test_every_table_is_as_the_code_has_it() -> None:
    text = README.read_text("utf-8")
    assert text == renewed(text), "run: python -m tests.readme"


def test_every_make_target_the_readme_names_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z-]+)", README.read_text("utf-8")))
    assert named and named <= targets


@pytest.mark.parametrize("target", ["venv", "demo", "test", "run", "lint", "bench"])
def test_every_target_has_its_plain_commands_for_machines_without_make(target: str) -> None:
    makefile, readme = (ROOT / "Makefile").read_text("utf-8"), README.read_text("utf-8")
    rule = r"\$\(STAMP\)" if target == "venv" else target
    recipe = re.search(rf"^{rule}:.*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    assert recipe
    plain = recipe[1].replace("$(BIN)", ".venv/bin").replace("$(PYTHON)", "python3")
    commands = [line.partition(" -n ")[0].split(" --quiet")[0] for line in plain.replace("\t", "").splitlines()]
    assert [line for line in commands if line not in readme and not line.startswith("touch")] == []


def test_every_picture_and_file_the_readme_links_to_is_there() -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)]+)\)", README.read_text("utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []
