"""A chat whose file was lost gets its companies back: each of them still knows who looks on."""

import logging
from dataclasses import replace

from bot.services import memory, planning, watching, zones
from bot.services.parts import Parts
from data.chat import Chat

log = logging.getLogger(__name__)


async def reunite(parts: Parts, chat: Chat) -> Chat:
    """Link a chat, met as if for the first time, to the companies that it looked on before; returns it as it then is.

    Its zone and the day of its weekly message are guessed as at the start; what else was set is gone.
    """
    lost = await parts.store.watches_of(chat.id)
    for watch_id in lost:
        known = await watching.known(parts, watch_id)
        if known is None:
            continue
        log.warning("chat %s was lost; it looks on %s again", chat.id, watch_id)
        if chat.digest_day is None:
            zone = zones.guess(known.company) or chat.zone
            chat = replace(chat, zone=zone, digest_day=planning.first_open_day(known.company))
        await parts.store.link(watch_id, chat.id)
    if not lost:
        return chat
    async with parts.store.chat(chat.id) as unit:
        await memory.put_chat(unit, chat)
        return await memory.get_chat(unit) or chat
