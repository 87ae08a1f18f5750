"""Flags become findings."""

import pickle
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from checks import registry
from checks.engine import judge
from checks.registry import Check
from data.company import Company
from data.coverage import Coverage, Reach
from data.dossier import Dossier
from data.evidence import Listing, Page, PageRole, Review
from data.finding import Flag, Kind, Severity, Subject
from data.places import Place, Places
from tests.checks.saved_web import NOW

CARD = Company(id="c1", names=("Aamunkoi",), country="FI")
BOOK = Place(
    id="book",
    name="Book",
    hosts=("book.example",),
    kind="directory",
    weight=60,
    minutes=9,
    edit_url="https://e.example",
)
PLACES = Places("FI", (BOOK,))
ROW = Listing(
    source="found_pages", url="https://book.example/7", seen_at=NOW, place="book", ref="7", quote="02 555", sha256="s"
)
HOME = Page(source="website", url="https://aamunkoi.example/", seen_at=NOW, role=PageRole.HOME)
REVIEW = Review(
    source="found_pages", url="https://book.example/7", seen_at=NOW, place="book", author="M", written=date(2026, 1, 2)
)


@pytest.fixture
def flagging(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let one check raise these flags."""

    def put(*flags: Flag, kind: Kind = Kind.INACCURATE, severity: Severity = Severity.HIGH) -> None:
        def run(_: Dossier) -> Iterator[Flag]:
            yield from flags

        made = Check(
            id=f"{kind}.thing",
            kind=kind,
            judge=run,
            severity=severity,
            title="",
            why="",
            advice="",
            minutes=3,
            about="",
        )
        monkeypatch.setattr(registry, "discover_checks", lambda: None)
        monkeypatch.setattr(registry, "checks", {made.id: made})

    return put


def findings(**more: object) -> tuple:  # type: ignore[type-arg]
    return judge(Dossier(company=CARD, taken_at=NOW, **more), PLACES).findings  # type: ignore[arg-type]


def test_a_finding_has_its_proof_and_where_it_is_put_right(flagging: Callable[..., None]) -> None:
    flagging(Flag(ROW, expected="a", found="b", fact="phone"))
    (one,) = findings()
    assert (one.check, one.kind, one.severity, one.sure) == ("inaccurate.thing", Kind.INACCURATE, Severity.HIGH, True)
    assert (one.evidence.url, one.evidence.quote, one.evidence.sha256) == ("https://book.example/7", "02 555", "s")
    assert (one.edit_url, one.minutes, one.weight) == ("https://e.example", 9, 60)
    assert (one.subject.place, one.subject.source) == ("book", "found_pages")


def test_an_unsure_finding_is_never_high(flagging: Callable[..., None]) -> None:
    flagging(Flag(ROW, sure=False, severity=Severity.HIGH))
    assert findings()[0].severity is Severity.MEDIUM


def test_the_key_outlives_the_wrong_value_and_tells_facts_places_and_companies_apart(
    flagging: Callable[..., None],
) -> None:
    def key(flag: Flag, company: Company = CARD) -> str:
        flagging(flag)
        return judge(Dossier(company=company, taken_at=NOW), PLACES).findings[0].key

    first = key(Flag(ROW, found="1", fact="phone"))
    moved = Listing(source="nominatim", url="https://book.example/7?utm_source=x", seen_at=NOW, place="book", ref="7")
    assert first == key(Flag(moved, found="2", fact="phone"))
    others = [
        Flag(ROW, fact="hours"),
        Flag(HOME, fact="phone"),
        Flag(REVIEW),
        Flag(Subject(source="a", url="", id="book")),
    ]
    keys = {first, *map(key, others), key(Flag(ROW, fact="phone"), Company(id="c2", names=("B",)))}
    assert len(keys) == 6
    assert all(len(one) == 16 for one in keys)


def test_a_review_without_an_id_is_known_by_author_and_its_own_day(flagging: Callable[..., None]) -> None:
    flagging(Flag(REVIEW), Flag(replace(REVIEW, author="N")), Flag(replace(REVIEW, written=date(2026, 1, 3))))
    assert len(findings()) == 3


def test_the_same_trouble_twice_is_told_once_and_the_graver_wins(flagging: Callable[..., None]) -> None:
    flagging(Flag(ROW, severity=Severity.LOW), Flag(ROW))
    (one,) = findings()
    assert one.severity is Severity.HIGH


def test_the_gravest_comes_first_then_the_heaviest_place(flagging: Callable[..., None]) -> None:
    small = Listing(source="x", url="https://small.example/", seen_at=NOW, place="small")
    flagging(Flag(small), Flag(ROW), Flag(HOME, severity=Severity.LOW), Flag(HOME, fact="b"))
    assert [(one.severity, one.weight) for one in findings()] == [
        (Severity.HIGH, 100),
        (Severity.HIGH, 60),
        (Severity.HIGH, 10),
        (Severity.LOW, 100),
    ]


def test_an_answer_takes_the_minutes_of_the_check_not_of_the_place(flagging: Callable[..., None]) -> None:
    flagging(Flag(REVIEW), kind=Kind.UNANSWERED)
    assert findings()[0].minutes == 3


def test_an_absence_without_a_page_is_proven_by_its_words(flagging: Callable[..., None]) -> None:
    flagging(Flag(Subject(source="tavily", url="", id="search"), quote="tavily, you"), kind=Kind.MISSING)
    (one,) = findings()
    assert (one.evidence.quote, one.evidence.seen_at) == ("tavily, you", NOW)


def test_judging_goes_to_a_worker_and_comes_back() -> None:
    rows = tuple(
        Coverage(source=name, family=name, reach=Reach.EMPTY, kinds=("listing",)) for name in ("nominatim", "tavily")
    )
    given = Dossier(company=CARD, taken_at=NOW, coverage=rows)
    function, dossier, places = pickle.loads(pickle.dumps((judge, given, PLACES)))
    judged = pickle.loads(pickle.dumps(function(dossier, places)))
    assert [one.check for one in judged.findings] == ["missing.website"]
