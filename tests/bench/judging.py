"""Every measure of judging in one go: ``python -m tests.bench.judging CORPORA``.

CORPORA is a folder with ``pages/`` and ``texts/`` of labelled rows, kept elsewhere. Without it nothing can be
measured, and that is said. Exit 1 when a part misses a goal of its own, 2 without a folder.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from checks.language.model import score
from tests.bench import judging_pages, judging_pairs, judging_posts, judging_reviews

Part = Callable[[Path], object]
PARTS: tuple[tuple[str, str, Part], ...] = (
    ("pages", "Comparisons of facts", lambda folder: judging_pairs.main([str(folder)])),
    ("pages", "Reading pages", lambda folder: judging_pages.main([str(folder)])),
    ("texts", "The built-in reader of texts", lambda folder: score.main([folder / "texts"])),
    ("texts", "Invented reviews, trained on by none", lambda folder: judging_reviews.main([])),
    ("texts", "Invented posts, trained on by none", lambda folder: judging_posts.main([])),
)


def main(arguments: list[str]) -> int:
    """Run every part whose rows are there."""
    folder = Path(arguments[0]) if len(arguments) == 1 else None
    if folder is None or not any((folder / rows).is_dir() for rows, _, _ in PARTS):
        print("No rows to measure on: make bench-judging CORPORA=path, a folder that holds pages/ and texts/.")
        return 2
    worst = 0
    for rows, title, part in PARTS:
        print(f"\n== {title}")
        if (folder / rows).is_dir():
            worst = max(worst, int(part(folder) == 1))
        else:
            print(f"not measured: {folder} holds no {rows}/")
        sys.stdout.flush()
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
