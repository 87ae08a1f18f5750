"""Which language a text is in, how it feels, whether it asks, and whether it is about us: pure."""

from checks.language.company import About, is_about
from checks.language.feeling import Judgement, complains, judge
from checks.language.question import is_question

__all__ = ["About", "Judgement", "complains", "is_about", "is_question", "judge"]
