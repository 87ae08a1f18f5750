"""Every command, button and answer, found by their files; `/help` and the command menus are made from it."""

import importlib
import pkgutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from bot.services.roles import Role

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
    role: Role = Role.MEMBER
    """What somebody must be at least, here or for a company of this chat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What a button or an answer does, and what somebody must be for it."""

    run: Handler
    role: Role = Role.MEMBER
    fresh: bool = False
    """It cannot be undone: Telegram is asked in any case."""


commands: dict[str, Command] = {}
taps: dict[str, Act] = {}
answers: dict[str, Act] = {}
replies: dict[str, Handler] = {}


def command(
    name: str, *, task: str, group: bool = True, order: int = 50, role: Role = Role.MEMBER
) -> Callable[[Handler], Handler]:
    """Register a command. Returns the function unchanged."""

    def register(run: Handler) -> Handler:
        commands[name] = Command(name=name, run=run, task=task, group=group, order=order, role=role)
        return run

    return register


def tap(*ops: str, role: Role = Role.MEMBER, fresh: bool = False) -> Callable[[Handler], Handler]:
    """Register what a button does, by the op in its data."""

    def register(run: Handler) -> Handler:
        taps.update(dict.fromkeys(ops, Act(run=run, role=role, fresh=fresh)))
        return run

    return register


def answer(kind: str, *, role: Role = Role.MEMBER) -> Callable[[Handler], Handler]:
    """Register who takes the answer to an open question of this kind."""

    def register(run: Handler) -> Handler:
        answers[kind] = Act(run=run, role=role)
        return run

    return register


def reply(op: str) -> Callable[[Handler], Handler]:
    """Register who takes what is said in reply to a message that was kept for it (``memory.put_listening``)."""

    def register(run: Handler) -> Handler:
        replies[op] = run
        return run

    return register


def menu(*, private: bool, role: Role = Role.OWNER) -> list[Command]:
    """Return the commands that somebody of this role may use here, in order."""
    here = [one for one in commands.values() if (private or one.group) and one.role <= role]
    return sorted(here, key=lambda one: (one.order, one.name))


async def run_command(turn: "Turn", name: str) -> None:
    """Do what a command says, for whoever may."""
    known = commands[name]
    if await turn.may(known.role):
        await known.run(turn)


async def run_act(turn: "Turn", act: Act) -> None:
    """Do what a button or an answer says, for whoever may; what names no company of this chat is out of date."""
    if act.role is not Role.MEMBER:
        named, watch = turn.split("watch", "case"), await turn.watch()
        if turn.query_id and named and named[0] != "all" and watch is None:
            await turn.out_of_date()
            return
        if not await turn.may(act.role, watch, fresh=act.fresh):
            return
    await act.run(turn)


def discover() -> None:
    """Import every conversation, so that they stand in the registries."""
    for module in pkgutil.iter_modules(importlib.import_module("bot.handlers").__path__):
        importlib.import_module(f"bot.handlers.{module.name}")
