"""Public Telegram channels named by the card or the website: there or not, and the newest post."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from bs4 import BeautifulSoup

from checks.answers import demand_no_challenge
from checks.ask import Ask, Seen
from checks.own_pages import link_taken_off
from checks.registry import again, source
from checks.together import within
from checks.web import Answer, Broken, LookError, Rejected, Skipped, Unreachable, demand
from data import urls
from data.evidence import Evidence, Profile, ProfileState

PLATFORM = "telegram"
KNOWN = "telegram"
"""A handle that is surely there: if it looks absent too, nothing is proven."""
SECONDS = 15.0
MOST = 5


@dataclass(frozen=True, slots=True)
class Card:
    """What ``t.me/<handle>`` shows."""

    absent: bool
    title: str = ""
    text: str = ""
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Posts:
    """What ``t.me/s/<handle>`` shows; ``newest`` is None where there is no preview, or no post."""

    preview: bool
    newest: datetime | None = None
    quote: str = ""


@source(title="Telegram channels", family="telegram", shows=("profile",), base_url="https://t.me", glance=True)
async def look(ask: Ask) -> Seen:
    """Look whether each named channel is there, and when it last posted."""
    named = _named(ask)[:MOST]
    if not named:
        raise Skipped("no Telegram profile is named")
    found = await within(SECONDS, [_profile(ask, item) for item in named])
    seen = [item for item in found if isinstance(item, Profile)]
    if not seen:
        raise next((item for item in found if isinstance(item, LookError)), Unreachable("no answer in time"))
    missed = len(found) - len(seen)
    return Seen(evidence=tuple(seen), note=f"{missed} of {len(found)} could not be read" if missed else "")


@again
async def look_again(ask: Ask, item: Evidence) -> Seen:
    """Look at the one channel again, if the page that named it still does."""
    account = urls.social(item.url)
    if account is None:
        raise Skipped("no Telegram profile")
    given = item if isinstance(item, Profile) else _blank(ask, item.url, account[1], "owner")
    own_page = given.named_by if "//" in given.named_by else ""
    if await link_taken_off(ask, given.url, own_page):
        return Seen()
    return Seen(evidence=(await _profile(ask, given),))


def parse_card(body: bytes) -> Card:
    """Read ``t.me/<handle>``; raises ``Broken`` for a page that is neither a profile nor the sign of none."""
    soup = BeautifulSoup(body, "lxml")
    title = _meta(soup, "twitter:title") or _meta(soup, "og:title")
    if _meta(soup, "robots").replace(" ", "") == "noindex,nofollow" or title.startswith("Telegram: Contact @"):
        return Card(absent=True, title=title)
    shown = soup.select_one(".tgme_page_title, .tgme_channel_info_header_title")
    if shown is None:
        raise Broken("neither a profile nor the sign that there is none")
    about = soup.select_one(".tgme_page_description, .tgme_channel_info_description")
    links = tuple(str(link["href"]) for link in about.select("a[href]")) if about else ()
    text = about.get_text(" ", strip=True) if about else ""
    return Card(absent=False, title=shown.get_text(" ", strip=True), text=text, links=links)


def parse_posts(body: bytes) -> Posts:
    """Read ``t.me/s/<handle>``: without a channel history the preview is switched off, or it is no channel."""
    soup = BeautifulSoup(body, "lxml")
    if soup.select_one(".tme_no_messages_found"):
        return Posts(preview=True)
    if not soup.select_one(".tgme_channel_history"):
        return Posts(preview=False)
    newest: datetime | None = None
    quote = ""
    for message in soup.select(".tgme_widget_message_wrap .tgme_widget_message"):
        stamp = message.select_one(".tgme_widget_message_date time[datetime]")
        when = _moment(str(stamp["datetime"])) if stamp else None
        if when and (newest is None or when > newest):
            body_text = message.select_one(".tgme_widget_message_text")
            newest, quote = when, body_text.get_text(" ", strip=True)[:300] if body_text else ""
    return Posts(preview=True, newest=newest, quote=quote)


async def _profile(ask: Ask, given: Profile) -> Profile:
    answer = demand(await ask.web.get(f"{ask.base_url}/{given.handle}"))
    demand_no_challenge(answer)
    card = await ask.reader.run(parse_card, answer.body)
    base = replace(
        given,
        source="telegram_channel",
        url=f"https://t.me/{given.handle}",
        seen_at=answer.fetched_at,
        title=card.title,
        quote=card.text[:300],
        sha256=sha256(answer.body).hexdigest(),
        text=card.text,
        links=card.links,
    )
    if card.absent:
        state = ProfileState.ABSENT if await _tells(ask) else ProfileState.UNKNOWN
        return replace(base, state=state)
    posts = await _posts(ask, given.handle)
    return replace(base, state=ProfileState.EXISTS, newest_post=posts.newest, quote=posts.quote or base.quote)


async def _posts(ask: Ask, handle: str) -> Posts:
    try:
        answer = await ask.web.get(f"{ask.base_url}/s/{handle}")
        return await ask.reader.run(parse_posts, demand(answer).body)
    except LookError:
        return Posts(preview=False)


async def _tells(ask: Ask) -> bool:
    """Whether a handle that is surely there looks different from one that is not; a control that could not
    be looked at tells nothing.
    """
    try:
        answer: Answer = await ask.web.get(f"{ask.base_url}/{KNOWN}")
        return not (await ask.reader.run(parse_card, demand(answer).body)).absent
    except Rejected:
        return True
    except LookError:
        return False


def _named(ask: Ask) -> list[Profile]:
    """Return the Telegram profiles of the card and of the own pages, each once."""
    named: dict[str, Profile] = {}
    for url in ask.company.profiles:
        account = urls.social(url)
        if account and account[0] == PLATFORM and _owner_said(ask):
            named.setdefault(account[1], _blank(ask, url, account[1], "owner"))
    for item in _linked(ask.found):
        named.setdefault(item.handle, item)
    return list(named.values())


def _owner_said(ask: Ask) -> bool:
    origin = ask.company.origins.get("profiles")
    return origin is None or origin.source == "owner" or origin.confirmed_at is not None


def _linked(found: Sequence[Evidence]) -> list[Profile]:
    return [item for item in found if isinstance(item, Profile) and item.platform == PLATFORM and item.named_by]


def _blank(ask: Ask, url: str, handle: str, named_by: str) -> Profile:
    return Profile(
        source="telegram_channel",
        url=url,
        seen_at=ask.now,
        platform=PLATFORM,
        handle=handle,
        state=ProfileState.UNKNOWN,
        named_by=named_by,
    )


def _meta(soup: BeautifulSoup, name: str) -> str:
    tag = soup.select_one(f'meta[name="{name}"], meta[property="{name}"]')
    return str(tag.get("content") or "") if tag else ""


def _moment(words: str) -> datetime | None:
    found = re.sub(r"Z$", "+00:00", words)
    try:
        when = datetime.fromisoformat(found)
    except ValueError:
        return None
    return when if when.tzinfo else None
