"""Settings: the only reader of the environment and of the settings file (TOML)."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from platformdirs import user_config_path, user_data_path

from checks.ask import LanguageSettings, SourceSettings
from checks.guard import Hosts

VERSION = "0.1.0"

KEYS: Mapping[str, str] = {
    "contact": "web or mail address of whoever runs the bot; stands in the User-Agent",
    "admin_chat": "id of the Telegram chat that gets error reports",
    "sources": "one table a source, `[sources.<id>]`: `enabled`, `key`, `base_url`, and what the source names",
    "language": 'table `[language]`: `base_url`, `model`, `key` of a language model with "chat completions" that reads '
    "what the built-in reader is unsure of; `most` texts a run (20), `seconds` in all (20). It drafts replies too, "
    "from the customer's words and what the owner says to them",
    "allow_hosts": "hosts that may be private addresses, any port; nothing said in a chat can add to them",
    "resolve": 'names answered by hand: `"*.example" = "127.0.0.1:8080"`, `"gone.example" = "nxdomain"`',
    "ca_file": "PEM file of certificate authorities to trust besides the usual ones",
    "places": "TOML file with places of your own, in the form of `data/places`, plus `country`",
    "companies_per_person": "how many companies one person may follow (20)",
    "health_port": "port of a page of ours, `/health`, for whatever watches over the process (0: none)",
    "health_host": "address it listens on (`127.0.0.1`)",
    "conflict_seconds": "how long another process may read this bot's messages before this one gives up (30)",
}
"""Every key of the settings file; the README's table is made from it."""

OPTIONS: Mapping[str, str] = {
    "urls": "in `[sources.feeds]`: feeds read for every company, besides those on its card",
    "control": "for a search: a name that it must find, in place of a well-known one of the country",
    "client_id": "in `[sources.google_business]`: the id of your OAuth client at Google; `key` is the refresh token",
    "client_secret": "in `[sources.google_business]`: the secret of that client",
    "searches_a_month": "for a search: its allowance, where it differs from the published one; `doctor` counts with it",
}
"""What a source's table may hold besides ``enabled``, ``key`` and ``base_url``; the README's table is made from it."""

ENVIRONMENT: Mapping[str, str] = {
    "TELEGRAM_BOT_TOKEN": "the bot's token, from @BotFather",
    "TELEGRAM_BASE_URL": "another Bot API server, like `https://api.telegram.org/bot`",
    "TELEGRAM_BASE_FILE_URL": "where that server keeps files, like `https://api.telegram.org/file/bot`",
    "GOODNAME_HOME": "folder of everything remembered (default: the platform's user data folder)",
    "GOODNAME_SETTINGS": "the settings file (default: `settings.toml` in the platform's configuration folder)",
}
"""Every variable that is read; the README's table is made from it."""


class SettingsError(Exception):
    """The settings cannot be used; the message says which line and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything the operator may say; every field has a working default."""

    token: str = field(default="", repr=False)
    base_url: str = "https://api.telegram.org/bot"
    base_file_url: str = "https://api.telegram.org/file/bot"
    home: Path = Path()
    contact: str = ""
    admin_chat: int | None = None
    sources: Mapping[str, SourceSettings] = field(default_factory=dict)
    language: LanguageSettings = field(default_factory=LanguageSettings)
    """The second reader of texts, and what drafts replies."""
    allow_hosts: tuple[str, ...] = ()
    resolve: Mapping[str, str] = field(default_factory=dict)
    ca_file: Path | None = None
    places: Path | None = None
    """A TOML file with places of the operator's own, in the form of ``data/places``."""
    companies_per_person: int = 20
    health_port: int = 0
    health_host: str = "127.0.0.1"
    conflict_seconds: int = 30

    @property
    def secrets(self) -> tuple[str, ...]:
        """What no log and no message may show."""
        keys = [self.token, self.language.key]
        for source in self.sources.values():
            keys += [source.key, str(source.options.get("client_secret", ""))]
        return tuple(key for key in keys if key)

    @property
    def user_agent(self) -> str:
        """How we introduce ourselves to every server."""
        return f"Goodname/{VERSION} (+{self.contact or 'https://github.com/goodname'})"


