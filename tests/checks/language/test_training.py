import json

import numpy as np

from checks.language.features import BUCKETS, DENSE
from checks.language.model import train
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
    (wide, flat), (again, _) = train.train(given), train.train(given)
    assert np.array_equal(wide, again)
    likely = train.probabilities(given, np.arange(len(ROWS), dtype=np.int32), wide, flat)
    assert (likely.argmax(1) == given.labels).all()


def test_weights_are_kept_in_a_byte_each(tmp_path):
    wide = np.zeros((BUCKETS, 3), np.float32)
    wide[7] = (1.0, -0.5, 0.25)
    train.save(tmp_path / "en.npz", wide, np.zeros((DENSE, 3), np.float32), 0.4)
    with np.load(tmp_path / "en.npz", allow_pickle=False) as saved:
        assert saved["wide"].dtype == np.int8
        assert np.allclose(saved["wide"][7] * saved["step"], wide[7], atol=0.01)


def test_a_higher_threshold_is_taken_where_it_costs_little():
    likely = np.asarray([[0.9, 0, 0], [0.8, 0, 0], [0.3, 0, 0], [0.1, 0, 0]], np.float32)
    labels = np.asarray([0, 0, 1, 1], np.int32)
    assert train.best_threshold(likely, labels, 0.0) == (0.69, 1.0)


def test_own_sentences_have_every_label_in_every_language():
    for language in train.LANGUAGES:
        assert {row["label"] for row in train.own_rows(language)} == set(train.LABELS)


def test_a_score_counts_hits_false_alarms_and_misses():
    told = score([(True, True), (True, False), (False, True), (False, False)])
    assert (told.precision, told.recall, told.f1) == (0.5, 0.5, 0.5)
    assert score([]).f1 == 0
