"""Reply drafts: made of the review, what the owner says and what is confirmed; kept with the watch, never posted."""

from dataclasses import dataclass, replace

from bot.services import memory, replymodel
from bot.services.casework import Held
from bot.services.parts import Parts
from bot.services.replymodel import Endpoint
from checks.about import subject_id
from checks.language import topics
from checks.language.detail import signed
from checks.language.detect import language_of
from checks.language.guards import Fault, Ground
from checks.language.reply import Reason, Size, Wish, Written, language_for, write
from data.draft import Draft
from data.evidence import Opinion
from data.store import Unit

KIND = "draft"
MODEL = "model"
MAX_OWN = 120
"""Characters of the owner's own sentence, so that the reply can still be copied."""


@dataclass(frozen=True, slots=True)
class Case:
    """What a draft of one case leans on."""

    ground: Ground
    topic: str = ""
    question: bool = False
    spoken: str = ""
    """The language of the review, also one that we have no wordings for."""


async def open_case(parts: Parts, held: Held) -> Case:
    """Put together what a reply may lean on."""
    finding, company = held.case.finding, held.company
    text = finding.evidence.quote or (finding.found if isinstance(finding.found, str) else "")
    async with parts.store.watch(held.watch_id) as unit:
        dossier = await memory.last_dossier(unit)
        last = await _last(unit, held.case.key)
    author = next((one.author for one in (dossier.of(Opinion) if dossier else ()) if _is(one, held)), "")
    if finding.subject.source in ("person", "eyes"):
        text, author = signed(text)
    spoken = language_of(text, next(iter(company.languages), None))
    language = language_for(spoken, company)
    about = finding.words.topics if finding.words and finding.words.topics else tuple(topics(text, spoken))
    ground = Ground(review=text, language=language, company=company, author=author, last=last)
    question = finding.check == "unanswered.question"
    return Case(ground, str(about[0]) if about else "", question=question, spoken=spoken)


async def kept(parts: Parts, held: Held) -> Draft | None:
    """Return the draft of a case, if one was made."""
    async with parts.store.watch(held.watch_id) as unit:
        return await memory.read(unit, KIND, held.case.key, Draft)


async def texts(unit: Unit) -> dict[str, str]:
    """Return the drafts of a watch by their case."""
    return {key: draft.text for key, draft in (await memory.read_all(unit, KIND, Draft)).items()}


async def make(parts: Parts, held: Held, draft: Draft) -> Draft | tuple[Fault, ...]:
    """Word a draft as its fields want it, and keep it; returns what is wrong where it may not be offered."""
    case = await open_case(parts, held)
    wish = Wish(
        reason=Reason(draft.reason),
        own=draft.own,
        size=Size(draft.size),
        warm=draft.warm,
        topic=case.topic,
        question=case.question,
        turn=draft.turn,
    )
    written: Written = write(replace(case.ground, said=draft.own), wish)
    if written.faults:
        return written.faults
    return await _keep(parts, held, replace(draft, text=written.text, language=case.ground.language))


async def fresh(parts: Parts, held: Held, reason: Reason, own: str = "") -> Draft | tuple[Fault, ...]:
    """Draft a reply for what the owner says happened; its wordings are others than those of the draft before."""
    async with parts.store.watch(held.watch_id) as unit:
        made = len(await unit.ids(KIND))
    draft = Draft(text="", language="", reason=reason.value, own=own, made_at=parts.clock(), turn=made)
    return await make(parts, held, draft)


def endpoint(parts: Parts) -> Endpoint | None:
    """Return where a language model answers; None where the operator has set none."""
    own = parts.settings.language
    if not own.base_url or not own.model:
        return None
    return Endpoint(own.base_url, own.model, own.key)


async def by_model(parts: Parts, held: Held, wish: str = "", size: Size = Size.SHORT) -> Draft | None:
    """Let the model draft, or change the draft there is; None where it has no reply that keeps to the guards."""
    where, old, case = endpoint(parts), await kept(parts, held), await open_case(parts, held)
    if where is None:
        return None
    ground = replace(case.ground, said=old.own if old else "", language=case.spoken or case.ground.language)
    before = old.text if old and wish else ""
    text = await replymodel.write(parts.web, where, ground, size=size, wish=wish, before=before)
    if not text:
        return None
    draft = Draft(text=text, language=ground.language, reason=MODEL, made_at=parts.clock(), size=size.value)
    return await _keep(parts, held, replace(draft, own=old.own if old else ""))


async def _keep(parts: Parts, held: Held, draft: Draft) -> Draft:
    draft = replace(draft, made_at=parts.clock())
    async with parts.store.watch(held.watch_id) as unit:
        await memory.write(unit, KIND, held.case.key, draft)
    return draft


async def _last(unit: Unit, key: str) -> str:
    """Return the newest reply that was drafted for other words."""
    others = [draft for name, draft in (await memory.read_all(unit, KIND, Draft)).items() if name != key]
    return max(others, key=lambda draft: draft.made_at).text if others else ""


def _is(item: Opinion, held: Held) -> bool:
    return subject_id(item) == held.case.finding.subject.id