def load(file: Path | None = None, environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings file (``file``, else ``GOODNAME_SETTINGS``, else the user's configuration
    folder when it is there) and the environment; raises ``SettingsError``.
    """
    env = os.environ if environ is None else environ
    home = Path(env["GOODNAME_HOME"]) if env.get("GOODNAME_HOME") else user_data_path("goodname", appauthor=False)
    named = file or (Path(env["GOODNAME_SETTINGS"]) if env.get("GOODNAME_SETTINGS") else None)
    path = named or user_config_path("goodname", appauthor=False) / "settings.toml"
    made = _read(path) if named or path.is_file() else Settings()
    return replace(
        made,
        home=home,
        token=env.get("TELEGRAM_BOT_TOKEN", "").strip(),
        base_url=env.get("TELEGRAM_BASE_URL") or made.base_url,
        base_file_url=env.get("TELEGRAM_BASE_FILE_URL") or made.base_file_url,
    )


def _read(path: Path) -> Settings:
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise SettingsError(f"The settings file {path} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"The settings file {path} is not valid TOML: {error}.") from error
    unknown = sorted(set(table) - set(KEYS))
    if unknown:
        raise SettingsError(f"{path}: unknown setting {unknown[0]!r}. Known: {', '.join(KEYS)}.")
    try:
        allow_hosts, resolve = _of(table, "allow_hosts", list, []), _of(table, "resolve", dict, {})
        _demand_hosts(allow_hosts, resolve)
        return Settings(
            contact=_of(table, "contact", str, ""),
            admin_chat=_of(table, "admin_chat", int, None),
            sources={name: _source(name, row) for name, row in _of(table, "sources", dict, {}).items()},
            language=_language(_of(table, "language", dict, {})),
            allow_hosts=tuple(allow_hosts),
            resolve=resolve,
            ca_file=_path(table, "ca_file", path),
            places=_path(table, "places", path),
            companies_per_person=_of(table, "companies_per_person", int, 20),
            health_port=_port(table, "health_port"),
            health_host=_of(table, "health_host", str, "127.0.0.1"),
            conflict_seconds=_of(table, "conflict_seconds", int, 30),
        )
    except (TypeError, ValueError) as error:
        raise SettingsError(f"{path}: {error}") from error


def _demand_hosts(allow: list[Any], resolve: dict[str, Any]) -> None:
    if not all(isinstance(host, str) for host in allow):
        raise TypeError(f"allow_hosts must be a list of host names, not {allow!r}.")
    for name, address in resolve.items():
        try:
            Hosts((), {name: str(address)})
        except ValueError as error:
            message = f"resolve: {name} = {address!r} must be an address, perhaps with a port, or nxdomain: {error}."
            raise ValueError(message) from None


def _of(table: Mapping[str, Any], key: str, kind: type, default: Any) -> Any:
    value = table.get(key, default)
    if value is not default and (not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool)):
        raise TypeError(f"{key} must be {kind.__name__}, not {value!r}.")
    return value


def _port(table: Mapping[str, Any], key: str) -> int:
    port = int(_of(table, key, int, 0))
    if not 0 <= port <= 65535:
        raise ValueError(f"{key} must be between 0 and 65535, not {port}.")
    return port


def _language(row: dict[str, Any]) -> LanguageSettings:
    row = {**row, "seconds": float(row["seconds"])} if isinstance(row.get("seconds"), int) else row
    unknown = sorted(set(row) - {"base_url", "model", "key", "most", "seconds"})
    if unknown:
        raise ValueError(f"[language] knows no {unknown[0]!r}. Known: base_url, model, key, most, seconds.")
    made = LanguageSettings(
        base_url=_of(row, "base_url", str, "").rstrip("/"),
        model=_of(row, "model", str, ""),
        key=_of(row, "key", str, ""),
        most=_of(row, "most", int, 20),
        seconds=_of(row, "seconds", float, 20.0),
    )
    if bool(made.base_url) != bool(made.model):
        raise ValueError(f"[language] needs {'model' if made.base_url else 'base_url'} as well.")
    if made.base_url and not made.base_url.startswith(("http://", "https://")):
        raise ValueError(f"[language] base_url must begin with http:// or https://, not {made.base_url!r}.")
    return made


def _path(table: Mapping[str, Any], key: str, beside: Path) -> Path | None:
    """A path in the settings is relative to the settings file."""
    value = _of(table, key, str, "")
    return beside.parent / value if value else None


def _source(name: str, row: Any) -> SourceSettings:
    if not isinstance(row, dict):
        raise TypeError(f"[sources.{name}] must be a table.")
    options = {key: value for key, value in row.items() if key not in ("enabled", "key", "base_url")}
    _of(options, "urls", list, [])
    for text in ("control", "client_id", "client_secret"):
        _of(options, text, str, "")
    _of(options, "searches_a_month", int, 0)
    return SourceSettings(
        enabled=_of(row, "enabled", bool, True),
        key=_of(row, "key", str, ""),
        base_url=_of(row, "base_url", str, "").rstrip("/"),
        options=options,
    )
