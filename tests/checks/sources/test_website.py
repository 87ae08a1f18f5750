"""The company's own website."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from checks import registry
from checks.ask import Seen
from checks.web import Blocked, Broken, NoSuchHost, Unreachable
from data.evidence import Certificate, Evidence, Page, PageRole, PageState, Profile, ProfileState
from tests.checks.saved_web import NOW, SavedWeb, Value, page, rss
from tests.checks.sources.asking import again, ask_for, look

SITE = "https://aamunkoi.example"
TALK = "<p>Kahvila Aamunkoi tarjoilee aamiaista ja pullaa joen rannalla Turussa joka päivä ympäri vuoden.</p>"


def html(body: str, title: str = "Kahvila Aamunkoi", head: str = "") -> Value:
    return page(f'<html lang="fi"><head><title>{title}</title>{head}</head><body>{TALK}{body}</body></html>')


def links(*paths: str) -> str:
    return "".join(f'<p><a href="{path}">{path.strip("/").capitalize()}</a></p>' for path in paths)


def pages(seen: Seen) -> dict[str, Page]:
    return {item.url.removeprefix(SITE): item for item in seen.evidence if isinstance(item, Page)}


async def test_contact_about_and_imprint_pages_are_read_within_two_clicks() -> None:
    site = {
        f"{SITE}/": html(links("/menu", "/meista", "/tietosuoja")),
        f"{SITE}/meista": html(links("/yhteystiedot", "/rekisteriseloste")),
        f"{SITE}/yhteystiedot": html("<p>Puh. 02 555 0142</p>"),
        f"{SITE}/rekisteriseloste": html("<p>Y-tunnus</p>"),
        f"{SITE}/menu": html("<p>Pulla</p>"),
    }
    found = pages(await look("website", site))
    assert {path: (item.role, item.clicks) for path, item in found.items()} == {
        "/": (PageRole.HOME, 0),
        "/meista": (PageRole.ABOUT, 1),
        "/yhteystiedot": (PageRole.CONTACT, 2),
        "/rekisteriseloste": (PageRole.IMPRINT, 2),
    }
    assert found["/yhteystiedot"].linked_from == f"{SITE}/meista"
    assert [phone.value for phone in found["/yhteystiedot"].facts.phones] == ["+35825550142"]
    assert all(item.whole and item.sha256 and item.quote for item in found.values())


@pytest.mark.parametrize(
    "words",
    ["Contact us", "Yhteystiedot", "Контакты", "Kontakt", "Ta kontakt", "Ota yhteyttä", "Skontaktuj się: kontakt"],
)
async def test_a_contact_page_is_known_by_its_words_in_five_languages(words: str) -> None:
    site = {f"{SITE}/": html(f'<a href="/p7">{words}</a>'), f"{SITE}/p7": html("")}
    assert pages(await look("website", site))["/p7"].role is PageRole.CONTACT


async def test_a_large_site_is_read_at_eight_pages_and_contact_comes_first() -> None:
    many = [f"/about-{number}" for number in range(20)]
    site = {SITE: html(links(*many, "/kontakt"))}
    read = [path for path, item in pages(await look("website", site)).items() if item.state is PageState.ALIVE]
    assert len(read) == 8
    assert "/kontakt" in read


@pytest.mark.parametrize("status", [404, 410])
async def test_a_dead_link_to_an_own_page_is_proven_gone(status: int) -> None:
    site = {f"{SITE}/": html(links("/vanha", "/menu")), f"{SITE}/vanha": page("", status=status), SITE: html("")}
    found = pages(await look("website", site))
    assert (found["/vanha"].state, found["/vanha"].linked_from) == (PageState.GONE, f"{SITE}/")
    assert "/menu" not in found


@pytest.mark.parametrize("trouble", [page("", status=500), page("", status=403), Unreachable("slow"), Blocked("no")])
async def test_a_link_that_could_not_be_tried_is_not_gone(trouble: Value) -> None:
    site = {f"{SITE}/": html(links("/menu", "/yhteystiedot")), SITE: trouble}
    found = pages(await look("website", site))
    assert "/menu" not in found
    assert (found["/yhteystiedot"].state, found["/yhteystiedot"].whole) == (PageState.UNKNOWN, False)


@pytest.mark.parametrize("trouble", [page("", status=404), page("", status=410), NoSuchHost("no such host")])
async def test_a_website_that_is_gone_is_evidence(trouble: Value) -> None:
    seen = await look("website", {SITE: trouble, "http://aamunkoi.example": trouble})
    (home,) = pages(seen).values()
    assert (home.state, home.role, home.whole) == (PageState.GONE, PageRole.HOME, False)
    assert home.quote


async def test_a_parked_domain_is_gone() -> None:
    seen = await look("website", {SITE: page("<title>x</title><p>This domain is for sale. Buy this domain now.</p>")})
    (home,) = pages(seen).values()
    assert home.state is PageState.GONE
    assert "for sale" in home.quote or "Buy this domain" in home.quote


async def test_a_page_drawn_by_scripts_is_there_and_proves_no_absence() -> None:
    shell = (
        '<html><head><title>Aamunkoi</title><script src="/app.js"></script></head><body><div id="root"></div></body>'
    )
    seen = await look("website", {SITE: page(shell + "</html>")})
    (home,) = pages(seen).values()
    assert (home.state, home.whole) == (PageState.ALIVE, False)
    assert "JavaScript" in seen.note


async def test_a_challenge_is_blocked() -> None:
    wall = "<title>Just a moment...</title><p>Checking your browser before accessing</p><div id='cf-challenge'></div>"
    wall += "<script src='/cdn-cgi/challenge-platform/h/b.js'></script>"
    with pytest.raises(Blocked):
        await look("website", {SITE: page(wall)})


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(page(""), id="nothing"),
        pytest.param(page("", status=204), id="204"),
        pytest.param(page("<html><body><!-- soon --></body></html>"), id="no words"),
        pytest.param(page("<frameset><frame src='http://elsewhere.example/'></frameset>"), id="in frames"),
        pytest.param(
            page("<title>A</title><p>A</p><iframe src='http://elsewhere.example/'></iframe>"), id="in a frame"
        ),
        pytest.param(page("<title>Maintenance</title><p>We are down for maintenance.</p>"), id="back soon"),
        pytest.param(page("<h1>Error establishing a database connection</h1>"), id="no database"),
    ],
)
async def test_a_home_page_that_says_nothing_proves_no_absence(answer: Value) -> None:
    (home,) = pages(await look("website", {SITE: answer})).values()
    assert not home.whole


@pytest.mark.parametrize("kind", ["application/json", "application/pdf", "image/png"])
async def test_what_is_no_page_cannot_be_read(kind: str) -> None:
    with pytest.raises(Broken):
        await look("website", {SITE: page("{}", kind=kind)})


async def test_a_page_that_only_sends_its_visitors_on_is_followed() -> None:
    sends_on = page("<meta http-equiv='refresh' content='0; url=/fi/'><p>Siirry</p>")
    reloads = page("<meta http-equiv='refresh' content='5; url=/'><p>Aamunkoi</p>")
    followed = pages(await look("website", {f"{SITE}/": sends_on, f"{SITE}/fi/": html(""), SITE: Unreachable("slow")}))
    assert (followed["/fi/"].state, followed["/fi/"].whole) == (PageState.ALIVE, True)
    assert "/" in pages(await look("website", {SITE: reloads}))


async def test_a_cut_off_page_is_not_whole() -> None:
    seen = await look("website", {SITE: page(f"<p>{TALK}</p>", cut=True)})
    assert not pages(seen)["/"].whole


async def test_a_page_that_breaks_off_is_not_whole() -> None:
    seen = await look("website", {SITE: page(f"<!doctype html><html><body>{TALK}<p>Puh. 02 55")})
    assert not pages(seen)["/"].whole
    assert pages(await look("website", {SITE: page(f"<p>{TALK}</p>")}))["/"].whole


async def test_profiles_linked_from_the_site_are_named_but_not_known() -> None:
    body = '<a href="https://www.facebook.com/aamunkoi">f</a><a href="https://t.me/aamunkoi">t</a>'
    seen = await look("website", {SITE: html(body), "https://www.facebook.com": Unreachable("x")})
    found = [item for item in seen.evidence if isinstance(item, Profile)]
    assert {(one.platform, one.handle, one.state, one.named_by) for one in found} == {
        ("facebook", "aamunkoi", ProfileState.UNKNOWN, f"{SITE}/"),
        ("telegram", "aamunkoi", ProfileState.UNKNOWN, f"{SITE}/"),
    }


async def test_a_dead_profile_link_counts_only_where_the_platform_tells() -> None:
    body = '<a href="https://vk.com/aamunkoi">vk</a><a href="https://www.instagram.com/aamunkoi">i</a>'
    gone = page("", status=404)
    seen = await look("website", {SITE: html(body), "https://vk.com": gone, "https://www.instagram.com": gone})
    assert [item.url for item in seen.evidence if isinstance(item, Page)] == [f"{SITE}/", "https://vk.com/aamunkoi"]
    assert [item.platform for item in seen.evidence if isinstance(item, Profile)] == ["instagram"]


async def test_signs_of_life_come_from_feed_sitemap_and_header_too() -> None:
    item = "<item><title>Uusi lista</title><guid>1</guid><pubDate>Mon, 02 Nov 2026 08:00:00 GMT</pubDate></item>"
    sitemap = "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
    sitemap += "".join(f"<url><loc>{SITE}/{day}</loc><lastmod>2026-10-{day}</lastmod></url>" for day in (11, 12))
    head = '<link rel="alternate" type="application/rss+xml" href="/feed">'
    home = f'<html lang="fi"><head><title>Aamunkoi</title>{head}</head><body>{TALK}</body></html>'
    site: dict[str, Value] = {
        f"{SITE}/": page(home, headers={"last-modified": "Thu, 05 Nov 2026 10:00:00 GMT"}),
        f"{SITE}/feed": rss(item),
        f"{SITE}/robots.txt": page(f"User-agent: *\nSitemap: {SITE}/kartta.xml", kind="text/plain"),
        f"{SITE}/kartta.xml": page(sitemap + "</urlset>", kind="application/xml"),
    }
    signs = {sign.by: sign.day for sign in pages(await look("website", site))["/"].signs}
    assert signs["feed"] == date(2026, 11, 2)
    assert signs["sitemap"] == date(2026, 10, 12)
    assert signs["header"] == date(2026, 11, 5)
    assert list(signs) == sorted(signs, key=["visible", "json-ld", "feed", "page", "sitemap", "header"].index)


def shown(until: datetime) -> dict[str, Certificate]:
    return {"aamunkoi.example": Certificate(host="aamunkoi.example", not_after=until)}


async def asked(web: SavedWeb, **more: Any) -> Seen:
    return await registry.sources["website"].look(ask_for("website", web, **more))


async def test_the_home_page_carries_the_certificate() -> None:
    until = datetime(2027, 2, 1, tzinfo=UTC)
    seen = await asked(SavedWeb({SITE: html("")}, certificates=shown(until)))
    certificate = pages(seen)["/"].certificate
    assert certificate is not None
    assert certificate.not_after == until


async def test_an_expired_certificate_is_seen_although_nothing_else_can_be() -> None:
    until = datetime(2026, 11, 1, tzinfo=UTC)
    (home,) = pages(await asked(SavedWeb(certificates=shown(until)))).values()
    assert (home.state, home.whole) == (PageState.UNKNOWN, False)
    assert home.certificate is not None
    with pytest.raises(Unreachable):
        await asked(SavedWeb(certificates=shown(datetime(2027, 11, 1, tzinfo=UTC))))


async def test_an_expired_certificate_is_seen_where_the_website_leads() -> None:
    ended, fine = datetime(2026, 11, 1, tzinfo=UTC), datetime(2027, 11, 1, tzinfo=UTC)
    www = "https://www.aamunkoi.example"
    shows = shown(fine) | {"www.aamunkoi.example": Certificate(host="www.aamunkoi.example", not_after=ended)}
    there = Unreachable("its certificate cannot be trusted: it has ended", at=www)
    web = SavedWeb({SITE: there, www: there}, certificates=shows)
    (home,) = [item for item in (await asked(web)).evidence if isinstance(item, Page)]
    assert (home.url, home.role, home.state) == (www, PageRole.HOME, PageState.UNKNOWN)
    assert home.certificate is not None
    assert home.certificate.host == "www.aamunkoi.example"
    (after,) = (await registry.agains["website"](ask_for("website", web), home)).evidence
    assert isinstance(after, Page)
    assert after.certificate == home.certificate


async def test_a_certificate_for_others_behind_a_site_without_https_is_no_matter() -> None:
    strange = Certificate(host="aamunkoi.example", not_after=datetime(2026, 11, 1, tzinfo=UTC), matches_host=False)
    web = SavedWeb({"http://aamunkoi.example": html("")}, certificates={"aamunkoi.example": strange})
    (home,) = [item for item in (await asked(web)).evidence if isinstance(item, Page)]
    assert home.certificate is None


async def test_a_site_without_https_is_read_without_it() -> None:
    seen = await look("website", {"http://aamunkoi.example": html("")})
    assert [item.url for item in seen.evidence] == ["http://aamunkoi.example/"]


async def test_looking_again_opens_that_page_only() -> None:
    site = {SITE: html(links("/vanha")), f"{SITE}/vanha": page("", status=404)}
    before = pages(await look("website", site))["/vanha"]
    seen, requests = await again("website", {f"{SITE}/vanha": html("")}, before)
    assert requests == [f"{SITE}/vanha"]
    (after,) = seen.evidence
    assert isinstance(after, Page)
    assert (after.state, after.linked_from) == (PageState.ALIVE, before.linked_from)
    home = Evidence(source="website", url=f"{SITE}/", seen_at=NOW)
    seen, requests = await again("website", site, home)
    assert requests == [f"{SITE}/"]
    assert isinstance(seen.evidence[0], Page)
    assert seen.evidence[0].role is PageRole.HOME


@pytest.mark.parametrize(
    ("home", "told"),
    [
        pytest.param(html(links("/gone", "/menu")), [PageState.GONE], id="it leads there yet"),
        pytest.param(html(links("/menu")), [], id="the link was taken off"),
        pytest.param(html(""), [PageState.GONE], id="a page that shows no links proves nothing"),
        pytest.param(Unreachable("no answer"), [PageState.GONE], id="nor does one that cannot be read"),
    ],
)
async def test_looking_again_at_a_dead_page_sees_whether_the_website_still_leads_there(home: Value, told: Any) -> None:
    dead = Page(
        source="website", url=f"{SITE}/gone", seen_at=NOW, state=PageState.GONE, whole=False, linked_from=f"{SITE}/"
    )
    site = {f"{SITE}/": home, f"{SITE}/gone": page("", status=404)}
    seen, _ = await again("website", site, dead)
    assert [item.state for item in seen.evidence if isinstance(item, Page)] == told
