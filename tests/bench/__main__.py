"""Run every ``tests.bench.bench_*`` (or those named) and print one table; exit 1 when a goal is missed."""

import importlib
import pkgutil
import sys
import time

import tests.bench
from tests.bench.table import Row, table


def main(wanted: list[str]) -> int:
    """Each module has ``rows() -> Iterable[Row]``; it makes its own event loop where it needs one."""
    found: list[Row] = []
    for module in sorted(module.name for module in pkgutil.iter_modules(tests.bench.__path__)):
        if not module.startswith("bench_") or (wanted and module.removeprefix("bench_") not in wanted):
            continue
        started = time.perf_counter()
        print(f"{module} ...", end=" ", flush=True)
        found += importlib.import_module(f"tests.bench.{module}").rows()
        print(f"{time.perf_counter() - started:.0f} s", flush=True)
    print(table(found))
    return 0 if found and all(row.met for row in found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
