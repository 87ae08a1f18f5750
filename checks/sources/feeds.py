"""Feeds of the owner's choice, RSS or Atom; an alert of Google Alerts delivered as a feed among them."""

from dataclasses import replace

from checks.about import site
from checks.ask import Ask, Seen
from checks.news import mentions, read, unwrapped
from checks.reading.kinds import FeedEntry
from checks.registry import again, source
from checks.together import within
from checks.web import LookError, Skipped, Unreachable
from data import urls
from data.evidence import Evidence, Mention

SECONDS = 15.0
MOST = 20


@source(title="Feeds you name", family="feeds", shows=("mention",), needs="feeds", glance=True)
async def look(ask: Ask) -> Seen:
    """Read the feeds named on the card or in the settings and keep what speaks of the company."""
    named = [*ask.company.feeds, *map(str, ask.options.get("urls", ()))]
    wanted = list(dict.fromkeys(url for url in named if url))[:MOST]
    if not wanted:
        raise Skipped("needs feeds")
    answers = await within(SECONDS, [_feed(ask, url) for url in wanted])
    read_ones = [answer for answer in answers if isinstance(answer, tuple)]
    if not read_ones:
        raise next((one for one in answers if isinstance(one, LookError)), Unreachable("no answer in time"))
    found = [item for items, _ in read_ones for item in items]
    failed = len(answers) - len(read_ones)
    return Seen(
        evidence=tuple(found),
        note=f"{failed} of {len(wanted)} feeds could not be read" if failed else "",
        answered=any(count for _, count in read_ones),
    )


@again
async def look_again(ask: Ask, item: Evidence) -> Seen:
    """Read the feeds again and keep the one item."""
    seen = await look(ask)
    return Seen(evidence=tuple(one for one in seen.evidence if one.url == item.url), answered=True)


async def _feed(ask: Ask, url: str) -> tuple[list[Mention], int]:
    answer = await ask.web.get(url)
    feed = await read(ask, answer)
    found = mentions(ask, answer, feed, "web", _ref)
    own = site(ask.company.website) if ask.company.website else ""
    kept = [replace(item, source="feeds") for item in found if site(item.url) != own]
    return kept, len(feed.entries)


def _ref(entry: FeedEntry) -> str:
    return entry.id or urls.canonical(unwrapped(entry.url))
