"""The pages that searches lead to: the company's row, reviews of it, what people write of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from hashlib import sha256

from checks import found_rows, found_talk, opened
from checks.about import site
from checks.ask import Ask, Seen
from checks.found import Found
from checks.named import names_company, speaks_of
from checks.reading.kinds import PageRead, PostRead
from checks.registry import again, source
from checks.together import within
from checks.web import Answer, Broken, LookError, Skipped, Unreachable, demand
from data import urls
from data.evidence import MAX_TEXT, Evidence, Profile, ProfileState

MOST = 30
MOST_THREAD_PAGES = 4
SECONDS = 50.0
TELLING = ("vk", "youtube", "pinterest", "mastodon", "bluesky")
"""Platforms on which a missing profile answers 404; the others say 200, or send everybody to log in."""


@dataclass(frozen=True, slots=True)
class Door:
    """One page to open."""

    url: str
    named_by: str = ""
    """For a profile: who names it."""
    weight: int = 0


@source(
    title="Pages that searches find",
    family="found",
    shows=("listing", "review", "mention", "profile"),
    round=3,
    seconds=60.0,
    glance=True,
)
async def look(ask: Ask) -> Seen:
    """Open the pages that searches led to, at most thirty, and the profiles the card names."""
    doors = choose(ask)
    if not doors:
        raise Skipped("no page to open")
    done = await within(SECONDS, [_open(ask, door) for door in doors])
    opened = [items for items in done if isinstance(items, tuple)]
    if not opened:
        raise next((one for one in done if isinstance(one, LookError)), Unreachable("no answer in time"))
    missed = len(done) - len(opened)
    return Seen(
        evidence=tuple(item for items in opened for item in items),
        note=f"{missed} of {len(doors)} pages could not be read" if missed else "",
    )


@again
async def look_again(ask: Ask, item: Evidence) -> Seen:
    """Open the one page again."""
    named_by = item.named_by if isinstance(item, Profile) else ""
    return Seen(evidence=await _open(ask, Door(item.url, named_by)), answered=True)


def choose(ask: Ask) -> list[Door]:
    """Return the pages to open, heaviest place first: not the own site, not what another source reads,
    not what nobody can read.
    """
    doors: dict[str, Door] = {}
    for door in [*_profiles(ask), *(Door(lead.url, weight=_weight(ask, lead.url)) for lead in ask.leads)]:
        if _worth(ask, door):
            doors.setdefault(urls.canonical(door.url), door)
    return sorted(doors.values(), key=lambda door: -door.weight)[:MOST]


def decide(found: Found) -> Iterator[Evidence]:
    """Yield what a page shows of the company; nothing when it is about another one."""
    if found_rows.of_another_site(found):
        return
    row = found_rows.listing(found)
    about = speaks_of(f"{found.read.title}\n{found.read.text}", found.company)
    if row is None and not about:
        return
    if found.kind in ("news", "social"):
        yield found_talk.mention(found)
        return
    listed = row is not None and found_rows.is_row(row, found)
    if row is not None and listed:
        yield row
    elif found.kind in ("map", "directory", "register") or (found.kind == "reviews" and found.read.items):
        return
    if found.read.reviews and (listed or not found.read.items or found.kind == "reviews"):
        yield from found_talk.reviews(found)
    elif found.posts and not listed:
        yield from found_talk.thread(found)
    elif about and not listed:
        yield found_talk.mention(found)


async def _open(ask: Ask, door: Door) -> tuple[Evidence, ...]:
    account = urls.social(door.url)
    answer = await ask.web.get(door.url, crawl=True)
    if account and answer.status in (404, 410):
        state = ProfileState.ABSENT if account[0] in TELLING else ProfileState.UNKNOWN
        return (_profile(ask, door, answer, state),)
    if answer.status in (404, 410):
        return ()
    read = await _read(ask, demand(answer))
    if account:
        here = names_company(f"{read.title}\n{read.text}", ask.company)
        return (_profile(ask, door, answer, ProfileState.EXISTS if here else ProfileState.UNKNOWN, read),)
    posts, to_the_end = await _thread(ask, read)
    place = ask.places.at(answer.url)
    found = Found(read=read, answer=answer, company=ask.company, place=place, posts=posts, to_the_end=to_the_end)
    return tuple(decide(found))


async def _read(ask: Ask, answer: Answer) -> PageRead:
    read = await opened.read(ask, answer)
    if read.shell:
        raise Broken("nothing to read without JavaScript")
    if read.down:
        raise Unreachable("it says that it is out of service")
    if read.bare and not (read.items or read.broken_off):
        raise Broken("a page without words")
    return replace(read, broken_off=read.broken_off or answer.cut)


async def _thread(ask: Ask, read: PageRead) -> tuple[list[PostRead], bool]:
    """Return the posts of a thread, read on to its last page where that is near."""
    if read.thread is None:
        return [], False
    posts, at, seen, whole = list(read.thread.posts), read.thread, {read.url}, read.whole
    while not at.last and at.next_url and at.next_url not in seen and len(seen) < MOST_THREAD_PAGES:
        seen.add(at.next_url)
        try:
            following = await _read(ask, demand(await ask.web.get(at.next_url, crawl=True)))
        except LookError:
            return posts, False
        if following.thread is None:
            return posts, False
        posts, at = posts + list(following.thread.posts), following.thread
        whole = whole and following.whole
    return posts, at.last and whole


def _profile(ask: Ask, door: Door, answer: Answer, state: ProfileState, read: PageRead | None = None) -> Profile:
    platform, handle = urls.social(door.url) or ("", "")
    newest = next((sign.day for sign in read.signs if sign.by == "page"), None) if read else None
    return Profile(
        source="found_pages",
        url=door.url,
        seen_at=answer.fetched_at,
        title=read.title if read else "",
        quote=(read.description or read.title) if read else f"HTTP {answer.status}",
        sha256=sha256(answer.body).hexdigest(),
        text=read.text[:MAX_TEXT] if read else "",
        platform=platform,
        handle=handle,
        state=state,
        newest_post=datetime.combine(newest, time(12), UTC) if newest else None,
        links=tuple(link.url for link in read.links if site(link.url) == site(ask.company.website)) if read else (),
        named_by=door.named_by,
    )


def _profiles(ask: Ask) -> Iterator[Door]:
    """Yield the profiles that the card names or the site links to, on platforms that tell."""
    linked = [(item.url, item.named_by) for item in ask.found if isinstance(item, Profile) and item.named_by]
    said = ask.company.origins.get("profiles")
    owner = [] if said and said.source == "website" else [(url, "owner") for url in ask.company.profiles]
    for url, named_by in [*owner, *linked]:
        account = urls.social(url)
        if account and account[0] in TELLING:
            yield Door(url, named_by, weight=101)


def _worth(ask: Ask, door: Door) -> bool:
    place = ask.places.at(door.url)
    if ask.company.website and site(door.url) == site(ask.company.website):
        return False
    if not door.url.startswith(("http://", "https://")):
        return False
    return place is None or place.read in ("search", "found_pages") or bool(door.named_by)


def _weight(ask: Ask, url: str) -> int:
    place = ask.places.at(url)
    return place.weight if place else 15
