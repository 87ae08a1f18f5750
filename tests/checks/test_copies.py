"""Words told twice are one; words of two people are two."""

from datetime import date, timedelta
from itertools import permutations

import pytest

from checks.copies import are_copies, once, stories
from tests.checks.dossiers import NOW, dossier, mention, review

TODAY = NOW.date()
LONG = {
    "en": "We waited an hour for two coffees, the cake was stale and the girl at the till would not even look at us.",
    "fi": "Odotimme tunnin kahta kahvia, kakku oli kuivunut eikä tyttö kassalla viitsinyt edes katsoa meihin päin.",
    "ru": "Ждали час два кофе, торт оказался засохший, а девушка на кассе на нас даже не посмотрела.",
    "pl": "Czekaliśmy godzinę na dwie kawy, ciasto było czerstwe, a dziewczyna przy kasie nawet na nas nie spojrzała.",
    "nb": "Vi ventet en time på to kaffe, kaka var gammel, og jenta i kassa ville ikke engang se på oss.",
}
SHORT = {"en": "Great!", "fi": "Hyvä palvelu.", "ru": "Всё отлично!", "pl": "Polecam wszystkim.", "nb": "Veldig bra."}
PLAIN = str.maketrans("äöåøéęąłńśżźćóё", "aoaoeealnszzcoе")


def at(site: str, **fields):
    return review(url=f"https://{site}.example/aamunkoi", place=f"{site}.example", **fields)


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_one_review_on_two_sites_is_one_however_the_sites_write_it(text):
    other = at(
        "b", author="Marko V.", body=f"  {text.upper().lower().translate(PLAIN)} ", written=TODAY - timedelta(days=9)
    )
    (told,) = once([at("a", author="Marko Virtanen", body=text), other])
    assert (told.lead.place, [copy.place for copy in told.copies]) == ("b.example", ["a.example"])


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_a_site_that_cuts_a_review_short_still_shows_the_same_one(text):
    assert are_copies(at("a", body=text), at("b", body=text[:70] + "…"))


@pytest.mark.parametrize("text", SHORT.values(), ids=SHORT)
@pytest.mark.parametrize("authors", [("Marko", "Sanna"), ("Marko", "Marko"), ("", "")], ids=str)
def test_short_words_that_anybody_would_use_are_never_put_together(text, authors):
    assert not are_copies(at("a", body=text, author=authors[0]), at("b", body=text, author=authors[1]))


NOT = {
    "two people with the same words at one place": (at("a", body=LONG["en"]), at("a", body=LONG["en"], author="Sanna")),
    "one author about two visits": (
        at("a", body=LONG["en"]),
        at("a", body="Came back in spring. Coffee hot, nobody in the queue, but the toilet was out of order.",
           written=TODAY - timedelta(days=200)),
    ),
    "the same words half a year apart": (
        at("a", body=LONG["en"]), at("b", body=LONG["en"], written=TODAY - timedelta(days=190))
    ),
    "two people on the same trouble": (
        at("a", body="The coffee was cold and nobody said sorry when we asked for another one."),
        at("b", author="Sanna", body="Coffee was cold. We asked for another one and nobody answered us at all, sorry."),
    ),
    "two Markos with a sentence everybody says": (
        at("a", body="Very good service, thank you!"), at("b", body="Very good service, thank you!")
    ),
    "two papers on two stories": (
        mention(channel="news", author="A", body="Cafe Aamunkoi of Turku opens a second shop by the river in spring."),
        mention(channel="news", author="B", body="Cafe Aamunkoi of Turku was fined for selling old fish to a school."),
    ),
    "last year's story": (
        mention(channel="news", author="A", body=LONG["en"]),
        mention(channel="news", author="B", body=LONG["en"], written=TODAY - timedelta(days=370)),
    ),
    "nothing said": (at("a", body="", quote=""), at("b", body="", quote="")),
}  # fmt: skip


@pytest.mark.parametrize("pair", NOT.values(), ids=NOT)
def test_what_must_not_be_put_together(pair):
    assert not are_copies(*pair)
    assert len(once(pair)) == 2


def test_a_story_in_ten_papers_is_one_story():
    story = "The cafe Aamunkoi in Turku will close its doors for two weeks in January while the kitchen is rebuilt"
    papers = [
        mention(channel="news", author=f"Paper {n}", url=f"https://paper{n}.example/1", ref=f"n{n}",
                body=f"{story}. {'The owner told our reporter. ' * (n % 3)} - Paper {n}",
                written=TODAY - timedelta(days=n % 4))
        for n in range(10)
    ]  # fmt: skip
    (told,) = once(papers)
    assert len(told.copies) == 9


@pytest.mark.parametrize("word", ["Update:", "Päivitys:", "Обновлено:", "Aktualizacja:", "Oppdatering:"])
def test_an_edited_review_is_the_review(word):
    edited = at("a", body=f"{LONG['en']} {word} they called and gave the money back, so one star more from me.",
                written=TODAY, rating=3.0)  # fmt: skip
    assert are_copies(at("a", body=LONG["en"]), edited)


def test_an_id_of_the_place_settles_it():
    assert are_copies(
        at("a", ref="7", body=LONG["en"]), at("a", ref="7", body=LONG["en"][:60] + " all is well now, thanks")
    )
    assert not are_copies(at("a", ref="7", body=LONG["en"]), at("a", ref="8", body=LONG["en"], author="Sanna"))


def test_the_order_of_looking_changes_nothing():
    items = [at("a", body=LONG["fi"]), at("b", body=LONG["fi"]), at("c", body=LONG["fi"][:80])]
    assert len({frozenset(map(id, told.all)) for order in permutations(items) for told in once(order)}) == 1


def test_a_story_keeps_its_name_when_one_of_its_copies_is_answered():
    first, second = at("a", body=LONG["fi"]), at("b", body=LONG["fi"])
    alone = at("c", body=LONG["en"], author="Sanna", written=date(2026, 5, 1))
    named = stories(dossier(first, second, alone))
    assert len(named) == 2 and len(set(named.values())) == 1
    answered = at("a", body=LONG["fi"], reply=None, replies_shown=False)
    assert stories(dossier(second, answered)) == named
