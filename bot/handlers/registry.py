"""Every command, button and answer, found by their files; `/help` and the command menus are made from it."""

import importlib
import pkgutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from bot.handlers.turn import Turn

Handler: TypeAlias = "Callable[[Turn], Awaitable[None]]"

GROUPS = ("company", "check", "me")
"""The tasks by which `/help` groups the commands, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command; its words for people are ``command.<name>`` and ``words.<name>`` in the catalogues."""

    name: str
    run: Handler
    task: str
    group: bool = True
    """Whether it may be used in groups."""
    order: int = 50


commands: dict[str, Command] = {}
taps: dict[str, Handler] = {}
answers: dict[str, Handler] = {}
replies: dict[str, Handler] = {}


def command(name: str, *, task: str, group: bool = True, order: int = 50) -> Callable[[Handler], Handler]:
    """Register a command. Returns the function unchanged."""

    def register(run: Handler) -> Handler:
        commands[name] = Command(name=name, run=run, task=task, group=group, order=order)
        return run

    return register


def tap(*ops: str) -> Callable[[Handler], Handler]:
    """Register what a button does, by the op in its data."""

    def register(run: Handler) -> Handler:
        taps.update(dict.fromkeys(ops, run))
        return run

    return register


def answer(kind: str) -> Callable[[Handler], Handler]:
    """Register who takes the answer to an open question of this kind."""

    def register(run: Handler) -> Handler:
        answers[kind] = run
        return run

    return register


def reply(op: str) -> Callable[[Handler], Handler]:
    """Register who takes what is said in reply to a message that was kept for it (``memory.put_listening``)."""

    def register(run: Handler) -> Handler:
        replies[op] = run
        return run

    return register


def menu(*, private: bool) -> list[Command]:
    """Return the commands that may be used here, in order."""
    return sorted((one for one in commands.values() if private or one.group), key=lambda one: (one.order, one.name))


def discover() -> None:
    """Import every conversation, so that they stand in the registries."""
    for module in pkgutil.iter_modules(importlib.import_module("bot.handlers").__path__):
        importlib.import_module(f"bot.handlers.{module.name}")
