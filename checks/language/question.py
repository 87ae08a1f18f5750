"""Whether a text asks something of its readers."""

import re

_OPENERS = {
    "en": "does|do|is|are|can|could|has|have|where|when|what|which|who|how|why|anyone|any",
    "fi": "onko|ovatko|voiko|saako|tietääkö|osaako|missä|milloin|mistä|mihin|mikä|mitä|kuka"
    "|miten|kuinka|paljonko|löytyykö|kannattaako|miksi",
    "ru": "есть ли|можно ли|кто|где|когда|как|сколько|какой|какая|какие|какое|подскажите|скажите|почему|работает ли|а",
    "pl": "czy|gdzie|kiedy|jak|ile|kto|co|jaki|jaka|jakie|który|która|dlaczego|skąd|orientuje",
    "nb": "er|har|kan|vet|finnes|hvor|når|hva|hvilken|hvilke|hvem|hvordan|hvorfor|noen|får|går",
}
_ASKING = {language: re.compile(rf"^\W*(?:{words})\b", re.IGNORECASE) for language, words in _OPENERS.items()}
_REQUEST = re.compile(
    r"anyone know|does anybody|could (?:anyone|someone) tell|tietääkö (?:joku|kukaan)|osaako (?:joku|kukaan)"
    r"|кто[- ]нибудь знает|подскажите|кто знает|czy ktoś|ktoś (?:wie|się orientuje)|noen som vet|vet noen",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]*")
_SHOUTED = re.compile(r"\?!|!\?|\?{2,}")
_RHETORICAL = re.compile(
    r"right\?|isn't it\?|really\?|who cares|vai mitä\?"
    r"|eikö niin\?|не так ли\?|правда\?|prawda\?|nie\?$|ikke sant\?|hva\?$",
    re.IGNORECASE,
)

LONGEST = 2_000
"""Characters of a text that are looked at."""


def is_question(text: str, language: str | None = None) -> bool:
    """Whether a short text asks its readers something that can be answered.

    True for a sentence that ends in one question mark and opens with a question word of its language
    (or, without a known language, any), or is the whole or the last of the text, and for the usual
    requests ("does anyone know"). Not for tags ("right?"), shouted marks or a question amid a story.
    """
    text = text[:LONGEST]
    sentences = [found.group().strip() for found in _SENTENCE.finditer(text)]
    sentences = [sentence for sentence in sentences if re.search(r"\w", sentence)]
    if not sentences:
        return False
    if _REQUEST.search(text):
        return True
    asked = [one for one in sentences if one.endswith("?") and not _SHOUTED.search(one) and not _RHETORICAL.search(one)]
    if not asked:
        return False
    if sentences[-1] in asked or len(sentences) <= 2:
        return True
    patterns = [_ASKING[language]] if language in _ASKING else list(_ASKING.values())
    return len(sentences) <= 5 and any(pattern.match(one) for one in asked for pattern in patterns)
