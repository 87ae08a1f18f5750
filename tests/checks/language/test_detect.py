import pytest

from checks.language.detect import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The waiter forgot our order and never came back.", "en"),
        ("Tarjoilija unohti tilauksemme eikä palannut.", "fi"),
        ("Официант забыл наш заказ и больше не подошёл.", "ru"),
        ("Kelner zapomniał o naszym zamówieniu i już nie wrócił.", "pl"),
        ("Kelneren glemte bestillingen vår og kom aldri tilbake.", "nb"),
        ("Офіціант забув наше замовлення і більше не підійшов.", "uk"),
        ("Kyparen glömde vår beställning och kom aldrig tillbaka.", "sv"),
        ("Tjeneren glemte vores bestilling, og maden var kold, da den endelig kom.", "da"),
    ],
)
def test_a_sentence_is_told_and_neighbours_are_kept_apart(text, language):
    assert language_of(text) == language
    assert language_of(text, hint="en") == language


@pytest.mark.parametrize(
    ("text", "hint", "language"),
    [
        ("ok", "fi", "fi"),
        ("Super!", "nb", "nb"),
        ("Super!", "no", "nb"),
        ("ок", "ru", "ru"),
        ("12345 !!!", "pl", "pl"),
        ("", None, ""),
    ],
)
def test_short_texts_follow_the_hint(text, hint, language):
    assert language_of(text, hint) == language


def test_a_hint_of_another_script_is_not_believed():
    assert language_of("Спасибо!", hint="fi") != "fi"


@pytest.mark.parametrize("text", ["これはひどい店でした。", "Απαίσια εξυπηρέτηση", "خدمة سيئة", "很差!"])
def test_a_script_that_none_of_ours_is_written_in_is_no_language_of_ours(text):
    assert language_of(text) == language_of(text, hint="fi") == ""


@pytest.mark.parametrize("text", ["", "5/5", "👍👍"])
def test_without_a_letter_the_hint_is_all_there_is(text):
    assert language_of(text, hint="fi") == "fi"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Какой ужас!", "ru"),
        ("Я не знаю. Не знаю.", "ru"),
        ("Ingen.", "nb"),
        ("- Du ser bra ut.", "nb"),
        ("Ні, дякую.", "uk"),
        ("För dålig!", "sv"),
    ],
)
def test_a_short_text_that_would_pass_for_either_is_ours_unless_it_has_a_letter_of_theirs(text, language):
    assert language_of(text) == language


def test_half_a_sign_in_the_words_of_a_digest_or_a_page_breaks_nothing():
    assert language_of("The waiter \ud800 forgot our order and never came back.") == "en"
