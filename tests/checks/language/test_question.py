import pytest

from checks.language import is_question


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Is the shop open on Sundays?", "en"),
        ("Hello. I saw your sign. Do you also mend zips? Thanks in advance, Kim.", "en"),
        ("Does anyone know if they take cards", "en"),
        ("Onko teillä gluteenitonta?", "fi"),
        ("Tietääkö kukaan, onko heillä pihaa", "fi"),
        ("Подскажите, есть ли парковка", "ru"),
        ("Сколько стоит стрижка?", "ru"),
        ("Czy można zapłacić kartą?", "pl"),
        ("Vet noen om de har åpent i morgen?", "nb"),
        ("Har de barnestol?", None),
    ],
)
def test_questions(text, language):
    assert is_question(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We had a lovely lunch.", "en"),
        ("Are you kidding me?!", "en"),
        ("That was worth the wait, right?", "en"),
        ("What??? Never again.", "en"),
        ("Who cares?", "en"),
        ("Kiitos, tulen uudestaan.", "fi"),
        ("Хорошее место, не так ли?", "ru"),
        ("", "en"),
        ("???", None),
        ("One. Two. Three. Why me? Four. Five. Six. Seven.", "en"),
    ],
)
def test_not_questions(text, language):
    assert not is_question(text, language)
