"""Which opinions the larger reader is asked of, and its word put beside them."""

from datetime import date

from checks.larger_reader import filled, name_of, unread
from checks.sign import judge
from data.evidence import Mention, Review
from data.places import load
from tests.checks.dossiers import CARD, NOW, dossier

PLAIN = "Tilasin kolmannella päivällä ja maksoin heti. Nyt on kuun loppu, enkä ole saanut vastausta kolmeen viestiin."
UNKIND, KIND = (0.9, 0.07, 0.03), (0.03, 0.07, 0.9)


def review(body: str = PLAIN, rating: float | None = None, **more) -> Review:
    given = {"source": "found_pages", "url": "https://reviews.example/1", "seen_at": NOW, "place": "reviews", **more}
    return Review(body=body, rating=rating, replies_shown=True, **given)


def mention(body: str, **more) -> Mention:
    given = {"source": "tavily", "url": "https://forum.example/1", "seen_at": NOW, "place": "forum", **more}
    return Mention(body=body, replies_shown=True, **given)


def texts(*items) -> list[str]:
    return [text for text, _ in unread(dossier(*items)).values()]


def test_words_without_stars_or_with_middling_ones_are_asked_of_newest_first():
    old = review("Ihan jees.", 3, url="https://reviews.example/2", written=date(2026, 1, 2))
    assert texts(old, review(written=date(2026, 11, 2))) == [PLAIN, "Ihan jees."]
    assert texts(mention("Kahvila Aamunkoi, Turku: odotimme tunnin.")) == ["Kahvila Aamunkoi, Turku: odotimme tunnin."]


def test_not_asked_of_are_stars_that_speak_own_words_other_firms_and_what_was_read():
    assert texts(review(rating=1), review(rating=5), review(author="Kahvila Aamunkoi"), review("  ")) == []
    assert texts(mention("Pizzeria Iltarusko oli kiinni.")) == []
    assert texts(review(likely=KIND)) == []


def test_each_goes_with_the_language_it_is_in_and_none_that_no_reader_knows():
    english = review("The soup was cold, the waiter was rude and nobody said sorry.")
    japanese = review("これはひどい店でした。二度と行きません。")
    swedish = review("Maten var kall, servitören var oförskämd och ingen bad om ursäkt för någonting.", language="sv")
    short = review("Ok", language="nb")
    assert [*unread(dossier(review(), english, japanese, swedish, short)).values()] == [
        (PLAIN, "fi"),
        (english.body, "en"),
        ("Ok", "nb"),
    ]


def test_the_same_words_are_asked_of_once():
    assert texts(review(), review(url="https://other.example/1")) == [PLAIN]


def test_its_word_stands_beside_every_copy_and_decides_what_is_raised():
    given = dossier(review(), review(url="https://other.example/1"))
    assert [item.likely for item in filled(given, {}).evidence] == [None, None]
    unkind, kind = (filled(given, {name_of(review()): word}) for word in (UNKIND, KIND))
    assert [item.likely for item in unkind.evidence] == [UNKIND, UNKIND]
    assert unread(unkind) == {}
    raised = [judge(one, load(CARD.country)).findings for one in (unkind, kind)]
    assert [[finding.check for finding in found if finding.check.startswith("unanswered")] for found in raised] == [
        ["unanswered.review"] * 2,
        [],
    ]
