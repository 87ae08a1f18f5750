"""Which language a text is in, how it feels, what it asks and is about, and whether it is about us: pure."""

from checks.language.company import About, is_about, names_other_town
from checks.language.feeling import Judgement, complains, judge
from checks.language.mentions import named_at
from checks.language.question import is_question
from checks.language.thanks import named
from checks.language.topics import Topic, topics
from checks.language.weighing import Aim, is_two_sided, kind_of, weigh

__all__ = [
    "About",
    "Aim",
    "Judgement",
    "Topic",
    "complains",
    "is_about",
    "is_question",
    "is_two_sided",
    "judge",
    "kind_of",
    "named",
    "named_at",
    "names_other_town",
    "topics",
    "weigh",
]
