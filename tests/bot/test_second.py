"""What the settings say of the second reader, and what the doctor tells of it."""

import json

import pytest

from bot.commands.doctor import _second
from bot.services.memory import ONLY, PROCESS
from bot.services.second import KIND
from bot.settings import Settings, SettingsError, load
from bot.world import World
from checks.ask import LanguageSettings
from checks.second_reader import Tally
from data.codec import to_document
from data.store.tiny import TinyStore
from tests.checks.direct import Direct
from tests.checks.raw_server import answer, fetch, serve

SAID = answer(json.dumps({"choices": [{"message": {"content": '{"feeling": "negative"}'}}]}).encode())
GIVEN = LanguageSettings(base_url="http://model.example/v1", model="small", seconds=2)


async def told(reply, home, language=GIVEN) -> str:
    async with serve({"/v1/chat/completions": reply}) as server, fetch(server) as web:
        return await _second(World(web, Direct()), Settings(home=home, language=language))


async def test_the_doctor_says_that_none_is_set(tmp_path):
    assert "not set" in await told(SAID, tmp_path, LanguageSettings())


async def test_the_doctor_says_whether_it_answers(tmp_path):
    assert "answers: negative; not asked so far" in await told(SAID, tmp_path)
    assert "unauthorised: HTTP 401" in await told(answer(status="401 Unauthorized"), tmp_path)


async def test_the_doctor_counts_the_times_it_was_of_another_mind_while_the_bot_runs(tmp_path):
    store = TinyStore(tmp_path)
    await store.open()
    async with store.watch(PROCESS) as unit:
        await unit.put(KIND, {ONLY: to_document(Tally(asked=9, answered=8, disagreed=3))})
    try:
        assert "asked 9 times, failed 1, of another mind than our own reader 3 of 8, 38%" in await told(SAID, tmp_path)
    finally:
        await store.close()


def test_the_table_of_the_settings_is_read(tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text('[language]\nbase_url = "https://model.example/v1/"\nmodel = "small"\nkey = "k"\nseconds = 5')
    assert load(file, {}).language == LanguageSettings(
        base_url="https://model.example/v1", model="small", key="k", seconds=5
    )


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ('base_url = "https://model.example"', "needs model"),
        ('model = "small"', "needs base_url"),
        ('base_url = "model.example"\nmodel = "small"', "must begin with"),
        ("url = 'x'", "knows no 'url'"),
        ("most = 'x'", "most must be int"),
    ],
)
def test_a_wrong_line_in_the_table_is_named(tmp_path, text, hint):
    file = tmp_path / "settings.toml"
    file.write_text(f"[language]\n{text}")
    with pytest.raises(SettingsError, match=hint):
        load(file, {})


def test_its_key_never_shows():
    assert "secret" not in repr(Settings(language=LanguageSettings(key="secret")))
