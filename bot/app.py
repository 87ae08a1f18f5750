"""The way in: the command line. The bot itself is put together in ``bot.process``, loaded only when it runs."""

import sys

from bot import cli


def main() -> None:
    """Run the command of the command line and end with its exit code."""
    sys.exit(cli.main())
