"""What stands in a unit of the store, as types: every kind of document is named here and nowhere else."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from data.case import Case
from data.chat import Chat, Question
from data.codec import from_document, to_document
from data.company import Company
from data.dossier import Dossier
from data.due import Due, Told
from data.outbox import FINISHED, Row, next_due
from data.run import Run
from data.store import Unit
from data.watch import Rule, Watch, Window
from data.when import DAY

T = TypeVar("T")

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
PROCESS = "process"
"""The unit of the program itself, among the watches: it has no card, so nobody takes it for one."""
LAST = "last"
ONLY = "it"
NOBODY = {"id": ""}
UPDATES_KEPT = 100
SHORTS_KEPT = 2000
LISTENING_KEPT = 200
RUNS_KEPT = 10
JUST_NOW = timedelta(minutes=2)
LEFT_KEPT = timedelta(days=30)
"""How long the settings of a group are kept that we were taken out of."""
TEXT_KEPT = 4096
"""Characters of an evidence's visible text that a kept dossier holds."""


async def read(unit: Unit, kind: str, id: str, type_: type[T]) -> T | None:
    """Return one document as its type."""
    doc = await unit.get(kind, id)
    return None if doc is None else from_document(type_, doc)


async def read_all(unit: Unit, kind: str, type_: type[T]) -> dict[str, T]:
    """Return every document of a kind as its type, by id."""
    return {name: from_document(type_, doc) for name, doc in (await unit.all(kind)).items()}


async def write(unit: Unit, kind: str, id: str, value: Any) -> None:
    """Keep one value."""
    await unit.put(kind, {id: to_document(value)})


# A chat


async def get_chat(unit: Unit) -> Chat | None:
    """Return how to speak in this chat, and what it looks on; nothing, once we were taken out of it."""
    chat = await read(unit, "chat", ONLY, Chat)
    if chat is None or chat.left_at is not None:
        return chat
    return replace(chat, watches=tuple(await unit.ids("watches")))


async def put_chat(unit: Unit, chat: Chat) -> None:
    """Keep how to speak in this chat; when its rhythm changes, its due times are soon worked out anew."""
    known = await read(unit, "chat", ONLY, Chat)
    if known is not None and known.rhythm != chat.rhythm:
        unit.wake_at(LONG_AGO)
    await write(unit, "chat", ONLY, replace(chat, watches=()))


async def get_question(unit: Unit, user_id: int) -> Question | None:
    """Return what was asked of a person here."""
    return await read(unit, "question", str(user_id), Question)


async def put_question(unit: Unit, question: Question) -> None:
    """Keep a question; it takes the place of the one before."""
    await write(unit, "question", str(question.user_id), question)


async def drop_question(unit: Unit, user_id: int) -> None:
    """Forget what was asked of a person here."""
    await unit.delete("question", [str(user_id)])


async def handled(unit: Unit, update_id: int) -> bool:
    """Whether this update was handled before."""
    doc = await unit.get("update", LAST)
    return doc is not None and update_id in doc["ids"]


async def mark_begun(unit: Unit, update_id: int, now: datetime) -> None:
    """Note that an update is handled once more."""
    await unit.put("update", {"begun": {"id": update_id, "at": now.isoformat()}})


async def mark_handled(unit: Unit, update_id: int) -> None:
    """Note that an update was handled."""
    doc = await unit.get("update", LAST) or {"ids": []}
    if update_id not in doc["ids"]:
        await unit.put("update", {LAST: {"ids": [*doc["ids"], update_id][-UPDATES_KEPT:]}})


async def put_targets(unit: Unit, targets: Mapping[str, str], now: datetime) -> None:
    """Keep what buttons stand for, by short id; the oldest are forgotten."""
    if not targets:
        return
    stamp = now.isoformat()
    await unit.put("short", {short: {"target": target, "at": stamp} for short, target in targets.items()})
    if len(await unit.ids("short")) > SHORTS_KEPT:
        known = await unit.all("short")
        oldest = sorted(known, key=lambda short: str(known[short]["at"]))
        await unit.delete("short", oldest[: len(known) - SHORTS_KEPT])


async def put_listening(unit: Unit, message_id: int, op: str, target: str, now: datetime) -> None:
    """Keep who takes what is said in reply to a message of ours; the oldest are forgotten."""
    await unit.put("listening", {str(message_id): {"op": op, "target": target, "at": now.isoformat()}})
    if len(await unit.ids("listening")) > LISTENING_KEPT:
        known = await unit.all("listening")
        oldest = sorted(known, key=lambda name: str(known[name]["at"]))
        await unit.delete("listening", oldest[:-LISTENING_KEPT])


async def listening(unit: Unit, message_id: int) -> tuple[str, str] | None:
    """Return who takes a reply to this message, and what it is about."""
    doc = await unit.get("listening", str(message_id))
    return None if doc is None else (str(doc["op"]), str(doc["target"]))


async def put_hello(unit: Unit, message_id: int, now: datetime) -> None:
    """Keep the message that greeted a group, so that what follows at once can be said in its place."""
    await unit.put("hello", {ONLY: {"message": message_id, "at": now.isoformat()}})


