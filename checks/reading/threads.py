"""Forum threads: posts with author, day and words, and which page of how many this is."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from checks.reading import audience, blocks, days, facts, marked
from checks.reading.jsonld import Item
from checks.reading.kinds import PostRead, ThreadRead
from checks.reading.links import join
from checks.reading.reviews import REVIEW
from checks.reading.tree import Doc, Element, text_of

_POST = re.compile(
    r"^(?:posts?|postbit\w*|message|comment|ipscomment|reply|viesti|kommentti|innlegg|kommentar\w*|wpis|komentarz\w*|сообщени\w*|комментари\w*|crawler|topic|answer|question|postcontainer)$"
)
_AUTHOR = re.compile(
    r"^(?:author|username|user|nick(?:name)?|creator|nimimerkki|kirjoittaja|autor\w*|forfatter|автор\w*|poster|member|name|by)$"
)
_BODY = re.compile(
    r"^(?:body|bbwrapper|text|content|postbody|postcontent|postmessage|message(?:body|content)|teksti|tekst|tre[sś][cć]|текст|sisältö|innhold|commentcontent|richtext)$"
)
_DATE = re.compile(r"^(?:date|time|datetime|posted|pvm|dato|data|дата|created|published|timestamp|postdate)$")
_POSTING = frozenset(("DiscussionForumPosting", "Comment", "Question", "Answer", "SocialMediaPosting"))
_PAGE_OF = re.compile(r"(?:page|sivu|side|strona|страница|стр\.)\s*(\d{1,4})\s*(?:of|/|z|av|из)\s*(\d{1,4})", re.I)
_PAGES = re.compile(r"^(?:pagination|pager|pagenav|paging|sivutus|paginering|paginacja|pages|page)$")
_MOST = 500
_BLOCKS = ("article", "div", "li", "section", "tr", "table", "td")


def of(doc: Doc, items: facts.Marked, start: str) -> ThreadRead | None:
    """Return the thread a page shows, None when it is no thread."""
    posts = next((posts for _, top in items if len(posts := list(_structured(top))) >= 1), [])
    shown = list(_shown(doc))
    if len(shown) > len(posts):
        posts = shown
    if not posts:
        return None
    page, pages, following = _pages(doc, start)
    return ThreadRead(posts=tuple(posts[:_MOST]), page=page, pages=max(page, pages), next_url=following)


def _structured(items: Iterable[Item]) -> Iterator[PostRead]:
    """Posts of DiscussionForumPosting and QAPage, the first one first."""
    stack = list(items)
    seen = 0
    found = False
    while stack and seen < 5000:
        item = stack.pop(0)
        seen += 1
        kinds = marked.types(item)
        if any(kind.endswith("Review") for kind in kinds):
            continue
        inner = [
            one
            for name in ("mainEntity", "comment", "acceptedAnswer", "suggestedAnswer", "answer", "hasPart")
            for one in marked.values(item, name)
            if isinstance(one, dict)
        ]
        if kinds & _POSTING and (found or kinds & {"DiscussionForumPosting", "Question", "SocialMediaPosting"}):
            found = True
            body = (
                marked.texts(item, "articleBody")
                or marked.texts(item, "text")
                or marked.texts(item, "headline")
                or marked.texts(item, "name")
            )
            if body and "FAQPage" not in kinds:
                yield PostRead(
                    author=" ".join(marked.texts(item, "author")[:1]),
                    body=body[0],
                    written=_day(marked.texts(item, "datePublished") + marked.texts(item, "dateCreated")),
                    ref=" ".join((marked.texts(item, "@id") or marked.texts(item, "url"))[:1]),
                    reach=audience.of_item(item),
                )
        if "FAQPage" not in kinds:
            stack[:0] = inner


def _day(texts: Iterable[str]) -> date | None:
    return next((day for day in map(days.iso, texts) if day), None)


def _shown(doc: Doc) -> Iterator[PostRead]:
    """Posts by class names: two or more blocks, each with an author and words."""
    if not blocks.some(doc, _POST) and "data-author" not in doc.source:
        return
    named = [
        one
        for one in doc.root.iter(*_BLOCKS)
        if (blocks.named(one, _POST) or one.get("data-author")) and not blocks.named(one, REVIEW)
    ]
    alike = Counter(map(_make, named))
    posts = [(one, post) for one in named[:3000] if alike[_make(one)] > 1 and (post := _block(one))]
    elements = {one for one, _ in posts}
    lists = {up for one in elements for up in one.iterancestors() if up in elements and _holds_two(up, elements)}
    units = set(blocks.outermost(one for one, _ in posts if one not in lists))
    found = [post for one, post in posts if one in units]
    if len(found) >= 2:
        yield from found


def _make(element: Element) -> tuple[str, bool, frozenset[str]]:
    """What posts of one thread have in common; a block that stands alone is no post."""
    called = frozenset(word for word in blocks.words(element) if _POST.search(word))
    return element.tag, "data-author" in element.attrib, called


def _holds_two(up: Element, elements: set[Element]) -> bool:
    """Whether two posts that do not hold one another stand inside."""
    inner = [one for one in up.iterdescendants() if one in elements]
    return len(blocks.outermost(inner)) >= 2


def _block(element: Element) -> PostRead | None:
    author = element.get("data-author") or next(
        (text for one in blocks.inside(element, _AUTHOR) if 0 < len(text := text_of(one)) <= 60), ""
    )
    if not author:
        return None
    written = blocks.day_of(element, _DATE)
    if written is None and not element.get("data-author"):
        return None
    bodies = [text_of(one) for one in blocks.outermost(blocks.inside(element, _BODY))]
    body = max((text for text in bodies if text != author), key=len, default="")
    ref = element.get("id") or element.get("data-content") or ""
    return PostRead(author=author, body=body, written=written, ref=ref) if body else None


def _pages(doc: Doc, start: str) -> tuple[int, int, str]:
    """Return this page's number, how many there are, and the address of the next one."""
    following = ""
    for link in doc.root.iter("link", "a"):
        if "next" in (link.get("rel") or "").casefold().split() and link.get("href"):
            following = join(start, link.get("href"))
            break
    for line in doc.lines:
        if len(line) < 200 and (match := _PAGE_OF.search(line)):
            return int(match[1]), int(match[2]), following
    for element in doc.root.xpath("//*[@class or @aria-label]"):
        if element.tag in ("nav", "ul", "ol", "div", "span") and blocks.named(element, _PAGES):
            numbers = [
                int(text)
                for text in (text_of(one) for one in element.iter("a", "li", "span", "strong", "b", "em"))
                if text.isdigit() and len(text) < 5
            ]
            current = [
                int(text) for one in element.iterdescendants() if _current(one) and (text := text_of(one)).isdigit()
            ]
            if numbers:
                return (current or [1])[0], max(numbers), following
    return 1, 2 if following else 1, following


def _current(one: Element) -> bool:
    if not isinstance(one.tag, str):
        return False
    return (
        one.tag == "strong"
        or one.get("aria-current") in ("page", "true")
        or bool(blocks.words(one) & {"current", "active", "selected"})
    )
