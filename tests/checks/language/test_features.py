import tomllib
from pathlib import Path

import numpy as np
import pytest

from checks.language import features
from checks.language.detect import LANGUAGES
from checks.language.features import BUCKETS, DENSE, dense, hashed, leanings, lexicon, words_of


def test_words_are_small_letters_and_numbers_are_all_alike():
    assert words_of("Don’t WAIT 40 min!! :)") == ["don't", "wait", "0", "min", "!!", ":)"]


def test_addresses_and_handles_are_left_out_and_drawn_letters_shortened():
    assert words_of("@shop_help soooo late https://shop.example/x?y=1") == ["soo", "late"]
    assert words_of("Спасибо)))") == ["спасибо", ")))"]
    assert words_of("Всё ещё") == ["все", "еще"]


def test_shouting_is_noted_once():
    assert words_of("WHERE IS MY ORDER")[0] == "^^"
    assert words_of("The NHS and IKEA")[0] == "the"


def test_a_long_text_is_read_by_its_ends():
    words = words_of(" ".join(["first", *["middle"] * 999, "last"]))
    assert (len(words), words[0], words[-1]) == (features.MOST_WORDS, "first", "last")


def test_the_same_text_gives_the_same_buckets():
    pieces = hashed(words_of("Kylmä keitto, kylmä kahvi"), "fi")
    assert np.array_equal(np.sort(pieces), np.sort(hashed(words_of("kylmä KEITTO kylmä kahvi"), "fi")))
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


def test_what_follows_a_but_is_told_apart():
    after_but = 10
    assert dense(words_of("friendly people but the food was awful"), "en")[after_but] < 0
    assert dense(words_of("awful food but friendly people"), "en")[after_but] > 0
    assert dense(words_of("friendly people and awful food"), "en")[after_but] == 0


def test_what_happened_is_counted_beside_what_was_felt():
    time, _, money, talk, turned, numbers = dense(words_of("Paid 40 euros 3 weeks ago, nobody has answered"), "en")[-6:]
    assert min(time, money, talk, turned, numbers) > 0
    assert not dense(words_of("A green chair"), "en")[-6:].any()


@pytest.mark.parametrize("language", LANGUAGES)
def test_smileys_are_understood_in_every_language(language):
    assert leanings(words_of("😡"), language)[1] > 0
    assert dense(words_of("👍 :D"), language)[1] > 1


def test_a_word_in_whole_wins_over_its_beginning():
    assert leanings(words_of("сыр"), "ru")[1] == 0
    assert leanings(words_of("мясо сырое"), "ru")[1] > 0


def test_unkind_words_are_seen_whatever_their_ending():
    assert leanings(words_of("Olipa töykeää"), "fi")[1] > 0
    assert leanings(words_of("Olipa mukavaa"), "fi")[1] == 0


def test_every_language_has_lists_of_plain_beginnings():
    rows = tomllib.loads(Path(features.__file__).with_name("words.toml").read_text("utf-8"))
    assert set(rows) == {*LANGUAGES, "all"}
    for language in LANGUAGES:
        lists = lexicon(language)
        assert not lists.negative & lists.positive
        assert all(len(word.removesuffix("$")) <= features._LONGEST for word in lists.negative | lists.positive)
        assert min(len(lists.negative), len(lists.positive)) >= 300
        assert all(lists.told)
