"""The hand on the switches for tests of other processes: faults, clock and journal over HTTP.

``POST /control/fault`` takes what ``World.fail`` takes, as JSON (``chat`` as an id); ``POST /control/clock`` takes
``{"set": "2028-02-29T09:00:00Z"}`` or ``{"advance": 60}``; ``GET /control/calls?method=sendMessage`` gives the journal.
"""

from datetime import datetime

from aiohttp import web

from .journal import shown
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

    return [
        web.post("/control/fault", fault),
        web.post("/control/clock", clock),
        web.get("/control/calls", calls),
    ]
