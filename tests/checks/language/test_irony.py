import pytest

from checks.language import judge
from checks.language.irony import sounds_ironic

IRONIC = {
    "en": [
        "Great, another delay.",
        "Thanks for nothing!",
        "Wow, an hour on hold",
        'Their "service" is a legend',
        "Sure 🙄",
        "Oh brilliant, another fee.",
    ],
    "fi": [
        "Hienoa, taas myöhässä.",
        "Kiitos ei mistään",
        'Kutsuvat sitä nimellä "palvelu"',
        "Mahtavaa, jono taas ulos asti",
    ],
    "ru": ["Супер, опять нет света.", "Молодцы, нечего сказать", "Вот такой «сервис»", "Только этого не хватало"],
    "pl": [
        "Brawo, znowu spóźniony.",
        "Dzięki za nic",
        'Taka to "obsługa"',
        "Super, kolejny dzień bez wody",
        "No pięknie, znów przekładają",
    ],
    "nb": [
        "Flott, forsinket igjen.",
        "Takk for ingenting",
        'Dette kaller de "service"',
        "Bra jobba, enda en time her",
        "Jaja, flott, i kø igjen",
        "Åh, herlig, enda et gebyr",
    ],
}
PLAIN = {
    "en": ["Great place, we will be back.", "Thanks for the quick help!", "Lovely soup. Still warm when it came."],
    "fi": ["Hienoa palvelua!", "Kiitos avusta, tulemme mielellämme.", "Mahtavaa, että löysin teidät."],
    "ru": ["Супер, всем советую.", "Спасибо за помощь!", "Молодцы, так держать"],
    "pl": ["Brawo, świetna robota.", "Dzięki za pomoc", "Super lokal na obiad", "Świetnie, drugi raz tu jesteśmy"],
    "nb": ["Flott sted for barn.", "Takk for hjelpen", "Bra jobba, folkens", "Flott, andre gang vi er her"],
}


@pytest.mark.parametrize(("language", "text"), [(language, text) for language in IRONIC for text in IRONIC[language]])
def test_praise_in_the_form_of_irony_is_noticed(language, text):
    assert sounds_ironic(text, language)
    assert judge(text, hint=language).sentiment in ("negative", "unsure")


@pytest.mark.parametrize(("language", "text"), [(language, text) for language in PLAIN for text in PLAIN[language]])
def test_plain_praise_is_not(language, text):
    assert not sounds_ironic(text, language)
