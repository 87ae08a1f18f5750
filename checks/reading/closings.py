"""Whether the row a page shows says of itself that the business is gone for good."""

from itertools import islice

from checks.reading.tree import Doc, Element, fold, text_of
from checks.reading.words import expressions

_GONE = expressions("gone_for_good")
_ASKING = frozenset(("a", "button", "label", "option", "select", "form", "script", "style", "template", "noscript"))
"""What asks ("closed for good? tell us") instead of telling."""
_HEADINGS = frozenset(("h1", "h2", "h3"))
_NEAR = 60
"""Elements after the heading within which a row tells of itself; what follows speaks of others too."""
_LONGEST = 80
_MARKS = " .!·•–—-()[]:"


def closed(doc: Doc) -> str:
    """Return the words beside the main heading that say so and nothing else, empty where there are none."""
    heading = next(doc.root.iter("h1"), None)
    if (
        heading is None
        or not _is_said(doc.lines, text_of(heading))
        or next(islice(doc.root.iter("h1"), 1, None), None) is not None
    ):
        return ""
    following = heading.xpath("following::*")
    for element in [*heading.iterdescendants(), *following[:_NEAR]]:
        if element.tag in _HEADINGS:
            return ""
        if words := _says(element):
            return words
    return ""


def _is_said(lines: list[str], heading: str) -> bool:
    """Whether the lines from the heading on hold such words at all: most pages are done with here."""
    near = lines[lines.index(heading) :][:_NEAR] if heading in lines else lines
    return any(len(line) <= _LONGEST and _whole(line) for line in near)


def _whole(text: str) -> str:
    """Return the words without the marks around them if they say that a business is gone, and nothing else."""
    said = text.strip(_MARKS)
    return said if 0 < len(said) <= _LONGEST and _GONE.search(said) else ""


def _says(element: Element) -> str:
    if not isinstance(element.tag, str) or element.tag in _ASKING or len(element) > 2:
        return ""
    said = fold(element.text or "") if len(element) == 0 else text_of(element)
    said = _whole(said)
    if not said:
        return ""
    around = [*element.iterancestors(), *element.iterdescendants()]
    return "" if any(one.tag in _ASKING for one in around) else said
