"""One company followed by one owner: who looks on, what they put aside, what was heard."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from data.finding import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """Whose it is; its company, cases and runs stand beside it in the same unit."""

    id: str
    owner: int
    """Telegram's id of the person."""
    made_at: datetime
    owner_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A chat that looks on a watch."""

    chat: int
    role: str = "owner"
    """``owner`` for the owner's private chat, ``team`` for a group."""


class Verdict(StrEnum):
    """Why a person says that a finding is not right."""

    OURS_TOO = "ours_too"
    """The value is the company's as well: it joins the truth card."""
    ANOTHER = "another_company"
    """That page is about somebody else."""
    AS_IT_IS = "right_as_it_is"
    """Leave it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a person told us not to raise again."""

    id: str
    verdict: Verdict
    key: str
    """Of the finding it was said about."""
    made_at: datetime
    made_by: str = ""
    source: str = ""
    url: str = ""
    """The page that is another company's."""
    fact: str = ""
    value: Value = None


class HeardAs(StrEnum):
    """What somebody's words ask for."""

    COMPLAINT = "complaint"
    PRAISE = "praise"
    QUESTION = "question"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Words of a customer that a person passed on to us."""

    id: str
    text: str
    heard_at: datetime
    told_by: str = ""
    teller: int = 0
    """Telegram's id of who told them, until it is known at which company: there they have a name of their own."""
    kind: HeardAs | None = None
    photo: str = ""
    """Telegram's id of a picture; kept, not read."""
    case: str = ""
    """Key of the case it became."""
    topics: tuple[str, ...] = ()
    """``checks.language.Topic`` values, the one spoken of most first."""
    change: str = ""
    """What will be changed because of it; only then it counts as learned from."""
    keep: str = ""
    """What is to be kept up because of it."""
    learned_at: datetime | None = None
    learned_by: str = ""
    passed_at: datetime | None = None
    """When praise was passed on."""
