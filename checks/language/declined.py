"""The forms a Polish name takes: Agnieszce, Kasi, Pawłowi, Tomkiem, Jerzemu, Dębie (pure)."""

_SOFTENED = {
    "ch": "sze", "k": "ce", "g": "dze", "r": "rze", "t": "cie", "d": "dzie", "ł": "le", "n": "nie", "m": "mie",
    "w": "wie", "p": "pie", "b": "bie", "z": "zie", "s": "sie", "f": "fie",
}  # fmt: skip
"""What the end of a stem turns into before ``-e``: Marta, Marcie."""


def forms(name: str) -> frozenset[str]:
    """Return a Polish name of one word in all its cases, the plain form among them."""
    if name[-1] == "a":
        return frozenset({name, *_of_a(name)})
    if name[-1] in "yi":
        stem = name if name[-1] == "i" else name[:-1]
        return frozenset({name, f"{stem}ego", f"{stem}emu", f"{stem}m" if stem == name else f"{stem}ym"})
    return frozenset({name, *_of_consonant(name)})


def _of_a(name: str) -> tuple[str, ...]:
    stem = name[:-1]
    if stem[-1] in "ilj":
        gentle = (stem, f"{stem}i") if stem[-1] == "i" else (f"{stem}i",)
        return (*gentle, f"{stem}ę", f"{stem}ą", f"{stem}u", f"{stem}o")
    of = f"{stem}i" if stem[-1] in "kg" else f"{stem}y"
    return (of, _softened(stem), f"{stem}ę", f"{stem}ą", f"{stem}o")


def _of_consonant(name: str) -> tuple[str, ...]:
    fleeting = len(name) > 3 and (name.endswith("ek") or name.endswith("eł"))
    stem = name[:-2] + name[-1] if fleeting else name
    return tuple(form for each in {stem, _opened(stem)} for form in _with_endings(each))


def _opened(stem: str) -> str:
    """Return a stem as its last vowel is before an ending: Dąb, dębu; Wóz, wozu."""
    return stem[:-2] + {"ą": "ę", "ó": "o"}.get(stem[-2:-1], stem[-2:-1]) + stem[-1:]


def _with_endings(stem: str) -> tuple[str, ...]:
    by = f"{stem}iem" if stem[-1] in "kg" else f"{stem}em"
    return (f"{stem}a", f"{stem}owi", by, f"{stem}u", _softened(stem))


def _softened(stem: str) -> str:
    end = next((one for one in _SOFTENED if stem.endswith(one)), "")
    return stem.removesuffix(end) + _SOFTENED[end] if end else f"{stem}e"
