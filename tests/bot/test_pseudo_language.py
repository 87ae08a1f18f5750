"""A language made for this test, in letters that nobody else uses: whatever is left in ours was never translated."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from checks import registry
from data import phrases
from data.phrases import load
from tests.bot.cafe import OLD, open_for_business
from tests.bot.conftest import House
from tests.data.test_catalogues import ENGLISH
from tests.fakegram.chat import Chat

CODE = "el"
"""A language with an alphabet of its own and without a catalogue: its days and lists show no letter of ours."""
STRANGE = {ord("a") + at: 0xFF41 + at for at in range(26)} | {ord("A") + at: 0xFF21 + at for at in range(26)}
KEPT = re.compile(r"(\{[^}]*\}|</?[a-z]+>|(?<!\w)/[a-z]+\b|https?://\S+)")
OUTSIDE = {
    "aamunkoi", "ann", "anna", "apple", "at", "base", "bing", "com", "company", "english", "example", "facebook",
    "feeds", "fi", "fonecta", "forty", "google", "hei", "instagram", "jokikatu", "kahvila", "kind", "linkedin",
    "maps", "noon", "openstreetmap", "reddit", "so", "suomi24", "tiktok", "tripadvisor", "trustpilot", "turku",
    "url", "utc", "was", "yritystele",
}  # fmt: skip
"""What the web and the owner say, and names: of places, of settings, of the other language."""


def strange(text: str) -> str:
    """Write a phrase in the letters of the pseudo language; names in braces, tags and commands stay."""
    parts = KEPT.split(text)
    return "".join(part if KEPT.fullmatch(part) else part.translate(STRANGE) for part in parts)


def _all(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {form: strange(text) for form, text in value.items()}
    return [strange(word) for word in value] if isinstance(value, list) else strange(value)


def _toml(key: str, value: Any) -> str:
    dotted = f"{key.partition('.')[0]}.{json.dumps(key.partition('.')[2])}"
    if isinstance(value, Mapping):
        inner = ", ".join(f"{form} = {json.dumps(text)}" for form, text in value.items())
        return f"{dotted} = {{ {inner} }}"
    return f"{dotted} = {json.dumps(value)}"


@pytest.fixture
def pseudo(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have English and the pseudo language, and no other."""
    folder = tmp_path_factory.mktemp("languages")
    (folder / "en.toml").write_text((phrases.FOLDER / "en.toml").read_text("utf-8"), "utf-8")
    registry.discover()
    titles = {f"sources_titles.{one.id}": one.title for one in registry.sources.values()}
    rows = [_toml(key, _all(value)) for key, value in sorted((ENGLISH | titles).items())]
    (folder / f"{CODE}.toml").write_text("\n".join(rows), "utf-8")
    monkeypatch.setattr(phrases, "FOLDER", folder)
    phrases.languages.cache_clear()
    load.cache_clear()
    yield
    monkeypatch.undo()
    phrases.languages.cache_clear()
    load.cache_clear()


def says(key: str, **values: object) -> str:
    return load(CODE).text(key, **values)


async def press(house: House, chat: Chat, *keys: str) -> None:
    """Press button after button; what each leads to is awaited by the next."""
    for key in keys:
        house.clock.on(seconds=20)
        mark = chat.mark
        await chat.click(says(key))
        await chat.wait_for(lambda message: True, since=mark)


async def talk(house: House, ann: Chat) -> None:
    """Walk through every screen there is."""
    await ann.say("/start")
    await press(house, ann, "start.see_example", "button.back", "button.language", "button.back")
    await ann.say("http://127.0.0.1/")
    await ann.say("/chekc")
    await ann.say("aamunkoi.example")
    await ann.click("..0142")
    await ann.wait_for(says("first.next_trouble"))
    await press(
        house, ann, "button.not_right", "button.back", "button.later", "button.back", "button.more", "button.back"
    )
    await press(house, ann, "button.later", "later.week", "button.bring_back", "button.done", "button.undo")
    await press(house, ann, "button.more", "more.look_again")
    for command in (
        "/findings",
        "/sources",
        "/help",
        "/language",
        "/cancel",
        "/digest",
        "/learned",
        "/report",
        "/report 2026-13",
        "/privacy",
        "/forget",
        "/start",
        "/facts",
    ):
        house.clock.on(seconds=20)
        mark = ann.mark
        await ann.say(command)
        await ann.wait_for(lambda message: True, since=mark)
    mark = ann.mark
    await ann.say("/sources")
    await ann.wait_for(lambda message: True, since=mark)
    await press(house, ann, "keeper.list")
    await ann.click("1 OpenStreetMap")
    await press(house, ann, "keeper.nobody")
    await ann.say("/settings")
    await ann.wait_for(says("settings.minutes", minutes="")[3:9])
    await press(house, ann, "settings.when", "settings.day", "button.back", "settings.hour", "button.back")
    await press(house, ann, "settings.minutes_key", "button.back", "settings.quiet_key", "settings.urgent_let")
    await press(house, ann, "settings.no_quiet", "button.back", "settings.switch_off", "button.back", "settings.data")
    await press(house, ann, "button.back", "button.more", "settings.sources", "button.back", "settings.ignored")
    mark = ann.mark
    await ann.say("/facts")
    await ann.wait_for(lambda message: True, since=mark)
    await press(house, ann, "facts.is_phones", "button.cancel", "facts.is_hours")
    await ann.say("at noon")
    await ann.wait_for("“at noon”")
    await ann.say("/check")
    await ann.wait_for(lambda message: says("button.looked_at") in [key for row in message.buttons for key in row])
    await ann.say("/cancel")
    await ann.say("Forty " * 30)
    await press(house, ann, "unknown.complaint", "draft.button", "draft.mistake")
    await ann.wait_for(says("draft.never_posts"))
    await ann.say("Anna was so kind. " * 6)
    await press(house, ann, "unknown.praise")
    await ann.say("/learned")
    await ann.say("/export")
    await ann.wait_for(lambda message: says("export.csv", name="Kahvila Aamunkoi")[:9] in message.text)
    await house.settle()


async def test_no_untranslated_phrase_reaches_the_screen(pseudo: None, house: House) -> None:
    open_for_business(house.web, OLD, hours="")
    house.set_menus = True
    await house.start_again()
    ann = house.gram.private(house.gram.person(7, "Ann", CODE))
    await talk(house, ann)
    shown = [
        call.text
        for name in ("sendMessage", "editMessageText", "answerCallbackQuery")
        for call in house.gram.calls(name)
    ]
    shown += [key for message in ann.answers for row in message.buttons for key in row]
    menus = [call for call in house.gram.calls("setMyCommands") if call.params.get("language_code") == CODE]
    shown += [one["description"] for call in menus for one in call.params["commands"]]
    assert len(menus) == 4 and len(shown) > 100
    left = {word for text in shown for word in ours(text)}
    assert sorted(left) == []


def ours(text: str) -> set[str]:
    """Return the words of a text that are in our letters and come from no outside."""
    plain = re.sub(
        r"<blockquote.*?</blockquote>|https?://\S+|<[^>]*>|(?<!\w)/[a-z]+\b|&[a-z]+;|\b[0-9a-f]{6,8}\b",
        " ",
        text,
        flags=re.DOTALL,
    )
    return set(re.findall(r"[a-z]{2,}[0-9]*", plain.casefold())) - OUTSIDE
