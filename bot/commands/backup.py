"""``bot.py backup`` and ``restore``: everything remembered, into one file and back."""

from pathlib import Path

from data.store import archive


async def backup(home: Path, file: Path) -> int:
    """Copy every committed generation into ``file``; works while the bot runs."""
    count = await archive.backup(home, file)
    print(f"{count} companies and chats copied into {file}.")
    return 0


async def restore(home: Path, file: Path) -> int:
    """Put back what ``file`` holds; raises ``StoreError`` while the bot runs or over other data."""
    count = await archive.restore(home, file)
    print(f"{count} companies and chats restored into {home}.")
    return 0
