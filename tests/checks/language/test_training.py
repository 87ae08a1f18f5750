import json
from pathlib import Path

import numpy as np
import pytest

from checks.language.features import BUCKETS, DENSE
from checks.language.model import apart, gather, train
from checks.language.model.rows import LABELS, OWN, OWN_ALL, Rows, own_rows, read_rows, weights_of
from checks.language.model.score import score

REVIEWS, POSTS = (Path(__file__).parents[2] / "bench" / name for name in ("reviews", "posts"))
ROWS = [
    ("The soup was cold and the waiter rude.", "neg"),
    ("Lovely soup and a kind waiter.", "pos"),
    ("The soup costs six pounds.", "neu"),
] * 4


def rows_in(tmp_path):
    said = [{"text": text, "label": label, "source": "uci_yelp"} for text, label in ROWS]
    rows = [*said, {"text": "x", "label": "neg", "source": "not_allowed"}]
    (tmp_path / "en.train.jsonl").write_text("\n".join(map(json.dumps, rows)))
    return tmp_path


def rows(tmp_path):
    return Rows(read_rows([rows_in(tmp_path)], "en", "train"), "en")


def test_sources_that_may_not_be_shipped_are_left_out(tmp_path):
    assert len(rows(tmp_path).labels) == len(ROWS)


