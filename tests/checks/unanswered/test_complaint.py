import pytest

from checks.unanswered.complaint import complaint
from data.evidence import Reply
from tests.checks.dossiers import CARD, dossier, mention

STRANGER = "Kahvila Aamunkoi Tampereella oli kamala pettymys: tyly palvelu, kylmä kahvi. En suosittele."


def test_a_negative_post_without_a_reply_is_flagged():
    (flag,) = complaint(dossier(mention()))
    assert flag.sure


def test_where_replies_cannot_be_seen_it_is_a_doubt():
    assert [flag.sure for flag in complaint(dossier(mention(replies_shown=False)))] == [False]


@pytest.mark.parametrize(
    "item",
    [
        pytest.param(mention(channel="news"), id="news"),
        pytest.param(mention(reply=Reply(body="Pahoittelemme.")), id="answered"),
        pytest.param(mention(body="Kahvila Aamunkoi on ihana, loistava kahvi ja ystävällinen palvelu!"), id="praise"),
        pytest.param(mention(body="Kahvila Aamunkoi avaa ovensa kello kahdeksan."), id="a plain fact"),
        pytest.param(mention(author="Aamunkoi"), id="the company's own post"),
        pytest.param(mention(title="Kahvilat", body=STRANGER), id="another town's namesake"),
        pytest.param(mention(body=""), id="no words"),
    ],
)
def test_not_flagged(item):
    assert list(complaint(dossier(item, company=CARD))) == []
