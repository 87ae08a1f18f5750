"""Taking a company on, and letting it go."""

import logging
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.services import memory, owning, people, weeks, windows
from bot.services.outcome import to_do
from bot.services.parts import Parts
from bot.services.people import Names, Person
from data.candidate import Candidate
from data.case import Case
from data.chat import Chat
from data.company import Company, Origin, company_id
from data.promise import Clash
from data.run import Run
from data.store import UnitId
from data.watch import Watch

log = logging.getLogger(__name__)


class TooMany(Exception):
    """The person follows as many companies as the operator allows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A watch as its lists need it."""

    watch: Watch
    company: Company
    cases: dict[str, Case]
    run: Run | None
    clashes: tuple[Clash, ...] = ()
    """Where promise and experience clash."""
    names: Names = field(default_factory=dict)
    """Who is who here."""

    def to_do(self, now: datetime) -> int:
        """Return how many troubles wait for somebody; -1 before the first look."""
        return len(to_do(self.cases.values(), now)) if self.run else -1


def company_of(candidate: Candidate) -> Company:
    """Make a truth card of a candidate; nothing of it is confirmed."""
    town = candidate.address.city if candidate.address else ""
    facts = {
        "names": (candidate.name,) if candidate.name else (),
        "website": candidate.website,
        "phones": candidate.phones,
        "address": candidate.address,
        "registry_id": candidate.registry_id,
    }
    origin = Origin(source=candidate.source, url=candidate.url)
    return Company(
        id=company_id(website=candidate.website, name=candidate.name, town=town),
        country=candidate.country,
        origins={fact: origin for fact, value in facts.items() if value},
        **facts,  # type: ignore[arg-type]
    )


async def watches(parts: Parts, chat: Chat) -> list[Known]:
    """Return the watches a chat looks on, in the order they were linked."""
    found = [await known(parts, watch_id) for watch_id in chat.watches]
    return [one for one in found if one is not None]


async def known(parts: Parts, watch_id: str) -> Known | None:
    """Return one watch; None when it is gone."""
    async with parts.store.watch(watch_id) as unit:
        watch, company = await memory.get_watch(unit), await memory.get_company(unit)
        if watch is None or company is None:
            return None
        return Known(
            watch=watch,
            company=company,
            cases=await memory.get_cases(unit),
            run=await memory.last_run(unit),
            clashes=tuple(await weeks.clashes(unit)),
            names=await people.recall(unit),
        )


async def asked_here(parts: Parts, chat: Chat, watch_id: str) -> bool:
    """Whether what only the owner knows is asked in this chat: in a group only where no private chat looks on."""
    return chat.private or not any(one > 0 for one in await parts.store.chats_of(watch_id))


async def begin(parts: Parts, chat: Chat, company: Company, owner: Person) -> tuple[str, bool]:
    """Let a chat follow a company; returns the watch's id and whether it is new. Raises ``TooMany``."""
    mine = await watches(parts, chat)
    for one in mine:
        if one.company.id == company.id:
            return one.watch.id, False
    most = parts.settings.companies_per_person
    if len(mine) >= most or await owning.count(parts, owner.id) >= most:
        raise TooMany
    watch_id = f"{parts.rng.getrandbits(48):012x}"
    watch = Watch(id=watch_id, owner=owner.id, made_at=parts.clock())
    async with parts.store.watch(watch_id) as unit:
        await memory.write(unit, "card", "watch", replace(watch, owner_name=await people.name_in(unit, owner)))
        await memory.put_company(unit, company)
        await memory.put_window(unit, windows.window(chat, own=True))
    await windows.link(parts, watch_id, windows.window(chat, own=True))
    await owning.note(parts, owner.id, watch_id)
    return watch_id, True


async def of_person(parts: Parts, person: int, chat: Chat) -> list[Known]:
    """Return the companies that a person set up and follows in their own chat, and this chat does not yet."""
    wanted = [one for one in await parts.store.watches_of(person) if one not in chat.watches]
    found = [await known(parts, watch_id) for watch_id in wanted]
    return [one for one in found if one is not None and one.watch.owner == person]


async def forget(parts: Parts, watch_id: str) -> None:
    """Let a company go that was taken on by mistake."""
    async with parts.store.watch(watch_id) as unit:
        watch = await memory.get_watch(unit)
    if watch is not None:
        await owning.drop(parts, watch.owner, watch_id)
    await parts.store.drop(UnitId("watch", watch_id))
