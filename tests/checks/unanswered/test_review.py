import pytest

from checks.about import subject_id
from checks.unanswered.review import review as unanswered
from data.company import Address
from data.evidence import Reply
from data.finding import Severity
from tests.checks.dossiers import dossier, listing, review


@pytest.mark.parametrize("rating", [1.0, 2.0])
def test_two_stars_or_fewer_without_a_reply_are_flagged(rating):
    (flag,) = unanswered(dossier(review(rating=rating)))
    assert (flag.severity, flag.sure) == (Severity.HIGH, True)


def test_three_stars_with_bad_words_are_flagged_less_loudly():
    words = "Kamala palvelu ja huono ruoka, todella pettynyt. En suosittele kenellekään."
    (flag,) = unanswered(dossier(review(rating=3.0, body=words)))
    assert flag.severity is Severity.MEDIUM


def test_where_replies_cannot_be_seen_it_is_a_doubt():
    (flag,) = unanswered(dossier(review(rating=1.0, replies_shown=False)))
    assert (flag.sure, flag.severity) == (False, Severity.MEDIUM)


@pytest.mark.parametrize(
    "item",
    [
        pytest.param(review(rating=4.0), id="four stars"),
        pytest.param(review(rating=3.5), id="three and a half"),
        pytest.param(review(reply=Reply(body="Olemme pahoillamme.")), id="an answered review"),
        pytest.param(
            review(rating=3.0, body="Mukava paikka ja hyvä kahvi, ystävällinen palvelu. Kiitos!"), id="kind words"
        ),
        pytest.param(review(rating=3.0, body=""), id="three stars without words"),
        pytest.param(review(author="Kahvila Aamunkoi"), id="the company's own words"),
    ],
)
def test_not_flagged(item):
    assert list(unanswered(dossier(item))) == []


def test_two_reviews_on_one_page_are_two_subjects_and_one_seen_twice_is_one():
    marko, sanna = review(), review(author="Sanna")
    assert len(list(unanswered(dossier(marko, sanna, marko)))) == 2


def test_a_review_under_a_namesakes_row_is_not_ours():
    stranger = listing(url="https://reviews.example/aamunkoi", address=Address(city="Oulu"))
    own = listing(url="https://reviews.example/aamunkoi")
    assert list(unanswered(dossier(stranger, review()))) == []
    assert len(list(unanswered(dossier(own, review())))) == 1


def test_a_subject_is_the_id_at_the_place_or_url_author_and_date():
    assert subject_id(review(ref="77")) == "reviews.example:77"
    assert subject_id(review()) != subject_id(review(author="Sanna"))
    assert subject_id(review()) == subject_id(review(body="edited", quote="x"))
