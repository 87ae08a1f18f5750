"""Every language says everything, with the same names in it, in its own grammar and in nothing but its own words."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from babel import Locale

from bot.handlers import registry as handlers
from bot.services import truth
from checks import registry
from data import phrases, places
from data.company import Company
from data.phrases import languages, load

ROOT = Path(__file__).parent.parent.parent
MAY_HAVE = ("date.", "sources_titles.", "weekday.", "why_not.")
"""What a catalogue may have besides, because English has it from elsewhere."""
PARTS = ("title", "why", "advice")
FORMS = {"zero", "one", "two", "few", "many", "other"}
COUNTS = (0, 1, 2, 5, 11, 21, 22, 25)
LONGEST_BUTTON = 24
ALONE = {"heard.what_to_keep"}
"""Buttons with a row to themselves may be a little longer."""
LONGEST_TOAST = 200
COUNTRY = {"en": "GB", "fi": "FI", "nb": "NO", "pl": "PL", "ru": "RU"}
TAGS = {"b", "i", "u", "s", "code", "pre", "blockquote"}
OTHERS = [code for code in languages() if code != "en"]
NAMES = {
    "aamunkoi", "bing", "brønnøysund", "daybreak", "facebook", "fonecta", "google", "http", "instagram", "jokikatu",
    "linkedin", "min", "openstreetmap", "prh", "searxng", "tavily", "telegram", "turku", "utc",
}  # fmt: skip
"""Names, brands and addresses are the same everywhere."""
SAME = {
    "fi": "",
    "nb": "for mine over person send start under",
    "pl": "link mail same start stop was",
    "ru": "",
}
"""Words that a language shares with English."""


def flat(tree: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in tree.items():
        if isinstance(value, Mapping) and not ("other" in value and FORMS.issuperset(value)):
            yield from flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


@cache
def catalogue(code: str) -> dict[str, Any]:
    return dict(flat(tomllib.loads((phrases.FOLDER / f"{code}.toml").read_text("utf-8"))))


def texts(value: Any) -> list[str]:
    return list(value.values()) if isinstance(value, Mapping) else [value] if isinstance(value, str) else []


def names_in(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def in_code() -> dict[str, str]:
    """What English says in the code and in the tables of places."""
    registry.discover_checks()
    said = {f"checks.{one.id}.{part}": getattr(one, part) for one in registry.checks.values() for part in PARTS}
    notes = {
        place.why_not for country in (*places.COUNTRIES, "") for place in places.load(country).all if place.why_not
    }
    return said | {f"why_not.{note}": note for note in notes}


ENGLISH = catalogue("en") | in_code()
every = pytest.mark.parametrize("code", languages())
others = pytest.mark.parametrize("code", OTHERS)


@others
def test_every_phrase_every_check_and_every_reason_is_there_and_nothing_else(code: str) -> None:
    own = set(catalogue(code))
    assert set(ENGLISH) - own == set()
    assert {key for key in own - set(ENGLISH) if not key.startswith(MAY_HAVE)} == set()


@others
def test_every_reason_why_a_source_was_not_asked_is_said(code: str) -> None:
    sources = "\n".join(file.read_text("utf-8") for file in (ROOT / "checks" / "sources").glob("*.py"))
    notes = set(re.findall(r"""Skipped\("([^"]+)"\)""", sources)) - {"needs feeds"}
    assert len(notes) >= 5
    assert {note for note in notes | {"needs a key"} if f"why_not.{note}" not in catalogue(code)} == set()


@others
def test_the_same_names_stand_in_a_phrase_in_every_language(code: str) -> None:
    own = catalogue(code)
    wrong = {
        key: (sorted(wanted), sorted(found))
        for key, english in ENGLISH.items()
        if key in own
        and (wanted := set().union(*map(names_in, texts(english))))
        != (found := set().union(*map(names_in, texts(own[key]))))
        and wanted | {"n"} != found | {"n"}
    }
    assert not wrong


@every
def test_a_count_has_every_form_that_its_language_knows(code: str) -> None:
    rule = Locale.parse(code).plural_form
    wanted = set(rule.tags) | {"other"}
    only_one = [n for n in range(200) if rule(n) == "one"] == [1]
    for key, table in catalogue(code).items():
        if not isinstance(table, Mapping):
            continue
        assert set(table) == wanted, key
        names = {form: names_in(text) for form, text in table.items()}
        for form, found in names.items():
            missing = names["other"] - found
            assert not missing or (missing == {"n"} and form == "one" and (only_one or key == "who.found")), (key, form)


@every
def test_a_list_of_words_is_a_list_in_every_language(code: str) -> None:
    own = catalogue(code)
    assert {key for key in own if isinstance(own[key], list)} == {
        key for key in ENGLISH if isinstance(ENGLISH[key], list)
    }


@pytest.mark.parametrize(
    ("code", "key", "said"),
    [
        ("ru", "start.to_do", "0 дел|1 дело|2 дела|5 дел|11 дел|21 дело|22 дела|25 дел"),
        ("pl", "start.to_do", "0 spraw|1 sprawa|2 sprawy|5 spraw|11 spraw|21 spraw|22 sprawy|25 spraw"),
        ("ru", "digest.minutes", "0 минут|1 минуты|2 минут|5 минут|11 минут|21 минуты|22 минут|25 минут"),
        ("pl", "digest.minutes", "0 minut|1 minuty|2 minut|5 minut|11 minut|21 minut|22 minut|25 minut"),
    ],
)
def test_counts_are_right_in_the_languages_with_many_forms(code: str, key: str, said: str) -> None:
    assert "|".join(load(code).text(key, n=n) for n in COUNTS) == said


