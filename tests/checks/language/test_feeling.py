import time

import pytest

from checks.language import complains, judge
from checks.language.detect import LANGUAGES
from checks.language.model.reader import _load

BAD = {
    "en": "Terrible service, the soup was cold and the waiter was rude. We want our money back.",
    "fi": "Kamala palvelu, keitto oli kylmää ja tarjoilija tyly. Emme tule enää.",
    "ru": "Ужасное обслуживание, суп холодный, официант нахамил. Больше не придём.",
    "pl": "Fatalna obsługa, zupa zimna, a kelner niegrzeczny. Nie polecam.",
    "nb": "Elendig service, kald suppe og en frekk kelner. Vi er skuffet og kommer aldri igjen.",
}
GOOD = {
    "en": "Wonderful service, delicious soup and a friendly waiter. Highly recommended!",
    "fi": "Loistava palvelu, herkullinen keitto ja ystävällinen tarjoilija. Suosittelen!",
    "ru": "Отличное обслуживание, вкусный суп, вежливый официант. Рекомендую!",
    "pl": "Wspaniała obsługa, pyszna zupa i miły kelner. Polecam!",
    "nb": "Fantastisk service, nydelig suppe og en hyggelig kelner. Anbefales!",
}
PLAIN = {
    "en": "The shop is next to the library.",
    "fi": "Kauppa on kirjaston vieressä.",
    "ru": "Магазин находится рядом с библиотекой.",
    "pl": "Sklep znajduje się obok biblioteki.",
    "nb": "Butikken ligger ved siden av biblioteket.",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("channel", ["review", "mention"])
def test_complaints_and_praise_are_told_apart(language, channel):
    bad, good = judge(BAD[language], channel), judge(GOOD[language], channel)
    assert (bad.language, bad.sentiment, good.sentiment) == (language, "negative", "positive")
    assert good.score < 0.25 < bad.score <= 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plain_statement_is_no_complaint(language):
    assert not complains(PLAIN[language])
    assert complains(BAD[language])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Filmen er skuffende kort, men nydelig, varm og morsom.", "nb"),
        ("Было немного страшно, но всё прошло отлично, спасибо!", "ru"),
        ("Vähän myöhässä, mutta ihana palvelu ja herkullista ruokaa.", "fi"),
    ],
)
def test_praise_with_an_unkind_word_in_it_is_no_complaint(text, language):
    assert not complains(text, hint=language)


@pytest.mark.parametrize("text", ["", "   ", "1234", "!!!", "???"])
def test_without_words_it_is_unsure(text):
    assert judge(text, hint="en").sentiment == "unsure"


def test_a_language_without_a_reader_is_unsure():
    danish = judge("Maden var kold, og tjeneren var uforskammet. Vi kommer aldrig igjen til det sted her.", hint="da")
    ukrainian = judge("Жахливе обслуговування, холодний суп, офіціант нахамив. Більше не прийдемо.")
    assert [one.sentiment for one in (danish, ukrainian)] == ["unsure", "unsure"]


def test_between_a_quarter_and_the_threshold_it_is_unsure():
    found = {round(_load(language).threshold, 2) for language in LANGUAGES}
    assert all(0.25 < threshold < 0.7 for threshold in found)
    judged = [judge(text) for texts in (BAD, GOOD, PLAIN) for text in texts.values()]
    for one in judged:
        threshold = _load(one.language).threshold
        assert (one.sentiment == "negative") == (one.score >= threshold)
        assert (one.sentiment == "unsure") == (0.25 <= one.score < threshold)


def test_a_long_text_holds_nobody_up():
    text = " ".join([BAD["en"], GOOD["en"]] * 500)
    started = time.perf_counter()
    judge(text)
    assert time.perf_counter() - started < 20
