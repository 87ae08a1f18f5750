"""Bytes of a page to text: the order of witnesses that was right on every page tried."""

import codecs
import re
from urllib.parse import urlsplit

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}encoding=[\"']([\w.:-]+)", re.I
)
_ASCII = bytes(range(128))
_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)
_LANG = re.compile(rb"<html[^>]{0,300}?\blang\s*=\s*[\"']?([A-Za-z]{2})", re.I)
_CHAINS = {
    "ru": ("cp1251", "koi8-r"),
    "uk": ("cp1251", "koi8-u"),
    "pl": ("cp1250", "iso8859-2"),
    "cs": ("cp1250", "iso8859-2"),
}
_WESTERN = ("fi", "sv", "nb", "no", "nn", "da", "en", "de", "fr", "es", "it", "nl")
_COMMON = {
    "ru": frozenset("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"),
    "uk": frozenset("оаинтіевркслдпумяьзгбчйхжшюцщєїфґ"),
    "pl": frozenset("ąćęłńóśźż"),
    "cs": frozenset("áčďéěíňóřšťúůýž"),
}


def decode(body: bytes, content_type: str = "", country: str | None = None, url: str = "") -> str:
    """Return the text of ``body``: BOM, strict UTF-8, ``<meta>``, the language's usual encodings, the
    header, at last cp1252. Never raises; bytes that fit nowhere become U+FFFD.
    """
    for bom, name in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(name, "replace")
    if (text := _utf8(body)) is not None:
        return text
    meta = _META.search(body[:8192])
    named = (meta.group(1) or meta.group(2)).decode("ascii", "ignore") if meta else ""
    if (text := _named(body, named)) is not None:
        return text
    if (text := _by_language(body, _language(body, country, url))) is not None:
        return text
    header = _HEADER.search(content_type)
    if header and (text := _named(body, header.group(1))) is not None:
        return text
    return body.decode("cp1252", "replace")


def _utf8(body: bytes) -> str | None:
    """Strict UTF-8, where a body cut off inside its last letter still counts."""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        whole = body[: error.start]
        cut = error.start >= len(body) - 3 and error.reason == "unexpected end of data" and not whole.isascii()
        return whole.decode("utf-8") if cut else None


def _named(body: bytes, name: str) -> str | None:
    """Decode as ``name`` says; a UTF-8 page with a few broken bytes is still UTF-8."""
    try:
        codec = codecs.lookup(name).name if name else ""
    except LookupError:
        return None
    if not codec or codec.startswith("utf-16") or codec.startswith("utf-32"):
        return None
    if codec in ("iso8859-1", "ascii"):
        codec = "cp1252"
    text = body.decode(codec, "replace")
    lost, foreign = text.count("\ufffd"), len(body.translate(None, _ASCII))
    return text if lost * 10 <= max(foreign, 1) or lost == 0 else None


def _language(body: bytes, country: str | None, url: str) -> str:
    tag = _LANG.search(body[:8192])
    if tag:
        return tag.group(1).decode().lower()
    end = (urlsplit(url).hostname or "").rpartition(".")[2]
    return {"fi": "fi", "ru": "ru", "pl": "pl", "no": "nb", "gb": "en", "uk": "en", "us": "en", "su": "ru"}.get(
        end if end in ("fi", "ru", "pl", "no", "uk", "su") else (country or "").lower(), ""
    )


def _by_language(body: bytes, language: str) -> str | None:
    """The encoding of the language's chain whose text holds most of the language's own letters."""
    if language in _WESTERN:
        return body.decode("cp1252", "replace")
    chain = _CHAINS.get(language)
    if chain is None:
        return None
    letters = _COMMON[language]
    texts = [body.decode(name, "replace") for name in chain]
    return max(texts, key=lambda text: sum(letter in letters for letter in text[:20000]))
