import pytest

from checks.unanswered.question import question
from data.evidence import Reply
from tests.checks.dossiers import dossier, mention

ASKED = "Onko Kahvila Aamunkoi auki sunnuntaina?"


def test_a_question_without_a_reply_is_flagged():
    (flag,) = question(dossier(mention(body=ASKED)))
    assert (flag.found, flag.sure) == (ASKED, True)


def test_where_replies_cannot_be_seen_it_is_a_doubt():
    assert [flag.sure for flag in question(dossier(mention(body=ASKED, replies_shown=False)))] == [False]


@pytest.mark.parametrize(
    "item",
    [
        pytest.param(mention(body=ASKED, channel="news"), id="news"),
        pytest.param(mention(body=ASKED, reply=Reply(body="On, kymmenestä neljään.")), id="answered"),
        pytest.param(mention(body=ASKED, author="Kahvila Aamunkoi"), id="the company asks its guests"),
        pytest.param(mention(body="Kävimme eilen Kahvila Aamunkoissa. Oli mukavaa."), id="no question"),
        pytest.param(mention(body=ASKED, channel="web", author=""), id="a page without an author"),
        pytest.param(mention(body=ASKED + " Kirjoitus jatkuu." * 60), id="an article with a question in it"),
        pytest.param(mention(title="Korvapuusti", body="Mistä Turusta saa korvapuustin?"), id="about no company"),
        pytest.param(
            mention(title="Kahvilat", body="Onko Kahvila Aamunkoi Tampereella auki?"), id="another town's namesake"
        ),
    ],
)
def test_not_flagged(item):
    assert list(question(dossier(item))) == []


def test_a_question_that_is_a_complaint_is_left_to_the_other_check():
    angry = "Miksi Kahvila Aamunkoi palvelee näin kamalan huonosti, tyly palvelu ja kylmä kahvi, pettymys?"
    assert list(question(dossier(mention(body=angry)))) == []
