"""Heard, handled, learned: what customers said, what became of it, and what was changed because of it."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from bot.services import memory, opinions, people
from bot.services.parts import Parts
from bot.services.people import Person
from checks.heard import praise_id
from checks.language import topics
from checks.lessons import Fall, fall
from checks.scores.period import thanked
from checks.web import Broken
from data.case import Case, CaseState
from data.finding import Kind
from data.said import Said
from data.watch import Heard, HeardAs

KIND = "ledger"
MAX_TEXT = 500
MOST_PRAISE = 200
"""Texts that are read for names."""


class Lesson(StrEnum):
    """What a person adds to words that were heard."""

    CHANGE = "change"
    """What will you change?"""
    KEEP = "keep"
    """What shall we keep doing?"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """A complaint that something was changed for, and whether it fell."""

    heard: Heard
    fall: Fall


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The ledger of one company."""

    complaints: int
    praise: int
    questions: int
    handled: int
    learned: tuple[Learned, ...] = ()
    kept: tuple[Heard, ...] = ()
    """Praise with what is to be kept up."""
    waiting: tuple[Case, ...] = ()
    """Complaints nothing was learned from yet, newest first."""
    thanked: tuple[tuple[str, int], ...] = ()
    """Whom praise names, and in how many texts, the most thanked first."""

    @property
    def heard(self) -> int:
        """Everything that was heard."""
        return self.complaints + self.praise + self.questions


async def entry(parts: Parts, watch_id: str, id: str) -> Heard | None:
    """Return one row."""
    async with parts.store.watch(watch_id) as unit:
        return await memory.read(unit, KIND, id, Heard)


async def kind_words(parts: Parts, watch_id: str, id: str) -> Heard | None:
    """Return the row of praise: its own, or a new one of what the public wrote."""
    async with parts.store.watch(watch_id) as unit:
        row = await memory.read(unit, KIND, id, Heard)
        if row is not None:
            return row
        said = next((one for one in await opinions.recall(unit) if praise_id(one.id) == id), None)
        if said is None:
            return None
        row = Heard(id=id, text=said.words, heard_at=said.seen, kind=HeardAs.PRAISE, topics=said.topics)
        await memory.write(unit, KIND, id, row)
        return row


async def of_case(parts: Parts, watch_id: str, case: Case) -> Heard:
    """Return the row of a complaint, also of one that a check found."""
    async with parts.store.watch(watch_id) as unit:
        known = (await memory.read_all(unit, KIND, Heard)).values()
    found = next((one for one in known if case.key == one.case), None)
    about = case.finding.words.topics if case.finding.words else ()
    text = case.finding.evidence.quote
    made = Heard(
        id=case.key,
        text=text,
        heard_at=case.first_seen,
        kind=HeardAs.COMPLAINT,
        case=case.key,
        topics=about or tuple(str(one) for one in topics(text)),
    )
    return found or made


def lesson_of(row: Heard, lesson: Lesson, text: str) -> Heard:
    """Return the row with what will be changed, or kept up."""
    about = row.topics or tuple(str(one) for one in topics(row.text))
    said = {lesson.value: " ".join(text.split())[:MAX_TEXT]}
    return replace(row, topics=about, **said)  # type: ignore[arg-type]


async def learn(parts: Parts, watch_id: str, row: Heard, by: Person) -> Heard:
    """Write down what was learned, as of now and in somebody's name."""
    async with parts.store.watch(watch_id) as unit:
        row = replace(row, learned_at=parts.clock(), learned_by=await people.name_in(unit, by))
        await memory.write(unit, KIND, row.id, row)
    return row


async def passed_on(parts: Parts, watch_id: str, row: Heard) -> None:
    """Note that praise was passed on."""
    async with parts.store.watch(watch_id) as unit:
        await memory.write(unit, KIND, row.id, replace(row, passed_at=parts.clock()))


async def whole_book(parts: Parts, watch_id: str) -> Book:
    """Return the ledger with whom praise names, which a worker reads out of it."""
    found = await book(parts, watch_id)
    async with parts.store.watch(watch_id) as unit:
        company = await memory.get_company(unit)
        said = [(one.seen, one.words) for one in await opinions.recall(unit) if one.feel is HeardAs.PRAISE]
        rows = (await memory.read_all(unit, KIND, Heard)).values()
    said += [(row.heard_at, row.text) for row in rows if row.kind is HeardAs.PRAISE and row.told_by]
    if company is None or not said:
        return found
    newest = [words for _, words in sorted(said, reverse=True)[:MOST_PRAISE]]
    try:
        return replace(found, thanked=await parts.reader.run(thanked, newest, company))
    except Broken:
        return found


async def book(parts: Parts, watch_id: str) -> Book:
    """Return the ledger as it stands."""
    async with parts.store.watch(watch_id) as unit:
        rows = list((await memory.read_all(unit, KIND, Heard)).values())
        said, cases = await opinions.recall(unit), await memory.get_cases(unit)
    talk = [case for case in cases.values() if case.finding.kind is Kind.UNANSWERED]
    complaints = [case for case in talk if case.finding.check != "unanswered.question"]
    learned = [row for row in rows if row.change]
    done = {row.case for row in learned}
    own = [row for row in rows if row.told_by]
    today = parts.clock().date()
    return Book(
        complaints=_count(said, own, HeardAs.COMPLAINT),
        praise=_count(said, own, HeardAs.PRAISE),
        questions=_count(said, own, HeardAs.QUESTION)
        + sum(case.finding.check == "unanswered.question" and case.finding.subject.source != "person" for case in talk),
        handled=sum(_handled(case) for case in talk),
        learned=tuple(
            Learned(heard=row, fall=fall(_day(row), _days(row, said, own), today))
            for row in sorted(learned, key=lambda row: row.learned_at or row.heard_at, reverse=True)
        ),
        kept=tuple(row for row in rows if row.keep),
        waiting=tuple(
            case
            for case in sorted(complaints, key=lambda case: case.first_seen, reverse=True)
            if case.key not in done and case.state is not CaseState.DISMISSED
        ),
    )


def _count(said: list[Said], own: list[Heard], kind: HeardAs) -> int:
    return sum(one.feel is kind for one in said) + sum(row.kind is kind for row in own)


def _handled(case: Case) -> bool:
    """Whether somebody took a case on, answered it, or saw it closed."""
    return bool(case.taken_by) or case.state in (CaseState.DONE, CaseState.CLOSED)


def _day(row: Heard) -> date:
    return (row.learned_at or row.heard_at).date()


def _days(row: Heard, said: list[Said], own: list[Heard]) -> list[date]:
    """Return the days on which people complained of the same thing."""
    if not row.topics:
        return []
    topic = row.topics[0]
    public = [
        one.written or one.seen.date()
        for one in said
        if one.feel is HeardAs.COMPLAINT and topic in one.topics and (one.written or one.fresh)
    ]
    told = [one.heard_at.date() for one in own if one.kind is HeardAs.COMPLAINT and topic in one.topics]
    return [*public, *told]
