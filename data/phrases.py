"""What is said to people, in every language that has a catalogue (``data/languages/xx.toml``)."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from babel import Locale

FALLBACK = "en"
FOLDER = files("data") / "languages"
"""Where the catalogues are."""
_ALIASES = {"no": "nb", "nn": "nb"}
_PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})


class Phrases:
    """The catalogue of one language; keys are dotted (``start.hello``)."""

    def __init__(self, language: str, tree: Mapping[str, Any], fallback: "Phrases | None" = None) -> None:
        """Read the nested tables of a catalogue; ``fallback`` says what it does not know yet."""
        self.language = language
        self.locale = Locale.parse(language)
        self._plural = self.locale.plural_form
        self._phrases = dict(_flat(tree))
        self._fallback = fallback

    def has(self, key: str) -> bool:
        """Whether the catalogue or its fallback knows this phrase."""
        return key in self._phrases or (self._fallback is not None and self._fallback.has(key))

    @property
    def keys(self) -> frozenset[str]:
        """Return every key of the catalogue itself."""
        return frozenset(self._phrases)

    def text(self, key: str, **values: object) -> str:
        """Return a phrase with its ``{names}`` filled in; ``n`` chooses the plural.

        Raises ``KeyError`` for an unknown phrase or a name without a value.
        """
        if self._fallback is not None and key not in self._phrases:
            return self._fallback.text(key, **values)
        phrase = self._phrases[key]
        if isinstance(phrase, Mapping):
            number = values["n"]
            form = self._plural(number) if isinstance(number, int | float) else "other"
            phrase = phrase.get(form, phrase["other"])
        return _fill(str(phrase), values)

    def raw(self, key: str) -> str:
        """Return a phrase as it stands, for templates that are filled elsewhere."""
        return str(self._entry(key))

    def words(self, key: str) -> tuple[str, ...]:
        """Return a list of words."""
        return tuple(self._entry(key))

    def _entry(self, key: str) -> Any:
        if self._fallback is not None and key not in self._phrases:
            return self._fallback._entry(key)
        return self._phrases[key]


def _fill(phrase: str, values: Mapping[str, object]) -> str:
    """Put values into a phrase; one that ends in a full stop (an abbreviation) and meets one loses its own."""
    dotted = {
        name: value[:-1]
        for name, value in values.items()
        if isinstance(value, str) and value.endswith(".") and not value.endswith("..") and f"{{{name}}}." in phrase
    }
    return phrase.format_map({**values, **dotted})


def _flat(tree: Mapping[str, Any], prefix: str = "") -> list[tuple[str, Any]]:
    rows: list[tuple[str, Any]] = []
    for name, value in tree.items():
        if isinstance(value, Mapping) and not ("other" in value and _PLURALS.issuperset(value)):
            rows += _flat(value, f"{prefix}{name}.")
        else:
            rows.append((f"{prefix}{name}", value))
    return rows


@lru_cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a catalogue, the fallback first."""
    names = (item.name for item in FOLDER.iterdir() if item.name.endswith(".toml"))
    found = sorted(name.removesuffix(".toml") for name in names if _has_phrases(name))
    return (FALLBACK, *(code for code in found if code != FALLBACK))


def _has_phrases(name: str) -> bool:
    return "start" in tomllib.loads((FOLDER / name).read_text("utf-8"))


@lru_cache
def load(language: str) -> Phrases:
    """Return the catalogue of a language; raises ``FileNotFoundError`` when there is none."""
    tree = tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))
    return Phrases(language, tree, None if language == FALLBACK else load(FALLBACK))


def negotiate(code: str | None) -> str:
    """Return the catalogue for what Telegram calls a language (``pt-br``, ``no``); unknown is English."""
    base = (code or FALLBACK).casefold().replace("_", "-").partition("-")[0]
    base = _ALIASES.get(base, base)
    return base if base in languages() else FALLBACK
