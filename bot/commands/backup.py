"""``bot.py backup`` and ``restore``: everything remembered, into one file and back."""

from pathlib import Path

from data.store import tiny


def backup(home: Path, file: Path) -> int:
    """Copy every committed generation into ``file``; works while the bot runs."""
    count = tiny.backup(home, file)
    print(f"{count} files copied into {file}.")
    return 0


def restore(home: Path, file: Path) -> int:
    """Put back what ``file`` holds; raises ``StoreError`` while the bot runs or over other data."""
    count = tiny.restore(home, file)
    print(f"{count} files restored into {home}.")
    return 0
