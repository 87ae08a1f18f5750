"""Pieces of the page: every text from outside is escaped on its way in."""

import re
from html import escape

from bot.render.view import visitable
from bot.render.voice import Html, html

_TAGS = re.compile(r"</?[a-z]+>")


def el(tag: str, *inside: object, of: str = "") -> Html:
    """Return an element of a class; without anything inside it there is none."""
    body = "".join(html(part) for part in inside if part)
    named = f' class="{of}"' if of else ""
    return Html(f"<{tag}{named}>{body}</{tag}>") if body else Html("")


def items(*rows: object, of: str = "") -> Html:
    """Return a list; empty rows vanish."""
    return el("ul", *(el("li", row) for row in rows if row), of=of)


def section(title: object, *inside: object) -> Html:
    """Return a part of the page under its heading; without anything in it there is none."""
    body = Html("".join(html(part) for part in inside if part))
    return el("section", el("h2", title), body) if body else Html("")


def address(url: str) -> Html:
    """Return an address to follow, or just its text where it is none of the web."""
    shown = html(url)
    if not visitable(url):
        return shown
    return Html(f'<a href="{escape(url)}" rel="noreferrer noopener">{shown}</a>')


def plain(text: str) -> Html:
    """Return a phrase of the chat without its tags."""
    return Html(_TAGS.sub("", text))


def bar(value: float, most: float, *, hollow: bool = False) -> Html:
    """Draw a bar of ``value`` out of ``most``; the number stands beside it in words."""
    width = round(100 * min(max(value / most, 0), 1), 1) if most else 0
    look = 'fill="#fff" stroke="#333" stroke-width="1"' if hollow else 'fill="#333"'
    return Html(
        '<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        '<rect x="0" y="0" width="100" height="8" fill="#e4e4e4"/>'
        f'<rect x="0" y="0.5" width="{width:g}" height="7" {look}/></svg>'
    )