@every
def test_tags_are_telegrams_and_closed(code: str) -> None:
    for key, value in catalogue(code).items():
        for text in texts(value):
            opened: list[str] = []
            for end, tag in re.findall(r"<(/?)([^<>]*)>", text):
                assert tag in TAGS, (key, tag)
                assert not end or opened.pop() == tag, key
                opened += [] if end else [tag]
            assert not opened, key
            assert not re.search(r"[<>]|&(?!amp;|lt;|gt;)", re.sub(r"</?[a-z]+>", "", text)), key
            assert not text.startswith(("checks.", "why_not.")) or "<" not in text, key


@others
def test_no_english_word_is_left(code: str) -> None:
    allowed = NAMES | set(SAME[code].split())
    left = {
        key: both
        for key, value in catalogue(code).items()
        if not key.startswith(("words.", "meta.")) and (both := _words(value) & _words(ENGLISH.get(key, key)) - allowed)
    }
    assert not left


def _words(value: Any) -> set[str]:
    plain = " ".join(
        re.sub(r"\{[^}]*\}|<[^>]*>|Business Profile|/[a-z]+|https?://\S+|\S+@\S+|\S+\.\S+", " ", text)
        for text in texts(value)
    )
    return {word for word in re.findall(r"[^\W\d_]+", plain.casefold()) if len(word) > 2}


def test_russian_is_written_in_russian_letters() -> None:
    for key, value in catalogue("ru").items():
        if key.startswith(("date.", "facts.", "meta.", "words.")):
            continue
        latin = {word for word in _words(value) if re.search("[a-z]", word)} - NAMES
        assert not latin, key


GENDERED = {
    "ru": re.compile(r"\w+(?:л|ла|лся|лась)\b(?<!\bбыло)", re.IGNORECASE),
    "pl": re.compile(r"\w+(?:ął|ęła|[aiyou]ł|[aiyou]ła|szedł|szła)\b", re.IGNORECASE),
}
"""A verb in the past says whether it was a man or a woman."""


@pytest.mark.parametrize("code", [code for code in OTHERS if code in GENDERED])
def test_nobody_gets_a_gendered_verb(code: str) -> None:
    assert GENDERED["ru"].search("взяла: {who}") and GENDERED["pl"].search("{who} zrobiła to")
    for key, value in catalogue(code).items():
        for text in texts(value):
            if "{who}" in text:
                assert not GENDERED[code].search(text), key


def test_polish_says_neither_i_did_nor_you_did_as_a_man_or_a_woman() -> None:
    for key, value in catalogue("pl").items():
        assert not any(re.search(r"(?<!sy)ł(?:em|am|eś|aś)\b", text) for text in texts(value)), key


def _buttons() -> set[str]:
    """Return the keys of all phrases that stand on buttons."""
    code = "\n".join(file.read_text("utf-8") for file in (ROOT / "bot").rglob("*.py"))
    fixed = set(re.findall(r"""(?:(?:Tap|Visit)\(\s*voice\.plain|_to|_put)\(\s*"([a-z_.]+)\"""", code))
    families = ("button.", "facts.is_", "verdict.ours", "verdict.another", "verdict.right", "findings.filter_")
    return fixed | {key for key in ENGLISH if key.startswith(families)} | {"later.day", "later.week", "later.month"}


@every
def test_no_button_is_cut_on_a_phone(code: str) -> None:
    own = catalogue(code)
    keys = _buttons()
    assert len(keys) > 40
    shown = {
        key: re.sub(r"\{n\}", "1", re.sub(r"\{(?!n\})[^}]*\}", "", own[key])).strip() for key in keys if key in own
    }
    assert {key: text for key, text in shown.items() if len(text) > LONGEST_BUTTON + 6 * (key in ALONE)} == {}


@every
def test_what_telegram_limits_is_short_enough(code: str) -> None:
    own = catalogue(code)
    assert all(len(text) <= LONGEST_TOAST for key in own if key.startswith("toast.") for text in texts(own[key]))
    assert all(1 <= len(own[key]) <= 256 for key in own if key.startswith("command."))
    assert len(own["start.hello"]) <= 600


@every
def test_the_examples_that_are_shown_would_be_understood(code: str) -> None:
    company = Company(id="x", names=("X",), country=COUNTRY[code])
    for fact in ("hours", "address"):
        assert truth.understand(fact, load(code).text(f"facts.{fact}_example"), company, code)


@every
def test_every_source_has_a_name_that_people_of_this_language_know(code: str) -> None:
    registry.discover_sources()
    spoken = {"own", "pages", "that", "searches", "find", "feeds", "name", "search", "channels", "register"}
    for one in registry.sources.values():
        key = f"sources_titles.{one.id}"
        shown = load(code).text(key) if load(code).has(key) else one.title
        assert code == "en" or not spoken & _words(shown), one.id


@every
def test_every_command_has_its_words(code: str) -> None:
    handlers.discover()
    assert {f"command.{name}" for name in handlers.commands} <= set(catalogue(code))
