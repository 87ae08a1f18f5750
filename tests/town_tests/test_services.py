from urllib.parse import parse_qs, urlsplit

import feedparser
import pytest
from lxml import html

from tests.town import Town
from tests.town_tests.visit import KEYLESS, get, post, told, town_at

NOMINATIM = "http://nominatim.example/search?format=jsonv2&addressdetails=1&extratags=1&namedetails=1&q="
NOBODY = "Ravintola Olematon Kuusamo"


@pytest.fixture(scope="module")
def town() -> Town:
    return town_at()


def test_the_map_tells_a_row_with_its_address_and_tags(town):
    (row,) = told(get(town, NOMINATIM + "Kahvila+Aamunkoi,+Turku&countrycodes=fi"))
    assert (row["osm_type"], row["osm_id"], row["lat"]) == ("node", 4100001, "60.4500000")
    assert row["address"]["house_number"] == "5"
    assert row["address"]["road"] == "Jokikatu"
    assert row["extratags"]["phone"] == "+358 2 5550142"
    assert "opening_hours" not in row["extratags"]


def test_the_map_knows_both_companies_of_one_name(town):
    assert {row["address"]["city"] for row in told(get(town, NOMINATIM + "Kahvila+Aamunkoi"))} == {"Turku", "Oulu"}


def test_the_map_says_nothing_with_an_empty_list(town):
    assert told(get(town, NOMINATIM + NOBODY.replace(" ", "+"))) == []


def test_the_map_knows_russian_and_british_house_numbers(town):
    (garage,) = told(get(town, NOMINATIM + "Заря+Авто+Казань"))
    (cafe,) = told(get(town, NOMINATIM + "Daybreak+Cafe+Leeds"))
    assert garage["address"]["road"] == "Речная улица"
    assert cafe["address"] | {"house_number": "14", "road": "Millrace Lane"} == cafe["address"]


def test_the_map_refuses_a_client_without_a_name(town):
    assert get(town, NOMINATIM + "Turku", user_agent="Python/3.11 aiohttp/3.14").status == 403
    assert get(town, "http://nominatim.example/search?q=Turku").status == 400


def test_the_map_tells_its_state_and_looks_a_row_up(town):
    assert told(get(town, "http://nominatim.example/status?format=json"))["message"] == "OK"
    rows = told(get(town, "http://nominatim.example/lookup?osm_ids=N4100020&format=jsonv2&extratags=1"))
    assert [row["name"] for row in rows] == ["Morgenrøde Kafe"]


def test_tavily_answers_only_who_says_how_they_come(town):
    question = {"query": "Kahvila Aamunkoi Turku", "max_results": 3}
    assert post(town, "http://tavily.example/search", question).status == 401
    answer = told(post(town, "http://tavily.example/search", question, KEYLESS))
    assert len(answer["results"]) == 3
    assert set(answer["results"][0]) == {"title", "url", "content", "score", "raw_content"}
    assert {"query", "answer", "images", "response_time", "request_id"} <= set(answer)


def test_tavily_keeps_to_the_domains_it_is_given(town):
    question = {"query": "Kahvila Aamunkoi Turku", "include_domains": ["luettelo.example", "fonecta.fi"]}
    answer = told(post(town, "http://tavily.example/search", question, KEYLESS))
    assert {urlsplit(row["url"]).hostname for row in answer["results"]} == {"luettelo.example"}


def test_you_answers_in_its_own_shape_and_refuses_a_contradiction(town):
    answer = told(post(town, "http://you.example/v1/agents/search", {"query": "Daybreak Cafe Leeds"}))
    assert answer["results"]["web"][0]["snippets"]
    assert answer["metadata"]["query"] == "Daybreak Cafe Leeds"
    both = {"query": "x", "include_domains": ["a.example"], "exclude_domains": ["b.example"]}
    assert post(town, "http://you.example/v1/agents/search", both).status == 422


def test_searxng_answers_json_only_when_asked_for_it(town):
    assert get(town, "http://searxng.example/search?q=Turku").content_type.startswith("text/html")
    answer = told(get(town, "http://searxng.example/search?q=Kahvila+Aamunkoi+Turku&format=json"))
    assert answer["results"][0]["url"] == "https://aamunkoi.example/"
    assert "number_of_results" not in answer
    town.fault("searxng.example", "unresponsive")
    broken = told(get(town, "http://searxng.example/search?q=Kahvila+Aamunkoi+Turku&format=json"))
    town.heal()
    assert (broken["results"], bool(broken["unresponsive_engines"])) == ([], True)


@pytest.mark.parametrize("words", [NOBODY, "Suutari Kesäpolku Rauma"])
def test_searches_find_nothing_where_there_is_nothing(town, words):
    assert told(post(town, "http://tavily.example/search", {"query": words}, KEYLESS))["results"] == []
    assert told(post(town, "http://you.example/v1/agents/search", {"query": words}))["results"]["web"] == []
    assert told(get(town, f"http://searxng.example/search?q={words.replace(' ', '+')}&format=json"))["results"] == []


