"""Whose words they are: invented companies with common names, in five languages, and their namesakes."""

from itertools import product

import pytest

from checks.language import is_about
from data.company import Address, Company

SURELY = 3


def company(name: str, town: str, street: str, country: str, site: str, phone: str, **more) -> Company:
    return Company(
        id=name,
        names=(name,),
        country=country,
        website=f"https://{site}.example",
        phones=(phone,),
        address=Address(street=street, city=town, country=country),
        **more,
    )


FIRMS = {
    "fi": company("Kone", "Turku", "Jokikatu 5", "FI", "konehuolto", "+35825550142", aliases=("Kone Turku",)),
    "fi2": company("Parturi Tähti", "Turku", "Jokikatu 5", "FI", "parturitahti", "+35825550142"),
    "ru": company("Лента", "Казань", "улица Баумана 7", "RU", "lentakazan", "+78435550142"),
    "ru2": company("Кафе Рассвет", "Казань", "улица Баумана 7", "RU", "rassvetcafe", "+78435550142"),
    "pl": company("Gwiazda", "Kraków", "Długa 5", "PL", "gwiazdakrakow", "+48125550142"),
    "pl2": company("Piekarnia Świt", "Kraków", "Długa 5", "PL", "piekarniaswit", "+48125550142"),
    "nb": company("Meny", "Bergen", "Strandgata 5", "NO", "menybergen", "+4755550142"),
    "nb2": company("Kafe Morgenrøde", "Bergen", "Strandgata 5", "NO", "morgenrode", "+4755550142"),
    "en": company("Target", "Leeds", "Mill Road 5", "GB", "targetleeds", "+441135550142"),
    "en2": company("Daybreak Cafe", "Leeds", "Mill Road 5", "GB", "daybreak", "+441135550142"),
}
OURS = {
    "fi": [
        "Huollon teki Kone, Jokikadulla Turussa.",
        "Hissin korjasi Kone Turku Jokikatu 5",
        "Pihalla Kone, konehuolto.example",
    ],
    "fi2": [
        "Parturi Tähdessä Turussa sai hyvän leikkauksen",
        "Kävin Parturi Tähdellä, Turku",
        "parturi tähti turku, suosittelen",
        "Turun Parturi Tähti on kiinni",
        "Terveisiä Parturi Tähdestä Jokikadulta",
        "parturitahti.example varaa aika",
    ],
    "ru": [
        "Вчера магазин Лента на улице Баумана в Казани",
        "Пишу про Ленту: lentakazan.example",
        "В Казани открылась Лента, улица Баумана 7",
    ],
    "ru2": [
        "Были в кафе Рассвет в Казани",
        "В Кафе «Рассвет», Казань, ждали час",
        "Kafe Rassvet v Kazani, kazan",
        "Казань, кафе Рассвет: вкусно",
        "Из кафе Рассвет на улице Баумана",
        "rassvetcafe.example не отвечает",
    ],
    "pl": [
        "Wczoraj w sklepie Gwiazda na Długiej w Krakowie",
        "Zakupy robi Gwiazda, gwiazdakrakow.example",
        "Przy Długiej 5 jest Gwiazda, Kraków",
    ],
    "pl2": [
        "Chleb z Piekarni Świt w Krakowie",
        "Piekarnia Świt Kraków poleca się",
        "W Krakowie Piekarnia Świt ma kolejki",
        "piekarnia swit krakow",
        "Przed Piekarnią Świt na Długiej",
        "piekarniaswit.example nie działa",
    ],
    "nb": [
        "I dag var Meny i Strandgata, Bergen, stengt",
        "Kjøpte hos Meny: menybergen.example",
        "Vi handlet på Meny i Strandgata i Bergen",
    ],
    "nb2": [
        "Kafe Morgenrøde i Bergen har god kake",
        "På Kafe Morgenrødes terrasse i Bergen",
        "kafe morgenrode bergen",
        "Bergens Kafe Morgenrøde er åpen",
        "Kafe Morgenrøde, Strandgata 5",
        "morgenrode.example er nede",
    ],
    "en": [
        "Shopped at Target on Mill Road in Leeds",
        "Ordered from Target, targetleeds.example",
        "That Target in Leeds on Mill Road",
    ],
    "en2": [
        "Daybreak Cafe in Leeds was lovely",
        "The Daybreak Cafe's eggs, Leeds",
        "daybreak cafe leeds",
        "Leeds: Daybreak Cafe is closed",
        "Met at Daybreak Cafe on Mill Road",
        "daybreak.example has the menu",
    ],
}
STRANGERS = {
    "fi": [
        "Pesukone hajosi taas",
        "Kone ei käynnisty",
        "Iso kone seisoi Turussa",
        "Lentokone myöhästyi",
        "Koneen osake nousi",
        "Kone toimitti hissit Dubaihin",
        "Uusi kone Tampereelle",
        "Ostin koneen netistä",
    ],
    "fi2": [
        "Parturi Tähti Tampereella on täynnä",
        "Parturi Tähdessä Oulussa",
        "Tähti syttyi taivaalle",
        "Turussa on monta parturia",
        "Parturi Tähti, Kuopio, puh. 017 555 0163",
        "Illan tähti lauloi",
    ],
    "ru": [
        "Лента новостей не грузится",
        "Красная лента на подарок",
        "В Москве Лента закрылась",
        "лента транспортера порвалась",
        "Скотч и лента в наличии",
        "Лента сообщила об итогах года",
        "Смотрю ленту весь день",
        "В Казани идёт снег",
    ],
    "ru2": [
        "Кафе Рассвет в Москве",
        "Рассвет над Волгой",
        "В Самаре открыли кафе Рассвет",
        "Встретили рассвет в Казани",
        "В Казани много кафе",
        "до рассвета далеко",
    ],
    "pl": [
        "Gwiazda filmowa przyjechała",
        "Spadająca gwiazda",
        "Wczoraj Gwiazda grała w Warszawie",
        "gwiazda z papieru w Krakowie",
        "Nowa gwiazda sceny",
        "Ta gwiazda świeci",
        "W Gdańsku działa Gwiazda",
        "Kraków nocą",
    ],
    "pl2": [
        "Piekarnia Świt w Warszawie",
        "Piekarnia Świt, Gdańsk, zamknięta",
        "Wstałem o świcie",
        "W Krakowie jest wiele piekarni",
        "O świcie w Krakowie",
        "Świt nad miastem",
    ],
    "nb": [
        "Kan jeg få se en meny?",
        "Menyen var kort",
        "Meny i Oslo er stengt",
        "Vi åt på Meny i Trondheim",
        "en meny med tre retter i Bergen",
        "Meny hadde tilbud i hele landet",
        "Trykk på meny",
        "Det regner i Bergen",
    ],
    "nb2": [
        "Kafe Morgenrøde i Oslo",
        "Kafe Morgenrøde i Tromsø er ny",
        "Morgenrøden var vakker",
        "Bergen har mange kafeer",
        "Kafe Morgenrøde, Hamar, tlf 62 55 50 12",
        "I morgenrøde over Bergen",
    ],
    "en": [
        "We missed the target",
        "My target is ten miles",
        "Target in Manchester closes",
        "Went to Target in London",
        "on target for Leeds",
        "Target reported its earnings",
        "A moving target",
        "It rains in Leeds",
    ],
    "en2": [
        "Daybreak Cafe in Bristol",
        "The Daybreak Cafe, Glasgow, is shut",
        "We left at daybreak",
        "Leeds has many cafes",
        "At daybreak in Leeds",
        "Daybreak Cafe London has new owners",
    ],
}


def pairs(texts):
    return [pytest.param(name, text, id=f"{name}: {text}") for name in texts for text in texts[name]]


@pytest.mark.parametrize(("name", "text"), pairs(OURS))
def test_what_is_about_us_is_known(name, text):
    assert is_about(text, FIRMS[name]).score >= SURELY


@pytest.mark.parametrize(("name", "text"), pairs(STRANGERS))
def test_namesakes_and_plain_words_are_not_ours(name, text):
    assert is_about(text, FIRMS[name]).score < SURELY


def test_there_are_enough_of_both_in_every_language():
    for language, texts in product(("fi", "ru", "pl", "nb", "en"), (STRANGERS, OURS)):
        assert len(texts[language]) + len(texts[f"{language}2"]) >= 9
