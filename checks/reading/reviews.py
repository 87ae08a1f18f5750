"""Reviews on a page: who, how many stars, when, what, and whether anybody answered."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from checks.reading import blocks, days, facts, marked, stars
from checks.reading.jsonld import Item
from checks.reading.kinds import ReviewRead
from checks.reading.tree import Doc, Element, text_of
from checks.reading.words import expressions
from data.evidence import Reply
from data.facts import Where

_NO_BLOCKS = frozenset(("html", "body", "a", "button", "form", "input", "span", "h1", "h2", "h3"))
REVIEW = re.compile(
    r"^(?:user|customer)?(?:reviews?|testimonial|opini[aeęoi]\w*|arvostelu\w*|arvio\w*|otzyv\w*|отзыв\w*|anmeldelse\w*|omtale\w*|recenz\w*|feedback)(?:item|card|box|block|entry)?$"
)
REPLY = re.compile(
    r"^(?:owner|business|company|merchant|review)?(?:repl(?:y|ies)|response|respons|vastau[sk]\w*|odpowied[zź]\w*|svar|ответ\w*|otvet\w*|answer)(?:text|body|content|block)?$"
)
_AUTHOR = re.compile(
    r"^(?:authors?|user|username|reviewer|nick(?:name)?|nimi(?:merkki)?|tekijä|kirjoittaja|autor\w*|forfatter|автор\w*|avtor\w*|name|consumer|by)$"
)
_BODY = re.compile(
    r"^(?:body|text|content|comment|message|description|review(?:body|text)|teksti|tekst|tre[sś][cć]|текст|opis|sisältö|innhold)$"
)
_DATE = re.compile(r"^(?:date|time|published|datetime|pvm|päivä(?:ys)?|dato|data|дата|created|ago|datepublished)$")
_NO_SLOT = frozenset(("a", "button", "form", "input", "label", "svg", "i"))
_FROM = expressions("reply_heading")
_MOST = 300


def of(doc: Doc, items: facts.Marked) -> tuple[ReviewRead, ...]:
    """Return the reviews of a page: of its structured data and its markup, the same one once."""
    found: list[ReviewRead] = []
    for told in [*(list(_structured(top, where)) for where, top in items), list(_shown(doc))]:
        found = _together(found, told)
    found = found[:_MOST]
    answered = any(review.reply for review in found)
    return tuple(replace(review, replies_shown=True) if answered else review for review in found)


def total(items: facts.Marked) -> int | None:
    """Return how many reviews the structured data speaks of."""
    counts = [
        int(text)
        for _, top in items
        for item in marked.every(top)
        for rating in marked.values(item, "aggregateRating")
        if isinstance(rating, dict)
        for text in marked.texts(rating, "reviewCount") + marked.texts(rating, "ratingCount")
        if text.isdigit()
    ]
    return max(counts, default=None)


def _together(structured: list[ReviewRead], shown: list[ReviewRead]) -> list[ReviewRead]:
    """Join what markup and structured data tell of the same review; what stands alone stays."""
    rest = list(shown)
    found: list[ReviewRead] = []
    for review in structured:
        twin = next((one for one in rest if _same(review, one)), None)
        if twin is None:
            found.append(review)
            continue
        rest.remove(twin)
        found.append(
            replace(
                review,
                author=review.author or twin.author,
                rating=twin.rating if review.rating is None else review.rating,
                written=review.written or twin.written,
                ref=review.ref or twin.ref,
                reply=review.reply or twin.reply,
                replies_shown=review.replies_shown or twin.replies_shown,
            )
        )
    return found + rest


def _same(a: ReviewRead, b: ReviewRead) -> bool:
    left, right = (re.sub(r"\W", "", one.body.casefold())[:60] for one in (a, b))
    if left and right:
        return left == right or left.startswith(right) or right.startswith(left)
    return bool(a.author) and a.author == b.author and a.written == b.written


def _structured(items: Iterable[Item], where: Where) -> Iterator[ReviewRead]:
    for item in _with_about(items):
        yield _one(*item, where)


def _with_about(items: Iterable[Item]) -> Iterator[tuple[Item, str]]:
    """Yield every review item with the name of what it is about, each once."""
    stack = [(item, "") for item in items]
    seen: set[int] = set()
    while stack and len(seen) < 5000:
        item, about = stack.pop(0)
        if id(item) in seen:
            continue
        seen.add(id(item))
        kinds = marked.types(item)
        if any(kind.endswith("Review") for kind in kinds):
            yield item, " ".join(marked.texts(item, "itemReviewed")[:1]) or about
            continue
        name = " ".join(marked.texts(item, "name")[:1]) or about
        for value in item.values():
            stack.extend(
                (one, name) for one in (value if isinstance(value, list) else [value]) if isinstance(one, dict)
            )


def _one(item: Item, about: str, where: Where) -> ReviewRead:
    comments = [
        one
        for name in ("comment", "reply", "ownerResponse", "response")
        for one in marked.values(item, name)
        if isinstance(one, dict)
    ]
    slot = (
        any(marked.values(item, name) for name in ("comment", "reply", "ownerResponse", "response"))
        or "comment" in item
    )
    rating = next((one for one in marked.values(item, "reviewRating") if isinstance(one, dict)), {})
    score = " ".join(marked.texts(rating, "ratingValue")[:1]) or " ".join(marked.texts(item, "ratingValue")[:1])
    best = " ".join(marked.texts(rating, "bestRating")[:1])
    return ReviewRead(
        author=" ".join(marked.texts(item, "author")[:1]),
        body=" ".join(
            (marked.texts(item, "reviewBody") or marked.texts(item, "description") or marked.texts(item, "text"))[:1]
        ),
        rating=stars.of_five(score, best),
        written=_first_day(marked.texts(item, "datePublished") + marked.texts(item, "dateCreated")),
        ref=" ".join((marked.texts(item, "@id") or marked.texts(item, "identifier"))[:1]),
        reply=_reply_item(comments[0]) if comments else None,
        replies_shown=slot,
        about=about,
        where=where,
    )


def _reply_item(item: Item) -> Reply | None:
    body = " ".join((marked.texts(item, "text") or marked.texts(item, "description"))[:1])
    author = " ".join(marked.texts(item, "author")[:1])
    written = _first_day(marked.texts(item, "datePublished") + marked.texts(item, "dateCreated"))
    return Reply(body=body, author=author, written=written) if body or author else None


def _first_day(texts: Iterable[str]) -> date | None:
    return next((day for day in map(days.iso, texts) if day), None)


def _shown(doc: Doc) -> Iterator[ReviewRead]:
    """Yield the reviews that the markup shows."""
    if not blocks.some(doc, REVIEW):
        return
    named = [
        one
        for one in doc.root.xpath("//*[@class or @itemprop or @data-testid]")
        if one.tag not in _NO_BLOCKS and blocks.named(one, REVIEW)
    ]
    for element in _units(named[:2000]):
        review = _block(element)
        if review:
            yield review


def _units(named: list[Element]) -> list[Element]:
    """Of nested elements called review, keep the ones that hold one review each."""
    known = set(named)
    inner: dict[Element, list[Element]] = {one: [] for one in named}
    for one in named:
        parent = next((up for up in one.iterancestors() if up in known), None)
        if parent is not None:
            inner[parent].append(one)
    lists = {one for one in named if sum(_complete(child) for child in _below(one, inner)) >= 2 or not _complete(one)}
    return blocks.outermost(one for one in named if one not in lists)


def _below(element: Element, inner: dict[Element, list[Element]]) -> list[Element]:
    """The nearest complete elements below, each counted once."""
    found: list[Element] = []
    for child in inner[element]:
        deeper = _below(child, inner)
        found.extend(deeper if len(deeper) >= 2 else [child] if _complete(child) else deeper)
    return found


def _complete(element: Element) -> bool:
    """Whether an element holds words of a person and a sign of who, when or how many stars."""
    if len(element) == 0 or len(text_of(element)) < 15:
        return False
    signs = (
        stars.shown(element) is not None,
        blocks.day_of(element, _DATE) is not None,
        next(blocks.inside(element, _AUTHOR), None) is not None,
    )
    return sum(signs) >= 2


def _block(element: Element) -> ReviewRead | None:
    slots = blocks.outermost(one for one in blocks.inside(element, REPLY) if one.tag not in _NO_SLOT)
    author = next((text for one in blocks.inside(element, _AUTHOR, slots) if 0 < len(text := text_of(one)) <= 80), "")
    body = _body(element, slots, author)
    if not body:
        return None
    return ReviewRead(
        author=author,
        body=body,
        rating=stars.shown(element),
        written=blocks.day_of(element, _DATE, slots),
        ref=element.get("data-review-id") or element.get("data-id") or element.get("id") or "",
        reply=next((reply for reply in map(_reply, slots) if reply), None),
        replies_shown=bool(slots),
    )


def _body(element: Element, slots: list[Element], author: str) -> str:
    bodies = [text_of(one) for one in blocks.outermost(blocks.inside(element, _BODY, slots))]
    kept = [text for text in bodies if len(text) > 2 and text != author]
    if kept:
        return max(kept, key=len)
    paragraphs = [
        text_of(one) for one in element.iter("p", "blockquote", "q") if not set(slots) & {one, *one.iterancestors()}
    ]
    return max((text for text in paragraphs if text != author and days.iso(text) is None), key=len, default="")


def _reply(slot: Element) -> Reply | None:
    author = next((text for one in blocks.inside(slot, _AUTHOR) if 0 < len(text := text_of(one)) <= 120), "")
    bodies = [text_of(one) for one in blocks.outermost(blocks.inside(slot, _BODY))] or [
        text_of(one) for one in slot.iter("p")
    ]
    body = max(bodies, key=len, default="") or text_of(slot)
    if heading := _FROM.search(body):
        body = body[heading.end() :].strip()
    return Reply(body=body, author=author, written=blocks.day_of(slot, _DATE)) if len(body) > 2 else None
