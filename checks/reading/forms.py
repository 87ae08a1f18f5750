"""Whether a stranger can write to the company on the page itself."""

import re

from checks.reading.tree import Doc, Element
from checks.reading.words import expressions

_OTHER = expressions("other_forms")
_EMBEDDED = expressions("embedded_forms")
_MESSAGE = expressions("message_fields")


def has_form(doc: Doc) -> bool:
    """Whether a form for messages stands on the page: not search, log-in, newsletter or comments."""
    if any(_is_contact(form) for form in doc.root.iter("form")):
        return True
    return any(_EMBEDDED.search(frame.get("src") or "") for frame in doc.root.iter("iframe", "script"))


def _is_contact(form: Element) -> bool:
    name = " ".join(form.get(key) or "" for key in ("id", "class", "action", "name", "role"))
    if _OTHER.search(name) and not re.search(r"contact|kontakt|yhteys|feedback|palaut", name, re.I):
        return False
    fields = [
        one
        for one in form.iter("input", "textarea", "select")
        if (one.get("type") or "text") not in ("hidden", "submit", "button")
    ]
    if any(one.get("type") == "password" for one in fields):
        return False
    if any(one.tag == "textarea" and "captcha" not in (one.get("name") or "") for one in fields):
        return True
    shown = " ".join(f"{one.get('name')} {one.get('id')} {one.get('placeholder')}" for one in fields)
    return (
        len(fields) >= 3
        and bool(_MESSAGE.search(shown))
        and bool(re.search(r"mail|phone|puh|tel|тел|почт", shown, re.I))
    )
