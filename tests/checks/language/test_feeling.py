import time

import pytest

from checks.language import complains, feeling, judge
from checks.language.detect import LANGUAGES
from checks.language.model.reader import Read, _load

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


NEITHER = {
    "en": [
        "How long does Larkdale Vets keep you waiting on a Saturday, and do they send an invoice?",
        "Orders are delivered in 3 to 5 days. Damaged goods may be returned within 14 days, the fee is £4.",
        "Sent the boots back on Monday, the tracking says they are at the warehouse now.",
    ],
    "fi": [
        "Kauanko Eläinklinikka Tassulassa joutuu odottamaan lauantaina, ja voiko maksaa laskulla?",
        "Toimitus kestää 3–5 päivää. Rikkoutuneen tuotteen voi palauttaa 14 päivän kuluessa, maksu on 4 euroa.",
        "Hain saappaat suutarilta maanantaina, uudet pohjat ja korot, maksoin kassalla 64 euroa.",
    ],
    "ru": [
        "Сколько ждать приёма в ветклинике «Лапушка» в субботу и можно ли оплатить по счёту?",
        "Доставка занимает 3–5 дней. Повреждённый товар можно вернуть в течение 14 дней, пересылка 200 рублей.",
        "Отправила сапоги обратно в понедельник, по трекингу они уже на складе.",
    ],
    "pl": [
        "Ile się czeka w sobotę w lecznicy Łapka i czy można zapłacić na fakturę?",
        "Dostawa trwa od 3 do 5 dni. Uszkodzony towar można zwrócić w ciągu 14 dni, opłata wynosi 15 zł.",
        "Odesłałam buty w poniedziałek, według śledzenia są już w magazynie.",
    ],
    "nb": [
        "Hvor lenge må man vente hos Dyreklinikken Labben på en lørdag, og kan man betale med faktura?",
        "Leveringstiden er 3 til 5 dager. Skadde varer kan returneres innen 14 dager, gebyret er 49 kroner.",
        "Hentet støvlene hos skomakeren på mandag, ny såle og nye hæler, betalte 640 kroner i kassa.",
    ],
}
"""What speaks of waiting, damage, fees and returns, and complains of nothing."""
TOLD = {
    "en": "The plumber came on the fourth. Water has dripped through the ceiling ever since, and nobody calls back.",
    "fi": "Putkimies kävi neljäs päivä. Siitä asti katosta on tippunut vettä, eikä kukaan soita takaisin.",
    "ru": "Сантехник приходил четвёртого. С тех пор с потолка капает, и никто не перезванивает.",
    "pl": "Hydraulik był czwartego. Od tamtej pory kapie z sufitu i nikt nie oddzwania.",
    "nb": "Rørleggeren var her den fjerde. Siden har det dryppet fra taket, og ingen ringer tilbake.",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_notices_and_plain_reports_about_a_company_are_no_complaints(language):
    assert [text for text in NEITHER[language] if complains(text, hint=language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_went_wrong_told_without_a_word_of_feeling_is_a_complaint(language):
    assert complains(TOLD[language], hint=language)


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


@pytest.mark.parametrize(
    ("text", "negative", "against", "firm", "told"),
    [
        ("Angry words on a rainy day.", 0.9, 0.9, 0.3, (False, "negative")),
        ("Angry words on a wet Monday.", 0.9, 0.9, 0.6, (True, "negative")),
        ("Calm words on a wet Tuesday.", 0.1, 0.9, 0.6, (False, "neutral")),
        ("Calm words on a wet Wednesday.", 0.1, 0.9, 0.85, (True, "negative")),
        ("Calm words on a wet Thursday.", 0.1, 0.5, 0.85, (False, "neutral")),
        ("Angry words on a wet Friday?", 0.9, 0.9, 0.6, (False, "negative")),
        ("Angry words on a wet Saturday?", 0.9, 0.9, 0.85, (True, "negative")),
    ],
)
def test_talk_is_a_complaint_where_both_readings_say_so_or_that_of_companies_surely(
    text, negative, against, firm, told, monkeypatch
):
    read = Read(negative, 0.95 - negative, 0.05, against, firm, 0.4)
    monkeypatch.setattr(feeling, "probabilities", lambda words, language: read)
    assert (complains(text, hint="en"), judge(text, hint="en").sentiment) == told


PRAISED = {
    "en": [
        "Could not ask for more, thank you Anna!",
        "No complaints, the boiler works.",
        "Can't fault the new owners.",
    ],
    "fi": [
        "Ei voisi olla parempi, kiitos Anna!",
        "Ei valittamista, kattila toimii.",
        "Uusista omistajista ei pahaa sanottavaa.",
    ],
    "ru": ["Лучше не бывает, спасибо Анне!", "Нареканий нет, котёл работает.", "К новым хозяевам никаких претензий."],
    "pl": [
        "Nie mogło być lepiej, dziękuję pani Annie!",
        "Bez zastrzeżeń, piec działa.",
        "Do nowych właścicieli nie mam uwag.",
    ],
    "nb": [
        "Aldri hatt problemer med dem, takk Anna!",
        "Ingenting å klage på, kjelen virker.",
        "Ikke et vondt ord om de nye eierne.",
    ],
}
"""Praise that is said by what is not there."""
TURNED = {
    "en": "Cannot be recommended at all.",
    "fi": "Tätä paikkaa ei voi suositella.",
    "ru": "Рекомендовать это место не могу.",
    "pl": "Tego miejsca nie mogę polecić.",
    "nb": "Anbefales dessverre ikke.",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_praise_said_by_what_is_not_there_is_no_complaint(language):
    assert [text for text in PRAISED[language] if complains(text, "review", language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_recommendation_turned_round_is_a_complaint(language):
    assert complains(TURNED[language], "review", language)


@pytest.mark.parametrize(
    ("text", "language"),
    [("Recommended!", "en"), ("Suosittelen!", "fi"), ("Рекомендую!", "ru"), ("Polecam!", "pl"), ("Anbefales!", "nb")],
)
def test_a_recommendation_of_one_word_is_praise(text, language):
    assert judge(text, "review", language).sentiment == "positive"


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
