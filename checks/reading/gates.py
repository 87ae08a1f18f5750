"""Answers with status 200 that are no page: challenges, walls, JavaScript shells, soft "not found"."""

import re

from checks.reading.tree import Doc
from checks.reading.words import expressions

_CHALLENGE_SOURCE = expressions("challenge_markup")
_CHALLENGE_TITLE = expressions("challenge_title")
_CHALLENGE_TEXT = expressions("challenge_text")
_LOST_TITLE = expressions("lost_title")
_LOST_TEXT = expressions("lost_text")
_MOUNT = re.compile(
    r"<(?:div|main|app-root|body)[^>]*\bid=[\"'](?:root|app|__next|__nuxt|gatsby-focus-wrapper|svelte|application)[\"']|<app-root",
    re.I,
)


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
