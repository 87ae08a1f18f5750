"""What can be done here, made from the commands that are registered."""

from collections.abc import Mapping, Sequence

from bot.render.view import Tap, View, rows
from bot.render.voice import Html, Voice, blocks, lines


def help_page(groups: Mapping[str, Sequence[str]], examples: Sequence[str], voice: Voice) -> View:
    """List commands by task; ``examples`` get a button each."""
    parts = [
        lines(
            voice.say(f"help.group_{group}"),
            *(voice.say("help.row", command=name, what=voice.plain(f"command.{name}")) for name in names),
        )
        for group, names in groups.items()
        if names
    ]
    keys = [Tap(voice.plain("help.example", command=name), "try", f"command {name}") for name in examples]
    return View(blocks(voice.say("help.head"), *parts, voice.say("help.plain")), rows(keys))


def unknown_command(name: str, nearest: str, voice: Voice) -> View:
    """Answer a command nobody knows with the nearest one."""
    if not nearest:
        return View(voice.say("unknown.command_help"))
    return View(voice.say("unknown.command", command=name), ((Tap(f"/{nearest}", "try", f"command {nearest}"),),))


def company_or_words(target: str, voice: Voice) -> View:
    """Ask what a plain text is."""
    keys = (
        Tap(voice.plain("unknown.a_company"), "name", target),
        Tap(voice.plain("unknown.a_customer"), "words", target),
    )
    return View(voice.say("unknown.text"), (keys,))


def heard(target: str, voice: Voice, *, picture: bool = False) -> View:
    """Ask what kind of words a customer's are."""
    keys = tuple(
        Tap(voice.plain(f"unknown.{kind}"), "heard", target, kind) for kind in ("complaint", "praise", "question")
    )
    text: Html = voice.say("unknown.heard_picture" if picture else "unknown.heard")
    return View(text, (keys,))
