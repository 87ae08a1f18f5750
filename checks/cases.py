"""What becomes of findings over time: every change a run or a person can make to a case (pure)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from checks.first_run import OLD, batched, opens
from checks.proof import is_right, looks_needed
from data.case import Case, CaseState, Event
from data.finding import Finding, Kind
from data.run import Run

LOOK_AGAIN_AFTER = timedelta(days=3)
UNDO_FOR = timedelta(minutes=10)
UNTIL_IT_CHANGES = datetime.max.replace(tzinfo=UTC, microsecond=0)
"""Snoozed until the place shows something else."""
FIRST = "first look"
"""Note of a case that was opened by the first look at a company."""
_ACTS = ("snoozed", "woken", "taken", "done", "undone", "dismissed", "returned")
"""Events by which a case gets another standing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What one run did to the cases: all of them, and those that changed or were seen again."""

    cases: Mapping[str, Case]
    opened: tuple[Case, ...] = field(default=())
    closed: tuple[Case, ...] = field(default=())
    returned: tuple[Case, ...] = field(default=())
    """Came back after they were closed or done: louder than new ones."""
    still: tuple[Case, ...] = field(default=())


def move(
    cases: Mapping[str, Case],
    run: Run,
    now: datetime,
    *,
    began: datetime | None = None,
    first: bool = False,
    anew: bool = True,
) -> Moved:
    """Return the cases after a run.

    ``began`` is when the company was first looked at, ``first`` whether this is that look: old words
    open no case, or make one line (``checks.first_run``). Not ``anew``: what was seen before is judged again, and
    its silence is no further look.

    A finding opens a case, or brings a closed one back; one that a person called done comes back once
    its second look is due. Where another value is right by now, it opens the case anew. A case without a
    finding closes at once where its place shows the right value or the reply, else after two looks
    without it, counting only looks of its own source that really told something. Dismissed cases stay so.
    """
    after = dict(cases)
    told: dict[str, list[Case]] = {"opened": [], "closed": [], "returned": [], "still": []}
    raised = {finding.key: finding for finding in run.findings if finding.key in cases or opens(finding, began)}
    batch = batched(run.findings, began or now) if first else frozenset()
    for key, finding in raised.items():
        known = cases.get(key)
        new = _open(finding, now, OLD if key in batch else "", FIRST if first else "")
        case, what = (new, "opened") if known is None else _seen(known, finding, now)
        after[key] = case
        if what:
            told[what].append(case)
    for key, case in cases.items():
        if key not in raised and case.state in (CaseState.OPEN, CaseState.DONE):
            after[key] = _unseen(_woken(case, now), run, now, anew)
            if after[key].state is CaseState.CLOSED:
                told["closed"].append(after[key])
    return Moved(cases=after, **{what: tuple(some) for what, some in told.items()})


def looked_again(case: Case, findings: Collection[Finding], now: datetime, *, looked: bool = True) -> Case:
    """Return the case after its place alone was looked at again, asked for by a person or due after "done".

    ``findings`` are what that look raised, ``looked`` is False when it told nothing: then nothing
    changes. Gone closes at once; still there brings a case that was done back.
    """
    if not looked:
        return case
    finding = next((one for one in findings if one.key == case.key), None)
    if finding is None:
        return case if case.state is CaseState.DISMISSED or case.on_word else _close(case, now)
    due = replace(case, look_again_at=now) if case.state is CaseState.DONE and not case.on_word else case
    return _seen(due, finding, now)[0]


def take(case: Case, who: str, now: datetime, *, over: bool = False) -> Case:
    """Give the case to a person; unchanged when another one has it, unless ``over`` takes it over."""
    if case.taken_by == who or (case.taken_by and not over):
        return case
    return _note(replace(case, taken_by=who), now, "taken", who)


def done(case: Case, who: str, now: datetime) -> Case:
    """Note that a person says it is put right; to be looked at again after three days.

    Where the place cannot show it (an unsure "unanswered", or a place only people can read), the word counts
    and no look is due.
    """
    if case.state is not CaseState.OPEN:
        return case
    unseen = case.finding.kind is Kind.UNANSWERED and not case.finding.sure
    on_word = unseen or case.finding.subject.source in ("eyes", "keeper")
    again_at = None if on_word else now + LOOK_AGAIN_AFTER
    changed = replace(case, state=CaseState.DONE, on_word=on_word, look_again_at=again_at, snoozed_until=None)
    return _note(changed, now, "done", who)


def undo(case: Case, who: str, now: datetime) -> Case:
    """Take "done" or "dismissed" back within ten minutes; later, or with nothing to undo, unchanged."""
    last = case.history[-1] if case.history else None
    if last is None or last.what not in ("done", "dismissed") or now - last.at > UNDO_FOR:
        return case
    return reopen(case, who, now)


def reopen(case: Case, who: str, now: datetime) -> Case:
    """Open a done or dismissed case again, at a person's wish and at any time."""
    if case.state not in (CaseState.DONE, CaseState.DISMISSED):
        return case
    changed = replace(case, state=CaseState.OPEN, look_again_at=None, on_word=False, looks_without=0)
    return _note(changed, now, "undone", who)


