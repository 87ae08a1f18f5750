"""The town as a process of its own, and the CPU time of ours."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).parent.parent.parent
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Process:
    """A town that runs beside us."""

    url: str
    settings: Path

    def bytes_sent(self) -> int:
        """Return the bytes of all bodies it has sent so far."""
        with urlopen(f"{self.url}.json") as answer:
            return int(json.load(answer)["answered"]["bytes"])


@contextmanager
def town_process(folder: Path, now: datetime) -> Iterator[Process]:
    """Start a town and end it by its id."""
    settings = folder / "town.toml"
    command = [sys.executable, "-m", "tests.town", "--now", now.isoformat(), "--settings-out", str(settings)]
    started = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        said = started.stdout.readline() if started.stdout else ""
        found = re.search(r"http://\S+", said)
        assert found, f"the town did not open: {said!r}"
        yield Process(found[0], settings)
    finally:
        started.terminate()
        started.wait(10)
        if started.stdout:
            started.stdout.close()


def cpu_seconds() -> float:
    """Return the CPU time of this process and its living children so far."""
    return sum(_of(pid) for pid in (os.getpid(), *_children(os.getpid())))


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in map(int, (task / "children").read_text().split()):
            found += [child, *_children(child)]
    return found


def _of(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS
