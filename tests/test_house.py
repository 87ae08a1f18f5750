"""The rules of the house that no linter knows."""

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from bot.settings import OPTIONS
from checks import registry
from data.finding import Kind

ROOT = Path(__file__).parent.parent
ROOMS = ("bot", "checks", "data", "tests")


def modules() -> Iterator[Path]:
    for room in ROOMS:
        yield from sorted((ROOT / room).rglob("*.py"))


@cache
def program() -> dict[str, list[ast.AST]]:
    """Return every node of every module that is no test, by file."""
    files = [file for file in modules() if file.parts[len(ROOT.parts)] != "tests"]
    return {str(file.relative_to(ROOT)): list(ast.walk(ast.parse(file.read_text("utf-8")))) for file in files}


def test_no_file_is_longer_than_300_lines() -> None:
    long = {str(file) for file in modules() if len(file.read_text("utf-8").splitlines()) > 300}
    assert long == set()


def test_one_broad_except_in_the_whole_project() -> None:
    broad = [
        file
        for file, nodes in program().items()
        for node in nodes
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException")))
    ]
    assert broad == ["checks/engine.py"]


@pytest.mark.parametrize(
    ("names", "rooms"),
    [
        pytest.param({"now", "utcnow", "today"}, {"bot/clock.py"}, id="the clock"),
        pytest.param({"environ", "getenv"}, {"bot/settings.py"}, id="the environment"),
    ],
)
def test_one_reader_of(names: set[str], rooms: set[str]) -> None:
    readers = {
        file
        for file, nodes in program().items()
        for node in nodes
        if isinstance(node, ast.Attribute)
        and node.attr in names
        and isinstance(node.value, ast.Name)
        and node.value.id in ("datetime", "date", "os")
    }
    assert readers <= rooms


def test_every_option_of_a_source_that_is_asked_for_is_documented() -> None:
    asked = {
        str(node.args[0].value)
        for _, nodes in program().items()
        for node in nodes
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "get"
        and isinstance(node.func.value, ast.Attribute)
        and node.func.value.attr == "options"
        and isinstance(node.args[0], ast.Constant)
    }
    ours = {"enabled", "controls"}
    assert asked - ours == set(OPTIONS)


def test_every_check_says_what_it_flags_what_it_does_not_and_what_to_do() -> None:
    registry.discover_checks()
    assert {check.kind for check in registry.checks.values()} == set(Kind)
    for check in registry.checks.values():
        assert "Not flagged" in " ".join(check.about.split()), check.id
        assert check.why.endswith(".") and check.advice.endswith("."), check.id
        assert check.minutes > 0, check.id


def test_every_check_and_source_has_a_test_of_its_own() -> None:
    registry.discover()
    tests = ROOT / "tests" / "checks"
    wanted = [f"{id_.replace('.', '/test_')}.py" for id_ in registry.checks]
    assert [path for path in wanted if not (tests / path).is_file()] == []
    told = "".join(file.read_text("utf-8") for file in (tests / "sources").glob("*.py"))
    assert [id_ for id_ in registry.sources if f'"{id_}"' not in told] == []


def test_dependencies_are_pinned_without_any_address() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text("utf-8")
        assert "://" not in text
        pinned = {line.split("==")[0].strip() for line in text.splitlines() if "==" in line}
        assert {row.split(">")[0].split("[")[0] for row in project["dependencies"]} <= pinned
