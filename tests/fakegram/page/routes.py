"""Addresses of the page."""

from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web

from tests.fakegram.chat import Chat
from tests.fakegram.world import World

from . import render

HERE = Path(__file__).parent
WAIT = 20.0
"""Seconds that the page waits for news before it asks again."""


class Pages:
    """The pages of one world."""

    def __init__(self, world: World) -> None:
        """Show this world."""
        self.world = world

    def _chat(self, request: web.Request) -> Chat:
        try:
            return self.world.chats[int(request.match_info["chat"])]
        except (KeyError, ValueError):
            raise web.HTTPNotFound(text="There is no such chat.") from None

    async def chats(self, _: web.Request) -> web.Response:
        """List the chats."""
        return _html(render.chats(self.world))

    async def begin(self, request: web.Request) -> web.Response:
        """Make a person with a private chat."""
        _own(request)
        form = await request.post()
        name = str(form.get("name", "")).strip()[:40] or "Ann"
        person = self.world.person(max([1000, *self.world.people]) + 1, name, str(form.get("language", "en"))[:8])
        chat = self.world.private(person)
        raise web.HTTPSeeOther(f"/chat/{chat.id}")

    async def chat(self, request: web.Request) -> web.Response:
        """Show one chat."""
        return _html(render.chat(self._chat(request)))

    async def feed(self, request: web.Request) -> web.Response:
        """Answer when something has changed since ``after``, at the latest after a while."""
        chat, bell = self._chat(request), self.world.bell
        after = int(request.query.get("after", "0"))
        if bell.count <= after:
            await bell.heard(WAIT)
        shown = [{"id": m.id, "changed": m.changed, "html": render.message(m)} for m in chat.messages]
        return web.json_response({"count": bell.count, "messages": shown, "toasts": len(self.world.toasts)})

    async def say(self, request: web.Request) -> web.Response:
        """Write as a person."""
        _own(request)
        chat, form = self._chat(request), await request.post()
        text = str(form.get("text", "")).strip()
        by = self.world.people.get(int(str(form.get("by") or 0)))
        if text:
            reply = str(form.get("reply_to") or "")
            await chat.say(text, by=by, reply_to=int(reply) if reply.isdigit() else None)
        return _back(request, chat)

    async def press(self, request: web.Request) -> web.Response:
        """Press a button; the answer tells what the bot said to it."""
        _own(request)
        chat, form = self._chat(request), await request.post()
        number, row, column = (int(part) for part in str(form["button"]).split("."))
        message = chat.message(number)
        if message is None or row >= len(message.keyboard) or column >= len(message.keyboard[row]):
            raise web.HTTPConflict(text="This button is gone.")
        by = self.world.people.get(int(str(form.get("by") or 0)))
        press = chat.press(message, message.keyboard[row][column], by)
        if "json" not in request.headers.get("Accept", ""):
            return _back(request, chat)
        try:
            toast = await press.toast(10) if press.id else None
        except AssertionError:
            return web.json_response({"text": "The bot did not answer.", "alert": False})
        return web.json_response({"text": toast.text if toast else "", "alert": bool(toast and toast.alert)})

    async def file(self, request: web.Request) -> web.Response:
        """Give a file out."""
        file = self.world.files.get(request.match_info["file"])
        if file is None:
            raise web.HTTPNotFound
        safe = {"Content-Security-Policy": "sandbox", "X-Content-Type-Options": "nosniff"}
        return web.Response(body=file.content, content_type=file.mime, headers=safe)

    async def static(self, request: web.Request) -> web.StreamResponse:
        """Give out style and script."""
        return web.FileResponse(HERE / f"chat.{request.match_info['kind']}")


def _html(text: str) -> web.Response:
    return web.Response(text=text, content_type="text/html", headers={"Cache-Control": "no-store"})


def _back(request: web.Request, chat: Chat) -> web.Response:
    if "json" in request.headers.get("Accept", ""):
        return web.json_response({})
    raise web.HTTPSeeOther(f"/chat/{chat.id}")


def _own(request: web.Request) -> None:
    """Refuse what another site's page has sent."""
    origin = request.headers.get("Origin")
    if origin and urlsplit(origin).netloc != request.host:
        raise web.HTTPForbidden(text="Only this page may write here.")


def routes(world: World) -> list[web.RouteDef]:
    """Return the page's routes."""
    pages = Pages(world)
    return [
        web.get("/", pages.chats),
        web.post("/begin", pages.begin),
        web.get("/chat/{chat}", pages.chat),
        web.get("/chat/{chat}/feed", pages.feed),
        web.post("/chat/{chat}/say", pages.say),
        web.post("/chat/{chat}/press", pages.press),
        web.get("/kept/{file}", pages.file),
        web.get("/page/chat.{kind:css|js}", pages.static),
    ]
