from datetime import date

from checks.talk import about_us, addressed
from data.company import Address
from tests.checks.dossiers import CARD, dossier, listing, mention


def test_words_under_the_own_profile_are_meant_for_the_company_though_they_do_not_name_it():
    about = about_us(mention(url="https://www.instagram.com/aamunkoi.turku/", title="", body="Milloin aukeatte?"), CARD)
    assert about is not None
    assert about.score >= 3


def test_words_that_name_nobody_are_about_nobody():
    assert about_us(mention(title="Kahvilat", body="Kahvi oli kylmää."), CARD) is None


def test_the_same_post_found_twice_counts_once():
    assert len(list(addressed(dossier(mention(), mention(seen_at=dossier().taken_at, quote="x"))))) == 1
    assert len(list(addressed(dossier(mention(), mention(written=date(2026, 1, 1)))))) == 2


def test_posts_under_a_namesakes_row_are_left_out():
    stranger = listing(url="https://foorumi.example/t/12", address=Address(city="Oulu"))
    assert list(addressed(dossier(stranger, mention()))) == []