def dismiss(case: Case, who: str, now: datetime, note: str = "") -> Case:
    """Put a case aside for good ("not us", "right as it is"); ``note`` says which."""
    changed = replace(case, state=CaseState.DISMISSED, look_again_at=None, snoozed_until=None)
    return _note(changed, now, "dismissed", who, note)


def snooze(case: Case, until: datetime, who: str, now: datetime) -> Case:
    """Hide a case until a moment, or ``UNTIL_IT_CHANGES``; a changed value wakes it earlier."""
    return _note(replace(case, snoozed_until=until), now, "snoozed", who, until.isoformat())


def is_snoozed(case: Case, now: datetime) -> bool:
    """Whether the case is hidden now."""
    return case.snoozed_until is not None and now < case.snoozed_until


def wake(case: Case, who: str, now: datetime) -> Case:
    """Show a hidden case again, at a person's wish."""
    return _note(replace(case, snoozed_until=None), now, "woken", who)


def is_late(case: Case) -> bool:
    """Whether the case was hidden and nobody has done anything with it since; of one that is not hidden now."""
    acts = [event for event in case.history if event.what in _ACTS]
    last = acts[-1] if acts else None
    return case.state is CaseState.OPEN and last is not None and (last.what == "snoozed" or _woke_itself(last))


def times_back(case: Case) -> int:
    """Return how often a case has come back."""
    return sum(event.what == "returned" for event in case.history)


def is_due(case: Case, now: datetime) -> bool:
    """Whether a case called done waits for its second look."""
    return case.state is CaseState.DONE and case.look_again_at is not None and now >= case.look_again_at


def was_claimed(case: Case) -> bool:
    """Whether a closed case was called done before, with the promise to look again and tell."""
    acts = [event for event in case.history if event.what in _ACTS]
    return not case.on_word and bool(acts) and acts[-1].what == "done"


def _woke_itself(event: Event) -> bool:
    return event.what == "woken" and not event.who


def _open(finding: Finding, now: datetime, batch: str = "", note: str = "") -> Case:
    opened = (Event(at=now, what="opened", note=note),)
    return Case(key=finding.key, finding=finding, first_seen=now, last_seen=now, batch=batch, history=opened)


def _seen(case: Case, finding: Finding, now: datetime) -> tuple[Case, str]:
    """Return the case after its finding was raised again, and what that is called ("" for nothing to tell)."""
    changed = case.finding.found != finding.found or case.finding.expected != finding.expected
    moved_on = None not in (finding.expected, case.finding.expected) and case.finding.expected != finding.expected
    case = replace(_woken(case, now, changed), finding=finding, last_seen=now, looks_without=0)
    if case.state is CaseState.DISMISSED:
        return case, ""
    if case.state is CaseState.OPEN:
        return case, "still"
    if moved_on:
        return _anew(case, now), "opened"
    if case.state is CaseState.DONE and not (finding.sure if case.on_word else is_due(case, now)):
        return case, ""
    back = replace(case, state=CaseState.OPEN, returned=True, on_word=False, look_again_at=None)
    return _note(back, now, "returned"), "returned"


def _anew(case: Case, now: datetime) -> Case:
    """Return a settled case that is open because the truth is another one: nothing came back there."""
    fresh = replace(case, state=CaseState.OPEN, first_seen=now, taken_by="", on_word=False, look_again_at=None)
    return _note(replace(fresh, returned=False), now, "opened")


def _unseen(case: Case, run: Run, now: datetime, anew: bool) -> Case:
    """Return the case after a run that did not raise it."""
    if is_right(case.finding, run):
        return _close(case, now)
    needed = looks_needed(case.finding, run) if anew else None
    if needed is None or case.on_word:
        return case
    without = case.looks_without + 1
    counted = replace(case, looks_without=without)
    return _close(counted, now) if without >= needed else counted


def _woken(case: Case, now: datetime, changed: bool = False) -> Case:
    """Return a hidden case that shows again; an edited one for its own sake, not in the line it came in."""
    if case.snoozed_until is None or (is_snoozed(case, now) and not changed):
        return case
    return _note(replace(case, snoozed_until=None, batch="" if changed else case.batch), now, "woken")


def _close(case: Case, now: datetime) -> Case:
    if case.state is CaseState.CLOSED:
        return case
    changed = replace(case, state=CaseState.CLOSED, look_again_at=None, snoozed_until=None, returned=False)
    return _note(changed, now, "closed")


def _note(case: Case, now: datetime, what: str, who: str = "", note: str = "") -> Case:
    return replace(case, history=(*case.history, Event(at=now, what=what, who=who, note=note)))
