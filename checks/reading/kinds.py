"""What is read from a page, a thread and a feed: frozen values that can be pickled."""

from dataclasses import dataclass, field
from datetime import date, datetime

from data.evidence import Reply
from data.facts import Dated, Facts, Link, Notice, Where


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRead:
    """One review as a page shows it; whose answer ``reply`` is, is judged against the card elsewhere."""

    author: str = ""
    body: str = ""
    rating: float | None = None
    """Of 5, whatever the scale of the page."""
    written: date | None = None
    ref: str = ""
    """The page's own id of the review (``id``, ``data-review-id``, ``@id``), else empty."""
    reply: Reply | None = None
    replies_shown: bool = False
    """The review has a slot for an answer, or another review on the page is answered."""
    about: str = ""
    """The name of what is reviewed, where the markup says it."""
    where: Where = Where.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class PostRead:
    """One post of a thread, oldest first as shown."""

    author: str = ""
    body: str = ""
    written: date | None = None
    ref: str = ""
    reach: int | None = None
    """How many people it reached, where the page says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadRead:
    """The posts of one page of a thread."""

    posts: tuple[PostRead, ...]
    page: int = 1
    pages: int = 1
    """As far as the page tells."""
    next_url: str = ""

    @property
    def last(self) -> bool:
        """Whether this is the thread's last page."""
        return self.page >= self.pages and not self.next_url

    @property
    def whole(self) -> bool:
        """Whether the thread has no other page."""
        return self.page == 1 and self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRead:
    """Everything one parse of a page tells."""

    url: str
    title: str = ""
    description: str = ""
    text: str = field(default="", repr=False)
    """Visible text, one block a line, footers kept."""
    language: str = ""
    """Of ``<html lang>``, two letters; empty when the page does not say."""
    country: str = ""
    """ISO 3166 alpha-2 in which phones were read: as asked, else by host, language or markup."""
    facts: Facts = field(default_factory=Facts)
    items: tuple[Facts, ...] = ()
    """The businesses of the page's structured data, one ``Facts`` each."""
    signs: tuple[Dated, ...] = ()
    notices: tuple[Notice, ...] = ()
    links: tuple[Link, ...] = ()
    feeds: tuple[str, ...] = ()
    wordpress: str = ""
    """Where the site's WordPress answers programs, if it says so."""
    canonical: str = ""
    redirect: str = ""
    """Where a ``<meta http-equiv=refresh>`` of at most five seconds leads."""
    reviews: tuple[ReviewRead, ...] = ()
    reviews_total: int | None = None
    """How many reviews the page says there are."""
    thread: ThreadRead | None = None
    published: date | None = None
    reach: int | None = None
    """How many people it reaches, where it says so."""
    shell: bool = False
    """Nothing to read before JavaScript runs."""
    challenge: bool = False
    """A captcha, consent wall, log-in wall or "checking your browser"."""
    not_found: bool = False
    """A page that says "not found" with status 200."""
    down: bool = False
    """A page that only says "back soon", with status 200."""
    bare: bool = False
    """It shows no words of its own: blank, or all of it in a frame."""
    gone_for_good: str = ""
    """The words with which the page says that the business it shows is closed for good."""
    broken_off: bool = False
    """A document that does not end as one."""
    read_on: date = date.min
    holds: tuple[date, date] = (date.max, date.min)
    """The first and the last day on which the same bytes read the same, but for ``signs.as_of``."""

    @property
    def whole(self) -> bool:
        """Whether what is not on this page may be taken as absent from it."""
        return not (self.shell or self.challenge or self.not_found or self.down or self.bare or self.broken_off)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One item of a feed."""

    id: str
    title: str
    url: str = ""
    published: datetime | None = None
    """With zone; UTC where the feed gives none."""
    text: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRead:
    """A feed, newest first as far as its dates tell."""

    title: str
    entries: tuple[FeedEntry, ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapRead:
    """A sitemap, or an index of sitemaps."""

    urls: tuple[tuple[str, date | None], ...] = ()
    """Address and ``lastmod``."""
    sitemaps: tuple[str, ...] = ()

    @property
    def newest(self) -> date | None:
        """The newest ``lastmod``; None when all are equal (a generator's noise)."""
        days = {day for _, day in self.urls if day}
        return max(days) if len(days) > 1 else None
