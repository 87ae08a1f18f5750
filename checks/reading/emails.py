"""E-mail addresses: visible, linked, spelled out, or hidden by Cloudflare."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from checks.reading.tree import Doc
from data.facts import Found, Where

_PLAIN = re.compile(r"(?<![\w.+/-])[\w][\w.+%'-]{0,63}\s?@\s?(?:[\w-]+\.)+[^\W\d_]{2,24}(?![\w@])")
_SIGN = r"(?:at|ät|ат|a|@|malpa|małpa|собака)"
_AT = rf"\s*(?:\[\s*{_SIGN}\s*\]|\(\s*{_SIGN}\s*\)|\{{\s*at\s*\}}|\s+AT\s+)\s*"
_DOT = r"(?:\.|\s*[\[({]\s*(?:dot|piste|punktum|kropka|точка|\.)\s*[\])}]\s*|\s+DOT\s+)"
_SPELLED = re.compile(
    rf"(?<![\w.])([\w][\w.+-]*(?:{_DOT}[\w-]+)*){_AT}([\w-]+(?:{_DOT}[\w-]+)*{_DOT}[a-zA-Z]{{2,24}})(?!\w)"
)
_DOTS = re.compile(_DOT)
_FILE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|css|js|ico)$", re.I)
_TEMPLATE = re.compile(
    r"^(?:etunimi|fornavn|imi[eę]|firstname|first|imya|your)[._-]?"
    r"(?:sukunimi|etternavn|nazwisko|lastname|last|familiya|name|e?-?mail)@|^(?:john|jane)\.?doe@|"
    r"@(?:example\.(?:com|org|net)|domain\.\w+|email\.com|yourdomain\.\w+|sentry\.\S+|.*\.wixpress\.com)$",
    re.I,
)


def read(doc: Doc) -> Iterator[Found[str]]:
    """Yield every address in lower case, links first; templates (``firstname.lastname@``) left out."""
    for anchor in doc.root.iter("a"):
        href = (anchor.get("href") or "").strip()
        if href.casefold().startswith("mailto:"):
            for one in unquote(href[7:]).partition("?")[0].split(","):
                yield from _kept(one.strip(), Where.LINK, one)
        elif "/cdn-cgi/l/email-protection#" in href:
            yield from _kept(_uncloud(href.rpartition("#")[2]), Where.LINK, "")
    if "data-cfemail" in doc.source:
        for hidden in doc.root.xpath("//*[@data-cfemail]"):
            yield from _kept(_uncloud(hidden.get("data-cfemail")), Where.TEXT, "")
    yield from texts(doc.lines)


def texts(lines: Iterable[str]) -> Iterator[Found[str]]:
    """Yield the addresses in visible lines."""
    for line in lines:
        if "@" in line:
            for match in _plain(line):
                yield from _kept(re.sub(r"\s", "", match[0]), Where.TEXT, match[0])
        if "(" in line or "[" in line or "{" in line or " AT " in line:
            for match in _SPELLED.finditer(line[:2000]):
                mail = f"{_DOTS.sub('.', match[1])}@{_DOTS.sub('.', match[2])}"
                yield from _kept(mail, Where.TEXT, match[0])


def _plain(line: str) -> Iterator[re.Match[str]]:
    """Look around each @ only: a long line is not searched from every letter."""
    for at in (place.start() for place in re.finditer("@", line[:20000])):
        start = max(0, at - 66)
        match = _PLAIN.search(line[start : at + 120], 0 if start == 0 else 1)
        if match:
            yield match


def _kept(mail: str, where: Where, quote: str) -> Iterator[Found[str]]:
    mail = mail.strip(" .'<>\"").lower()
    if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]{2,}", mail) and not _FILE.search(mail) and not _TEMPLATE.search(mail):
        yield Found(value=mail, where=where, quote=quote or mail)


def _uncloud(text: str) -> str:
    """Undo Cloudflare's hiding: the first byte is the key of all others."""
    try:
        data = bytes.fromhex(text or "")
    except ValueError:
        return ""
    return bytes(byte ^ data[0] for byte in data[1:]).decode("utf-8", "replace") if data else ""
