"""What was read of a text is kept for whoever asks next: by the text's digest, never the text itself."""

from collections.abc import Callable
from functools import wraps
from hashlib import blake2b
from typing import Concatenate, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

MOST = 5_000
"""Texts that are kept; then it begins anew. A dossier of a busy company has a thousand."""


def kept(read: Callable[Concatenate[str, P], T]) -> Callable[Concatenate[str, P], T]:
    """Read each text once, though several checks, the record of what was said and the scores all ask for it."""
    known: dict[tuple[object, ...], T] = {}

    @wraps(read)
    def ask(text: str, /, *args: P.args, **more: P.kwargs) -> T:
        digest = blake2b(text.encode(errors="surrogatepass"), digest_size=16).digest()
        name = (digest, args, tuple(sorted(more.items())))
        if name not in known:
            if len(known) >= MOST:
                known.clear()
            known[name] = read(text, *args, **more)
        return known[name]

    return ask
