import json

import numpy as np

from checks.language.features import BUCKETS, DENSE
from checks.language.model import apart, train
from checks.language.model.score import score

ROWS = [
    ("The soup was cold and the waiter rude.", "neg"),
    ("Lovely soup and a kind waiter.", "pos"),
    ("The soup costs six pounds.", "neu"),
] * 4


def rows(tmp_path, source="uci_yelp"):
    path = tmp_path / "en.train.jsonl"
    said = [{"text": text, "label": label, "source": source} for text, label in ROWS]
    path.write_text("\n".join(map(json.dumps, [*said, {"text": "x", "label": "neg", "source": "not_allowed"}])))
    return train.Rows(train.read_rows(path), "en")


def test_sources_that_may_not_be_shipped_are_left_out(tmp_path):
    assert len(rows(tmp_path).labels) == len(ROWS)


def test_training_twice_gives_the_same_weights_and_learns(tmp_path):
    given = rows(tmp_path)
    shared = train.lean([given])
    (wide, flat), (again, _) = train.train(given, shared), train.train(given, shared)
    assert np.array_equal(wide, again)
    likely = train.probabilities(given, np.arange(len(ROWS), dtype=np.int32), wide, flat)
    assert (likely.argmax(1) == given.labels).all()


def test_what_words_of_feeling_mean_is_shared_by_the_languages(tmp_path):
    shared = train.lean([rows(tmp_path)])
    kind, unkind, negative, positive = 1, 2, 0, 2
    assert shared[kind, positive] > shared[kind, negative]
    assert shared[unkind, negative] > shared[unkind, positive]
    _, flat = train.train(rows(tmp_path), shared)
    assert np.abs(flat[1:] - shared[1:]).max() < 0.5 < np.abs(shared).max()


def test_our_own_sentences_weigh_more_than_a_row_until_they_are_many():
    few, many = (train.weights_of(["cedr"] * 10 + ["own"] * count) for count in (5, 2000))
    assert few[-1] == train.OWN
    assert many[-2000:].sum() == train.OWN_ALL


def test_a_field_is_a_corpus_or_one_of_its_topics():
    assert [apart.field_of(source) for source in ("uci_yelp", "polemo_hotels_text", "cedr")] == [
        "uci",
        "polemo_hotels",
        "cedr",
    ]


def test_a_field_left_out_is_scored_in_both_ways():
    likely = np.asarray([[0.8, 0.1, 0.1], [0.4, 0.5, 0.1], [0.1, 0.2, 0.7]], np.float32)
    left = apart.Left("cedr", likely, np.asarray([0, 1, 2], np.int32))
    assert (left.f1(0.5), left.f1(0.3), left.review, left.order) == (1.0, 2 / 3, 1.0, 1.0)


def test_weights_are_kept_in_a_byte_each(tmp_path):
    wide = np.zeros((BUCKETS, 3), np.float32)
    wide[7] = (1.0, -0.5, 0.25)
    train.save(tmp_path / "en.npz", wide, np.zeros((DENSE, 3), np.float32), 0.4)
    with np.load(tmp_path / "en.npz", allow_pickle=False) as saved:
        assert saved["wide"].dtype == np.int8
        assert np.allclose(saved["wide"][7] * saved["step"], wide[7], atol=0.01)


def test_own_sentences_have_every_label_in_every_language():
    for language in train.LANGUAGES:
        assert {row["label"] for row in train.own_rows(language)} == set(train.LABELS)


def test_a_score_counts_hits_false_alarms_and_misses():
    told = score([(True, True), (True, False), (False, True), (False, False)])
    assert (told.precision, told.recall, told.f1) == (0.5, 0.5, 0.5)
    assert score([]).f1 == 0
