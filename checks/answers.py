"""Reading the JSON answers of documented interfaces, strictly (pure)."""

import json
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from checks.walls import is_wall
from checks.web import WALL, Answer, Blocked, Broken
from data.whole import whole

P = ParamSpec("P")
T = TypeVar("T")


def document(answer: Answer) -> Any:
    """Return the JSON of an answer; a challenge page is ``Blocked``, anything else unreadable ``Broken``."""
    try:
        return whole(json.loads(answer.body))
    except (ValueError, RecursionError) as error:
        demand_no_challenge(answer)
        raise Broken("not JSON") from error


def told(answer: Answer, found: list[Any]) -> list[Any]:
    """Return the rows of an answer; none at all in what calls itself a page is ``Broken``, not empty."""
    if not found and "html" in answer.headers.get("content-type", ""):
        raise Broken("an empty answer that calls itself a page")
    return found


def strict(parse: Callable[P, T]) -> Callable[P, T]:
    """Make a reader of answers say ``Broken`` of an answer in any other shape than it knows."""

    @wraps(parse)
    def read(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return parse(*args, **kwargs)
        except (AttributeError, TypeError, LookupError, ValueError, ArithmeticError) as error:
            raise Broken("an answer in another shape") from error

    return read


def demand_no_challenge(answer: Answer) -> None:
    """Raise ``Blocked`` when the body is a captcha or consent page served in place of an answer."""
    if is_wall(answer.url, answer.headers, answer.body):
        raise Blocked(WALL)


def field(row: Any, name: str, kind: type[Any]) -> Any:
    """Return ``row[name]`` if it is a ``kind``, else raise ``Broken``: the format has changed."""
    if not isinstance(row, Mapping) or not isinstance(row.get(name), kind):
        raise Broken(f"no {name} in the answer")
    return row[name]


def text(row: Any, name: str) -> str:
    """Return a text of a row, empty where it is missing or null."""
    value = row.get(name) if isinstance(row, Mapping) else None
    return value.strip() if isinstance(value, str) else ""
