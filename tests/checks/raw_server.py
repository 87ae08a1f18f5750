"""A server on the loopback that answers any bytes it likes, so that hostile ones are real."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from checks.fetch import Fetch

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)


@dataclass
class Asked:
    """One request as it arrived."""

    line: str
    headers: dict[str, str]
    body: bytes

    @property
    def path(self) -> str:
        return self.line.split(" ")[1]


Reply = Callable[[Asked, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Server:
    port: int = 0
    asked: list[Asked] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        return [each.path for each in self.asked]


def answer(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """One whole HTTP answer; ``_`` in a header's name stands for ``-``."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


@asynccontextmanager
async def serve(reply: Reply | dict[str, bytes], **options) -> AsyncIterator[Server]:
    """Serve ``reply``: a coroutine, or whole answers by path (404 for the others)."""
    server = Server()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])}
            body = await reader.readexactly(int(headers.get("content-length", 0)))
            asked = Asked(head[0], headers, body)
            server.asked.append(asked)
            if isinstance(reply, dict):
                writer.write(reply.get(asked.path, answer(status="404 Not Found")))
            else:
                await reply(asked, writer)
            await writer.drain()
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    listening = await asyncio.start_server(talk, "127.0.0.1", 0, **options)
    server.port = listening.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listening.close()


@contextmanager
def closed() -> Iterator[Server]:
    """A server that does not listen, at a port that nobody else may listen at."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield Server(port=taken.getsockname()[1])


def fetch(server: Server | None = None, **options) -> Fetch:
    """The real door; every ``.example`` name is found at ``server``."""
    resolve = {"*.example": f"127.0.0.1:{server.port}"} if server else {}
    resolve |= options.pop("resolve", {})
    return Fetch(now=options.pop("now", lambda: NOW), user_agent="Goodname/1 (+test)", resolve=resolve, **options)
