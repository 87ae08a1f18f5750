"""Which country's way of writing numbers a page uses, when nobody says."""

import re
from collections import Counter
from urllib.parse import urlsplit

from phonenumbers import SUPPORTED_REGIONS

from checks.reading.tree import Doc
from checks.reading.words import lists, words

_BY_END = {
    "fi": "FI",
    "no": "NO",
    "pl": "PL",
    "ru": "RU",
    "su": "RU",
    "uk": "GB",
    "se": "SE",
    "dk": "DK",
    "de": "DE",
    "ee": "EE",
}
_SOLD = words("sold_domains")
"""Country domains that many take for what they spell."""
_BY_LANGUAGE = {
    "fi": "FI",
    "nb": "NO",
    "nn": "NO",
    "no": "NO",
    "pl": "PL",
    "ru": "RU",
    "sv": "SE",
    "da": "DK",
    "de": "DE",
}
_COMMON = {code: words(f"common_{code}") for code in ("fi", "nb", "pl", "en")}
_STATES = "|".join(lists()["state_codes"])
_BY_TEXT = (
    ("US", re.compile(rf"\b(?:{_STATES})\.?,?\s+\d{{5}}(?:-\d{{4}})?\b")),
    ("GB", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b")),
    ("PL", re.compile(r"\b\d{2}-\d{3}\s+[A-ZŁŚŻŹĆ][a-ząćęłńóśźż]+")),
    ("US", re.compile(r"\(\d{3}\)\s?\d{3}[-.]\d{4}\b|\b\d{3}[-.]\d{3}[-.]\d{4}\b")),
)


def language(doc: Doc) -> str:
    """Return the two letters of ``<html lang>`` (nb for Norwegian), or an empty text."""
    for element in doc.root.iter("html"):
        tag = (
            element.get("lang")
            or element.get("xml:lang")
            or element.get("{http://www.w3.org/XML/1998/namespace}lang")
            or ""
        ).strip()
        code = re.split(r"[-_]", tag)[0].casefold()
        return {"no": "nb", "nn": "nb"}.get(code, code) if re.fullmatch(r"[a-z]{2}", code) else ""
    return ""


def country(doc: Doc, marked: str = "") -> str:
    """Return ISO 3166 alpha-2 by host, markup, region of the language, language, addresses; or ``""``."""
    if found := _of_host(doc.url):
        return found
    if marked:
        return marked
    tag = (doc.root.get("lang") or "").strip()
    region = re.fullmatch(r"[a-z]{2}[-_]([A-Za-z]{2})", tag)
    if region and region[1].upper() != "US":
        return region[1].upper().replace("UK", "GB")
    code = language(doc)
    if code in _BY_LANGUAGE:
        return _BY_LANGUAGE[code]
    text = "\n".join(doc.lines)[:60000]
    if found := next((code for code, pattern in _BY_TEXT if pattern.search(text)), ""):
        return found
    if guess := ("" if code else _BY_LANGUAGE.get(spoken(text), "")) or _named_host(doc):
        return guess
    return "US" if region else ""


def _of_host(url: str) -> str:
    """Return the country a host's last label stands for; those that are sold as words stand for none."""
    end = (urlsplit(url).hostname or "").rpartition(".")[2].casefold()
    if end in _BY_END or end in _SOLD:
        return _BY_END.get(end, "")
    return end.upper() if end.upper() in SUPPORTED_REGIONS else ""


def _named_host(doc: Doc) -> str:
    """Return the country of the address the page gives itself: a saved copy lies elsewhere."""
    own = [link.get("href") for link in doc.root.iter("link") if link.get("rel") == "canonical"]
    own += [meta.get("content") for meta in doc.root.iter("meta") if meta.get("property") == "og:url"]
    return next((found for url in own if url and url.startswith("http") and (found := _of_host(url))), "")


def spoken(text: str) -> str:
    """Guess the language of a page that does not say, by its commonest words; empty when in doubt."""
    small = text[:20000].lower()
    if sum("а" <= letter <= "я" for letter in small) * 3 > sum(map(str.isalpha, small)):
        return "ru" if not set(small) & set("іїєґў") else ""
    said = Counter(re.findall(r"[^\W\d_]+", small))
    hits = sorted(((sum(said[word] for word in words), code) for code, words in _COMMON.items()), reverse=True)
    return hits[0][1] if hits[0][0] >= 3 and hits[0][0] >= 2 * hits[1][0] else ""
