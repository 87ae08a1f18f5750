"""Web addresses: two spellings of one place are the same place."""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

import idna

from data.match import Match
from data.socials import account, same_account

if TYPE_CHECKING:
    from tldextract import TLDExtract

_LONGEST = 4000
_TRACKING = re.compile(
    r"^(?:utm_\w+|mtm_\w+|pk_\w+|hsa_\w+|at_\w+|_hs\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|ysclid|igshid"
    r"|igsh|twclid|ttclid|li_fat_id|mc_[ce]id|mkt_tok|_ga|_gl|_openstat|oly_\w+|vero_\w+|ref|ref_src|ref_url|fref"
    r"|srsltid|spm|sessionid|phpsessid|jsessionid|sid)$",
    re.IGNORECASE,
)
_INDEX = re.compile(r"(?:^|/)(?:index|default|home|main)\.(?:html?|php\d?|aspx?|jsp|cgi|shtml|xhtml)$", re.IGNORECASE)
_SCHEME = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:(?!//|\d)", re.IGNORECASE)
_HALF = re.compile(r"[\ud800-\udfff]")
"""Half a character, as broken markup holds it: it stands in no address."""
_PORTS = {"http": 80, "https": 443}


def is_address(url: str) -> bool:
    """Whether a text can be read as a web address."""
    return _split(url) is not None


@lru_cache(maxsize=8192)
def host(url: str) -> str:
    """Return the host of a URL or a bare host, in IDNA letters, without ``www.`` or ``m.``; else ``""``."""
    parts = _split(url)
    if parts is None:
        return ""
    return _bare_host(parts[1])


@lru_cache(maxsize=4096)
def canonical(url: str) -> str:
    """Return a key that all spellings of one page share: no scheme, ``www``, tracking, index file or last slash.

    It is for comparing, not for fetching. What cannot be read as a URL comes back trimmed.
    """
    parts = _split(url)
    if parts is None:
        return url.strip()
    scheme, name, port, path, query = parts
    shown = "" if port in (None, _PORTS.get(scheme)) else f":{port}"
    pairs = [(k, v) for k, v in parse_qsl(query, keep_blank_values=True) if not _TRACKING.match(k)]
    asked = f"?{urlencode(sorted(pairs))}" if pairs else ""
    return f"{_bare_host(name)}{shown}{_path(path)}{asked}"


@lru_cache(maxsize=8192)
def registrable(url_or_host: str) -> str:
    """Return the domain somebody registered (``a.co.uk`` of ``www.a.co.uk``), or the host where there is none."""
    name = host(url_or_host)
    return _extract()(name).top_domain_under_public_suffix or name


@lru_cache(maxsize=4096)
def social(url: str) -> tuple[str, str] | None:
    """Return (platform, handle or numeric id in small letters) of a profile, None for any other page."""
    parts = _split(url)
    return account(_bare_host(parts[1]), parts[3], parts[4]) if parts else None


def compare(a: str | None, b: str | None) -> Match:
    """Compare two web addresses.

    Profiles compare by platform and handle; a name against a number is unsure. So is a page
    against the front page of its own site: the same company's, but not the same page.
    """
    if not a or not b or not a.strip() or not b.strip():
        return Match.ABSENT
    mine, theirs = social(a), social(b)
    if mine or theirs:
        return same_account(mine, theirs)
    left, right = canonical(a), canonical(b)
    if left == right:
        return Match.SAME
    if not host(a) or not host(b):
        return Match.UNSURE
    near = registrable(a) == registrable(b) and (left == host(a) or right == host(b))
    return Match.UNSURE if near else Match.DIFFERENT


@cache
def _extract() -> "TLDExtract":
    """Make the reader of the public suffix list that ships with its package; nothing is fetched or cached on disk."""
    # It brings a whole web client with it, .17 s that no start should wait for.
    import tldextract

    return tldextract.TLDExtract(
        cache_dir=None, suffix_list_urls=(), extra_suffixes=("example",), include_psl_private_domains=True
    )


def _split(url: str) -> tuple[str, str, int | None, str, str] | None:
    """Return scheme, host, port, path, query, or None when it is no web address."""
    text = url.strip()
    if not text or len(text) > _LONGEST or _OTHER_SCHEME.match(text) or _HALF.search(text):
        return None
    try:
        parts = urlsplit(text if _SCHEME.match(text) else f"//{text}")
        port = parts.port
    except ValueError:
        return None
    name = (parts.hostname or "").rstrip(".")
    if (
        not name
        or re.search(r"\s", name)
        or parts.scheme not in ("", "http", "https")
        or ("." not in name and name != "localhost")
    ):
        return None
    return parts.scheme.lower(), name, port, parts.path, parts.query


@lru_cache(maxsize=4096)
def _bare_host(name: str) -> str:
    try:
        name = idna.encode(name, uts46=True).decode()
    except idna.IDNAError:
        name = name.lower()
    for prefix in (r"www\d?\.", r"(?:m|mobile)\."):
        shorter = re.sub(f"^{prefix}", "", name)
        name = shorter if "." in shorter else name
    return name


def _path(path: str) -> str:
    """Write a path with one encoding, no empty segments, index file or last slash."""
    path = re.sub(r";jsessionid=[^/]*", "", path, flags=re.IGNORECASE)
    parts = [quote(unquote(part), safe="~!$&'()*+,;=:@") for part in path.split("/") if part]
    return _INDEX.sub("", "".join(f"/{part}" for part in parts))
