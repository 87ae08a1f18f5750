"""What every use case works with, put together once at the start."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.clock import Clock
from bot.services.halting import Halting
from bot.services.limits import Limits
from bot.services.spacing import Spacing
from bot.services.tasks import Tasks
from bot.settings import Settings
from checks.ask import Reader
from data.places import Places
from data.places import load as load_places
from data.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The store, the outside, the clock; no Telegram."""

    store: Store
    web: Halting
    reader: Reader
    settings: Settings
    clock: Clock
    rng: random.Random
    tasks: Tasks = field(default_factory=Tasks)
    limits: Limits = field(default_factory=Limits)
    beginnings: Spacing = field(default_factory=Spacing)

    def places(self, country: str) -> Places:
        """Return the places of a country, the operator's own among them."""
        return load_places(country, self.settings.places)

    @property
    def places_of(self) -> Callable[[str], Places]:
        """The same, as a function to hand on."""
        return self.places
