"""The style sheet that pages carry inside: without it the town's pages would weigh too little to be true."""

_STEPS = range(25)
_SIDES = {"t": "top", "b": "bottom", "l": "left", "r": "right"}
_WIDTHS = (30, 40, 48, 64)


def _utilities() -> str:
    """Return small classes as style sheet makers print them, one rule a line."""
    rules = []
    for width in _WIDTHS:
        inner = []
        for step in _STEPS:
            size = f"{step * 0.25:g}rem"
            inner.append(f".w{width}-p-{step}{{padding:{size}}}")
            inner.append(f".w{width}-g-{step}{{gap:{size}}}")
            inner += [f".w{width}-m{side}-{step}{{margin-{name}:{size}}}" for side, name in _SIDES.items()]
            inner.append(f".w{width}-fs-{step}{{font-size:calc(1rem + {size} / 8);line-height:1.5}}")
            inner.append(f".w{width}-col-{step}{{flex:0 0 {step * 100 / 24:.3f}%;max-width:{step * 100 / 24:.3f}%}}")
        rules.append(f"@media (min-width:{width}rem){{\n" + "\n".join(inner) + "\n}")
    return "\n".join(rules)


STYLE = _utilities()
"""About 30 KB, the median of the web's documents."""
