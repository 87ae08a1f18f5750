"""Sharing: a group that begins, a company it looks on, links that let others in."""

from collections.abc import Sequence

from bot.render.start import MAX_LABEL
from bot.render.view import Copy, Row, Tap, View, Visit
from bot.render.voice import Html, Voice, blocks
from bot.services.watching import Known


def hello(voice: Voice) -> View:
    """Say to a group what we do and what we read there."""
    text = Html(f"{voice.say('start.hello_group')} {voice.say('team.begin')}")
    return View(text, ((Tap(voice.plain("team.link"), "link"),),))


def back_again(names: Sequence[str], day: str, voice: Voice) -> View:
    """Say hello to a group that we were taken out of, and offer to go on as before."""
    before = voice.say("team.before", names=voice.all_of(names), day=day)
    keys = (Tap(voice.plain("team.restore"), "restore"), Tap(voice.plain("team.afresh"), "afresh"))
    return View(blocks(voice.say("start.hello_group"), before), (keys,))


def offered(companies: Sequence[tuple[str, str]], who: str, voice: Voice) -> View:
    """Offer a person's own companies to a group: (watch id, name), and any other."""
    keys: list[Row] = [(Tap(name[:MAX_LABEL], "linkthis", f"own {watch}"),) for watch, name in companies]
    keys.append((Tap(voice.plain("start.another"), "another"),))
    return View(voice.say("team.which", who=who), tuple(keys))


def linked(watch: str, name: str, voice: Voice, *, note: Html | str = "") -> View:
    """Say that a group looks on a company from now on."""
    text = blocks(voice.say("team.linked", name=name), note, voice.say("team.linked_note"))
    keys = (
        Tap(voice.plain("button.findings"), "list", f"watch {watch}"),
        Tap(voice.plain("team.unlink"), "unlink", f"watch {watch}"),
    )
    return View(text, (keys,))


def joined(watch: str, name: str, who: str, voice: Voice, *, note: Html | str = "") -> View:
    """Say to a person that they look on a company together with its owner."""
    text = blocks(voice.say("team.joined", name=name, who=who), note)
    return View(text, ((Tap(voice.plain("button.findings"), "list", f"watch {watch}"),),))


def share(known: Known, to_group: str, to_person: str, others: Sequence[tuple[int, str]], voice: Voice) -> View:
    """Give the links that let a group, or one more person, look on a company; ``others`` already do: (id, title)."""
    name, watch = known.company.name, known.watch.id
    seen_by = voice.say("team.shared_with", chats=voice.all_of(title for _, title in others)) if others else ""
    ends: list[Row] = [
        (Tap(voice.plain("team.end", chat=title)[:MAX_LABEL], "unshare", f"watch {watch} {chat}"),)
        for chat, title in others
    ]
    keys: tuple[Row, ...] = (
        (Visit(voice.plain("team.choose_group"), to_group),),
        (Copy(voice.plain("team.copy_link"), to_person),),
        *ends,
        (Tap(voice.plain("button.back"), "overview"),),
    )
    return View(blocks(voice.say("team.share_text", name=name), voice.say("team.share_rule"), seen_by), keys)


def unlink(watch: str, name: str, voice: Voice) -> View:
    """Ask once more before a chat no longer looks on."""
    yes = Tap(voice.plain("team.unlink"), "unlinked", f"watch {watch}")
    return View(voice.say("team.unlink_ask", name=name), ((yes, Tap(voice.plain("button.cancel"), "overview")),))


def unlinked(name: str, voice: Voice, *, private: bool) -> View:
    """Say that a chat no longer looks on."""
    keys = () if private else ((Tap(voice.plain("team.link"), "link"),),)
    return View(voice.say("team.unlinked", name=name), keys)
