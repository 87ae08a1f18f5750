"""Captcha, consent and challenge pages served in place of an answer, whatever their status (pure)."""

from collections.abc import Mapping
from urllib.parse import urlsplit

_MARKS = (
    b"__cf_chl_",
    b"/cdn-cgi/challenge-platform/",
    b'cf-error-code">10',
    b"/sorry/index",
    b"g-recaptcha",
    b'id="challenge-form"',
    b"consent.google.",
    b"tiktok-verify-page",
    b"showcaptcha",
)
_HOSTS = ("consent.", "sorry.google.")
_PATHS = ("/sorry/", "/sp/captcha", "/showcaptcha", "/checkcaptcha")
_HEADERS = ("x-yandex-captcha", "cf-mitigated")
HEAD = 65536
"""Bytes of a body in which a challenge says what it is."""


def is_wall(url: str, headers: Mapping[str, str], body: bytes) -> bool:
    """Whether an answer that is not of the form asked for is a wall; ``url`` is where redirects led."""
    return sent_to_wall(url, headers) or any(mark in body[:HEAD] for mark in _MARKS)


def sent_to_wall(url: str, headers: Mapping[str, str]) -> bool:
    """Whether address or headers alone tell it: whatever the body says, it is no answer."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    return host.startswith(_HOSTS) or parts.path.startswith(_PATHS) or any(headers.get(name) for name in _HEADERS)
