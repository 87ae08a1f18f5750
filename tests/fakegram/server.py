"""The fake Telegram as a server on the loopback."""

import asyncio
import time
from types import TracebackType
from typing import Self

from aiohttp import web

from . import control, page
from .errors import NO_METHOD, NO_TOKEN, UNAUTHORISED, ApiError
from .journal import Call, Fault
from .methods import METHODS
from .reading import params_of
from .webhook import deliver
from .world import World

TOKEN = "1000001:FAKE-token-for-tests-only"
LIMIT = 60_000_000


class FakeGram(World):
    """``async with FakeGram() as gram``: serve the Bot API at ``gram.base_url``, files at ``gram.file_url``."""

    def __init__(self, token: str = TOKEN, username: str = "goodname_test_bot", port: int = 0) -> None:
        """Prepare a server on a port of 127.0.0.1 (0: any free one)."""
        super().__init__(token, username)
        self.port = port
        self._runner: web.AppRunner | None = None
        self._webhook: asyncio.Task[None] | None = None

    @property
    def token(self) -> str:
        """The only token that is let in."""
        return self.bot.token

    @property
    def url(self) -> str:
        """Where the page is."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def base_url(self) -> str:
        """What stands before the token in a method's address."""
        return f"{self.url}/bot"

    @property
    def file_url(self) -> str:
        """What stands before the token in a file's address."""
        return f"{self.url}/file/bot"

    def app(self) -> web.Application:
        """Return the web application."""
        app = web.Application(client_max_size=LIMIT)
        app.router.add_route("*", "/bot{token:[^/]+}/{method}", self._method)
        app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", self._file)
        app.router.add_routes([*page.routes(self), *control.routes(self)])
        return app

    async def __aenter__(self) -> Self:
        """Start listening."""
        runner = web.AppRunner(self.app(), handler_cancellation=True, access_log=None, shutdown_timeout=0.2)
        await runner.setup()
        self._runner = runner
        site = web.TCPSite(runner, "127.0.0.1", self.port)
        await site.start()
        self.port = runner.addresses[0][1]
        self._webhook = asyncio.create_task(deliver(self))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop listening; polls that still wait end empty."""
        self.updates.closing = True
        self.updates.bell.ring()
        self.bell.ring()
        if self._webhook:
            self._webhook.cancel()
            await asyncio.gather(self._webhook, return_exceptions=True)
        if self._runner:
            await self._runner.cleanup()

    async def _method(self, request: web.Request) -> web.StreamResponse:
        try:
            self._let_in(request.match_info["token"])
            params = await params_of(request, self)
        except ApiError as error:
            return web.json_response(error.body(), status=error.code)
        call = Call(request.match_info["method"], params, self.clock.now(), time.monotonic())
        self.journal.append(call)
        if (refusal := self.limits.refusal(call.method, call.chat_id, call.seconds)) is not None:
            call.error = refusal
            return web.json_response(refusal.body(), status=refusal.code)
        fault = next((fault for fault in self.faults if fault.takes(call)), None)
        if fault is not None:
            answer = await self._fail(request, call, fault)
            if answer is not None:
                return answer
        answer = await self._do(call)
        if fault is not None and fault.drop == "after":
            return _cut(request, call)
        return answer

    def _let_in(self, token: str) -> None:
        if ":" not in token:
            raise NO_TOKEN
        if token != self.token:
            raise UNAUTHORISED

    async def _fail(self, request: web.Request, call: Call, fault: Fault) -> web.StreamResponse | None:
        await asyncio.sleep(fault.delay)
        if fault.drop == "before":
            return _cut(request, call)
        if fault.status:
            call.dropped = True
            return web.Response(status=fault.status, text="<html>gateway</html>", content_type="text/html")
        if fault.error is not None:
            call.error = fault.error
            return web.json_response(fault.error.body(), status=fault.error.code)
        return None

    async def _do(self, call: Call) -> web.Response:
        try:
            method = METHODS.get(call.method)
            if method is None:
                raise NO_METHOD
            call.result = await method(self, call.params)
        except ApiError as error:
            call.error = error
            return web.json_response(error.body(), status=error.code)
        return web.json_response({"ok": True, "result": call.result})

    async def _file(self, request: web.Request) -> web.Response:
        self._let_in(request.match_info["token"])
        file = next((f for f in self.files.values() if f.path == request.match_info["path"]), None)
        if file is None:
            return web.json_response(NO_TOKEN.body(), status=404)
        return web.Response(body=file.content, content_type=file.mime)


def _cut(request: web.Request, call: Call) -> web.Response:
    call.dropped = True
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
