"""How often people put aside what was found at a place."""

from typing import Any

from checks.precision import precision
from data.case import Case
from data.watch import Rule, Verdict
from tests.checks.dossiers import NOW
from tests.checks.findings import finding


def cases(count: int, **subject: Any) -> dict[str, Case]:
    place = subject.get("place", "fonecta")
    keys = [f"{place}{number}" for number in range(count)]
    return {key: Case(key=key, finding=finding(key=key, **subject), first_seen=NOW, last_seen=NOW) for key in keys}


def rule(key: str, verdict: Verdict) -> Rule:
    return Rule(id=key, verdict=verdict, key=key, made_at=NOW)


def test_a_place_is_told_of_from_three_findings_on() -> None:
    known = cases(14) | cases(2, place="eniro")
    (row,) = precision(known, [rule("fonecta3", Verdict.ANOTHER), rule("eniro0", Verdict.ANOTHER)])
    assert (row.found, row.another, row.as_it_is) == (14, 1, 0)


def test_what_is_ours_too_is_no_mistake_and_what_a_person_told_us_is_no_place() -> None:
    known = cases(3) | cases(4, place="", source="person")
    said = [rule("fonecta0", Verdict.OURS_TOO), rule("fonecta1", Verdict.AS_IT_IS)]
    (row,) = precision(known, said)
    assert (row.found, row.another, row.as_it_is) == (3, 0, 1)
