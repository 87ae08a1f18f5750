"""Facts are found in every make of page, and what only looks like one is left alone."""

from pathlib import Path

import pytest

from checks.reading import emails, facts, masks, phones
from data.facts import Facts, Where

PAGES = Path(__file__).parents[2] / "pages" / "reading"


def read(name: str, encoding: str = "utf-8") -> Facts:
    return facts.read((PAGES / f"{name}.html").read_text("utf-8").encode(encoding), "https://x.example/")


def shown(found: tuple) -> set[str]:
    return {str(one.value) for one in found}


def test_broken_json_ld_is_mended_and_the_text_agrees():
    seen = read("fi_broken")
    assert shown(seen.names) == {"Kenkäkorjaamo Saapas"}
    assert [(one.value, one.where) for one in seen.phones] == [
        ("+35825550177", Where.JSON_LD),
        ("+35825550177", Where.TEXT),
    ]
    assert shown(seen.faxes) == {"+35825550178"}
    assert shown(seen.hours) == {"Mo-We 09:00-17:00; Su off"}
    assert shown(seen.special_hours) == {"2025-12-24/2025-12-26 off"}
    assert shown(seen.profiles) == {"https://www.instagram.com/saapas.turku", "https://www.facebook.com/saapasturku"}
    assert shown(seen.registry_ids) == {"1234567-1"}
    assert "saapas@saapas.example" in shown(seen.emails)
    assert seen.country == "FI"


def test_microdata_that_contradicts_the_text_stays_beside_it():
    seen = read("pl_micro")
    assert {(str(one.value), one.where) for one in seen.hours} == {
        ("Mo-Fr 09:00-18:00; Sa 09:00-14:00", Where.MICRODATA),
        ("Mo-Fr 10:00-19:00; Sa 10:00-14:00", Where.TEXT),
    }
    assert shown(seen.phones) == {"+48125550142"}
    assert shown(seen.addresses) == {"ul. Polna 16/4, 30-001 Kraków"}
    assert shown(seen.registry_ids) == {"6765000143", "123456785", "0000012345"}


def test_rdfa_links_and_thin_spaces_are_read():
    seen = read("nb_rdfa")
    assert shown(seen.phones) == {"+4755550142", "+4755550143"}
    assert shown(seen.addresses) == {"Brattgata 12 b, 5003 Bergen"}
    assert shown(seen.hours) == {"Mo-Fr 08:00-16:00; Sa 10:00-14:00"}
    assert shown(seen.registry_ids) == {"923456783"}
    assert seen.has_form


def test_an_old_vcard_tells_phone_from_fax():
    seen = read("gb_vcard")
    assert shown(seen.phones) == {"+441134960142"}
    assert shown(seen.faxes) == {"+441134960143"}
    assert shown(seen.registry_ids) == {"04516345"}
    assert not seen.has_form


def test_a_bare_page_in_windows_1251_is_read_though_it_names_no_language():
    seen = read("ru_plain", "cp1251")
    assert seen.country == "RU"
    assert shown(seen.phones) == {"+78435550142"}
    assert shown(seen.addresses) == {"ул. Речная, д. 5, корп. 2, 420111 Казань"}
    assert shown(seen.hours) == {"Mo-Fr 09:00-20:00; Sa-Su 10:00-18:00"}
    assert shown(seen.registry_ids) == {"1655000148", "1021600000124"}


