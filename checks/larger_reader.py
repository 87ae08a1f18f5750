"""The larger reader's word on opinions, where it is installed: which are to be read, and put beside each (pure)."""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256

from checks.about import by_us, likely_language
from checks.language.detect import LANGUAGES, language_of
from checks.language.model.larger import Likely
from checks.language.weighing import BAD, GOOD
from checks.talk import about_us
from data.dossier import Dossier
from data.evidence import Mention, Opinion, Review


def unread(dossier: Dossier) -> dict[str, tuple[str, str]]:
    """Return text and language of the opinions whose words decide and that it has not read, each text once (by
    ``name_of``), newest first.

    Stars that speak for themselves need no reader; of a language that is not ours nothing would be made.
    """
    found: dict[str, tuple[str, str]] = {}
    for item in sorted(dossier.of(Opinion), key=lambda item: str(item.written or ""), reverse=True):
        text = item.body or item.quote
        if item.likely or not text.strip() or by_us(item, dossier.company):
            continue
        if isinstance(item, Review) and item.rating is not None and not BAD < item.rating < GOOD:
            continue
        if isinstance(item, Mention) and about_us(item, dossier.company) is None:
            continue
        language = language_of(text, likely_language(item, dossier.company))
        if language in LANGUAGES:
            found.setdefault(name_of(item), (text, language))
    return found


def filled(dossier: Dossier, said: Mapping[str, Likely]) -> Dossier:
    """Return the dossier with what it says (by ``name_of``) beside each opinion that has none yet."""
    if not said:
        return dossier
    evidence = tuple(
        replace(item, likely=item.likely or said.get(name_of(item))) if isinstance(item, Opinion) else item
        for item in dossier.evidence
    )
    return replace(dossier, evidence=evidence)


def name_of(item: Opinion) -> str:
    """Return what an opinion's words are kept by: their digest."""
    return sha256((item.body or item.quote).encode(errors="surrogatepass")).hexdigest()[:16]
