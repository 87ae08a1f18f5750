import tomllib
from pathlib import Path

import numpy as np

from checks.language import features
from checks.language.detect import LANGUAGES
from checks.language.features import BUCKETS, DENSE, dense, hashed, lexicon, speaks_ill, words_of


def test_words_are_small_letters_and_numbers_are_all_alike():
    assert words_of("Don’t WAIT 40 min!! :)") == ["don't", "wait", "0", "min", "!!", ":)"]


def test_a_long_text_is_read_by_its_ends():
    words = words_of(" ".join(["first", *["middle"] * 999, "last"]))
    assert (len(words), words[0], words[-1]) == (features.MOST_WORDS, "first", "last")


def test_the_same_text_gives_the_same_buckets():
    pieces = hashed(words_of("Kylmä keitto, kylmä kahvi"))
    assert np.array_equal(np.sort(pieces), np.sort(hashed(words_of("kylmä KEITTO kylmä kahvi"))))
    assert len(set(pieces.tolist())) == len(pieces)
    assert pieces.min() >= 0
    assert pieces.max() < BUCKETS


def test_a_not_turns_the_next_words_round():
    kind, unkind, no_longer_kind = 1, 2, 3
    assert dense(words_of("a good soup"), "en")[kind] > 0
    assert dense(words_of("not a good soup"), "en")[kind] == 0
    assert dense(words_of("not a good soup"), "en")[no_longer_kind] > 0
    assert dense(words_of("rude"), "en")[unkind] > 0
    assert len(dense([], "en")) == DENSE


def test_unkind_words_are_seen_whatever_their_ending():
    assert speaks_ill(words_of("Olipa töykeää"), "fi")
    assert not speaks_ill(words_of("Olipa mukavaa"), "fi")


def test_every_language_has_lists_of_plain_beginnings():
    rows = tomllib.loads(Path(features.__file__).with_name("words.toml").read_text("utf-8"))
    assert set(rows) == set(LANGUAGES)
    for language in LANGUAGES:
        lists = lexicon(language)
        assert not lists.negative & lists.positive
        assert all(len(word) <= features._LONGEST for word in lists.negative | lists.positive)
        assert min(len(lists.negative), len(lists.positive)) >= 50
