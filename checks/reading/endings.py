"""Whether a page came whole: a server or a cache may break off and still name the length it sent."""

import re

_OPENS = re.compile(rb"<(?:html|body)\b")
_PARTS = re.compile(rb"<(/?)(div|table|ul|ol|main|section|article|aside|header|footer|form|script|style|title)\b")
_NEAR = 4096
"""Bytes at either end in which a document opens and closes."""


def ends(body: bytes) -> bool:
    """Whether a page that begins as a document also ends as one, and a fragment closes what it opens.

    Tags that may be left out make this a doubt, not a proof: what does not end proves no absence.
    """
    tail = body[-_NEAR:].lower()
    if b"</html" in tail or b"</body" in tail:
        return True
    if _OPENS.search(body[:_NEAR].lower()) or tail.rfind(b"<") > tail.rfind(b">"):
        return False
    open_parts = sum(-1 if closing else 1 for closing, _ in _PARTS.findall(body.lower()))
    return open_parts <= 0


def without_rest(source: str) -> str:
    """Cut what stands after the last tag of a page that breaks off: half a word, half a number, half a tag."""
    return source[: source.rfind(">") + 1] or source
