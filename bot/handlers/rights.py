"""Whether who speaks may do that here; who may not is told who may, once and quietly."""

from typing import TYPE_CHECKING

from bot.render.voice import Html, html
from bot.services import watching
from bot.services.roles import Role, Standing, owns
from data.watch import Watch

if TYPE_CHECKING:
    from bot.handlers.turn import Turn


async def may(turn: "Turn", role: Role, watch: Watch | None = None, *, fresh: bool = False) -> bool:
    """Whether the person has at least this role, in this chat or for one watch; False has been told already.

    No unit may be held: Telegram may have to be asked, with ``fresh`` in any case.
    """
    if role is Role.MEMBER or await role_of(turn, watch, wanted=role, fresh=fresh) >= role:
        return True
    await refuse(turn, role, watch)
    return False


async def role_of(turn: "Turn", watch: Watch | None = None, *, wanted: Role = Role.ADMIN, fresh: bool = False) -> Role:
    """Return what the person is, for one watch or for any that this chat looks on.

    Telegram is asked only where ``wanted`` depends on it. Nobody's chat is its owner's.
    """
    watches = [watch] if watch is not None else await _watches(turn)
    nothing_yet = not watches and (turn.chat.private or wanted is Role.OWNER)
    if nothing_yet or any(owns(turn.person.id, one) for one in watches):
        return Role.OWNER
    if turn.chat.private or turn.person.as_chat == turn.chat.id:
        return Role.ADMIN
    if turn.person.as_chat or wanted is not Role.ADMIN:
        return Role.MEMBER
    return Role.ADMIN if await _standing(turn, fresh=fresh) is Standing.ADMIN else Role.MEMBER


async def inside(turn: "Turn") -> bool:
    """Whether who pressed a button is still in the group: who left it has no access from then on."""
    return turn.chat.private or await _standing(turn, fresh=True) is not Standing.OUT


async def _standing(turn: "Turn", *, fresh: bool) -> Standing:
    now, ask = turn.parts.clock(), turn.desk.gateway.standing
    return await turn.desk.members.standing(turn.chat.id, turn.person.id, ask, now, fresh=fresh)


async def refuse(turn: "Turn", role: Role, watch: Watch | None = None) -> None:
    """Say who may do that: in a toast to who pressed a button, else in one quiet answer."""
    if not turn.own_language:
        await turn.learn_language()
    words = await _who_may(turn, role, watch)
    if turn.query_id:
        await turn.toast(words, alert=True)
    else:
        await turn.say(html(words), reply_to=turn.message_id)


async def _who_may(turn: "Turn", role: Role, watch: Watch | None) -> str:
    voice = turn.own_voice
    watches = [watch] if watch is not None else await _watches(turn)
    who = Html(", ".join(dict.fromkeys(one.owner_name for one in watches if one.owner_name)))
    if role is Role.OWNER:
        return voice.plain("toast.only_named", who=who) if who else voice.plain("toast.only_owner")
    return voice.plain("toast.only_admin_or", who=who) if who else voice.plain("toast.only_admin")


async def _watches(turn: "Turn") -> list[Watch]:
    return [one.watch for one in await watching.watches(turn.parts, turn.chat)]
