"""[Not right] and [Done] for everything planted in the town: see ``tests.bench.claims``."""

from collections.abc import Iterator

from bot import loop
from tests.bench.claims import every
from tests.bench.table import Row


def rows() -> Iterator[Row]:
    """Yield what does not hold."""
    walked = loop.run(every())
    wrong = [line for owner in walked for line in owner.wrong]
    for line in wrong:
        print(f"    {line}")
    yield Row(what=f"claims: what does not hold, {len(walked)} companies", value=len(wrong), goal=0, unit="")
