"""Answers with status 200 that are no page: challenges, walls, JavaScript shells, soft "not found", "back soon"."""

import re

from checks.reading.tree import Doc
from checks.reading.words import expressions

_CHALLENGE_SOURCE = expressions("challenge_markup")
_CHALLENGE_TITLE = expressions("challenge_title")
_CHALLENGE_TEXT = expressions("challenge_text")
_DOWN_TITLE = expressions("down_title")
_DOWN_TEXT = expressions("down_text")
_LOST_TITLE = expressions("lost_title")
_LOST_TEXT = expressions("lost_text")
_MOUNT = re.compile(
    r"<(?:div|main|app-root|body)[^>]*\bid=[\"'](?:root|app|__next|__nuxt|gatsby-focus-wrapper|svelte|application)[\"']|<app-root",
    re.I,
)

_WIDGETS = re.compile(
    r"maps\.google|google\.[a-z.]+/maps|googletagmanager|youtube|vimeo|facebook\.com/plugins|recaptcha", re.I
)
"""Frames that hold a map, a film or a counter, not the page."""


def title(doc: Doc) -> str:
    """Return the text of ``<title>`` on one line."""
    for element in doc.root.iter("title"):
        parent = element.getparent()
        if parent is None or parent.tag in ("head", "html", "body"):
            return " ".join("".join(element.itertext()).split())
    return ""


def is_challenge(doc: Doc, head: str, text: str) -> bool:
    """Whether the page asks for proof of a human, for consent or a log-in instead of showing anything."""
    short = len(text) < 1500
    if _CHALLENGE_TITLE.search(head) and short:
        return True
    if short and _CHALLENGE_TEXT.search(text):
        return True
    return len(text) < 400 and bool(_CHALLENGE_SOURCE.search(doc.source))


def is_shell(doc: Doc, text: str) -> bool:
    """Whether there is nothing to read before JavaScript runs."""
    if len(text) >= 200:
        return False
    scripts = sum(1 for script in doc.root.iter("script") if script.get("src") or len(script.text or "") > 200)
    if not scripts:
        return False
    if _MOUNT.search(doc.source):
        return True
    words = len(text.split())
    wants = any(re.search(r"javascript", "".join(one.itertext()), re.I) for one in doc.root.iter("noscript"))
    return words < 12 and (wants or scripts >= 2)


def is_lost(head: str, text: str) -> bool:
    """Whether the page says that what was asked for is not there."""
    if _LOST_TITLE.search(head) and len(text) < 6000:
        return True
    return len(text) < 2500 and bool(_LOST_TEXT.search(text[:1500]))


def is_down(head: str, text: str) -> bool:
    """Whether the page only says that the site is out of service for now."""
    return len(text) < 600 and bool(_DOWN_TITLE.search(head) or _DOWN_TEXT.search(text))


def is_bare(doc: Doc, text: str) -> bool:
    """Whether the page shows no words of its own: blank, or all of it in a frame."""
    if not text:
        return True
    if next(doc.root.iter("frameset"), None) is not None:
        return True
    return len(text) < 200 and any(_is_page(frame.get("src") or "") for frame in doc.root.iter("iframe"))


def _is_page(src: str) -> bool:
    return bool(src) and not src.startswith(("about:", "data:")) and not _WIDGETS.search(src)
