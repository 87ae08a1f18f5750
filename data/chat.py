"""A Telegram chat as it is remembered: how to speak in it, and what is asked there."""

from dataclasses import dataclass
from datetime import datetime, timedelta

QUESTION_LASTS = timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """One chat: a window on one watch or several."""

    id: int
    kind: str = "private"
    """``private``, ``group`` or ``supergroup``."""
    title: str = ""
    forum: bool = False
    """Whether it has topics."""
    language: str = ""
    """Code of a catalogue; empty: not yet known."""
    zone: str = "UTC"
    """IANA name."""
    quiet_from: int = 20
    """Hour, local."""
    quiet_to: int = 8
    minutes: int = 10
    """What the owner wants to spend a week."""
    watches: tuple[str, ...] = ()
    """Not kept here: the store knows which watches a chat looks on."""
    digest: bool = True
    """Whether the weekly digest is wanted."""
    digest_day: int | None = None
    """0 is Monday; None: not settled yet, which counts as Monday."""
    digest_hour: int = 9
    """Local."""
    urgent_anytime: bool = False
    """Whether what is to be done first may come in quiet hours; it is silent then."""
    warn_hours: int = 24
    """Hours after which a review without an answer is spoken of; 0: never."""
    breach_days: int = 7
    """Days after which it is spoken of for the second and last time; 0: never."""
    thread_id: int | None = None
    """The topic for what is posted unasked."""
    active: bool = True
    """False once Telegram says that the bot may not write here."""
    added_by: int = 0
    """Who added us to the group."""
    left_at: datetime | None = None
    """When we were taken out of the group; until somebody restores it, it is as one never met."""

    @property
    def private(self) -> bool:
        """Whether one person sits here."""
        return self.kind == "private"

    @property
    def day(self) -> int:
        """The day of the digest, 0 is Monday."""
        return self.digest_day or 0

    @property
    def rhythm(self) -> str:
        """What its due times depend on: when this changes, they are worked out anew."""
        return f"{self.active:d}{self.digest:d} {self.day} {self.digest_hour} {self.zone}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What was asked of one person and is not answered yet; it expires silently."""

    kind: str
    """Who takes the answer: the name under which a handler registered."""
    user_id: int
    asked_at: datetime
    message_id: int = 0
    """The message that asks."""
    target: str = ""
    arg: str = ""

    def open(self, now: datetime) -> bool:
        """Whether an answer still counts."""
        return now - self.asked_at < QUESTION_LASTS
