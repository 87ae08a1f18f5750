"""What is promised, and what complaints say."""

from datetime import timedelta

import pytest

from checks.language import Topic
from checks.promises import against, promises
from tests.checks.dossiers import NOW, dossier, mention, page, review

PROMISED = [
    ("en", "Oil change in 30 minutes.", "waiting"),
    ("en", "We answer every message within 24 hours.", "waiting"),
    ("en", "Always fresh bread from our own oven.", "quality"),
    ("en", "Free delivery within 3 working days.", "delivery"),
    ("en", "No hidden fees, ever.", "billing"),
    ("fi", "Öljynvaihto 30 minuutissa.", "waiting"),
    ("fi", "Vastaamme vuorokauden kuluessa: 1 vuorokauden kuluessa aina vastaus.", "waiting"),
    ("fi", "Meillä on aina tuoretta leipää.", "quality"),
    ("fi", "Toimitus 3 arkipäivässä.", "delivery"),
    ("ru", "Замена масла за 30 минут.", "waiting"),
    ("ru", "Ответим в течение 24 часов.", "waiting"),
    ("ru", "У нас всегда свежая выпечка.", "quality"),
    ("ru", "Доставка за 3 дня.", "delivery"),
    ("pl", "Wymiana oleju w 30 minut.", "waiting"),
    ("pl", "Odpowiadamy w ciągu 24 godzin.", "waiting"),
    ("pl", "Zawsze świeży chleb.", "quality"),
    ("pl", "Dostawa w ciągu 3 dni roboczych.", "delivery"),
    ("nb", "Oljeskift på 30 minutter.", "waiting"),
    ("nb", "Vi svarer innen 24 timer.", "waiting"),
    ("nb", "Alltid ferskt brød hos oss.", "quality"),
    ("nb", "Levering innen 3 virkedager.", "delivery"),
]
NOTHING = [
    ("en", "Open Monday to Friday from 8 to 17."),
    ("en", "Our family has baked bread for 30 years."),
    ("en", "Have you always wanted fresh bread?"),
    ("fi", "Olemme avoinna maanantaista perjantaihin."),
    ("ru", "Мы работаем с понедельника по пятницу."),
    ("pl", "Jesteśmy czynni od poniedziałku do piątku."),
    ("nb", "Vi har åpent mandag til fredag."),
]


@pytest.mark.parametrize(("language", "text", "topic"), PROMISED, ids=lambda value: str(value)[:25])
def test_a_promise_is_seen_in_five_languages(language, text, topic):
    assert topic in [one.topic for one in promises(page(text=f"Welcome\n{text}\n"), language)]


@pytest.mark.parametrize(("language", "text"), NOTHING, ids=lambda value: str(value)[:25])
def test_what_promises_nothing(language, text):
    assert promises(page(text=text), language) == ()


FRESH = page(text="Meillä on aina tuoretta leipää.\nÖljynvaihto 30 minuutissa.")


def test_a_promise_stands_beside_the_complaints_about_it_the_newest_first():
    old = review(body="Jouduin odottamaan tunnin.", author="A", written=(NOW - timedelta(days=90)).date())
    new = review(body="Odotin kaksi tuntia turhaan.", author="B", place="b.example")
    (gap,) = against(dossier(FRESH, old, new))
    assert (gap.topic, gap.promise.quote, gap.promise.url) == (
        Topic.WAITING, "Öljynvaihto 30 minuutissa.", FRESH.url,
    )  # fmt: skip
    assert gap.complaints == (new, old)


@pytest.mark.parametrize(
    "others",
    [
        pytest.param([], id="nobody complains"),
        pytest.param([review(body="En odottanut hetkeäkään, loistavaa.", rating=5.0)], id="praise"),
        pytest.param([review(body="Myyjä oli tyly.")], id="another topic"),
        pytest.param([review(body="Odotin tunnin.", author="Kahvila Aamunkoi")], id="our own words"),
        pytest.param([mention(channel="news", body="Kahvila Aamunkoi: odotin tunnin, kamala paikka.")], id="news"),
    ],
)
def test_no_gap_where(others):
    assert against(dossier(FRESH, *others)) == ()


def test_without_own_pages_nothing_was_promised():
    assert against(dossier(review(body="Odotin tunnin."))) == ()
