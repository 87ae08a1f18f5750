"""Settings from a file and the environment."""

from pathlib import Path

import pytest

from bot.settings import SettingsError, load


def write(folder: Path, text: str) -> Path:
    file = folder / "settings.toml"
    file.write_text(text, "utf-8")
    return file


def test_nothing_set_is_a_working_set_of_settings(tmp_path: Path) -> None:
    settings = load(environ={"GOODNAME_HOME": str(tmp_path)})
    assert settings.token == ""
    assert settings.home == tmp_path
    assert settings.user_agent.startswith("Goodname/")


def test_a_source_has_its_switch_its_key_its_address_and_its_own_words(tmp_path: Path) -> None:
    file = write(tmp_path, '[sources.searxng]\nenabled = true\nkey = "k"\nbase_url = "http://127.0.0.1:8/"\nmonths = 3')
    source = load(file, {}).sources["searxng"]
    assert (source.key, source.base_url, source.options) == ("k", "http://127.0.0.1:8", {"months": 3})


def test_files_named_in_the_settings_lie_beside_them(tmp_path: Path) -> None:
    assert load(write(tmp_path, 'ca_file = "ca.pem"'), {}).ca_file == tmp_path / "ca.pem"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("contact = 3", "contact must be str"),
        ("kontact = 'x'", "unknown setting 'kontact'"),
        ("contact = ", "not valid TOML"),
        ("[sources]\nsearxng = 1", "must be a table"),
        ("allow_hosts = '127.0.0.1'", "allow_hosts must be list"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, text: str, hint: str) -> None:
    with pytest.raises(SettingsError, match=hint):
        load(write(tmp_path, text), {})


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        load(tmp_path / "gone.toml", {})


def test_the_token_never_shows_in_a_printed_settings_object() -> None:
    assert "123:secret" not in repr(load(environ={"TELEGRAM_BOT_TOKEN": "123:secret"}))
