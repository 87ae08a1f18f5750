"""Types to documents and back."""

from datetime import UTC, date, datetime

import orjson
import pytest

from data.codec import from_document, to_document
from data.company import Address, Company
from data.dossier import Dossier
from data.evidence import Page, Reply, Review
from data.facts import Facts, Found, Where
from data.finding import Finding, Kind, Proof, Severity, Subject, Value
from data.week import SpecialDay, Week

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def test_a_dossier_comes_back_from_json_as_it_was() -> None:
    page = Page(
        source="website",
        url="https://aamunkoi.example/",
        seen_at=NOW,
        facts=Facts(addresses=(Found(value=Address(street="Jokikatu 5"), where=Where.TEXT, quote="Jokikatu 5"),)),
    )
    review = Review(source="found_pages", url="u", seen_at=NOW, place="p", rating=1.0, reply=Reply(body="Sorry"))
    dossier = Dossier(company=Company(id="1", names=("Aamunkoi",)), taken_at=NOW, evidence=(page, review))
    document = orjson.loads(orjson.dumps(to_document(dossier)))
    assert from_document(Dossier, document) == dossier


@pytest.mark.parametrize(
    "value",
    [
        None,
        "02 555 0142",
        3,
        4.5,
        date(2027, 1, 6),
        Address(street="Jokikatu 5", city="Turku"),
        Week(days=(((480, 1020),),) * 5 + ((), None)),
        SpecialDay(first=date(2027, 1, 6), last=date(2027, 1, 6)),
        ("a", "b"),
    ],
)
def test_every_value_a_finding_may_hold_survives_the_store(value: Value) -> None:
    finding = Finding(
        key="k", check="inaccurate.phone", kind=Kind.INACCURATE, subject=Subject(source="s", url="u"),
        severity=Severity.HIGH, sure=True, expected=value, found=value, evidence=Proof(url="u", quote="q", seen_at=NOW),
    )  # fmt: skip
    assert from_document(Finding, orjson.loads(orjson.dumps(to_document(finding)))) == finding
