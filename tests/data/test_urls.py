"""Web addresses: spellings of one page, domains, profiles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import urls
from data.match import Match


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("http://www.aamunkoi.example/", "https://aamunkoi.example"),
        ("aamunkoi.example", "HTTPS://AAMUNKOI.example:443/index.php"),
        ("https://aamunkoi.example/Menu/#lunch", "https://m.aamunkoi.example/Menu?utm_source=mail&fbclid=1"),
        ("https://aamunkoi.example/?b=2&a=1", "https://aamunkoi.example/?a=1&b=2"),
        ("https://säde.example/kahvi/%c3%a4", "http://xn--sde-qla.example/kahvi/ä"),
        ("https://aamunkoi.example/our menu;jsessionid=1F", "https://aamunkoi.example/our%20menu"),
        ("https://fi-fi.facebook.com/AamunKoi/", "https://fb.com/aamunkoi?ref=ts"),
        ("https://www.facebook.com/profile.php?id=100012345678", "https://facebook.com/Aamun-Koi-100012345678/"),
        ("https://twitter.com/AamunKoi", "https://x.com/aamunkoi/"),
        ("https://www.youtube.com/@AamunKoi/videos", "https://m.youtube.com/@aamunkoi"),
        ("https://t.me/s/aamunkoi", "https://telegram.me/AamunKoi"),
        ("https://vk.com/public123", "https://m.vk.com/club123"),
        ("https://www.linkedin.com/company/Aamunkoi/about", "https://fi.linkedin.com/company/aamunkoi"),
    ],
)
def test_spellings_of_one_page_are_the_same(a: str, b: str) -> None:
    assert urls.compare(a, b) is Match.SAME
    assert urls.compare(b, a) is Match.SAME


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("https://aamunkoi.example", "https://iltarusko.example", Match.DIFFERENT),
        ("https://a.co.uk", "https://b.co.uk", Match.DIFFERENT),
        ("https://aamunkoi.example/?id=1", "https://aamunkoi.example/?id=2", Match.DIFFERENT),
        ("https://aamunkoi.example/Menu", "https://aamunkoi.example/menu", Match.DIFFERENT),
        ("https://facebook.com/koi", "https://facebook.com/koi.fi", Match.DIFFERENT),
        ("https://facebook.com/koi", "https://koi.example", Match.DIFFERENT),
        ("https://aamunkoi.example", "https://aamunkoi.example/turku", Match.UNSURE),
        ("https://facebook.com/koi", "https://facebook.com/profile.php?id=100012345678", Match.UNSURE),
        ("https://www.youtube.com/@koi", "https://www.youtube.com/channel/UCabcdefghij0123456789AB", Match.UNSURE),
        ("https://facebook.com/123456", "https://facebook.com/123457", Match.DIFFERENT),
        ("https://aamunkoi.example", "", Match.ABSENT),
        ("https://aamunkoi.example", "see our flyer", Match.UNSURE),
    ],
)
def test_what_is_not_the_same_page(a: str, b: str, verdict: Match) -> None:
    assert urls.compare(a, b) is verdict
    assert urls.compare(b, a) is verdict


@pytest.mark.parametrize(
    ("url", "profile"),
    [
        ("https://www.instagram.com/Koi/?hl=fi", ("instagram", "koi")),
        ("https://www.facebook.com/pages/Koi/123456", ("facebook", "123456")),
        ("https://www.facebook.com/pages/category/Cafe/Koi-123456789/", ("facebook", "123456789")),
        ("https://www.facebook.com/people/Koi/100012345678/", ("facebook", "100012345678")),
        ("https://www.youtube.com/channel/UCabcDEF", ("youtube", "UCabcDEF")),
        ("https://www.tiktok.com/@koi", ("tiktok", "koi")),
        ("https://www.threads.net/@koi", ("threads", "koi")),
        ("https://fi.pinterest.com/koi/", ("pinterest", "koi")),
        ("https://ok.ru/group/570000", ("ok", "570000")),
        ("https://www.facebook.com/sharer/sharer.php?u=x", None),
        ("https://www.instagram.com/p/abc/", None),
        ("https://twitter.com/intent/tweet?text=a", None),
        ("https://t.me/joinchat/abc", None),
        ("https://www.linkedin.com/feed", None),
        ("https://x.company.example/koi", None),
        ("https://www.facebook.com/", None),
        ("not a url", None),
    ],
)
def test_profiles_are_told_from_other_pages(url: str, profile: tuple[str, str] | None) -> None:
    assert urls.social(url) == profile


@pytest.mark.parametrize(
    ("given", "domain"),
    [
        ("https://www.shop.a.co.uk/x", "a.co.uk"),
        ("kauppa.aamunkoi.example", "aamunkoi.example"),
        ("koi.github.io", "koi.github.io"),
        ("127.0.0.1:8080", "127.0.0.1"),
        ("", ""),
    ],
)
def test_the_registered_domain_is_known_without_asking_anyone(given: str, domain: str) -> None:
    assert urls.registrable(given) == domain


def test_a_host_is_bare() -> None:
    assert urls.host("https://user@www.Aamunkoi.example:8080/x") == "aamunkoi.example"
    assert urls.host("mailto:hei@aamunkoi.example") == ""


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts_compare_the_same_both_ways(a: str, b: str) -> None:
    assert urls.compare(a, b) is urls.compare(b, a)
    assert urls.canonical(urls.canonical(a)) == urls.canonical(a)


@given(
    st.from_regex(r"https?://[a-z]{1,9}\.(?:example|facebook\.com)(?:/[\w%.@-]{0,9}){0,3}(?:\?\w=\w)?", fullmatch=True)
)
def test_a_page_is_itself(url: str) -> None:
    assert urls.compare(url, url) is Match.SAME
    assert urls.host(urls.canonical(url)) == urls.host(url)


def test_half_a_character_is_in_no_address() -> None:
    assert urls.compare("https://aamunkoi.example/\ud83d?q=\ud83d", "https://aamunkoi.example/") is Match.UNSURE
    assert not urls.is_address("https://aamunkoi\ud83d.example/")
