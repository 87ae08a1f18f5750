"""Names to addresses, with "there is no such name" told apart from "nobody could tell"."""

import asyncio
import errno
import socket
from collections.abc import Sequence
from typing import Any

import aiodns
from aiodns.error import ARES_ENOTFOUND, DNSError

from checks.guard import NXDOMAIN, Hosts, address_trouble
from checks.web import Blocked, NoSuchHost, Unreachable

_CONTROL_HOLDS = 60.0


class Names:
    """Resolves host names; a name proves its absence only while a control name resolves."""

    def __init__(self, hosts: Hosts, controls: Sequence[str], *, servers: Sequence[str] = (), wait: float) -> None:
        """Ask the machine's name servers, or ``servers``; ``wait`` is seconds a try."""
        self._hosts = hosts
        self._controls = tuple(controls)
        self._dns = aiodns.DNSResolver(nameservers=list(servers) or None, timeout=wait, tries=2)
        self._controlled_until = 0.0

    async def close(self) -> None:
        """Free the resolver's thread and sockets."""
        await self._dns.close()

    async def find(self, host: str, port: int) -> list[tuple[str, int]]:
        """Return addresses and ports of ``host``, public ones unless the operator allows the host.

        Raises ``NoSuchHost``, ``Blocked`` or ``Unreachable``.
        """
        if target := self._hosts.target(host, port):
            if target[0] == NXDOMAIN:
                raise NoSuchHost("there is no such host")
            return [target]
        if ":" in host or host.replace(".", "").isdigit():
            found = [host]
        else:
            found = await self._ask(host)
        if not self._hosts.trusts(host, port):
            troubles = [address_trouble(address) for address in found]
            if found and all(troubles):
                raise Blocked(f"the host is at {troubles[0]}".replace("at not a", "at no"))
            found = [address for address, trouble in zip(found, troubles, strict=True) if not trouble]
        return [(address, port) for address in found]

    async def _ask(self, host: str) -> list[str]:
        try:
            answer = await self._dns.getaddrinfo(host, family=socket.AF_UNSPEC, type=socket.SOCK_STREAM)
        except DNSError as error:
            if error.args[0] == ARES_ENOTFOUND and await self._gone(host):
                raise NoSuchHost("there is no such host") from None
            raise Unreachable(f"name not resolved: {error.args[-1]}") from None
        except UnicodeError:
            raise Unreachable("name not resolved") from None
        found = [node.addr[0].decode("ascii") for node in answer.nodes]
        if not found:
            raise Unreachable("the name has no address")
        return found

    async def _gone(self, host: str) -> bool:
        """Whether the name is truly unknown: asked once more by itself, and a control name resolves."""
        try:
            await self._dns.query_dns(host, "A")
        except DNSError as error:
            return bool(error.args[0] == ARES_ENOTFOUND) and await self._in_control()
        return False

    async def _in_control(self) -> bool:
        clock = asyncio.get_running_loop().time
        if clock() < self._controlled_until:
            return True
        for name in self._controls:
            try:
                await self._dns.getaddrinfo(name, family=socket.AF_UNSPEC, type=socket.SOCK_STREAM)
            except DNSError:
                continue
            self._controlled_until = clock() + _CONTROL_HOLDS
            return True
        return False


def guarded_socket(about: tuple[Any, ...]) -> socket.socket:
    """Make a socket only for a public address: the last word before a connection."""
    family, kind, proto, _, address = about
    if trouble := address_trouble(str(address[0])):
        raise PermissionError(errno.EPERM, trouble)
    return socket.socket(family, kind, proto)
