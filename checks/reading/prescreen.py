"""Give hostile pages up before any parser sees them."""

import re

MAX_BODY = 3 * 1024 * 1024
"""Bytes."""
MAX_TAG = 20 * 1024
"""Bytes of one tag without the contents of its quoted values."""
MAX_RUN = 64 * 1024
"""Bytes between two tags, outside scripts and styles."""

_LONG_TAG = re.compile(rb"<[A-Za-z/!?][^<>]{%d}" % MAX_TAG)
_WHOLE_TAG = re.compile(rb"<[A-Za-z/!?][^<>]*")
_VALUE = re.compile(rb"\"[^\"<>]*\"|'[^'<>]*'")
_LONG_RUN = re.compile(rb"(?:^|>)[^<>]{%d}" % MAX_RUN)
_UNSHOWN = re.compile(rb"<(script|style|template|svg|textarea|noscript)\b.*?</\1\s*>|<!--.*?-->", re.I | re.S)
_OTHER_TYPES = ("image/", "video/", "audio/", "font/", "application/pdf", "application/json", "application/zip")
_OTHER_BYTES = (b"%PDF-", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04", b"\x1f\x8b")


def demand_page(body: bytes, content_type: str) -> None:
    """Raise ``ValueError`` for a picture, a document or data in place of a page."""
    kind = content_type.partition(";")[0].strip().casefold()
    if kind.startswith(_OTHER_TYPES):
        raise ValueError(f"no page but {kind}")
    if body.startswith(_OTHER_BYTES):
        raise ValueError("no page but a file")


def prescreen(body: bytes) -> None:
    """Raise ``ValueError`` for a body that is not worth a parser's time: too large, a tag with tens of
    thousands of attributes, or text without an end. A large image inside one attribute is no offence.
    """
    if len(body) > MAX_BODY:
        raise ValueError(f"page of {len(body)} bytes")
    if max(map(len, body.replace(b">", b"<").split(b"<"))) < MAX_TAG:
        return
    for tag in _LONG_TAG.finditer(body):
        whole = _WHOLE_TAG.match(body, tag.start())
        if whole and len(_VALUE.sub(b'""', whole.group())) > MAX_TAG:
            raise ValueError(f"tag of {len(whole.group())} bytes")
        if whole and whole.group().count(b"=") > 2000 and len(_VALUE.findall(whole.group())) > 1000:
            raise ValueError("tag of more than 1000 attributes")
    if len(body) > MAX_RUN and _LONG_RUN.search(body) and _LONG_RUN.search(_UNSHOWN.sub(b"", body)):
        raise ValueError(f"more than {MAX_RUN} bytes of text without a tag")