def test_several_folders_are_read_together_and_one_without_a_language_is_passed_over(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    for folder, names in ((one, ("en", "ru")), (two, ("ru",))):
        folder.mkdir()
        for name in names:
            row = {"text": folder.name, "label": "neg", "source": "cedr"}
            (folder / f"{name}.train.jsonl").write_text(json.dumps(row) + "\n")
    assert [row["text"] for row in read_rows([one, two], "ru", "train")] == ["one", "two"]
    assert [row["text"] for row in read_rows([one, two], "en", "train")] == ["one"]
    with pytest.raises(FileNotFoundError, match=r"fi\.train"):
        read_rows([one, two], "fi", "train")


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


def weighed(sources, **weights):
    return weights_of(np.asarray(sources), **weights).tolist()


def test_our_own_sentences_weigh_more_than_a_row_until_they_are_many():
    assert weighed(["cedr"] * 10 + ["own"] * 5)[-1] == OWN
    assert sum(weighed(["cedr"] * 10 + ["own"] * 2000)[-2000:]) == OWN_ALL


def test_our_posts_and_reviews_weigh_what_is_asked_and_leave_the_others_as_they_are():
    assert weighed(["cedr", "post", "review"]) == [1, 1, 1]
    assert weighed(["cedr", "post", "review"], post=2.0, review=8.0) == [1, 2, 8]


def test_what_a_machine_translated_weighs_what_is_asked_and_the_others_as_before():
    sources = ["cedr"] * 3 + ["goemotions_ru"] * 3
    assert weighed(sources) == [1] * 6
    assert weighed(sources, translated=0.3) == pytest.approx([1] * 3 + [0.3] * 3)


def test_labels_that_are_there_count_alike_and_together_as_much_as_before():
    given = Rows([{"text": "x y", "label": label, "source": "cedr"} for label in ("neg", "pos", "pos", "pos")], "en")
    assert given.alike().weights.tolist() == pytest.approx([2, 2 / 3, 2 / 3, 2 / 3])
    assert given.weights.tolist() == [1] * 4


def test_some_rows_of_many_read_as_they_would_alone():
    said = [{"text": text, "label": label, "source": f"cedr{text[:1]}"} for text, label in ROWS[:3]]
    some, alone = Rows(said, "en").only(np.asarray([False, True, True])), Rows(said[1:], "en")
    both = np.arange(2, dtype=np.int32)
    assert [each.tolist() for each in some.batch(both)] == [each.tolist() for each in alone.batch(both)]
    for name in ("plain", "labels", "weights", "scales"):
        assert np.array_equal(getattr(some, name), getattr(alone, name))


def test_two_more_columns_tell_bad_reviews_and_complaints_about_companies(tmp_path):
    given = rows(tmp_path)
    sided = given.only(given.labels != train.NEUTRAL)
    firm = given.complaining().alike()
    wide, flat = train.learn(train.Given(given, sided, firm, (given, sided, firm)), [])
    assert wide.shape == (BUCKETS, 5) and flat.shape == (DENSE, 5)
    assert ((column(sided, wide, flat, 3) > 0.5) == (sided.labels == 0)).all()
    assert ((column(given, wide, flat, 4) > 0.5) == (given.labels == 0)).all()


def test_reviews_are_read_a_little_less_kindly_than_they_were_learned(tmp_path, monkeypatch):
    given = rows(tmp_path)
    sided = given.only(given.labels != train.NEUTRAL)
    asked = train.Given(given, sided, sided, (given, sided, sided))
    _, flat = train.learn(asked, [])
    monkeypatch.setattr(train, "TOO_KIND", 0.0)
    _, kind = train.learn(asked, [])
    moved = np.argwhere(flat != kind).tolist()
    assert moved == [[0, 3]] and flat[0, 3] - kind[0, 3] == pytest.approx(0.4, abs=1e-5)


def column(rows, wide, flat, which):
    return train.odds(rows, np.arange(len(rows.labels), dtype=np.int32), wide, flat, which)


def test_of_companies_ours_count_most_and_complaints_as_much_as_all_else(tmp_path):
    said = [{"text": text, "label": label, "source": "post"} for text, label in ROWS[:3]]
    read = Rows([*read_rows([rows_in(tmp_path)], "en", "train"), *said], "en")
    firm = train.of_firms(read)
    assert firm.labels.tolist() == [0 if label == 0 else 2 for label in read.labels]
    negative = firm.labels == 0
    assert firm.weights[negative].sum() == pytest.approx(firm.weights[~negative].sum())
    assert firm.weights[~firm.told].sum() < 0.35 * firm.weights[firm.told].sum()
    assert read.weights.tolist() == pytest.approx([1] * len(read.labels))


def test_a_field_is_a_corpus_or_one_of_its_topics():
    assert [apart.field_of(source) for source in ("uci_yelp", "polemo_hotels_text", "cedr")] == [
        "uci",
        "polemo_hotels",
        "cedr",
    ]


def test_a_field_left_out_is_scored_in_both_ways():
    likely = np.asarray([[0.8, 0.1, 0.1], [0.4, 0.5, 0.1], [0.1, 0.2, 0.7]], np.float32)
    left = apart.Left("cedr", likely, np.asarray([0.9, 0.6, 0.2], np.float32), np.asarray([0, 1, 2], np.int32))
    assert (left.f1(0.5), left.f1(0.3), left.review, left.order) == (1.0, 2 / 3, 1.0, 1.0)


def test_weights_are_kept_in_a_byte_each(tmp_path):
    wide = np.zeros((BUCKETS, 3), np.float32)
    wide[7] = (1.0, -0.5, 0.25)
    train.save(tmp_path / "en.npz", wide, np.zeros((DENSE, 3), np.float32), 0.4)
    with np.load(tmp_path / "en.npz", allow_pickle=False) as saved:
        assert saved["wide"].dtype == np.int8
        assert np.allclose(saved["wide"][7] * saved["step"], wide[7], atol=0.01)


def test_what_we_wrote_has_every_label_in_every_language_and_says_nothing_twice():
    for language in train.LANGUAGES:
        rows = own_rows(language)
        for source in ("own", "post", "review"):
            assert {row["label"] for row in rows if row["source"] == source} == set(LABELS)
        told = [row["text"] for row in rows if row["source"] != "own"]
        assert len(set(told)) == len(told)


def test_nothing_that_is_measured_on_is_trained_on():
    paths = [*REVIEWS.glob("*.jsonl"), *POSTS.glob("*.jsonl")]
    assert len(paths) == 21
    for path in paths:
        asked = {json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()}
        assert asked and not asked & {row["text"] for row in own_rows(path.stem.partition(".")[0])}


def test_feelings_become_labels_and_mixed_ones_are_left_out(tmp_path):
    path = tmp_path / "ru.csv"
    path.write_text(
        "ru_text,text,labels,id\n"
        "Спасибо [ИМЯ]!,Thanks,[15],a\n"
        '"Злюсь, но рад",Both,[ 2 17],b\n'
        "Где это?,Where,[7],c\n"
        "Мерзко,Disgusting,[11 27],d\n",
        "utf-8",
    )
    said = [(row["text"], row["label"]) for row in gather.rows_of(path)]
    assert said == [("Спасибо !", "pos"), ("Где это?", "neu"), ("Мерзко", "neg")]


def test_a_score_counts_hits_false_alarms_and_misses():
    told = score([(True, True), (True, False), (False, True), (False, False)])
    assert (told.precision, told.recall, told.f1) == (0.5, 0.5, 0.5)
    assert score([]).f1 == 0
