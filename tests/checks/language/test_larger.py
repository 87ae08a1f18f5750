"""The larger reader's head, and its word weighed with the built-in one's; the embedding itself is stood in for."""

import numpy as np
import pytest

from checks.language import complains, judge
from checks.language.detect import LANGUAGES
from checks.language.model import larger, train_larger
from checks.language.model.reader import Read

KIND, UNKIND = (0.03, 0.07, 0.9), (0.9, 0.07, 0.03)
PLAIN = "Tilasin kolmannella päivällä ja maksoin heti. Nyt on kuun loppu, enkä ole saanut vastausta kolmeen viestiin."


def test_its_word_moves_a_text_that_tells_no_feeling():
    [alone, kind, unkind] = [judge(PLAIN, "review", "fi", word).score for word in (None, KIND, UNKIND)]
    assert kind < alone < unkind
    assert judge(PLAIN, "review", "fi", KIND).sentiment == "positive"
    assert judge(PLAIN, "review", "fi", UNKIND).sentiment == "negative"


def test_a_review_in_plain_words_complains_to_both_together():
    assert not complains(PLAIN, "review", "fi", KIND)
    assert complains(PLAIN, "review", "fi", UNKIND)


def test_a_mention_in_plain_words_is_announced_by_both_together():
    assert complains(PLAIN, "mention", "fi", UNKIND)
    assert not complains(PLAIN, "mention", "fi", KIND)


def test_a_mild_word_of_it_does_not_turn_what_shouts():
    shouted = "Aivan kamala paikka, surkea palvelu, ruoka kylmää ja pahaa. En suosittele kenellekään!"
    assert judge(shouted, "review", "fi", (0.3, 0.3, 0.4)).sentiment == "negative"


def test_both_together_are_likelihoods_that_sum_to_one_and_meet_in_the_middle():
    own = Read(0.6, 0.3, 0.1, 0.8, 0.7, 0.3)
    both = larger.together(own, KIND, "fi")
    assert KIND[0] < both.firm < own.firm
    assert KIND[0] < both.against < own.against
    assert both.negative + both.neutral + both.positive == pytest.approx(1)
    assert KIND[0] < both.negative < own.negative
    assert both.threshold == larger.THRESHOLDS["fi"]


@pytest.mark.parametrize("sure", [(1.0, 0.0, 0.0), (0.0, 0.0, 1.0)])
def test_a_likelihood_of_nought_is_no_veto(sure):
    assert 0 < larger.together(Read(0.5, 0.3, 0.2, 0.7, 0.6, 0.3), sure, "nb").negative < 1


def test_a_language_without_a_reader_stays_unsure():
    assert judge("これはひどい店でした", "review", None, UNKIND).sentiment == "unsure"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shipped_heads_read_a_row_of_numbers_a_text(language):
    head, units = larger.head(language), train_larger.UNITS * len(train_larger.SEEDS)
    rows = (head.mean + 0.01 * np.random.default_rng(1).normal(size=(5, 384))).astype(np.float32)
    told = [head.read(row) for row in rows]
    assert (head.mean.shape, head.hidden.shape, head.out.shape) == ((384,), (385, units), (units + 1, 3))
    assert all(sum(one) == pytest.approx(1, abs=0.01) for one in told)
    assert len(set(told)) == 5


def test_each_text_is_read_by_the_head_of_its_language(monkeypatch):
    row = larger.head("fi").mean + np.float32(0.02)
    monkeypatch.setattr(larger, "embedder", lambda: lambda texts: np.stack([row] * len(texts)))
    said = larger.read([("sama", language) for language in LANGUAGES])
    assert said == [larger.head(language).read(row) for language in LANGUAGES]
    assert len(set(said)) == len(LANGUAGES)


def test_texts_are_read_plainly_by_both_ends_as_they_can_be_encoded(monkeypatch):
    asked = []

    def embed(texts):
        asked.extend(texts)
        return np.zeros((len(texts), 384), np.float32)

    monkeypatch.setattr(larger, "embedder", lambda: embed)
    assert larger.read([]) == []
    given = [("alku " + "x" * 5000 + " loppu", "fi"), ("puoli \ud800 merkki", "fi"), ("Couldn't be better!", "en")]
    assert len(larger.read(given)) == 3
    assert asked[0].startswith("alku x") and asked[0].endswith("x loppu") and len(asked[0]) == 2 * larger.HALF + 1
    assert asked[1:] == ["puoli ? merkki", "excellent!"]


def test_it_is_said_whether_its_package_is_there(monkeypatch):
    monkeypatch.setattr(larger, "PACKAGE", "numpy")
    assert larger.installed()
    monkeypatch.setattr(larger, "PACKAGE", "no_such_package_here")
    assert not larger.installed()
    with pytest.raises(ImportError):
        larger.embedder.__wrapped__()


def test_a_head_learns_what_tells_labels_apart():
    rng = np.random.default_rng(3)
    labels = rng.integers(0, 3, 600)
    rows = (rng.normal(size=(600, 8)) * 0.05).astype(np.float32)
    rows[np.arange(600), labels] += 0.3
    head = train_larger.fit(rows, labels, np.ones(600, np.float32), epochs=300)
    told = [head.read(row) for row in rows]
    assert sum(int(np.argmax(one)) == label for one, label in zip(told, labels, strict=True)) > 570


def test_a_head_goes_by_its_own_language_where_another_says_otherwise():
    rng = np.random.default_rng(4)
    labels = rng.integers(0, 3, 600)
    rows = (rng.normal(size=(600, 8)) * 0.05).astype(np.float32)
    rows[np.arange(600), labels] += 0.3
    ours = train_larger.Given(rows, labels, np.ones(600, np.float32))
    theirs = train_larger.Given(rows, (labels + 1) % 3, np.ones(600, np.float32))
    for given in ({"fi": ours, "nb": theirs}, {"nb": theirs, "fi": ours}):
        head = train_larger.learn(given, "fi", epochs=100)
        right = sum(int(np.argmax(head.read(row))) == label for row, label in zip(rows, labels, strict=True))
        assert right > 550


def test_sources_take_turns_in_what_is_trained_on():
    rows = [
        {"text": f"{source} {n}", "source": source, "label": "neu"}
        for source, n in (("a", 50), ("b", 4))
        for n in range(n)
    ]
    taken = [row["source"] for row in train_larger.sample(rows, 10)]
    assert (taken.count("a"), taken.count("b"), len(taken)) == (6, 4, 10)
