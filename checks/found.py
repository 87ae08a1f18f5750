"""A page that was found and read, with the card it is held against."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from checks.reading.kinds import PageRead, PostRead
from checks.web import Answer
from data import urls
from data.company import Company
from data.places import Place

SOURCE = "found_pages"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One page, the place it belongs to, and whose card it is held against."""

    read: PageRead
    answer: Answer
    company: Company
    place: Place | None = None
    posts: Sequence[PostRead] = ()
    """Of a thread, of all its pages that were read."""
    to_the_end: bool = False
    """Whether the thread was read to its last page: only then would an answer have been seen."""

    @property
    def kind(self) -> str:
        """The kind of its place, empty where the place is none we know."""
        return self.place.kind if self.place else ""

    @property
    def whole(self) -> bool:
        """Whether the page came whole: on one that breaks off nothing is known to be missing."""
        return self.read.whole

    @property
    def frame(self) -> dict[str, Any]:
        """The fields all evidence of this page shares."""
        return {
            "source": SOURCE,
            "url": self.answer.url,
            "seen_at": self.answer.fetched_at,
            "title": self.read.title,
            "sha256": sha256(self.answer.body).hexdigest(),
            "place": self.place.id if self.place else urls.host(self.answer.url),
        }