@pytest.mark.parametrize(
    ("line", "country"),
    [
        ("Y-tunnus 1234567-1", "FI"),
        ("ALV-numero FI12345671", "FI"),
        ("Tilinumero FI21 1234 5600 0007 85", "FI"),
        ("Hinta 1 250,00 € tai 040 123 45 €", "FI"),
        ("Org.nr. 923 456 783", "NO"),
        ("Konto 1234.56.78903", "NO"),
        ("NIP: 676-500-01-43", "PL"),
        ("REGON 123456785", "PL"),
        ("ИНН 1655000148 / КПП 165501001", "RU"),
        ("р/с 40702810900000001234", "RU"),
        ("Posted 01.02.2020, seasons 2019-2020", "FI"),
        ("12.03.2024 - 14.03.2024", "NO"),
        ("Open 08:00-17:00, 10:00-15:00", "NO"),
        ("60.392990, 5.324150", "NO"),
        ("Page 1 2 3 4 5 6 7 8 9 10", "US"),
        ("Amiga 500/600/1200", "US"),
        ("Your IP address: 192.168.100.100", "US"),
        ("Call 1234567890 now", "US"),
    ],
)
def test_what_only_looks_like_a_phone_is_left_alone(line: str, country: str):
    assert [found.value for found, _ in phones.texts([line], country)] == []


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        (["Puh. 02 555 0142, faksi 02 555 0143"], ["tel", "fax"]),
        (["Fax:", "02 555 0143"], ["fax"]),
        (["Puh./Faksi 02 555 0142"], ["both"]),
        (["02 555 0143 (fax)"], ["fax"]),
        (["T 02 555 0142 | F 02 555 0143"], ["tel", "fax"]),
        (["Avoinna joka päivä", "02 555 0142"], ["plain"]),
    ],
)
def test_the_word_beside_a_number_says_what_it_is(lines: list[str], kinds: list[str]):
    assert [kind for _, kind in phones.texts(lines, "FI")] == kinds


def test_a_number_once_called_fax_is_a_fax_everywhere():
    seen = facts.read("<p>Fax 02 555 0143</p><p>02 555 0142</p><p>02 555 0143</p>", "https://x.example/", "FI")
    assert shown(seen.phones) == {"+35825550142"}
    assert shown(seen.faxes) == {"+35825550143"}


def test_a_vanity_number_is_spelled_out():
    assert [found.value for found, _ in phones.texts(["Call 1-800-GOOD-DAY today"], "US")] == ["+18004663329"]


def test_a_mask_keeps_every_letter_in_its_place():
    line = "NIP 676-500-01-43, tel. 12 555 01 42"
    assert len(masks.mask(line)) == len(line)
    assert masks.mask(line).endswith("tel. 12 555 01 42")


@pytest.mark.parametrize(
    ("line", "mail"),
    [
        ("hei (at) aamunkoi.example", "hei@aamunkoi.example"),
        ("hei [at] aamunkoi [dot] example", "hei@aamunkoi.example"),
        ("Write: post@ morgenrode.example.", "post@morgenrode.example"),
        ("hleb[собака]kolos.example", "hleb@kolos.example"),
        ("etunimi.sukunimi@aamunkoi.example", ""),
        ("logo@2x.png", ""),
    ],
)
def test_a_mail_address_is_read_however_it_is_hidden(line: str, mail: str):
    assert [found.value for found in emails.texts([line])] == ([mail] if mail else [])


def test_cloudflare_hides_nothing_from_us():
    hidden = bytes([7, *(byte ^ 7 for byte in b"hei@aamunkoi.example")]).hex()
    seen = facts.read(f'<a class="__cf_email__" data-cfemail="{hidden}">[protected]</a>', "https://x.example/")
    assert shown(seen.emails) == {"hei@aamunkoi.example"}


def test_hidden_text_counts_only_where_a_click_opens_it():
    seen = facts.read(
        '<div style="display:none">Puh. 02 555 0142</div><div hidden>Puh. 02 555 0143</div>', "https://x.fi/", "FI"
    )
    assert shown(seen.phones) == {"+35825550142"}


@pytest.mark.parametrize(
    ("url", "head", "country"),
    [
        ("https://saapas.fi/", "", "FI"),
        ("https://tienda.com.pa/", "", "PA"),
        ("https://tienda.example/", '<link rel="canonical" href="https://tienda.com.pa/a">', "PA"),
        ("https://fast.io/", "", ""),
        ("https://saapas.example/", "", ""),
    ],
)
def test_a_host_tells_the_country_unless_its_end_is_sold_as_a_word(url, head, country):
    assert facts.read(f"<html><head>{head}</head><body><p>230-7711</p></body></html>", url).country == country


def test_contact_points_in_lists_within_lists_are_read():
    script = '{"@type": "Corporation", "contactPoint": [[{"@type": "ContactPoint", "telephone": "+358 2 555 0142"}]]}'
    page = f'<html><head><script type="application/ld+json">{script}</script></head><body></body></html>'
    assert shown(facts.read(page, "https://x.example/").phones) == {"+35825550142"}
