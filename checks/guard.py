"""Which addresses may be asked: public ones on the web's own ports, and what the operator allows.

Pure: judges names, URLs and addresses, opens nothing. The rules are kept twice on purpose, for the
URL and for the very address a socket is about to connect to, since a name may answer anything.
"""

import re
from collections.abc import Iterable, Mapping
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from yarl import URL

from checks.web import Blocked, Rejected

PORTS = frozenset({80, 443, 8080, 8443})
NXDOMAIN = "nxdomain"
LONGEST_URL = 4096

_CLOSED_4 = tuple(
    IPv4Network(net)
    for net in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "168.63.129.16/32",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",
    )
)
_OPEN_6 = IPv6Network("2000::/3")
_CLOSED_6 = tuple(IPv6Network(net) for net in ("2001:db8::/32", "2001::/23", "3fff::/20"))
_NAT64 = IPv6Network("64:ff9b::/96")
_TEREDO = IPv6Network("2001::/32")
_ISATAP = (0x00005EFE, 0x02005EFE)
_LOCAL_NAMES = ("localhost", "local", "internal", "intranet", "lan", "home", "corp", "home.arpa", "onion", "invalid")
_NUMERIC = re.compile(r"(0x[0-9a-f]*|[0-9]+)")
_NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)(\.(?!-)[a-z0-9_-]{1,63}(?<!-))*")
_UGLY = re.compile(r"[\x00-\x20\x7f\\]")


def address_trouble(address: str) -> str:
    """Say why ``address`` (as text, with or without a zone) is not public; empty when it is."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return "not an address"
    if isinstance(parsed, IPv4Address):
        return _trouble_4(parsed)
    if parsed.scope_id:
        return "an address of one link"
    inner = tuple(_inside(parsed))
    if inner:
        return next((trouble for each in inner if (trouble := _trouble_4(each))), "")
    if parsed not in _OPEN_6 or any(parsed in net for net in _CLOSED_6) or not parsed.is_global:
        return "not a public address"
    return ""


def _trouble_4(address: IPv4Address) -> str:
    if any(address in net for net in _CLOSED_4) or not address.is_global:
        return "not a public address"
    return ""


def _inside(address: IPv6Address) -> Iterable[IPv4Address]:
    """Yield the IPv4 addresses that an IPv6 address stands for."""
    low = IPv4Address(int(address) & 0xFFFFFFFF)
    if address.ipv4_mapped is not None or address in _NAT64:
        yield low
    elif address.sixtofour is not None:
        yield address.sixtofour
    elif address in _TEREDO and address.teredo is not None:
        yield from address.teredo
    elif (int(address) >> 32) & 0xFFFFFFFF in _ISATAP:
        yield low


def read_url(text: str) -> URL:
    """Read an absolute http or https URL, without userinfo, fragment and the host's last dot.

    Raises ``Rejected`` when it is none, ``Blocked`` for another scheme.
    """
    if len(text) > LONGEST_URL or _UGLY.search(text):
        raise Rejected("not a web address")
    try:
        url = URL(text)
        if url.scheme not in ("http", "https"):
            raise Blocked("only http and https are asked") if url.scheme else Rejected("not a web address")
        host = (url.raw_host or "").rstrip(".").lower()
        if not host:
            raise Rejected("not a web address")
        port = url.explicit_port
        plain = url.with_user(None).with_fragment(None).with_host(host)
        if url.raw_path == "/":
            plain = plain.with_path("/", keep_query=True)
        return plain.with_port(None) if port == (443 if url.scheme == "https" else 80) else plain
    except (ValueError, TypeError):
        raise Rejected("not a web address") from None


def judge_url(url: URL, hosts: "Hosts") -> None:
    """Raise ``Blocked`` or ``Rejected`` unless ``url`` may be asked."""
    judge_host(url.raw_host or "", url.port or 0, hosts)


def judge_host(host: str, port: int, hosts: "Hosts") -> None:
    """Raise ``Blocked`` or ``Rejected`` unless this host and port may be asked."""
    if hosts.trusts(host, port):
        return
    if port not in PORTS:
        raise Blocked(f"port {port} is not one of the web's")
    if ":" in host or _NUMERIC.fullmatch(host.rpartition(".")[2]):
        if trouble := address_trouble(host):
            raise Blocked(trouble)
    elif not _NAME.fullmatch(host) or len(host) > 253:
        raise Rejected("not a host name")
    elif _is_local(host):
        raise Blocked("a name of a local network")


class Hosts:
    """The operator's own word on names: which are allowed, and which are found elsewhere.

    ``resolve`` maps ``name``, ``*.name``, each perhaps with ``:port``, to ``address``,
    ``address:port`` or ``nxdomain``. A bare ``*`` speaks of public names only. Exact names beat
    wildcards, then the longest, then one with a port. Without a port of its own the address keeps the URL's.
    """

    def __init__(self, allow: Iterable[str] = (), resolve: Mapping[str, str] | None = None) -> None:
        """Raise ``ValueError`` on a rule that cannot be read."""
        self._allow = frozenset(_spelled(host.strip("[]")) for host in allow)
        self._rules: list[tuple[str, int | None, tuple[str, int | None]]] = []
        for pattern, target in (resolve or {}).items():
            name, port = _host_port(pattern)
            self._rules.append((_spelled(name), port, _target(target)))
        self._rules.sort(key=lambda rule: (rule[0].startswith("*"), -len(rule[0]), rule[1] is None))

    def trusts(self, host: str, port: int) -> bool:
        """Whether the operator allows this host, whatever its address and port."""
        return host.lower() in self._allow or self.target(host, port) is not None

    def target(self, host: str, port: int) -> tuple[str, int] | None:
        """Return address and port standing in for a host; the address may be ``nxdomain``."""
        name = host.rstrip(".").lower()
        for pattern, only, (address, own) in self._rules:
            if only in (None, port) and _matches(pattern, name):
                return address, own or port
        return None


def _spelled(host: str) -> str:
    """Return a host name as it is asked for: small letters, no last dot, other scripts in their ASCII form."""
    name = host.rstrip(".").lower()
    star, name = ("*.", name[2:]) if name.startswith("*.") else ("", name)
    return star + (name if name.isascii() else URL.build(scheme="http", host=name).raw_host or name)


def _matches(pattern: str, name: str) -> bool:
    if pattern[:1] != "*":
        return name == pattern
    if pattern == "*":
        return not _is_local(name)
    return name.endswith(pattern[1:]) and len(name) > len(pattern) - 1


def _is_local(name: str) -> bool:
    """Whether a host is an address, or a name of a local network."""
    if ":" in name or _NUMERIC.fullmatch(name.rpartition(".")[2]):
        return True
    return "." not in name or name.endswith(tuple(f".{local}" for local in _LOCAL_NAMES))


def _target(text: str) -> tuple[str, int | None]:
    if text.strip().lower() == NXDOMAIN:
        return NXDOMAIN, None
    address, port = _host_port(text.strip())
    return str(ip_address(address)), port


def _host_port(text: str) -> tuple[str, int | None]:
    if text.startswith("["):
        host, _, rest = text[1:].partition("]")
        return host, int(rest[1:]) if rest else None
    host, colon, port = text.partition(":")
    return (text, None) if ":" in port else (host, int(port) if colon else None)
