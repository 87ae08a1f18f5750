import ssl
from datetime import UTC, datetime

import pytest
import trustme

from checks import der, tls
from checks.web import Unreachable
from tests.checks.raw_server import answer, fetch, serve

LONG_AGO = datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)
FAR_OFF = datetime(2060, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.fixture(scope="module")
def ca():
    return trustme.CA()


def secure(ca, *names: str, **options) -> dict[str, ssl.SSLContext]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert(*names, **options).configure_cert(context)
    return {"ssl": context}


@pytest.fixture
def ca_file(ca, tmp_path):
    ca.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    return tmp_path / "ca.pem"


async def test_a_name_found_elsewhere_is_still_held_to_its_certificate(ca, ca_file):
    async with serve({"/": answer(b"safe")}, **secure(ca, "shop.example")) as server:
        resolve = {"*.example:443": f"127.0.0.1:{server.port}", "*.example": "127.0.0.1:1"}
        async with fetch(resolve=resolve, ca_file=ca_file) as web:
            found = await web.get("https://shop.example/")
            assert (found.body, found.url) == (b"safe", "https://shop.example/")
            assert server.asked[0].headers["host"] == "shop.example"
            with pytest.raises(Unreachable, match="certificate"):
                await web.get("https://other.example/")
        async with fetch(resolve=resolve) as web:
            with pytest.raises(Unreachable, match="certificate"):
                await web.get("https://shop.example/")


@pytest.mark.parametrize("ends", [LONG_AGO, FAR_OFF])
async def test_a_certificate_is_seen_also_when_nobody_should_trust_it(ca, ca_file, ends):
    issued = secure(
        ca, "shop.example", "*.town.example", not_before=datetime(2019, 1, 1), not_after=ends.replace(tzinfo=None)
    )
    async with serve({"/": answer(b"x")}, **issued) as server:
        async with fetch(resolve={"*.example:443": f"127.0.0.1:{server.port}"}, ca_file=ca_file) as web:
            shown = await web.certificate("shop.example")
            assert (shown.host, shown.not_after, shown.matches_host) == ("shop.example", ends, True)
            assert (await web.certificate("a.town.example")).matches_host
            assert not (await web.certificate("other.example")).matches_host
            assert not (await web.certificate("a.b.town.example")).matches_host
            if ends is LONG_AGO:
                with pytest.raises(Unreachable, match="expired"):
                    await web.get("https://shop.example/")
        assert server.asked == []


async def test_it_is_told_where_a_redirect_led_that_nobody_should_follow(ca, ca_file):
    old = secure(ca, "www.shop.example", not_before=datetime(2019, 1, 1), not_after=datetime(2020, 1, 1))
    moved = {"/": answer(status="301 Moved", Location="https://www.shop.example/a")}
    async with serve(moved, **secure(ca, "shop.example")) as first, serve({}, **old) as second:
        resolve = {"shop.example:443": f"127.0.0.1:{first.port}", "www.shop.example:443": f"127.0.0.1:{second.port}"}
        async with fetch(resolve=resolve, ca_file=ca_file) as web:
            with pytest.raises(Unreachable, match="certificate") as told:
                await web.get("https://shop.example/")
            assert told.value.at == "https://www.shop.example"
            with pytest.raises(Unreachable, match="certificate") as told:
                await web.get("https://www.shop.example/")
            assert told.value.at == ""


async def test_a_host_without_tls_shows_no_certificate():
    async with serve({}) as server, fetch(server, sock_connect=0.4) as web:
        with pytest.raises(Unreachable):
            await web.certificate("shop.example")
    async with fetch(server, sock_connect=0.4) as web:
        with pytest.raises(Unreachable):
            await web.certificate("shop.example")


def test_a_certificate_that_is_none_is_refused(ca):
    whole = ssl.PEM_cert_to_DER_cert(ca.issue_cert("shop.example", "192.0.2.7").cert_chain_pems[0].bytes().decode())
    assert der.names(whole) == ("shop.example", "192.0.2.7")
    assert der.matches("192.0.2.7", whole)
    for bad in (b"", b"\x30", b"\x30\x03\x02\x01\x01", whole[:50], b"\x30\x84\xff\xff\xff\xff", b"\x05\x00"):
        with pytest.raises((ValueError, IndexError, StopIteration)):
            der.not_after(bad)


def test_a_machine_that_knows_no_authority_trusts_the_usual_ones(tmp_path, monkeypatch):
    (tmp_path / "none.pem").touch()
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    assert ssl.create_default_context().cert_store_stats()["x509_ca"] == 0
    assert tls.trusted.__wrapped__(None).cert_store_stats()["x509_ca"] > 50
