"""The tables of the README, made from the code: ``python -m tests.readme`` writes them anew."""

import re
from collections.abc import Iterable
from pathlib import Path

from bot.handlers.registry import discover, menu
from bot.services.roles import Role
from bot.settings import ENVIRONMENT, KEYS, OPTIONS
from checks import registry
from data.finding import Kind
from data.phrases import load

README = Path(__file__).parent.parent / "README.md"


def sources() -> str:
    """One row a source: where it looks, what it can show, what it needs."""
    rows = []
    for source in sorted(registry.sources.values(), key=lambda source: (source.round, source.id)):
        needs = {"none": "nothing", "optional": "nothing; a key adds to its allowance", "needed": "a key"}[source.key]
        if source.options:
            needs += f", {', '.join(f'`{name}`' for name in source.options)} in its settings"
        if source.needs:
            needs = f"`{source.needs}` in its settings" if source.needs != "feeds" else "feeds on the card"
        where = ", ".join(source.countries) or "everywhere"
        rows.append((f"`{source.id}`", source.title, ", ".join(source.shows), where, needs))
    return _table(("id", "source", "can show", "countries", "needs"), rows)


def checks() -> str:
    """One row a check, by kind."""
    rows = [
        (f"`{check.id}`", _first_sentence(check.about), check.why, f"{check.minutes} min")
        for kind in Kind
        for check in sorted(registry.checks.values(), key=lambda check: check.id)
        if check.kind is kind
    ]
    return _table(("id", "flags", "why it matters", "takes"), rows)


def settings() -> str:
    """One row a key of the settings file and a variable of the environment."""
    rows = [(f"`{key}`", "file", text) for key, text in KEYS.items()]
    rows += [(f"`{key}`", "file, a source's table", text) for key, text in OPTIONS.items()]
    rows += [(f"`{key}`", "environment", text) for key, text in ENVIRONMENT.items()]
    return _table(("setting", "where", "what it does"), rows)


def commands() -> str:
    """One row a command of the chat, in the order of its menu: what it does, in English, and who may use it."""
    discover()
    english, who = load("en"), {Role.MEMBER: "everybody", Role.ADMIN: "admins", Role.OWNER: "the owner"}
    rows = [(f"`/{one.name}`", english.text(f"command.{one.name}"), who[one.role]) for one in menu(private=True)]
    return _table(("command", "what it does", "in a group, for"), rows)


TABLES = {"commands": commands, "sources": sources, "checks": checks, "settings": settings}


def renewed(text: str) -> str:
    """Return the README with every table as the code has it today."""
    registry.discover()
    for name, make in TABLES.items():
        marked = re.compile(f"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
        if not marked.search(text):
            raise ValueError(f"the README has no place for the table {name!r}")
        table = make()
        text = marked.sub(lambda match, table=table: f"{match[1]}{table}\n{match[2]}", text)
    return text


def _first_sentence(text: str) -> str:
    paragraph = " ".join(text.partition("\n\n")[0].split())
    return re.split(r"(?<=\.)\s", paragraph, maxsplit=1)[0]


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


if __name__ == "__main__":
    README.write_text(renewed(README.read_text("utf-8")), "utf-8")
