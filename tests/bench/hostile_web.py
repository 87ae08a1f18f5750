"""Hostile pages, a large one and an ordinary one, from a process of their own: prints its port and serves."""

import asyncio
import sys
import zlib
from collections.abc import Callable

MEGA = 1024 * 1024


def _packed(megabytes: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    parts = [packer.compress(bytes(MEGA)) for _ in range(megabytes)]
    return b"".join(parts) + packer.flush()


PARAGRAPH = b"<p>Open Mo-Fr 08:00-17:00, call +47 55 55 01 42, <a href='/a'>write</a> to us at Elveveien 5.</p>\n"
PAGES: dict[str, Callable[[], bytes]] = {
    "one tag with 80,000 attributes": lambda: b"<div " + b" ".join(b'a%d="v"' % n for n in range(80_000)) + b"></div>",
    "30,000 dense links": lambda: b'<p><a href="/x">y</a> <b>z</b></p>' * 30_000,
    "100,000 numbers like phones": lambda: b"040 123 45" * 100_000,
    "100,000 nested boxes": lambda: b"<div>" * 100_000,
    "an unclosed comment of 3 MB": lambda: b"<!--" + b"- " * (3 * MEGA // 2 - 2),
    "a script of 100,000 brackets": lambda: b'<script type="application/ld+json">' + b"[" * 100_000 + b"</script>",
    "1 MB": lambda: b"<html><body>" + PARAGRAPH * (MEGA // len(PARAGRAPH)) + b"</body></html>",
}
HOSTILE = (*tuple(PAGES)[:-1], "1,000 MB in a gzip of 1 MB", "a drip")
ORDINARY = "1 MB"


async def _serve() -> None:
    bomb = _packed(1000)
    ready = {name: make() for name, make in PAGES.items()}

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        path = (await reader.readuntil(b"\r\n\r\n")).split(b" ")[1].decode()
        number = int(path.strip("/")) if path.strip("/").isdigit() else -1
        names = [*HOSTILE, ORDINARY]
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n"
        try:
            if not 0 <= number < len(names):
                writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            elif names[number] in ready:
                writer.write(head + b"\r\n" + ready[names[number]])
            elif names[number] == "a drip":
                writer.write(head + b"\r\n<html>")
                for _ in range(300):
                    writer.write(b" ")
                    await writer.drain()
                    await asyncio.sleep(0.2)
            else:
                writer.write(head + b"Content-Encoding: gzip\r\n\r\n" + bomb)
            await writer.drain()
        except OSError:
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve())
