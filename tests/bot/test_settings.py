"""Settings from a file and the environment."""

from pathlib import Path

import pytest

from bot.cli import main
from bot.logs import Mask
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


def test_no_secret_of_a_source_is_shown_or_logged(tmp_path: Path) -> None:
    table = '[sources.google_business]\nkey = "1//saved"\nclient_id = "c.apps.example"\nclient_secret = "saved-secret"'
    settings = load(write(tmp_path, table), {"TELEGRAM_BOT_TOKEN": "1:token"})
    assert settings.secrets == ("1:token", "1//saved", "saved-secret")
    assert "saved" not in repr(settings)
    assert Mask(settings.secrets).clean("refused: saved-secret, 1//saved").count("saved") == 0


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
        ("[sources.feeds]\nurls = 'http://a.example/feed'", "urls must be list"),
        ("[sources.google_business]\nclient_id = 7", "client_id must be str"),
        ("[sources.tavily]\nsearches_a_month = '9'", "searches_a_month must be int"),
        ("allow_hosts = [1]", "list of host names"),
        ("admin_chat = true", "admin_chat must be int"),
        ("resolve = {'x.example' = 5}", "resolve: x.example = 5"),
        ("resolve = {'x.example' = 'elsewhere'}", "resolve: x.example = 'elsewhere'"),
        ("resolve = {'x.example:http' = '127.0.0.1'}", "resolve: x.example:http"),
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


def test_nor_does_the_key_of_a_source(tmp_path: Path) -> None:
    assert "tvly-secret" not in repr(load(write(tmp_path, '[sources.tavily]\nkey = "tvly-secret"'), {}))


@pytest.mark.parametrize(
    ("setting", "content", "hint"),
    [
        pytest.param("ca_file", None, "cannot be read", id="no certificates"),
        pytest.param("ca_file", "hello", "no certificate in PEM form", id="other certificates"),
        pytest.param("places", None, "cannot be read", id="no places"),
        pytest.param("places", "places =", "not valid TOML", id="half a file of places"),
        pytest.param("places", "[[places]]\nid = 'x'\nname = 'X'", "has no hosts", id="a place nowhere"),
        pytest.param("places", "places = 3", "form of data/places", id="a number for places"),
    ],
)
def test_a_file_that_cannot_be_used_is_said_before_anything_starts(
    tmp_path: Path, setting: str, content: str | None, hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        (tmp_path / "named").write_text(content, "utf-8")
    code = main(["check", "x.example", "--settings", str(write(tmp_path, f'{setting} = "named"'))])
    assert code == 2
    assert hint in capsys.readouterr().err
