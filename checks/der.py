"""The few things a host's certificate tells us, read from its DER form (X.509, RFC 5280; pure)."""

from collections.abc import Iterator
from datetime import UTC, datetime
from ipaddress import ip_address

_SEQUENCE, _UTC_TIME, _EXTENSIONS, _VERSION = 0x30, 0x17, 0xA3, 0xA0
_DNS_NAME, _IP_NAME = 0x82, 0x87
_COMMON_NAME = bytes.fromhex("550403")
_ALT_NAMES = bytes.fromhex("551d11")


def not_after(certificate: bytes) -> datetime:
    """Return when the certificate ends. Raises ``ValueError`` on what is no certificate."""
    validity = _body(certificate)[3][1]
    tag, value = list(_parts(validity))[1]
    text = value.decode("ascii")
    if tag == _UTC_TIME:
        text = ("19" if int(text[:2]) >= 50 else "20") + text
    return datetime.strptime(text, "%Y%m%d%H%M%SZ").replace(tzinfo=UTC)


def names(certificate: bytes) -> tuple[str, ...]:
    """Return the host names and addresses the certificate is for; the common name only if it says no other."""
    body = _body(certificate)
    found: list[str] = []
    for tag, value in body:
        if tag == _EXTENSIONS:
            for _, extension in _parts(next(_parts(value))[1]):
                fields = list(_parts(extension))
                if fields[0][1] == _ALT_NAMES:
                    found += _alt_names(fields[-1][1])
    return tuple(found) or tuple(_common_names(body[4][1]))


def matches(host: str, certificate: bytes) -> bool:
    """Whether the certificate is for ``host``; ``*`` stands for one whole first label."""
    host = host.rstrip(".").lower()
    rest = host.partition(".")[2]
    return any(name == host or ("." in rest and name == f"*.{rest}") for name in map(str.lower, names(certificate)))


def _body(certificate: bytes) -> list[tuple[int, bytes]]:
    outer = list(_parts(certificate))
    if not outer or outer[0][0] != _SEQUENCE:
        raise ValueError("not a certificate")
    inner = next(_parts(outer[0][1]))[1]
    fields = list(_parts(inner))
    if fields and fields[0][0] == _VERSION:
        fields = fields[1:]
    if len(fields) < 6:
        raise ValueError("not a certificate")
    return fields


def _alt_names(octets: bytes) -> Iterator[str]:
    for tag, value in _parts(next(_parts(octets))[1]):
        if tag == _DNS_NAME:
            yield value.decode("ascii", "replace")
        elif tag == _IP_NAME and len(value) in (4, 16):
            yield str(ip_address(value))


def _common_names(subject: bytes) -> Iterator[str]:
    for _, relative in _parts(subject):
        for _, pair in _parts(relative):
            (_, oid), (_, value) = list(_parts(pair))[:2]
            if oid == _COMMON_NAME:
                yield value.decode("utf-8", "replace")


def _parts(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield tag and value of each element, one after the other."""
    at = 0
    while at < len(data):
        if at + 2 > len(data):
            raise ValueError("cut short")
        tag, size = data[at], data[at + 1]
        at += 2
        if size & 0x80:
            count = size & 0x7F
            size = int.from_bytes(data[at : at + count], "big")
            at += count
        if at + size > len(data):
            raise ValueError("cut short")
        yield tag, data[at : at + size]
        at += size
