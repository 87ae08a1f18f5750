"""Certificates that have run out, or soon will."""

from collections.abc import Iterator
from datetime import timedelta

from checks.registry import check
from data.dossier import Dossier
from data.evidence import Page
from data.finding import Flag, Severity, Subject

SOON = timedelta(days=14)


@check(
    severity=Severity.HIGH,
    title="The security certificate of {place} ends on {found}",
    why="From that day browsers warn visitors away from your website.",
    advice="Ask whoever looks after your website to renew the certificate of {place} and to let it renew by itself.",
    minutes=10,
)
def certificate(dossier: Dossier) -> Iterator[Flag]:
    """Flag a certificate that has expired (high) or expires within 14 days (medium), once a host.

    Not flagged: one with 15 days left, a site that could not be reached, a site without https.
    """
    told: set[str] = set()
    for page in dossier.of(Page):
        shown = page.certificate
        if shown is None or shown.host in told or shown.not_after - dossier.taken_at >= SOON:
            continue
        told.add(shown.host)
        expired = shown.not_after <= dossier.taken_at
        about = Subject(
            source=page.source, url=page.url, title=shown.host, id=f"certificate:{shown.host}", place=shown.host
        )
        yield Flag(
            about,
            found=shown.not_after.date(),
            severity=Severity.HIGH if expired else Severity.MEDIUM,
            quote=f"{shown.host}: {shown.not_after.isoformat()}",
            proof=page,
        )
