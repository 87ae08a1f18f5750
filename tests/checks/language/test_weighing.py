import pytest

from checks.language import Aim, kind_of, weigh
from checks.language.detect import LANGUAGES
from tests.checks.language.test_feeling import BAD, GOOD, PLAIN

MIXED = {
    "en": "The staff were friendly and the soup delicious, but the room was dirty and the bill wrong.",
    "fi": "Henkilökunta oli ystävällistä ja keitto herkullista, mutta huone likainen ja lasku väärin.",
    "ru": "Персонал вежливый и суп вкусный, но в номере грязно и счёт неправильный.",
    "pl": "Obsługa miła i zupa pyszna, ale pokój brudny i rachunek błędny.",
    "nb": "Hyggelig betjening og deilig suppe, men rommet var skittent og regningen feil.",
}
ASKED = {
    "en": "Do you sell gift cards?",
    "fi": "Myyttekö lahjakortteja?",
    "ru": "У вас есть подарочные карты?",
    "pl": "Czy macie karty podarunkowe?",
    "nb": "Selger dere gavekort?",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_against_their_stars_are_looked_at(language):
    assert weigh(BAD[language], 5, hint=language).sentiment == "unsure"
    assert weigh(GOOD[language], 1, hint=language).sentiment == "unsure"


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_and_stars_that_agree_are_believed(language):
    bad, good = weigh(BAD[language], 1, hint=language), weigh(GOOD[language], 5, hint=language)
    assert (bad.sentiment, good.sentiment) == ("negative", "positive")
    assert good.score < 0.1 < 0.9 < bad.score


@pytest.mark.parametrize("language", LANGUAGES)
def test_three_stars_ask_the_text(language):
    assert weigh(BAD[language], 3, hint=language).sentiment == "negative"
    assert weigh(GOOD[language], 3, hint=language).sentiment == "positive"
    assert weigh(MIXED[language], 3, hint=language).sentiment == "unsure"


@pytest.mark.parametrize(("rating", "sentiment"), [(1, "negative"), (2, "negative"), (3, "unsure"), (4, "positive")])
def test_stars_without_words_speak_for_themselves(rating, sentiment):
    assert weigh("", rating, hint="en").sentiment == sentiment
    assert weigh("!!!", rating).sentiment == sentiment


def test_stars_speak_where_nobody_reads_the_language():
    assert weigh("Det var en dårlig oplevelse, og maden var kold og kedelig.", 1, hint="da").sentiment == "negative"


def test_the_score_follows_the_stars():
    scores = [weigh("The soup was warm.", stars, hint="en").score for stars in (1, 2, 3, 4, 5)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_ironic_praise_without_stars_is_left_to_a_person():
    assert weigh("Great, another delay. Lovely.", None, "mention", "en").sentiment in ("unsure", "negative")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_text_is_to_the_company(language):
    assert kind_of(BAD[language], hint=language) is Aim.COMPLAINT
    assert kind_of(GOOD[language], hint=language) is Aim.PRAISE
    assert kind_of(PLAIN[language], hint=language) is Aim.NEUTRAL
    assert kind_of(ASKED[language], hint=language) is Aim.QUESTION


@pytest.mark.parametrize("text", ["", "Великолепно! Жахлива черга, але кава смачна була, дякую щиро."])
def test_what_cannot_be_read_is_unsure(text):
    assert kind_of(text, hint="uk") in (Aim.UNSURE, Aim.NEUTRAL)
