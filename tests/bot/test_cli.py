"""The commands of ``bot.py``, as a person or a script starts them."""

import asyncio
import json
import os
import random
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.cli import main
from bot.commands.facts import facts
from bot.settings import Settings
from tests.checks.raw_server import serve
from tests.town.server import Town

ROOT = Path(__file__).parent.parent.parent
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Ended:
    code: int
    out: str
    err: str


async def bot(home: Path, *args: str) -> Ended:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("TELEGRAM_", "GOODNAME_"))}
    started = await asyncio.create_subprocess_exec(
        sys.executable, str(ROOT / "bot.py"), *args, env={**clean, "GOODNAME_HOME": str(home)}, cwd=home,
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, err = await asyncio.wait_for(started.communicate(), 60)
    return Ended(started.returncode or 0, out.decode(), err.decode())


async def test_without_a_token_it_says_in_four_lines_how_to_get_one(tmp_path: Path) -> None:
    ended = await bot(tmp_path)
    assert ended.code == 2
    assert len(ended.err.strip().splitlines()) == 4
    assert "@BotFather" in ended.err and "bot.py check" in ended.err


@pytest.mark.parametrize("who", [("kahvila.example",), ("Kahvila Aamunkoi", "--town", "Turku")], ids=["site", "name"])
async def test_a_web_that_cannot_be_reached_ends_with_3_and_no_finding(tmp_path: Path, who: tuple[str, ...]) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text('[resolve]\n"*" = "127.0.0.1:9"\n', "utf-8")
    ended = await bot(tmp_path, "check", *who, "--settings", str(settings), "--json")
    assert ended.code == 3, ended.err
    report = json.loads(ended.out)
    assert report["findings"] == []
    assert not any(row["reach"] in ("answered", "empty") for row in report["coverage"])


@pytest.mark.parametrize(
    ("args", "hint"),
    [
        pytest.param(("check",), "say which company", id="nobody named"),
        pytest.param(("check", "x.example", "--now", "yesterday"), "2027-12-31T09:00", id="no moment"),
        pytest.param(("check", "--company", "gone.toml"), "cannot be read", id="no card"),
        pytest.param(("facts", "x.example", "--settings", "gone.toml"), "cannot be read", id="no settings"),
        pytest.param(("restore", "gone.tar.gz"), "gone.tar.gz", id="no backup"),
        pytest.param(("dance",), "dance", id="no such command"),
    ],
)
def test_wrong_arguments_end_with_2_and_a_word_on_what_to_do(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    args: tuple[str, ...],
    hint: str,
) -> None:
    monkeypatch.setenv("GOODNAME_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    try:
        code = main(args)
    except SystemExit as ended:
        code = ended.code
    assert code == 2
    assert hint in capsys.readouterr().err


async def test_a_check_prints_one_versioned_object_and_people_read_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async with Town(now=NOW, rng=random.Random(1)) as town:
        settings = str(town.write_settings())
        card = tmp_path / "card.toml"
        card.write_text('website = "http://zarya-avto.example"\ncountry = "RU"\n', "utf-8")
        common = ("--settings", settings, "--now", NOW.isoformat(), "--company", str(card))
        told = await bot(tmp_path, "check", *common, "--json")
        monkeypatch.setenv("GOODNAME_HOME", str(tmp_path))
        assert await asyncio.to_thread(main, ("check", *common)) == 0
        read = capsys.readouterr().out
    assert told.code == 0, told.err
    report = json.loads(told.out)
    assert report["schema"] == 1
    assert {"company", "started", "finished", "coverage", "findings"} <= set(report)
    assert {row["check"] for row in report["findings"]} >= {"inaccurate.hours", "unanswered.review"}
    for row in report["findings"]:
        assert set(row["subject"]) == {"source", "url", "title"}
        assert set(row["evidence"]) == {"url", "quote", "seen_at", "sha256"}
        assert row["kind"] == row["check"].split(".")[0] and row["advice"]
    for line in (
        "website",
        "INACCURATE",
        "UNANSWERED",
        "Why:",
        "Do:",
        "RIGHT",
        "COULD NOT LOOK",
        "nobody has confirmed",
    ):
        assert line in read


async def test_a_saved_page_tells_its_facts(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<title>Aamunkoi</title><a href='tel:+35825550142'>02 555 0142</a>", "utf-8")
    ended = await bot(tmp_path, "facts", str(page), "--json")
    assert ended.code == 0, ended.err
    assert json.loads(ended.out)["facts"]["phones"][0]["value"] == "+35825550142"


async def test_an_error_page_tells_no_facts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async with serve({}) as server:
        settings = Settings(home=tmp_path, allow_hosts=("127.0.0.1",))
        assert await facts(f"http://127.0.0.1:{server.port}/gone", settings, as_json=True) == 3
    told = capsys.readouterr()
    assert (told.out, "HTTP 404" in told.err) == ("", True)


async def test_a_backup_of_nothing_is_restored_as_nothing(tmp_path: Path) -> None:
    file = str(tmp_path / "all.tar.gz")
    assert (await bot(tmp_path, "backup", file)).code == 0
    assert (await bot(tmp_path, "restore", file)).code == 0
