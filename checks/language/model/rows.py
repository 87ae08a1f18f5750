"""Labelled texts, ours and those of the corpora, and the numbers the built-in reader learns from.

A corpus comes as ``<language>.train.jsonl`` and ``<language>.dev.jsonl``, a row with ``text``, ``label`` (neg, neu,
pos) and ``source`` a line. Not used when the program runs.
"""

import json
from collections import Counter
from collections.abc import Sequence
from copy import copy
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from checks.language.features import dense, hashed, words_of

LABELS = ("neg", "neu", "pos")
SOURCES = frozenset(
    f"polemo_{topic}_{size}" for topic in ("hotels", "medicine", "products", "reviews") for size in ("sentence", "text")
) | {
    *("xed_en", "xed_fi", "xed_nb", "xed_pl", "xed_ru", "finnsentiment", "norec_sentence"),
    *("cedr", "rusentne", "rusentne_org", "goemotions_ru", "uci_amazon", "uci_yelp", "uci_imdb"),
    *("pros_cons", "product_reviews", "sentence_polarity"),
}
"""Those whose licence allows shipping weights made from them (``CARD.md``)."""
EVEN = 0.25
"""0 takes sources as large as they are, 1 all alike."""
OWN, OWN_ALL = 3.0, 1000.0
"""How many rows one of our own sentences weighs (``own/``), and all those of a language at most."""
TRANSLATED = frozenset({"goemotions_ru"})
"""Sources that a machine translated."""
TOLD = ("post", "review")
"""Our own posts about companies and reviews of them."""

Row = dict[str, str]
Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
OURS = Path(__file__).parent / "own"


class Rows:
    """Labelled texts as numbers."""

    def __init__(self, rows: list[Row], language: str) -> None:
        """Read rows of ``text``, ``label`` and ``source``, weighed by ``weights_of``."""
        words = [words_of(row["text"]) for row in rows]
        pieces = [hashed(each, language) for each in words]
        self.pieces: Ints = np.concatenate(pieces)
        """The buckets of all texts, one text after the other."""
        self.sizes: Ints = np.asarray([len(each) for each in pieces], dtype=np.int32)
        self.starts: NDArray[np.int64] = np.cumsum(self.sizes, dtype=np.int64) - self.sizes
        """Where in ``pieces`` each text begins, and how many are its own."""
        self.plain: Floats = np.stack([dense(each, language) for each in words])
        self.labels: Ints = np.asarray([LABELS.index(row["label"]) for row in rows], dtype=np.int32)
        self.sources = np.asarray([row["source"] for row in rows])
        self.weights = weights_of(self.sources)
        self.scales: Floats = (1 / np.sqrt(np.maximum(self.sizes, 1))).astype(np.float32)

    @property
    def told(self) -> NDArray[np.bool_]:
        """Which are our own posts and reviews."""
        return np.isin(self.sources, TOLD)

    def batch(self, chosen: Ints) -> tuple[Ints, Ints]:
        """Return the pieces of the chosen rows in one piece, and which of them each belongs to."""
        sizes = self.sizes[chosen]
        owner = np.repeat(np.arange(len(chosen), dtype=np.int32), sizes)
        offset = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        return self.pieces[np.repeat(self.starts[chosen], sizes) + offset], owner

    def only(self, chosen: NDArray[np.bool_]) -> "Rows":
        """Return the chosen rows, weighed anew by ``weights_of``."""
        found = copy(self)
        found.sizes, found.starts, found.scales = self.sizes[chosen], self.starts[chosen], self.scales[chosen]
        found.plain, found.labels, found.sources = self.plain[chosen], self.labels[chosen], self.sources[chosen]
        found.weights = weights_of(found.sources)
        return found

    def weighed(self, **weights: float) -> "Rows":
        """Return the same rows, weighed by ``weights_of`` with these."""
        found = copy(self)
        found.weights = weights_of(self.sources, **weights)
        return found

    def complaining(self) -> "Rows":
        """Return the same rows, those that are not negative all labelled as positive."""
        found = copy(self)
        found.labels = np.where(self.labels == 0, 0, 2).astype(np.int32)
        return found

    def alike(self) -> "Rows":
        """Return the same rows, each label that there is counting alike, all together as much as before."""
        found, there = copy(self), np.unique(self.labels)
        found.weights = self.weights.copy()
        for label in there:
            chosen = self.labels == label
            found.weights[chosen] *= self.weights.sum() / len(there) / self.weights[chosen].sum()
        return found


def read_rows(folders: Sequence[Path], language: str, part: str) -> list[Row]:
    """Return the rows of a language's ``train`` or ``dev`` files whose source may be used.

    Raises ``FileNotFoundError`` where no folder has one.
    """
    paths = [path for folder in folders if (path := folder / f"{language}.{part}.jsonl").is_file()]
    if not paths:
        raise FileNotFoundError(f"no {language}.{part}.jsonl in {', '.join(map(str, folders))}")
    rows = [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]
    return [row for row in rows if row["source"] in SOURCES]


def own_rows(language: str) -> list[Row]:
    """Return what we wrote: sentences (source ``own``), posts (``post``) and reviews (``review``)."""
    files = {"own": OURS / f"{language}.txt"} | {name: OURS / f"{name}s" / f"{language}.txt" for name in TOLD}
    return [
        {"text": text, "label": label, "source": source}
        for source, path in files.items()
        for label, text in _said(path)
    ]


def weights_of(sources: NDArray[np.str_], *, post: float = 1.0, review: float = 1.0, translated: float = 1.0) -> Floats:
    """Return what each row weighs: sources nearer to one size than they are, those ``TRANSLATED`` so much of that, our
    own sentences ``OWN``, or less where they are many, our own posts and reviews what is asked.
    """
    sizes = Counter(sources.tolist())
    weights = np.asarray([sizes[source] ** -EVEN for source in sources.tolist()], dtype=np.float32)
    own, posts, reviews = (sources == name for name in ("own", *TOLD))
    others = ~(own | posts | reviews)
    weights /= weights[others].mean() if others.any() else 1.0
    weights[np.isin(sources, list(TRANSLATED))] *= translated
    one = min(OWN, OWN_ALL / max(1, sizes["own"]))
    return np.select([own, posts, reviews], [one, post, review], weights).astype(np.float32)


def _said(path: Path) -> list[tuple[str, str]]:
    """Return what stands under each heading ("# neg", "# neg plain") of a file of ours, with its label."""
    heading, said = "", []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# "):
            heading = line.split()[1]
        else:
            said.append((heading, line))
    return said
