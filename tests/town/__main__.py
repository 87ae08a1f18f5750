"""``python -m tests.town``: the town as a process, until Ctrl-C."""

import argparse
import asyncio
import random
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from tests.town.server import Town


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.town", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="http port (default: any free one)")
    parser.add_argument("--https-port", type=int, default=0, help="https port (default: any free one)")
    parser.add_argument("--now", type=datetime.fromisoformat, help="the town's clock, ISO 8601 (default: the real one)")
    parser.add_argument("--settings-out", type=Path, help="write a Goodname settings file there")
    return parser.parse_args()


async def _open(wanted: argparse.Namespace) -> None:
    now = wanted.now or datetime.now(UTC)
    now = now if now.tzinfo else now.replace(tzinfo=UTC)
    async with Town(now=now, rng=random.Random(1), port=wanted.port, https_port=wanted.https_port) as town:
        if wanted.settings_out:
            town.write_settings(wanted.settings_out)
        sys.stdout.write(f"The town is open: {town.url}\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


with suppress(KeyboardInterrupt):
    asyncio.run(_open(_arguments()))
