"""The few words that the town's pages say in five languages."""

DAYS = {
    "fi": ["ma", "ti", "ke", "to", "pe", "la", "su"],
    "ru": ["Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс"],
    "pl": ["pon.", "wt.", "śr.", "czw.", "pt.", "sob.", "niedz."],
    "nb": ["man.", "tirs.", "ons.", "tors.", "fre.", "lør.", "søn."],
    "en": ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
}
LONG_DAYS = {
    "fi": ["Maanantai", "Tiistai", "Keskiviikko", "Torstai", "Perjantai", "Lauantai", "Sunnuntai"],
    "ru": ["Понедельник", "Вторник", "Среда", "Четверг", "Пятница", "Суббота", "Воскресенье"],
    "pl": ["Poniedziałek", "Wtorek", "Środa", "Czwartek", "Piątek", "Sobota", "Niedziela"],
    "nb": ["Mandag", "Tirsdag", "Onsdag", "Torsdag", "Fredag", "Lørdag", "Søndag"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}
SCHEMA_DAYS = LONG_DAYS["en"]
OSM_DAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]

_KEYS = (
    *("phone", "email", "website", "hours", "address", "reviews", "reply", "closed", "gone", "added", "nothing"),
    *("all", "search", "updated", "page", "next", "previous"),
)
_SAY = {
    "fi": (
        "Puhelin|Sähköposti|Verkkosivut|Aukioloajat|Osoite|Arvostelut|Yrityksen vastaus|suljettu|"
        "Liike on lopettanut toimintansa|Arvosteltu|Ei hakutuloksia|Kaikki yritykset|Haku|Tiedot päivitetty|"
        "Sivu|Seuraava|Edellinen"
    ),
    "ru": (
        "Телефон|Почта|Сайт|Режим работы|Адрес|Отзывы|Ответ компании|выходной|Закрыто навсегда|Дата отзыва|"
        "Ничего не найдено|Все компании|Поиск|Данные обновлены|Страница|Вперёд|Назад"
    ),
    "pl": (
        "Telefon|E-mail|Strona WWW|Godziny otwarcia|Adres|Opinie|Odpowiedź właściciela|nieczynne|"
        "Firma zakończyła działalność|Dodano|Brak wyników|Wszystkie firmy|Szukaj|Aktualizacja danych|"
        "Strona|Następna|Poprzednia"
    ),
    "nb": (
        "Telefon|E-post|Nettsted|Åpningstider|Adresse|Anmeldelser|Svar fra eieren|stengt|"
        "Bedriften er lagt ned|Skrevet|Ingen treff|Alle bedrifter|Søk|Opplysningene er oppdatert|"
        "Side|Neste|Forrige"
    ),
    "en": (
        "Phone|Email|Website|Opening hours|Address|Reviews|Response from the owner|closed|"
        "Permanently closed|Posted|No results found|All businesses|Search|Details updated|"
        "Page|Next|Previous"
    ),
}
SAY = {language: dict(zip(_KEYS, words.split("|"), strict=True)) for language, words in _SAY.items()}
COUNTRY_LANGUAGE = {"FI": "fi", "RU": "ru", "PL": "pl", "NO": "nb", "GB": "en"}
COUNTRY_NAME = {"FI": "Suomi", "RU": "Россия", "PL": "Polska", "NO": "Norge", "GB": "United Kingdom"}
