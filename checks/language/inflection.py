"""Names as they stand in running text: inflected, in either script, joined or apart."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from anyascii import anyascii

from checks.language import declined
from data.names import CYRILLIC

_FINNISH = (
    "n|a|ä|t|ta|tä|tta|ttä|en|in|an|än|on|ön|un|yn|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi|na|nä|hin|hen|han|hän|hon|hun|hyn|seen|ien|"
    "jen|iden|ja|jä|ia|iä|issa|issä|ista|istä|illa|illä|ilta|iltä|ille|ihin|isiin|nsa|nsä|mme|nne"
)
_SLAVIC = (
    "а|я|у|ю|ы|и|е|о|ой|ей|ом|ем|ём|ою|ах|ях|ами|ями|ам|ям|ов|ев|ий|ый|ая|яя|ое|ее|ого|его|ому|ему|ую|юю|ым|им|ых|их|ые|ие|"
    "a|u|e|y|i|o|ą|ę|ie|iem|em|om|ów|owi|ami|ach|ej|iej|ego|iego|emu|iemu|ym|im|ych|ich|ią|owie|cie|dzie|nie|niu"
)
_GERMANIC = "s|es|ens|et|er|ene|enes"
_ENDINGS = f"{_FINNISH}|{_SLAVIC}|{_GERMANIC}"
_RUSSIAN_ADJECTIVE = "(?:ий|ая|ое|ие|ого|ой|ому|ом|ую|им|их|ими)"
_POLISH_ADJECTIVE = "(?:i|a|ie|iego|iej|iemu|im|ą|ich|imi)"
_RUSSIAN_FIRM = f"(?:ов|ев)ск{_RUSSIAN_ADJECTIVE}"
"""What is of a firm: сбербанковская карта."""
_CLITICS = "(?:kin|kaan|kään|ko|kö|han|hän)?"
_SHORTEST = 4
_LONG = 7
"""Longer names are known with one letter less where it is doubled."""
_VOWELS = "aeiouyäöåаеёиоуыэюяąęó"
_JOINT = r"[\s\-–_«»„“”\"]"
_WORDS = re.compile(r"&|[^\W\d_]+(?:[+'’][^\W\d_]+)*|\d+")
_MARKS = re.compile(r"[^\w\s\-–«»„“”\"]")
AND = ("and", "og", "ja", "oraz", "i", "и", "och")
"""What "&" is read as."""
_OPENED = re.compile(r"ó([^\Waeiouyąęó]{1,2})$")
_FLEETING = re.compile(r"(?<=[^\Wаеёиоуыэюяa-z])[оеё]([^\Wаеёиоуыэюяьйa-z])$")
"""A Russian vowel that is lost before an ending: сон, сне."""
_DOUBLED = re.compile(r"([бвгджзклмнпрстфхцчш])\1", re.IGNORECASE)
"""A Russian consonant written twice, once by many who write a foreign name by ear: Райффайзен, Райфайзен."""
_SOFT = str.maketrans("ćńśź", "cnsz")
_GRADES = (
    *(
        ("nk", "ng"),
        ("nt", "nn"),
        ("lt", "ll"),
        ("rt", "rr"),
        ("mp", "mm"),
        ("ht", "hd"),
        ("kk", "k"),
        ("tt", "t"),
        ("pp", "p"),
    ),
    *(("lk", "l"), ("rk", "r"), ("hk", "h"), ("k", ""), ("t", "d"), ("p", "v")),
)
"""Finnish consonants before the last vowel, strong and weak: Helsinki, Helsingin; Turku, Turun."""
_STRONGER = (
    *(("ng", "nk"), ("nn", "nt"), ("ll", "lt"), ("rr", "rt"), ("mm", "mp"), ("hd", "ht")),
    *(("k", "kk"), ("t", "tt"), ("p", "pp"), ("d", "t"), ("v", "p")),
)
"""Weak and strong, where the word itself is weak: kirkas, kirkkaan; liike, liikkeen; hammas, hampaan."""
_OTHER_ENDS = (
    ("us", ("ude", "ute", "utt")),
    ("ys", ("yde", "yte", "ytt")),
    ("si", ("de", "te", "t")),
    ("in", ("ime",)),
)
"""Ends of Finnish words, and what stands before an ending: terveys, terveyden; vesi, veden; puhelin, puhelimen."""
_SPELLINGS: tuple[dict[str, str], ...] = (
    {},
    {"ё": "йо"},
    {"я": "ia", "ю": "iu", "й": "i", "ё": "e", "ь": ""},
    {"я": "ya", "ю": "yu", "й": "i", "ь": "", "х": "h", "ц": "c"},
    {"я": "ja", "ю": "ju", "й": "j", "ё": "jo", "ь": "", "х": "h"},
)
"""Ways of writing Russian in Latin letters, where they differ: Ёлка is Elka, Yolka and Jolka, Кофейня Kofeinya too."""
_SOFTENED = (
    *(("ń", "ni"), ("ć", "ci"), ("ś", "si"), ("ź", "zi")),
    *(("rzeł", "rł"), ("eł", "ł"), ("t", "ci"), ("ta", "ci"), ("d", "dzi"), ("da", "dzi"), ("r", "rz"), ("ra", "rz")),
    *(("ł", "l"), ("ła", "l"), ("ka", "c"), ("ga", "dz")),
)
"""How Polish words end, and how before another ending."""


@lru_cache(maxsize=256)
def adjective_of(town: str) -> re.Pattern[str]:
    """Return a pattern that finds what is of a town: псковский, rzeszowska, turkulainen, bergensk."""
    stem = re.escape(_OPENED.sub(r"o\1", town.rstrip("аяыиьaey")))
    hard = stem[:-1] + {"g": "s", "ż": "s", "z": "s", "k": "c", "c": "c"}.get(stem[-1:], stem[-1:] + "s")
    if town.endswith("szcz"):
        hard = re.escape(town[:-4]) + "s"
    finnish = f"(?:{re.escape(town)}|{re.escape(town[:-1])}e)" if town.endswith("i") else re.escape(town)
    slavic = rf"{stem}(?:ь|ов|ин)?ск{_RUSSIAN_ADJECTIVE}|{hard}k{_POLISH_ADJECTIVE}"
    return re.compile(rf"(?<!\w)(?:{slavic}|{finnish}l[aä]i(?:nen|s\w+)|{re.escape(town)}sk[et]?)(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def pattern_of(name: str, shortest: int = _SHORTEST, polish: bool = False) -> re.Pattern[str]:
    """Return a pattern that finds a name in a text, any word of it inflected, in any case.

    Takes the endings of Finnish, Russian, Polish, Norwegian and English, the Finnish and Polish changes of
    consonants, a vowel or soft sign lost before an ending (stems keep ``shortest`` letters), and the name in
    Latin letters as well; where it is ``polish`` a short word too in all its cases (Dąb, Dębu).
    """
    spelled = _spelled(name, shortest)
    if polish and len(name) <= _SHORTEST and name.isalpha():
        spelled = f"(?:{'|'.join((spelled, *map(re.escape, sorted(declined.forms(name)))))})"
    if not name.isascii():
        spelled = f"(?:{'|'.join((spelled, *(_spelled(latin, shortest) for latin in _latin(name))))})"
    spelled = _DOUBLED.sub(r"\1\1?", spelled) if len(name) > _LONG else spelled
    spelled = re.sub("[её]", "[её]", re.sub("[ЕЁ]", "[ЕЁ]", spelled))
    spelled = re.sub(r"(?<=\w)['’](?=\w)", "['’]?", spelled)
    return re.compile(rf"(?<!\w){spelled}(?!\w)", re.IGNORECASE)


def _latin(name: str) -> list[str]:
    """Return the ways of writing a name in plain Latin letters."""
    ways = ("".join(spelling.get(letter, letter) for letter in name.lower()) for spelling in _SPELLINGS)
    return list(dict.fromkeys(anyascii(way).replace("'", "") for way in ways))


def _spelled(name: str, shortest: int) -> str:
    words = list(_WORDS.finditer(name))
    if not words:
        return r"(?!)"
    shortest -= len(words) > 1
    parts = [_word(words[0].group(), shortest)]
    for one, two in pairwise(words):
        parts += (_joint(one.group(), name[one.end() : two.start()], two.group()), _word(two.group(), shortest))
    return "".join(parts)


def _joint(before: str, between: str, after: str) -> str:
    """Return what may stand between two words of a name: spaces and hyphens, and the marks that stand there itself.

    Words joined by a hyphen or "&", and a number beside letters, are written as one too, as is an initial: H&M,
    Rema1000, Tele 2, МВидео.
    """
    loose = "&" in (before, after) or between == "-" or before.isdigit() != after.isdigit()
    least = "*" if loose or (between == "." and len(before) == 1) else "+"
    marks = re.escape("".join(dict.fromkeys(_MARKS.findall(between))))
    return rf"(?:{_JOINT}*[{marks}]{{1,3}}{_JOINT}*|{_JOINT}{least})" if marks else _JOINT + least


def _word(word: str, shortest: int) -> str:
    if word == "&":
        return rf"(?:&|(?<=\w\w\s)(?:{'|'.join(AND)})(?=\s\w\w))"
    exact = re.escape(word)
    if len(word) < 3 or not word[-1].isalpha():
        return exact + r"(?:[:'’-]\w{1,5})?"
    ways = [rf"{exact}(?:[:'’-]?(?:{_ENDINGS}){_CLITICS})?"]
    ways += [
        rf"{re.escape(stem)}(?:{_ENDINGS}){_CLITICS}" for stem in dict.fromkeys(_stems(word, shortest)) if stem != word
    ]
    if len(word) > _SHORTEST + 1 and word.casefold().endswith("ia"):
        ways.append(re.escape(word[:-1]))
    if CYRILLIC.search(word) and (len(word) > _SHORTEST or word.isupper()):
        ways.append(rf"{re.escape(word.rstrip('аоеияый'))}{_RUSSIAN_FIRM}")
    return "(?:" + "|".join(ways) + ")"


def _stems(word: str, shortest: int) -> Iterator[str]:
    """Yield what is left of a word before an ending other than its own."""
    small = word.casefold()
    if len(word) > shortest and small[-1] in _VOWELS + "ьй":
        yield word[:-1]
    if len(word) > _SHORTEST and small[-2:] in ("ий", "ый", "ой", "ая", "яя", "ое", "ее"):
        yield word[:-2]
    if shortest < _SHORTEST and _FLEETING.search(small):
        yield _FLEETING.sub(r"\1", word)
    if len(word) > _SHORTEST + 1 and small[-2:] in ("ек", "ок", "ец", "ek", "ec"):
        yield word[:-2] + word[-1]
    if "ó" in small[-2:-1] or "ó" in small[-3:-2]:
        yield _OPENED.sub(lambda found: "o" + found.group(1).translate(_SOFT), word)
    if len(word) > _SHORTEST or shortest < _SHORTEST or small[-1] in "ńćśź":
        yield from _polish_stems(word)
    if small.isascii() or any(letter in small for letter in "äö"):
        yield from _finnish_stems(word)


def _polish_stems(word: str) -> Iterator[str]:
    """Yield stems with a consonant softened before an ending: Toruń, Toruniu; warsztat, warsztacie; orzeł, orła."""
    for hard, soft in _SOFTENED:
        if word.casefold().endswith(hard):
            yield word[: -len(hard)] + soft


def _finnish_stems(word: str) -> Iterator[str]:
    if word.endswith("nen") and len(word) > 5:
        yield word[:-3] + "s"
        yield word[:-3] + "se"
        return
    if word[-1] == "s" and len(word) > _SHORTEST:
        yield word[:-1] + "kse"
        yield word[:-1] + word[-2]
        yield _stronger(word[:-2]) + word[-2] * 2
    if word[-1] == "e":
        yield word + "e"
        yield _stronger(word[:-1]) + "ee"
    for end, others in _OTHER_ENDS:
        if word.endswith(end) and len(word) >= _SHORTEST:
            yield from (word[: -len(end)] + other for other in others)
    if word[-1] not in "aeiouyäö" or len(word) < _SHORTEST:
        return
    ends = (word[-1], "e") if word[-1] == "i" else (word[-1],)
    body = word[:-1]
    yield from (body + end for end in ends)
    for strong, weak in _GRADES:
        if body.endswith(strong):
            yield from (body[: -len(strong)] + weak + end for end in ends)
            return


def _stronger(body: str) -> str:
    """Return the beginning of a Finnish word with its last consonants strong."""
    for weak, strong in _STRONGER:
        if body.endswith(weak):
            return body[: -len(weak)] + strong
    return body
