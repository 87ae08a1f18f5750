"""What customers said and a person passed on to us."""

from dataclasses import replace
from datetime import timedelta

from bot.services import memory, people
from bot.services.parts import Parts
from bot.services.people import Person
from checks.language import topics
from data.case import Case, Event
from data.finding import Finding, Kind, Proof, Severity, Subject, finding_key
from data.watch import Heard, HeardAs

KEPT_FOR = timedelta(days=2)
PERSON = "person"
"""The source of what a person passed on; no run asks it, so no run closes it."""
MAX_TEXT = 4000


async def keep(parts: Parts, chat_id: int, text: str, by: Person, photo: str = "") -> str:
    """Keep words until it is known what they are; returns their id in this chat."""
    name = f"{parts.rng.getrandbits(40):010x}"
    heard = Heard(id=name, text=text[:MAX_TEXT], heard_at=parts.clock(), told_by=by.name, teller=by.id, photo=photo)
    async with parts.store.chat(chat_id) as unit:
        old = await memory.read_all(unit, "heard", Heard)
        await unit.delete("heard", [id for id, one in old.items() if heard.heard_at - one.heard_at > KEPT_FOR])
        await memory.write(unit, "heard", name, heard)
    return name


async def recall(parts: Parts, chat_id: int, name: str) -> Heard | None:
    """Return words that were kept in this chat."""
    async with parts.store.chat(chat_id) as unit:
        return await memory.read(unit, "heard", name, Heard)


async def file(parts: Parts, watch_id: str, heard: Heard, kind: HeardAs, by: Person) -> Case | None:
    """Put words into the watch's ledger; a complaint or a question becomes a case. Repeatable.

    ``by`` is who says what they are, mostly the same as told them.
    """
    heard = replace(heard, kind=kind, topics=tuple(str(one) for one in topics(heard.text)))
    async with parts.store.watch(watch_id) as unit:
        company = await memory.get_company(unit)
        if company is None:
            return None
        teller = by if by.id == heard.teller else Person(heard.teller, heard.told_by)
        heard = replace(heard, told_by=await people.name_in(unit, teller), teller=0)
        if kind is HeardAs.PRAISE:
            await memory.write(unit, "ledger", heard.id, heard)
            return None
        case = _case(heard, company.id)
        await memory.write(unit, "ledger", heard.id, replace(heard, case=case.key))
        if await memory.get_case(unit, case.key) is None:
            await memory.put_cases(unit, {case.key: case})
        return case


def _case(heard: Heard, company_id: str) -> Case:
    check = f"unanswered.{heard.kind}"
    key = finding_key(check, company_id, f"{PERSON}:{heard.id}")
    proof = Proof(url="", quote=heard.text, seen_at=heard.heard_at, seen_by=heard.told_by or PERSON)
    finding = Finding(
        key=key,
        check=check,
        kind=Kind.UNANSWERED,
        subject=Subject(source=PERSON, url="", id=f"{PERSON}:{heard.id}"),
        severity=Severity.MEDIUM,
        sure=False,
        expected=None,
        found=None,
        evidence=proof,
        minutes=5,
    )
    return Case(
        key=key,
        finding=finding,
        first_seen=heard.heard_at,
        last_seen=heard.heard_at,
        history=(Event(at=heard.heard_at, what="opened", who=heard.told_by),),
    )
