"""What is remembered, how it is taken along and how it is deleted, in words."""

from collections.abc import Sequence

from bot.render.view import Tap, View, Visit
from bot.render.voice import Html, Voice, blocks, lines
from bot.services.forgetting import How, Left, Plan


def privacy(voice: Voice) -> View:
    """Say what is stored, why, for how long, who sees it, and how to get and delete it."""
    keys = (
        Tap(voice.plain("privacy.export"), "try", "command export"),
        Tap(voice.plain("privacy.forget"), "try", "command forget"),
    )
    return View(voice.say("privacy.text"), (keys,))


def to_be_forgotten(plan: Plan, shared_with: Sequence[str], target: str, voice: Voice) -> View:
    """Say exactly what would be deleted."""
    own = [
        voice.say("forget.own", name=one.company.name, findings=len(one.cases), owner=one.watch.owner_name)
        for one in plan.own
    ]
    others = [voice.say("forget.other", name=one.company.name) for one in plan.others]
    shared = voice.say("forget.shared", chats=voice.all_of(shared_with)) if plan.shared else ""
    delete = "forget.delete" if plan.own else "forget.unlink"
    keys = [(Tap(voice.plain(delete), "erase", target, How.DELETE.value),)]
    if plan.shared:
        keys.append((Tap(voice.plain("forget.hand_over"), "erase", target, How.HAND_OVER.value),))
    keys.append((Tap(voice.plain("button.cancel"), "keep_it"),))
    head = voice.say("forget.head")
    rule = voice.say("forget.backups") if plan.own else ""
    return View(blocks(head, lines(*own, *others), shared, rule), tuple(keys))


def sure(how: How, voice: Voice, *, own: bool) -> View:
    """Ask once more."""
    key = "forget.sure" if own else "forget.sure_unlink"
    text = voice.say("forget.sure_hand" if how is How.HAND_OVER else key)
    keys = ((Tap(voice.plain("forget.yes"), "erased"),), (Tap(voice.plain("button.cancel"), "keep_it"),))
    return View(text, keys)


def handed_over(left: Left, who: str, voice: Voice) -> View:
    """Ask another chat that looks on a company who takes it over."""
    text = voice.say("forget.who_takes", who=who, name=left.company)
    return View(text, ((Tap(voice.plain("forget.take_over"), "takeover", f"watch {left.watch}"),),))


def deleted_there(left: Left, who: str, voice: Voice) -> Html:
    """Tell another chat that a company is gone."""
    return voice.say("forget.deleted_there", who=who, name=left.company)


def start_first(username: str, voice: Voice) -> View:
    """Ask an owner who never spoke to the bot to do so, since it may not write first."""
    url = f"https://t.me/{username}?start=export_now"
    return View(voice.say("export.start_first"), ((Visit(voice.plain("export.open"), url),),))


def sent_in_private(username: str, voice: Voice) -> View:
    """Say in a group that the files went to the owner's own chat, with the way there."""
    return View(voice.say("export.in_private"), ((Visit(voice.plain("export.open"), f"https://t.me/{username}"),),))
