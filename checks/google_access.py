"""Asking Google with the owner's permission: a refresh token, pages of rows, and what each refusal means.

Sources: OAuth 2.0 for web servers (``POST /token``), google.rpc.Status and google.rpc.ErrorInfo.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from checks.answers import document, field, strict, text
from checks.ask import Ask
from checks.web import Answer, Broken, RateLimited, Unauthorised, demand

TOKENS = "https://oauth2.googleapis.com"
WITHDRAWN = "permission withdrawn or expired: get a new refresh token"
CLIENT = "client_id or client_secret is wrong"
UNAPPROVED = "Google has not approved this project yet"
_CLIENT_ERRORS = ("invalid_client", "unauthorized_client", "deleted_client", "disabled_client")
_DENIED = {
    "SERVICE_DISABLED": "one of the three APIs is not enabled in the project",
    "ACCESS_TOKEN_SCOPE_INSUFFICIENT": "the permission lacks the scope business.manage",
}


@dataclass(frozen=True, slots=True)
class Door:
    """Google's interfaces, opened by an access token that lives for an hour."""

    ask: Ask
    token: str
    elsewhere: str = ""
    """Stands for every host, where the settings name an address."""

    async def get(self, host: str, path: str, params: Mapping[str, str] | None = None) -> Answer:
        """Ask one thing; raises what a refusal means. A 404 is left to the caller."""
        url = f"{self.elsewhere or host}{path}"
        answer = await self.ask.web.get(url, params=params, headers={"Authorization": f"Bearer {self.token}"})
        return answer if answer.status == 404 else granted(answer)

    async def pages(
        self, host: str, path: str, key: str, params: Mapping[str, str], most: int
    ) -> tuple[list[tuple[Any, Answer]], bool]:
        """Return the rows of at most so many pages, each with its answer, and whether there are more."""
        found: list[tuple[Any, Answer]] = []
        token = ""
        for _ in range(most):
            answer = await self.get(host, path, {**params, "pageToken": token} if token else params)
            rows, token = rows_of(demand(answer), key)
            found += [(row, answer) for row in rows]
            if not token:
                break
        return found, bool(token)


async def enter(ask: Ask, elsewhere: str = "") -> Door:
    """Turn the refresh token of the settings into an access token."""
    fields = {
        "client_id": str(ask.options.get("client_id", "")),
        "client_secret": str(ask.options.get("client_secret", "")),
        "refresh_token": ask.key,
        "grant_type": "refresh_token",
    }
    answer = granted(await ask.web.post_form(f"{elsewhere or TOKENS}/token", fields))
    return Door(ask, field(document(answer), "access_token", str), elsewhere)


@strict
def rows_of(answer: Answer, key: str) -> tuple[list[Any], str]:
    """Read one page of rows and the token of the next; Google leaves out a list without rows."""
    found = document(answer)
    if not isinstance(found, dict):
        raise Broken("not an object")
    return (field(found, key, list) if key in found else []), text(found, "nextPageToken")


def granted(answer: Answer) -> Answer:
    """Return an answer with status 2xx, else raise what Google's error object says, or the status alone."""
    if 400 <= answer.status < 500 and answer.body.lstrip()[:1] == b"{":
        _demand_permission(answer.status, document(answer).get("error"), answer)
    return demand(answer)


@strict
def _demand_permission(status: int, error: Any, answer: Answer) -> None:
    if error == "invalid_grant":
        raise Unauthorised(WITHDRAWN)
    if error in _CLIENT_ERRORS:
        raise Unauthorised(CLIENT)
    if not isinstance(error, dict):
        return
    details = [row for row in error.get("details") or [] if isinstance(row, dict)]
    if status == 403:
        reasons = {text(row, "reason") for row in details}
        raise Unauthorised(next((note for name, note in _DENIED.items() if name in reasons), "permission denied"))
    if status == 429:
        if any(text(row.get("metadata"), "quota_limit_value") == "0" for row in details):
            raise Unauthorised(UNAPPROVED)
        try:
            demand(answer)
        except RateLimited as limited:
            waits = [float(found[1]) for row in details if (found := _SECONDS.match(text(row, "retryDelay")))]
            raise RateLimited(limited.note, retry_after=limited.retry_after or next(iter(waits), None)) from None


_SECONDS = re.compile(r"(\d+(?:\.\d+)?)s$")
