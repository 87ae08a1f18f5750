"""How the tests visit the town: in process, without a server, or by its two ports."""

import json
import random
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.town import Town
from tests.town.talk import Asked, Told

TODAY = datetime(2026, 11, 21, 12, tzinfo=UTC)
CLOCKS = (TODAY, datetime(2027, 12, 31, 23, 30, tzinfo=UTC), datetime(2028, 2, 29, 6, tzinfo=UTC))
UA = {"user-agent": "Goodname/0 (+https://goodname.example/operator)"}
KEYLESS = {"x-tavily-access-mode": "keyless"}


def town_at(now: datetime = TODAY) -> Town:
    """Return a town that is not open: it answers in process only."""
    return Town(now=now, rng=random.Random(1))


def get(town: Town, url: str, **headers: str) -> Told:
    """Ask for a page or a document."""
    parts = urlsplit(url)
    named = UA | {name.replace("_", "-"): value for name, value in headers.items()}
    return town.ask(
        Asked(host=parts.hostname or "", path=parts.path or "/", query=dict(parse_qsl(parts.query)), headers=named)
    )


def post(town: Town, url: str, body: dict[str, Any], headers: dict[str, str] | None = None) -> Told:
    """Send a question as JSON."""
    parts = urlsplit(url)
    asked = Asked(
        host=parts.hostname or "",
        path=parts.path,
        method="POST",
        headers=UA | (headers or {}),
        body=json.dumps(body).encode(),
    )
    return town.ask(asked)


def told(answer: Told) -> Any:
    """Return the JSON of an answer."""
    return json.loads(answer.body)
