"""The commands of ``bot.py``: run, check, facts, doctor, backup, restore."""

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from bot import loop
from bot.clock import Clock, now, shifted
from bot.settings import Settings, SettingsError, load
from bot.vetting import vet
from data.card import CardError
from data.store import StoreError

WRONG = 2

HOW_TO_BEGIN = """\
The bot needs a token from Telegram: write /newbot to @BotFather there, and copy the token it gives you.
Then start it with that token: TELEGRAM_BOT_TOKEN=123:abc python bot.py
No other key is needed to begin; `python bot.py doctor` tells what more would add.
Without one, `python bot.py check WEBSITE_OR_NAME` looks a company up here; `make demo` shows the bot."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; wrong arguments end with 2 and say what to do."""
    args = _parser().parse_args(argv)
    try:
        settings = load(args.settings)
        return _dispatch(args, settings)
    except (SettingsError, CardError, StoreError) as error:
        print(error, file=sys.stderr)
        return WRONG
    except KeyboardInterrupt:
        return 130


def _dispatch(args: argparse.Namespace, settings: Settings) -> int:
    if args.command in ("backup", "restore"):
        from bot.commands.backup import backup, restore

        return loop.run((backup if args.command == "backup" else restore)(settings.home, args.file))
    if args.command not in ("check", "facts", "doctor") and not settings.token:
        print(HOW_TO_BEGIN, file=sys.stderr)
        return WRONG
    vet(settings)
    if args.command == "check":
        from bot.commands.check import check

        return loop.run(check(args, settings, clock_of(args.now)))
    if args.command == "facts":
        from bot.commands.facts import facts

        return loop.run(facts(args.target, settings, as_json=args.json))
    if args.command == "doctor":
        from bot.commands.doctor import doctor

        return loop.run(doctor(settings, now))
    from bot.process import serve

    return serve(settings)


def clock_of(moment: datetime | None) -> Clock:
    """Return the real clock, or one that starts at ``moment``."""
    return shifted(moment) if moment else now


def _moment(text: str) -> datetime:
    try:
        read = datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a moment like 2027-12-31T09:00+02:00") from error
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bot.py", description="Goodname: what a stranger finds of a company.")
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--settings", type=Path, metavar="FILE", help="settings file (TOML)")
    parser.set_defaults(command="run", settings=None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("run", parents=[shared], help="run the Telegram bot")
    look = commands.add_parser("check", parents=[shared], help="check one company")
    look.add_argument("company_name", metavar="WEBSITE_OR_NAME", nargs="?", help="its website, or its name")
    look.add_argument("--town", default="", help="the town it is in")
    look.add_argument("--company", type=Path, metavar="CARD.toml", help="the truth card it is measured against")
    look.add_argument("--now", type=_moment, metavar="ISO8601", help="pretend it is this moment")
    look.add_argument("--json", action="store_true", help="print one JSON object")
    read = commands.add_parser("facts", parents=[shared], help="what one page says of a company")
    read.add_argument("target", metavar="URL_OR_FILE")
    read.add_argument("--json", action="store_true", help="print one JSON object")
    commands.add_parser("doctor", parents=[shared], help="what is configured, and what each source needs")
    for name, text in (("backup", "copy everything remembered into FILE"), ("restore", "take FILE back")):
        commands.add_parser(name, parents=[shared], help=text).add_argument("file", type=Path, metavar="FILE")
    return parser
