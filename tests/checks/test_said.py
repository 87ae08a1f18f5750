"""Which words are others' words on the company, and how they feel."""

from dataclasses import replace
from datetime import timedelta

from checks.said import added, said
from data.watch import HeardAs
from tests.checks.dossiers import CARD, NOW, dossier, mention, review


def test_stars_tell_how_a_review_feels_and_words_where_stars_do_not() -> None:
    rows = said(
        dossier(
            review(author="A", rating=5.0),
            review(author="B", rating=1.0),
            review(author="C", rating=3.0, body="Kamala kokemus, tyly palvelu ja likaiset pöydät."),
        )
    )
    assert [row.feel for row in rows] == [HeardAs.PRAISE, HeardAs.COMPLAINT, HeardAs.COMPLAINT]


def test_a_complaint_says_what_it_is_about() -> None:
    [row] = said(dossier(review(body="Forty minutes for a sandwich, we waited and waited.", language="en")))
    assert "waiting" in row.topics


def test_the_company_s_own_words_and_words_on_others_are_left_out() -> None:
    own = review(author=CARD.names[0], rating=5.0)
    other = mention(
        title="Ravintola Iltarusko", body="Ravintola Iltarusko oli hyvä.", url="https://foorumi.example/t/9"
    )
    assert said(dossier(own, other, mention())) == said(dossier(mention()))
    assert len(said(dossier(mention(), mention()))) == 1


def test_what_is_known_keeps_the_day_it_was_first_seen() -> None:
    first = said(dossier(review()))
    known = added({}, first, first=True)
    assert [row.fresh for row in known.values()] == [False]
    later = tuple(replace(row, seen=NOW + timedelta(days=7)) for row in first)
    assert added(known, later, first=False) == {}
    new = said(dossier(review(author="Liisa")))
    assert [row.fresh for row in added(known, new, first=False).values()] == [True]