@pytest.mark.parametrize("firm", ["Nokia", "Сбербанк", "Orlen", "Equinor", "Tesco"])
def test_every_search_finds_what_everybody_knows(town, firm):
    assert firm in told(post(town, "http://tavily.example/search", {"query": firm}, KEYLESS))["results"][0]["title"]
    assert firm in told(get(town, f"http://searxng.example/search?q={firm}&format=json"))["results"][0]["title"]
    assert firm in get(town, f"http://news-google.example/rss/search?q={firm}").body.decode()
    assert told(get(town, NOMINATIM + firm))[0]["name"] == firm


def test_google_news_hides_the_address_and_names_the_publisher(town):
    feed = feedparser.parse(get(town, 'http://news-google.example/rss/search?q="Kahvila+Aamunkoi"+when:30d&gl=FI').body)
    (item,) = feed.entries
    assert item.title.endswith(" - Jokiviesti")
    assert item.link.startswith("https://news.google.com/rss/articles/CBM")
    assert item.source.href == "http://jokiviesti.example"


def test_bing_news_carries_the_address_inside_its_own(town):
    feed = feedparser.parse(get(town, 'http://bing.example/news/search?q="Daybreak+Cafe"&format=rss&cc=GB').body)
    (item,) = feed.entries
    assert parse_qs(urlsplit(item.link).query)["url"] == ["http://airechronicle.example/daybreak-fine"]
    assert item.news_source == "Aire Chronicle"


def test_a_news_search_without_hits_is_a_feed_without_items(town):
    feed = feedparser.parse(get(town, "http://news-google.example/rss/search?q=Kesäpolku").body)
    assert (feed.bozo, feed.entries) == (False, [])


def test_an_alert_is_an_atom_feed_whose_links_lead_through_google(town):
    feed = feedparser.parse(get(town, "http://alerts.example/alerts/feeds/1/aamunkoi").body)
    assert parse_qs(urlsplit(feed.entries[0].link).query)["url"] == ["http://jokiviesti.example/aamunkoi-terassi"]


def test_ytj_answers_with_a_count_also_when_it_is_nought(town):
    base = "http://prh.example/opendata-ytj-api/v3/companies"
    (company,) = told(get(town, f"{base}?name=aamunkoi"))["companies"]
    assert company["businessId"]["value"] == "1234567-1"
    assert company["addresses"][0] | {"street": "Jokikatu", "buildingNumber": "5"} == company["addresses"][0]
    assert told(get(town, f"{base}?name=kesapolku")) == {"totalResults": 0, "companies": []}
    assert get(town, f"{base}?businessId=12").status == 400


def test_enhetsregisteret_leaves_the_list_out_when_it_has_none(town):
    base = "http://brreg.example/enhetsregisteret/api/enheter"
    (unit,) = told(get(town, f"{base}?navn=morgenrøde"))["_embedded"]["enheter"]
    assert unit["postadresse"]["adresse"] == ["POSTBOKS 88"]
    empty = told(get(town, f"{base}?navn=ingenting"))
    assert "_embedded" not in empty
    assert empty["page"]["totalElements"] == 0
    assert told(get(town, f"{base}/923456783"))["navn"] == "MORGENRØDE KAFE AS"
    assert get(town, f"{base}/999999999").status == 404
    assert get(town, f"{base}?navn=x&size=1000&page=10").status == 400


def test_telegram_shows_a_channel_or_says_how_to_contact_nobody(town):
    page = html.fromstring(get(town, "http://t.example/s/zarya_avto").body.decode())
    assert [one.get("data-post") for one in page.find_class("tgme_widget_message")] == [
        "zarya_avto/40",
        "zarya_avto/41",
    ]
    assert page.xpath("//time/@datetime")[-1].startswith("2026-03-11T12:00:00")
    absent = get(town, "http://t.example/fjordlys_optikk").body.decode()
    assert 'content="noindex, nofollow"' in absent
    assert "Telegram: Contact @fjordlys_optikk" in absent
    assert "tme_no_messages_found" in get(town, "http://t.example/s/zarya_avto?q=nothing").body.decode()


def test_a_directory_says_so_when_it_finds_nothing(town):
    assert "nothing-found" in get(town, "http://luettelo.example/haku?q=kesapolku").body.decode()
    assert "120455" in get(town, "http://luettelo.example/haku?q=aamunkoi+turku").body.decode()
    assert get(town, "http://luettelo.example/yritys/ei/1").status == 404


def test_a_walled_directory_shows_a_captcha_with_status_200(town):
    answer = get(town, "http://gorodok.example/company/zarya-avto-3391")
    assert answer.status == 200
    assert b"challenge-form" in answer.body
    assert "Заря".encode() not in answer.body


def test_a_thread_goes_on_to_its_last_page(town):
    first = html.fromstring(get(town, "http://towntalk.example/t/5120").body)
    (following,) = {link.get("href") for link in first.xpath("//a[@rel='next']")}
    last = html.fromstring(get(town, following).body)
    assert not last.xpath("//a[@rel='next']")
    assert len(first.find_class("post")) + len(last.find_class("post")) == 5


def test_an_old_website_answers_in_windows_1251(town):
    answer = get(town, "http://zarya-avto.example/kontakty/")
    assert "windows-1251" in answer.content_type
    assert "Казань" in answer.body.decode("windows-1251")