async def take_hello(unit: Unit, now: datetime) -> int:
    """Return the message that greeted a group just now, once; 0 when there is none."""
    doc = await unit.get("hello", ONLY)
    await unit.delete("hello", [ONLY])
    return int(doc["message"]) if doc and now - datetime.fromisoformat(doc["at"]) < JUST_NOW else 0


async def target_of(unit: Unit, short: str) -> str | None:
    """Return what a button stands for in this chat; None is unknown here."""
    doc = await unit.get("short", short)
    return None if doc is None else str(doc["target"])


# What is due, in either


async def get_due(unit: Unit, kind: str) -> Due | None:
    """Return when a digest, check or glance is due."""
    return await read(unit, "due", kind, Due)


async def put_due(unit: Unit, kind: str, due: Due | None) -> None:
    """Keep when something is due, or that it no longer is."""
    if due is None:
        await unit.delete("due", [kind])
    else:
        await write(unit, "due", kind, due)


async def last_digest(unit: Unit) -> Told | None:
    """Return the digest that a chat got last."""
    return await read(unit, "told", LAST, Told)


async def put_last_digest(unit: Unit, told: Told) -> None:
    """Keep which digest a chat got last."""
    await write(unit, "told", LAST, told)


async def next_wake(unit: Unit) -> datetime | None:
    """Return when a unit needs attention next: a message to send, a due time, news to tell, a case to look at,
    a group to forget.
    """
    rows = [from_document(Row, doc) for doc in (await unit.all("outbox")).values() if doc["state"] not in FINISHED]
    stamps = [doc.get("wait_until") or doc["at"] for kind in ("due", "news") for doc in (await unit.all(kind)).values()]
    stamps += [doc["look_again_at"] for doc in (await unit.all("case")).values() if doc.get("look_again_at")]
    times = [datetime.fromisoformat(stamp) for stamp in stamps]
    chat = await read(unit, "chat", ONLY, Chat)
    if chat is not None and chat.left_at is not None:
        times.append(chat.left_at + LEFT_KEPT)
    return min((at for at in (next_due(rows), *times) if at is not None), default=None)


# A watch


async def get_watch(unit: Unit) -> Watch | None:
    """Return whose watch it is."""
    return await read(unit, "card", "watch", Watch)


async def get_company(unit: Unit) -> Company | None:
    """Return the truth card."""
    return await read(unit, "card", "company", Company)


async def put_company(unit: Unit, company: Company) -> None:
    """Keep the truth card."""
    await write(unit, "card", "company", company)


async def put_window(unit: Unit, window: Window) -> None:
    """Note that a chat looks on."""
    await write(unit, "windows", str(window.chat), window)


async def get_cases(unit: Unit) -> dict[str, Case]:
    """Return all cases by key."""
    return await read_all(unit, "case", Case)


async def get_case(unit: Unit, key: str) -> Case | None:
    """Return one case."""
    return await read(unit, "case", key, Case)


async def put_cases(unit: Unit, cases: Mapping[str, Case]) -> None:
    """Keep cases, and when the next of them is to be looked at again."""
    await unit.put("case", {key: to_document(case) for key, case in cases.items()})


async def get_rules(unit: Unit) -> dict[str, Rule]:
    """Return what was put aside."""
    return await read_all(unit, "rule", Rule)


async def last_run(unit: Unit) -> Run | None:
    """Return the newest run that saw anything."""
    names = await unit.ids("run")
    return await read(unit, "run", max(names), Run) if names else None


async def has_run(unit: Unit) -> bool:
    """Whether any run has seen anything."""
    return bool(await unit.ids("run"))


async def last_whole(unit: Unit) -> datetime | None:
    """Return when the newest run began that nobody broke off."""
    for name in sorted(await unit.ids("run"), reverse=True):
        doc = await unit.get("run", name)
        if doc is not None and not doc.get("asked"):
            return datetime.fromisoformat(name)
    return None


async def get_looks(unit: Unit) -> list[Run]:
    """Return how far the kept runs could see, oldest first; without what they raised, which takes long to read."""
    docs = await unit.all("run")
    bare: dict[str, Any] = {"findings": [], "right": [], "seen": []}
    return [from_document(Run, {**docs[name], **bare, "company": NOBODY}) for name in sorted(docs)]


async def put_run(unit: Unit, run: Run, dossier: Dossier | None = None) -> None:
    """Keep a run, and its dossier to be judged again; the oldest runs are forgotten, and those of a clock that
    was ahead.
    """
    await write(unit, "run", run.started.isoformat(), run)
    ahead = (run.started + DAY).isoformat()
    known = sorted(await unit.ids("run"))
    right = [name for name in known if name <= ahead]
    await unit.delete("run", [*right[:-RUNS_KEPT], *known[len(right) :]])
    if dossier is not None:
        slim = tuple(replace(item, text=item.text[:TEXT_KEPT]) for item in dossier.evidence)
        await write(unit, "dossier", LAST, replace(dossier, evidence=slim))


async def last_dossier(unit: Unit) -> Dossier | None:
    """Return what the newest run saw."""
    return await read(unit, "dossier", LAST, Dossier)
