"""Labelled texts, ours and those of the corpora, and the numbers the built-in reader learns from.

A corpus comes as ``<language>.train.jsonl`` and ``<language>.dev.jsonl``, a row with ``text``, ``label`` (neg, neu,
pos) and ``source`` a line. Not used when the program runs.
"""

import json
from collections import Counter
from collections.abc import Sequence
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

Row = dict[str, str]
Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
OURS = Path(__file__).parent / "own"


class Rows:
    """Labelled texts as numbers."""

    def __init__(self, rows: list[Row], language: str, review: float = 1.0, translated: float = 1.0) -> None:
        """Read rows of ``text``, ``label`` and ``source``, weighed by ``weights_of``."""
        words = [words_of(row["text"]) for row in rows]
        pieces = [hashed(each, language) for each in words]
        self.starts = np.cumsum([0, *(len(each) for each in pieces)])
        self.pieces: Ints = np.concatenate(pieces)
        self.plain: Floats = np.stack([dense(each, language) for each in words])
        self.labels: Ints = np.asarray([LABELS.index(row["label"]) for row in rows], dtype=np.int32)
        self.weights = weights_of([row["source"] for row in rows], review, translated)
        self.scales: Floats = (1 / np.sqrt(np.maximum(np.diff(self.starts), 1))).astype(np.float32)

    def batch(self, chosen: Ints) -> tuple[Ints, Ints]:
        """Return the pieces of the chosen rows in one piece, and which of them each belongs to."""
        sizes = self.starts[chosen + 1] - self.starts[chosen]
        owner = np.repeat(np.arange(len(chosen), dtype=np.int32), sizes)
        offset = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        return self.pieces[np.repeat(self.starts[chosen], sizes) + offset], owner

    def alike(self) -> "Rows":
        """Let each label that there is count alike, all together as much as before."""
        there, total = set(self.labels.tolist()), self.weights.sum()
        for label in there:
            self.weights[self.labels == label] *= total / len(there) / self.weights[self.labels == label].sum()
        return self


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
    """Return our own sentences as rows."""
    return [{"text": text, "label": label, "source": "own"} for label, text in _said(OURS / f"{language}.txt")]


def own_reviews(language: str, *, plain: bool) -> list[Row]:
    """Return our own reviews as rows, with ``plain`` those too that tell what happened without a word of feeling."""
    said = _said(OURS / "reviews" / f"{language}.txt")
    chosen = [(label.split()[0], text) for label, text in said if plain or not label.endswith(" plain")]
    return [{"text": text, "label": label, "source": "review"} for label, text in chosen]


def weights_of(sources: list[str], review: float = 1.0, translated: float = 1.0) -> Floats:
    """Return what each row weighs: sources nearer to one size than they are, those ``TRANSLATED`` so much of that, our
    own sentences ``OWN``, or less where they are many, our own reviews ``review``.
    """
    sizes = Counter(sources)
    weights = np.asarray([sizes[source] ** -EVEN for source in sources], dtype=np.float32)
    ours, reviews = (np.asarray([source == name for source in sources]) for name in ("own", "review"))
    one = min(OWN, OWN_ALL / max(1, sizes["own"]))
    others = weights / weights[~ours & ~reviews].mean()
    others[np.asarray([source in TRANSLATED for source in sources])] *= translated
    return np.select([ours, reviews], [one, review], others).astype(np.float32)


def _said(path: Path) -> list[tuple[str, str]]:
    """Return what stands under each heading ("# neg") of a file of ours."""
    heading, said = "", []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# "):
            heading = line[2:]
        else:
            said.append((heading, line))
    return said
