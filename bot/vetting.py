"""Files that the settings name, tried before anything starts: a word on what is wrong in place of a trace."""

import ssl
import tomllib

from bot.settings import Settings, SettingsError
from data import places


def vet(settings: Settings) -> None:
    """Raise ``SettingsError`` where a file that the settings name cannot be used."""
    _authorities(settings)
    _places(settings)


def _authorities(settings: Settings) -> None:
    if settings.ca_file is None:
        return
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(settings.ca_file)
    except ssl.SSLError as error:
        raise SettingsError(f"ca_file: {settings.ca_file} holds no certificate in PEM form.") from error
    except OSError as error:
        raise SettingsError(f"ca_file: {settings.ca_file} cannot be read: {error.strerror}.") from error


def _places(settings: Settings) -> None:
    file = settings.places
    if file is None:
        return
    try:
        for country in ("", *places.COUNTRIES):
            places.load(country, file)
    except OSError as error:
        raise SettingsError(f"places: {file} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"places: {file} is not valid TOML: {error}.") from error
    except KeyError as error:
        raise SettingsError(f"places: a place in {file} has no {error.args[0]}.") from error
    except (TypeError, AttributeError) as error:
        raise SettingsError(f"places: {file} is not in the form of data/places: {error}.") from error
