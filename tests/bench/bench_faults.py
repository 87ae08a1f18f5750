"""Every way in which the web can fail, through the whole bot: see ``tests.bench.faults``."""

from collections.abc import Iterator

from bot import loop
from tests.bench.faults import matrix
from tests.bench.table import Row
from tests.town import faults


def rows() -> Iterator[Row]:
    """Yield what owners were told wrongly."""
    tried = [told for kind in faults.KINDS for told in loop.run(matrix(kind))]
    for told in tried:
        for line in told.wrong:
            print(f"    {told.kind}, {told.scope}: {line}")
    wrong = sum(len(told.wrong) for told in tried)
    what = f"faults: untrue, or not told, in {len(tried)} ways for the web to fail"
    yield Row(what=what, value=wrong, goal=0, unit="")
