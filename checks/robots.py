"""robots.txt: may we crawl this page, and how slowly (pure; run in a worker, since the file is a stranger's)."""

from protego import Protego

LONGEST = 512 * 1024
"""Bytes read of a robots.txt, as RFC 9309 asks."""


def read(body: bytes, url: str, agent: str) -> tuple[bool, float]:
    """Return whether ``agent`` (a product token) may crawl ``url``, and the seconds between requests."""
    text = body[:LONGEST].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    rules = Protego.parse(text)
    return rules.can_fetch(url, agent), rules.crawl_delay(agent) or 0.0
