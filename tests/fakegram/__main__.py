"""``python -m tests.fakegram [--port N]``: run the fake Telegram until Ctrl-C."""

import argparse
import asyncio
import sys

from .server import TOKEN, FakeGram


async def run(port: int, token: str) -> None:
    """Serve one person's private chat and say how to reach it."""
    async with FakeGram(token=token, port=port) as gram:
        chat = gram.private(gram.person(1001, "Ann"))
        sys.stdout.write(
            f"TELEGRAM_BOT_TOKEN={gram.token}\n"
            f"TELEGRAM_BASE_URL={gram.base_url}\n"
            f"TELEGRAM_BASE_FILE_URL={gram.file_url}\n"
            f"chat: {gram.url}/chat/{chat.id}\n"
        )
        sys.stdout.flush()
        await asyncio.Event().wait()


def main() -> None:
    """Read the arguments."""
    parser = argparse.ArgumentParser(prog="python -m tests.fakegram", description=__doc__)
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--token", default=TOKEN)
    arguments = parser.parse_args()
    try:
        asyncio.run(run(arguments.port, arguments.token))
    except KeyboardInterrupt:
        return


if __name__ == "__main__":
    main()
