"""What judging costs: one text, a dossier of 1,000 pieces of evidence, the start and the memory of a worker."""

import asyncio
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from checks.language import judge as feel
from checks.language import topics
from checks.said import said
from checks.scores.standing import standing
from checks.sign import judge
from checks.workers import Workers
from data.dossier import Dossier
from data.evidence import Evidence
from data.places import load
from tests.bench.table import Row
from tests.checks.dossiers import CARD, NOW, listing, mention, page, review

TEXTS = {
    "en": "We waited forty minutes for a sandwich, the {} was cold, and nobody at the counter said sorry.",
    "fi": "Odotimme voileipää neljäkymmentä minuuttia, {} oli kylmää eikä kukaan tiskillä pahoitellut.",
    "ru": "Ждали бутерброд сорок минут, {} холодный, и никто у стойки даже не извинился перед нами.",
    "pl": "Czekaliśmy czterdzieści minut na kanapkę, {} zimna, a nikt przy ladzie nawet nie przeprosił.",
    "nb": "Vi ventet førti minutter på et smørbrød, {} var kald, og ingen ved disken sa unnskyld.",
}
PIECES = 1000
START = "import time; a = time.process_time(); from checks.language import judge, topics, named; judge('It was cold and slow.', hint='en'); topics('It was cold.', 'en'); print(time.process_time() - a)"  # noqa: E501


def rows() -> Iterable[Row]:
    """Measure each in time of the processor, so that what else runs does not count.

    The texts are all different: nothing comes from a cache.
    """
    yield Row(what="one text: language, feeling and topics", value=_one_text(), goal=1.0, unit="ms")
    judging, all_of_it = _one_dossier()
    yield Row(what=f"a dossier of {PIECES:,} pieces of evidence", value=judging, goal=0.5, unit="s")
    yield Row(what="the same, with what was said and the week's numbers", value=all_of_it, goal=0.8, unit="s")
    yield Row(what="start of the language part", value=_start(), goal=0.3, unit="s")
    yield Row(what="memory of a worker that has judged", value=asyncio.run(_memory()), goal=120, unit="MB")


def _words(number: int) -> str:
    language = list(TEXTS)[number % len(TEXTS)]
    return TEXTS[language].format(f"kahvi{number}") + f" {number}"


def _one_text() -> float:
    for number in range(50):
        feel(_words(number)), topics(_words(number))
    texts = [_words(1000 + number) for number in range(500)]
    started = time.process_time()
    for text in texts:
        feel(text)
        topics(text)
    return (time.process_time() - started) / len(texts) * 1000


def dossier(first: int = 0) -> Dossier:
    """A dossier as a busy company has it: mostly reviews and posts, some of them copies, some rows and pages.

    ``first`` makes its texts differ from another's.
    """
    found: list[Evidence] = [page(f"/{n}" if n else "/") for n in range(30)]
    found += [listing(f"place{n}") for n in range(70)]
    for number in range(PIECES - len(found)):
        fields = {
            "body": _words(first + (number - number % 10 if number % 10 == 9 else number)),
            "author": f"Author {number % 400}",
            "written": (NOW - timedelta(days=number % 700)).date(),
            "url": f"https://site{number % 25}.example/{number}",
            "place": f"site{number % 25}.example",
        }
        made = review(rating=float(1 + number % 5), **fields) if number % 3 else mention(**fields)
        found.append(made)
    return Dossier(company=CARD, taken_at=NOW, evidence=tuple(found))


def _one_dossier() -> tuple[float, float]:
    """Return the seconds of judging, and of all that a check asks of a dossier."""
    places = load("FI")
    judge(Dossier(company=CARD, taken_at=NOW, evidence=dossier().evidence[:120]), places)
    alone, all_of_it = [], []
    for number in range(1, 4):
        seen = dossier(number * PIECES * 10)
        started = time.process_time()
        judged = judge(seen, places)
        alone.append(time.process_time() - started)
        said(seen)
        standing(seen, judged, places)
        all_of_it.append(time.process_time() - started)
    return statistics.median(alone), statistics.median(all_of_it)


def _start() -> float:
    runs = [subprocess.run([sys.executable, "-c", START], capture_output=True, check=True, text=True) for _ in range(3)]
    return min(float(run.stdout) for run in runs)


def peak_after_judging(seen: Dossier) -> float:
    """Judge, and return the most memory this process has held, in MB."""
    judge(seen, load("FI"))
    for number in range(50):
        feel(_words(number))
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024


async def _memory() -> float:
    workers = Workers(1, seconds=30)
    try:
        return await workers.run(peak_after_judging, dossier())
    finally:
        await workers.close()
