"""Where a card stands in the walk through a digest."""

from dataclasses import dataclass

from bot.render.view import Tap
from bot.render.voice import Html, Voice

_WORD = "walk"


@dataclass(frozen=True, slots=True)
class Step:
    """One card of several, all shown on the same message."""

    period: str
    number: int
    total: int

    @property
    def back(self) -> str:
        """What the card's buttons carry along."""
        return f"{_WORD}.{self.period}.{self.number}.{self.total}"

    def head(self, voice: Voice) -> Html:
        """Say which card it is."""
        return voice.say("digest.step", number=self.number, total=self.total)

    def onward(self, voice: Voice) -> Tap:
        """Return the button to the next card, or to the end."""
        label = "digest.next" if self.number < self.total else "digest.finish"
        return Tap(voice.plain(label), "walk", f"walk {self.period}", str(self.number + 1))


def step(back: str) -> Step | None:
    """Read what a card's buttons carry along; None outside a walk."""
    parts = back.split(".")
    if len(parts) != 4 or parts[0] != _WORD or not (parts[2].isdecimal() and parts[3].isdecimal()):
        return None
    return Step(parts[1], int(parts[2]), int(parts[3]))
