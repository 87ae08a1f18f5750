"""Every call the bot made, with what it got, and faults made on purpose."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from .errors import ApiError


@dataclass(slots=True)
class Call:
    """One call of a method. ``at`` is the fake clock; ``seconds`` the monotonic clock, for pace."""

    method: str
    params: dict[str, Any]
    at: float
    seconds: float
    result: Any = None
    error: ApiError | None = None
    dropped: bool = False

    @property
    def chat_id(self) -> int | None:
        """The chat it was for."""
        return self.params.get("chat_id")

    @property
    def text(self) -> str:
        """Its text or caption, as sent."""
        return str(self.params.get("text") or self.params.get("caption") or "")

    @property
    def ok(self) -> bool:
        """Whether it was answered with ``ok: true``."""
        return self.error is None and not self.dropped


@dataclass(slots=True)
class Toast:
    """One answer to a pressed button."""

    query_id: str
    person: int
    text: str
    alert: bool
    url: str


Drop = Literal["", "before", "after"]


@dataclass(slots=True)
class Fault:
    """Fail the next ``times`` calls that match (``times=-1``: all of them)."""

    method: str = "*"
    error: ApiError | None = None
    drop: Drop = ""
    """Cut the connection ``before`` the call is done, or ``after`` it (done, and the answer lost)."""
    delay: float = 0.0
    """Seconds to wait before anything else."""
    status: int = 0
    """Answer with this HTTP status and a body that is no JSON (a gateway in between)."""
    text: str = ""
    chat_id: int | None = None
    times: int = 1
    met: int = field(default=0)

    def takes(self, call: Call) -> bool:
        """Whether this call is to fail; counts it."""
        fits = (
            self.times != 0
            and self.method in {"*", call.method}
            and self.text in call.text
            and self.chat_id in {None, call.chat_id}
        )
        if fits:
            self.met += 1
            self.times -= self.times > 0
        return fits


def shown(params: Mapping[str, Any]) -> dict[str, Any]:
    """Return parameters fit for printing: files by size."""
    return {name: f"<{len(value)} bytes>" if isinstance(value, bytes) else value for name, value in params.items()}
