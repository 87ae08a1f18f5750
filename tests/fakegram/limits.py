"""What Telegram lets a bot send: 30 messages a second to all, one a second to a person, 20 a minute to a group."""

from collections import defaultdict, deque
from dataclasses import dataclass, field
from math import ceil

from .errors import ApiError, too_many

PACED = ("send", "edit", "copy", "forward")
NOT_PACED = ("sendChatAction",)
ALL = (30, 1.0)
PRIVATE = (5, 5.0)
"""One a second, and a few at once."""
GROUP = (20, 60.0)


@dataclass
class Limits:
    """Counts in sliding windows; off until ``on`` is set."""

    on: bool = False
    _made: dict[int, deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def refusal(self, method: str, chat_id: int | None, now: float) -> ApiError | None:
        """Return the 429 for a call that is one too many; note one that is not."""
        if not self.on or chat_id is None or not method.startswith(PACED) or method in NOT_PACED:
            return None
        windows = ((0, ALL), (chat_id, PRIVATE if chat_id > 0 else GROUP))
        for key, (most, seconds) in windows:
            made = self._made[key]
            while made and made[0] <= now - seconds:
                made.popleft()
            if len(made) >= most:
                return too_many(ceil(made[0] + seconds - now))
        for key, _ in windows:
            self._made[key].append(now)
        return None
