"""A Reader that calls the function in this process: quick, for tests of sources."""

from collections.abc import Callable
from typing import Any, TypeVar

from checks.web import Broken, LookError

T = TypeVar("T")


class Direct:
    """Implements ``checks.ask.Reader`` without a worker process; keeps what it was asked to run."""

    def __init__(self) -> None:
        self.ran: list[str] = []

    async def run(self, function: Callable[..., T], *args: Any) -> T:
        """Return ``function(*args)``; what it raises becomes ``Broken``, as with a worker."""
        self.ran.append(function.__name__)
        try:
            return function(*args)
        except LookError:
            raise
        except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
            raise Broken(f"{type(error).__name__}: {error}") from error
