"""The town's own certificate authority and the certificates its hosts show."""

import ssl
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import trustme

_LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
_NEVER_AGAIN = datetime(2024, 1, 1, tzinfo=UTC)
"""Past by every clock: what a host shows whose certificate expires on demand."""


class Certificates:
    """A TLS context that shows each host its own certificate."""

    def __init__(self, *, now: datetime, hosts: Iterable[str], days: Mapping[str, int]) -> None:
        """``days``: host -> days from ``now`` to its last day; the others are good for a year."""
        self._ca = trustme.CA()
        self._made: dict[str, ssl.SSLContext] = {}
        self._expired: dict[str, ssl.SSLContext] = {}
        self._day = {host: now + timedelta(days=left) for host, left in days.items()}
        self.context = self._issue([*hosts, "127.0.0.1", "localhost"], now + timedelta(days=365))
        self.context.sni_callback = self._choose
        self.expired: set[str] = set()

    def write(self, path: Path) -> None:
        """Write what a visitor must trust, as PEM."""
        self._ca.cert_pem.write_to_path(str(path))

    def renew(self, host: str, until: datetime) -> None:
        """Let a host show a certificate that is good until then."""
        self._day[host] = until
        self._made.pop(host, None)

    def _issue(self, hosts: list[str], until: datetime) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._ca.issue_cert(*hosts, not_before=_LONG_AGO, not_after=until).configure_cert(context)
        return context

    def _choose(self, shown: ssl.SSLObject | ssl.SSLSocket, host: str | None, _: ssl.SSLContext) -> None:
        if host is None:
            return
        if host in self.expired:
            if host not in self._expired:
                self._expired[host] = self._issue([host], _NEVER_AGAIN)
            shown.context = self._expired[host]
        elif host in self._day:
            if host not in self._made:
                self._made[host] = self._issue([host], self._day[host])
            shown.context = self._made[host]
