"""How each country is asked for in searches and feeds (pure)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Locale:
    """The words and codes of one country; an empty one is left out of a request."""

    language: str = "en"
    complaint: str = "complaint scam bad experience"
    """Words with which people tell a bad experience."""
    control: str = "Wikipedia"
    """A name that every working search must find there."""
    name: str = ""
    """The country in English, lower case."""
    you_country: str = ""
    you_language: str = "EN"
    news_hl: str = "en"
    news_gl: str = ""
    news_ceid: str = ""
    bing_cc: str = ""
    bing_setlang: str = "en"
    searx: str = "all"


LOCALES = {
    "FI": Locale(
        language="fi",
        complaint="valitus huono kokemus huijaus",
        control="Nokia",
        name="finland",
        you_country="FI",
        you_language="FI",
        news_hl="fi",
        news_gl="FI",
        news_ceid="FI:fi",
        bing_cc="FI",
        bing_setlang="fi",
        searx="fi-FI",
    ),
    "RU": Locale(
        language="ru",
        complaint="отзывы жалоба обман",
        control="Сбербанк",
        name="russia",
        you_country="RU",
        you_language="RU",
        news_hl="ru",
        news_gl="RU",
        news_ceid="RU:ru",
        bing_cc="RU",
        bing_setlang="ru",
        searx="ru-RU",
    ),
    "PL": Locale(
        language="pl",
        complaint="opinie skarga oszustwo",
        control="Orlen",
        name="poland",
        you_country="PL",
        you_language="PL",
        news_hl="pl",
        news_gl="PL",
        news_ceid="PL:pl",
        bing_cc="PL",
        bing_setlang="pl",
        searx="pl-PL",
    ),
    "NO": Locale(
        language="nb",
        complaint="klage dårlig erfaring svindel",
        control="Equinor",
        name="norway",
        you_country="NO",
        you_language="NB",
        news_hl="no",
        news_gl="NO",
        news_ceid="NO:no",
        bing_cc="NO",
        bing_setlang="nb",
        searx="nb-NO",
    ),
    "GB": Locale(
        language="en",
        complaint="complaint scam bad experience",
        control="Tesco",
        name="united kingdom",
        you_country="GB",
        you_language="EN-GB",
        news_hl="en",
        news_gl="GB",
        news_ceid="GB:en",
        bing_cc="GB",
        bing_setlang="en",
        searx="en-GB",
    ),
}


def locale(country: str) -> Locale:
    """Return the locale of a country, a neutral English one where we know none."""
    return LOCALES.get(country.upper(), Locale())
