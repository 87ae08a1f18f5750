"""Several things that cannot wait for the weekly digest, in one message."""

from collections.abc import Sequence

from bot.render.titles import trouble_title
from bot.render.view import Tap, View
from bot.render.voice import Voice, blocks, lines
from data.places import Places
from data.trouble import Trouble

MOST = 5


def several(name: str, troubles: Sequence[Trouble], watch: str, places: Places, voice: Voice) -> View:
    """Name the troubles, gravest first, and lead to the list."""
    head = voice.say("urgent.several", name=name, n=len(troubles))
    rows = [
        voice.say("urgent.row", n=at, title=trouble_title(one, places, voice))
        for at, one in enumerate(troubles[:MOST], 1)
    ]
    more = voice.say("digest.left", n=len(troubles) - MOST) if len(troubles) > MOST else ""
    return View(blocks(head, lines(*rows, more)), ((Tap(voice.plain("button.findings"), "list", f"watch {watch}"),),))
