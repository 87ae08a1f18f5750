"""Every reply of ours keeps to the guards, in every language, for every topic and answer of the owner."""

from itertools import pairwise, product

import pytest

from checks.language import Topic
from checks.language.detail import LONGEST, detail, signed
from checks.language.guards import LONG, SHORT, Ground, units
from checks.language.reply import Reason, Size, Wish, copyable, language_for, write
from data.company import Company
from tests.checks.language.test_guards import CAFE, WORDS, ground

OWN = {
    "en": "The oven broke down that morning",
    "fi": "Uuni temppuili koko aamun",
    "nb": "Ovnen sviktet den morgenen",
    "pl": "Piec odmówił posłuszeństwa",
    "ru": "Печь встала посреди утра",
}


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("reason", Reason)
def test_every_wording_keeps_to_the_guards(language: str, reason: Reason) -> None:
    for topic, size, warm, turn in product(("", *Topic), Size, (False, True), range(3)):
        wish = Wish(reason=reason, own=OWN[language], size=size, warm=warm, topic=topic, turn=turn)
        written = write(ground(language), wish)
        assert written.faults == (), written
        assert units(written.text) <= (LONG if size is Size.LONG else SHORT)


@pytest.mark.parametrize("language", WORDS)
def test_two_replies_in_a_row_share_no_sentence(language: str) -> None:
    texts = [""]
    for turn in range(5):
        wish = Wish(reason=Reason.SHORT, topic="waiting", turn=turn * 2)
        written = write(ground(language, last=texts[-1]), wish)
        assert written.faults == ()
        texts.append(written.text)
    assert all(a != b for a, b in pairwise(texts))


def test_the_reply_of_the_first_conversation() -> None:
    written = write(ground(), Wish(reason=Reason.SHORT, topic="waiting"))
    assert written.text == (
        "Marko, “Forty minutes for a sandwich, and nobody said sorry”: that is too long, and we should have told "
        "you. We were short of staff that day. We are sorry."
    )
    assert copyable(written.text)


def test_an_own_sentence_that_promises_money_is_refused() -> None:
    assert write(ground(), Wish(reason=Reason.OWN, own="You get your money back")).faults


def test_a_review_of_stars_only_gets_a_plain_reply() -> None:
    bare = Ground(review="", language="en", company=CAFE, author="Marko")
    assert write(bare, Wish(reason=Reason.MISTAKE)).text.startswith("Marko, your rating tells us")


def test_a_language_without_wordings_is_answered_in_the_company_s() -> None:
    assert language_for("de", Company(id="x", languages=("fi",))) == "fi"
    assert language_for("de", Company(id="x")) == "en"
    assert language_for("ru", Company(id="x", languages=("fi",))) == "ru"


def test_the_detail_is_what_happened_and_holds_nothing_private() -> None:
    review = (
        "2 stars. My number is 0401234567. We told Anna of the soup. The soup was cold and the bread stale. Bye now."
    )
    assert detail(review, "en", "quality") == "The soup was cold and the bread stale"
    assert detail("1/5", "en") == ""
    long = "the waiter kept telling us that the table would be ready in only a few more minutes for an hour"
    assert len(detail(long, "en")) <= LONGEST


def test_who_signed_pasted_words_is_told_apart() -> None:
    assert signed("Cold soup. 2 stars. Marko") == ("Cold soup. 2 stars.", "Marko")
    assert signed("Cold soup. Never again") == ("Cold soup. Never again", "")
