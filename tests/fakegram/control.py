"""The hand on the switches for tests of other processes: faults, clock, journal and people over HTTP.

``POST /control/fault`` takes what ``World.fail`` takes, as JSON (``chat`` as an id); ``POST /control/clock`` takes
``{"set": "2028-02-29T09:00:00Z"}`` or ``{"advance": 60}``; ``GET /control/calls?method=sendMessage`` gives the journal.
What persons do there and see is in ``remote``.
"""

from datetime import datetime
from typing import Any

from aiohttp import web

from .journal import shown
from .message import Message
from .people import File
from .world import World


def routes(world: World) -> list[web.RouteDef]:
    """Return the routes."""

    async def fault(request: web.Request) -> web.Response:
        body = await request.json()
        chat = world.chats[body.pop("chat")] if "chat" in body else None
        world.fail(**body, chat=chat)
        return web.json_response({"faults": len(world.faults)})

    async def clock(request: web.Request) -> web.Response:
        body = await request.json()
        if "set" in body:
            world.clock.set(datetime.fromisoformat(body["set"]))
        world.clock.advance(float(body.get("advance", 0)))
        return web.json_response({"now": world.clock.now()})

    async def calls(request: web.Request) -> web.Response:
        found = world.calls(*request.query.getall("method", []))
        rows = [
            {
                "method": call.method,
                "params": shown({k: v.content if isinstance(v, File) else v for k, v in call.params.items()}),
                "at": call.at,
                "ok": call.ok,
                "error": call.error.description if call.error else "",
            }
            for call in found
        ]
        return web.json_response(rows)

    async def person(request: web.Request) -> web.Response:
        chat = world.private(world.person(**await request.json()))
        return web.json_response({"chat": chat.id})

    async def say(request: web.Request) -> web.Response:
        body = await request.json()
        message = await world.chats[body["chat"]].say(body["text"])
        return web.json_response({"message": message.id})

    async def press(request: web.Request) -> web.Response:
        body = await request.json()
        chat = world.chats[body["chat"]]
        message = chat.message(body["message"])
        button = message.find(body["words"]) if message else None
        if message and button:
            chat.press(message, button)
        return web.json_response({"pressed": button is not None})

    async def screens(request: web.Request) -> web.Response:
        chats = [world.chats[int(id)] for id in request.query.getall("chat", [])] or list(world.chats.values())
        return web.json_response({chat.id: [_row(one) for one in chat.answers] for chat in chats})

    async def tally(_: web.Request) -> web.Response:
        asked = sum(call.method == "getUpdates" for call in world.journal)
        told = {"asked": asked, "called": len(world.journal) - asked, "pending": len(world.updates.pending)}
        return web.json_response(told)

    return [
        web.post("/control/person", person),
        web.post("/control/say", say),
        web.post("/control/press", press),
        web.get("/control/screens", screens),
        web.get("/control/tally", tally),
        web.post("/control/fault", fault),
        web.post("/control/clock", clock),
        web.get("/control/calls", calls),
    ]


def _row(message: Message) -> dict[str, Any]:
    return {"id": message.id, "text": message.text, "buttons": message.buttons}
