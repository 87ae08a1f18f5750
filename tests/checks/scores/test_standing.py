"""A few numbers a week: what a report compares, and where promise and experience clash."""

from datetime import timedelta

from checks.engine import judge
from checks.scores.period import day_of, measured, thanked
from checks.scores.standing import standing
from checks.scores.telling import handled_in, stretches, talk
from data.case import Case, CaseState
from data.codec import from_document, to_document
from data.evidence import Reply
from data.finding import Subject
from data.places import load
from data.promise import Clash
from data.said import Said
from data.span import back
from data.watch import Heard, HeardAs
from tests.checks.dossiers import CARD, NOW, dossier, page, review
from tests.checks.findings import finding

TODAY = NOW.date()
MONTH = back(TODAY, 30)


def ago(days: int):
    return TODAY - timedelta(days=days)


def row(id: str = "a", feel: HeardAs | None = HeardAs.COMPLAINT, **fields) -> Said:
    given = {"place": "x", "url": "https://x.example", "seen": NOW, "topics": ("waiting",), "written": ago(3)}
    return Said(id=id, feel=feel, **{**given, **fields})


def test_a_promise_is_kept_beside_the_complaints_about_it() -> None:
    seen = dossier(page(text="Öljynvaihto 30 minuutissa."), review(body="Odotin kaksi tuntia turhaan."))
    found = standing(seen, judge(seen, load("FI")), load("FI"))
    assert [score.kind for score in found.scores] == ["presence", "accuracy", "freshness"]
    assert not any(score.formula for score in found.scores)
    (clash,) = from_document(tuple[Clash, ...], to_document(found.clashes))
    assert (clash.topic, clash.quote) == ("waiting", "Öljynvaihto 30 minuutissa.")
    assert [one.quote for one in clash.since(ago(30), TODAY)] == ["Odotin kaksi tuntia turhaan."]
    assert clash.since(ago(4), TODAY) == ()


def test_a_time_is_measured_by_the_day_words_were_written_and_undated_ones_by_the_day_they_came() -> None:
    rows = [
        review(author="A", written=ago(5)),
        review(author="B", written=ago(6), reply=Reply(body="Anteeksi.", written=ago(5))),
        review(author="C", written=ago(40)),
        review(author="D", written=None),
    ]
    undated = Said(id="reviews.example/aamunkoi|d|", place="x", url="", seen=NOW, fresh=True)
    found = measured(dossier(*rows), [undated], MONTH, TODAY)
    rate, _, stars = found.now.scores
    assert (rate.part("answered"), rate.part("unanswered")) == (1, 2)
    assert found.before.scores[0].part("unanswered") == 1
    assert stars.part("reviews") == 4
    assert day_of(row(written=None, fresh=False)) is None


def test_whom_praise_names_is_counted_once_a_text() -> None:
    texts = ["Kiitos Annalle! Anna oli ihana.", "Kiitos Annalle ja Mikolle!", "Kamala paikka."]
    assert thanked(texts, CARD) == (("Anna", 2), ("Mikko", 1))


def test_what_was_said_is_told_by_weeks_and_a_long_time_by_months() -> None:
    told = Heard(id="h", text="Kiitos kaikille!", heard_at=NOW, kind=HeardAs.PRAISE)
    rows = [row("a"), row("b"), row("c", written=ago(45)), row("d", feel=None, topics=())]
    found = talk(rows, [told], MONTH)
    assert (found.people, found.praise, found.complaints) == (4, 1, 2)
    assert found.topics == (("waiting", 2, 1),)
    assert sum(part.complaints for part in found.stretches) == 2
    assert found.best == "Kiitos kaikille!"
    assert [part.days for part in stretches(MONTH)] == [7, 7, 7, 7, 2]
    assert len(stretches(back(TODAY, 365))) == 13


def test_a_complaint_is_handled_when_somebody_has_it_or_an_answer_is_seen_and_praise_asks_for_nothing() -> None:
    taken = Case(key="k", finding=finding("unanswered.review", "k", id="a"), first_seen=NOW, last_seen=NOW,
                 state=CaseState.DONE)  # fmt: skip
    assert taken.finding.subject == Subject(
        source="found_pages", url=taken.finding.subject.url, place="fonecta", id="a"
    )
    rows = [row("a"), row("b"), row("c"), row("p", feel=HeardAs.PRAISE)]
    score = handled_in(MONTH, {"k": taken}, rows, [], frozenset({"b"}))
    assert {part.name: part.n for part in score.parts} == {"heard": 3, "handled": 2, "open": 1, "learned": 0}
    assert handled_in(MONTH.before, {"k": taken}, rows, [], frozenset()).value is None
