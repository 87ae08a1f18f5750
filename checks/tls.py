"""Whom to trust, and a handshake only to see the certificate, also one nobody should trust."""

import asyncio
import ssl
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import certifi

from checks import der
from checks.web import Broken, LookError, Unreachable
from data.evidence import Certificate


@lru_cache(maxsize=4)
def trusted(ca_file: Path | None) -> ssl.SSLContext:
    """Return what trusts whom this machine trusts, and who is in ``ca_file``; reading them all takes a while.

    A machine that knows nobody, as some have none installed, trusts whom Mozilla trusts.
    """
    context = ssl.create_default_context()
    if not context.cert_store_stats()["x509_ca"]:
        context.load_verify_locations(certifi.where())
    if ca_file:
        context.load_verify_locations(ca_file)
    return context


async def look(host: str, addresses: Sequence[tuple[str, int]], wait: float) -> Certificate:
    """Shake hands with the first of ``addresses`` that answers, within ``wait`` seconds, as ``host``.

    Nothing is sent after the handshake. Raises ``Unreachable`` or ``Broken``.
    """
    problem: LookError = Unreachable("the name has no address")
    for address, port in addresses:
        try:
            async with asyncio.timeout(wait):
                shown = await _handshake(host, address, port)
        except TimeoutError:
            problem = Unreachable("no handshake in time")
        except ssl.SSLError as error:
            problem = Unreachable(f"no handshake: {error.reason or 'TLS'}")
        except OSError as error:
            problem = Unreachable(f"no connection: {error.strerror or 'failed'}")
        else:
            return _read(host, shown)
    raise problem


def _read(host: str, shown: bytes) -> Certificate:
    try:
        return Certificate(host=host, not_after=der.not_after(shown), matches_host=der.matches(host, shown))
    except (ValueError, IndexError, StopIteration):
        raise Broken("a certificate we could not read") from None


async def _handshake(host: str, address: str, port: int) -> bytes:
    anything = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    anything.check_hostname = False
    anything.verify_mode = ssl.CERT_NONE
    _, writer = await asyncio.open_connection(address, port, ssl=anything, server_hostname=host)
    try:
        shown: bytes | None = writer.get_extra_info("ssl_object").getpeercert(binary_form=True)
    finally:
        writer.transport.abort()
    return shown or b""
