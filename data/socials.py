"""Profiles on social platforms: which platform, and whose account."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, unquote

from data.match import Match

_PLATFORMS = tomllib.loads(Path(__file__).with_name("socials.toml").read_text(encoding="utf-8"))
_HOSTS: dict[str, str] = {host: name for name, table in _PLATFORMS.items() for host in table["hosts"]}
_OTHER_PAGES: dict[str, frozenset[str]] = {
    name: frozenset(table.get("pages", ())) for name, table in _PLATFORMS.items()
}
_PINTEREST = re.compile(r"^(?:[a-z-]+\.)?pinterest\.(?:[a-z]{2,3}|co\.[a-z]{2}|com\.[a-z]{2})$")
_ID = re.compile(r"(?:(?:club|id|company/|school/|in/)?\d+|UC[\w-]{20,})$")
"""What the platform itself gives instead of a name."""
_HANDLE = re.compile(r"^[\w.~+%-]{1,120}$")


def account(host: str, path: str, query: str) -> tuple[str, str] | None:
    """Return (platform, handle) for the host (without ``www``), path and query of a profile page."""
    platform = _platform(host)
    if not platform:
        return None
    parts = [unquote(part) for part in path.split("/") if part]
    if platform == "facebook" and parts[:1] == ["profile.php"]:
        number = parse_qs(query).get("id", [""])[0]
        return (platform, number) if number.isdecimal() else None
    if not parts or parts[0].lower() in _OTHER_PAGES[platform]:
        return None
    handle = _READERS.get(platform, _first)(parts)
    return (platform, handle) if handle and _HANDLE.match(handle.replace("/", "")) else None


def same_account(a: tuple[str, str] | None, b: tuple[str, str] | None) -> Match:
    """Compare two accounts (None: no profile); a name and a number of one platform may be one account."""
    if a == b:
        return Match.SAME
    named = a is not None and b is not None and a[0] == b[0] and (_ID.match(a[1]) is None) != (_ID.match(b[1]) is None)
    return Match.UNSURE if named else Match.DIFFERENT


def _platform(host: str) -> str:
    if _PINTEREST.match(host):
        return "pinterest"
    labels = host.split(".")
    return _HOSTS.get(".".join(labels[-2:]), "") if len(labels) <= 3 else ""


def _first(parts: list[str]) -> str:
    return parts[0].removeprefix("@").lower()


def _facebook(parts: list[str]) -> str:
    """Read ``/handle``, ``/pg/handle``, ``/pages/Name/123``, ``/people/Name/123`` and ``/Name-100012345678``."""
    kind = parts[0].lower()
    if kind in ("pages", "people"):
        numbers = (re.search(r"(?:^|-)(\d{5,})$", part) for part in reversed(parts[1:]))
        return next((number[1] for number in numbers if number), "")
    if kind in ("pg", "p"):
        parts = parts[1:]
    if not parts:
        return ""
    number = re.search(r"-(\d{9,})$", parts[0])
    return number[1] if number else parts[0].lower()


def _linkedin(parts: list[str]) -> str:
    if parts[0].lower() not in ("company", "school", "showcase", "in") or len(parts) < 2:
        return ""
    return f"{parts[0].lower()}/{parts[1].lower()}"


def _at_only(parts: list[str]) -> str:
    return parts[0][1:].lower() if parts[0].startswith("@") else ""


def _youtube(parts: list[str]) -> str:
    """Read ``/@handle``, ``/c/name``, ``/user/name``, ``/name``; channel ids keep their capitals."""
    if parts[0].lower() == "channel":
        return parts[1] if len(parts) > 1 else ""
    if parts[0].lower() in ("c", "user"):
        parts = parts[1:]
    return _first(parts) if parts else ""


def _vk(parts: list[str]) -> str:
    name = parts[0].lower()
    return re.sub(r"^(?:public|event)(?=\d+$)", "club", name)


def _telegram(parts: list[str]) -> str:
    if parts[0].lower() == "s":
        parts = parts[1:]
    return _first(parts) if parts and not parts[0].startswith("+") else ""


def _instagram(parts: list[str]) -> str:
    if parts[0].lower() in ("stories", "_u"):
        parts = parts[1:]
    return _first(parts) if parts else ""


def _ok(parts: list[str]) -> str:
    if parts[0].lower() in ("group", "profile"):
        parts = parts[1:]
    return parts[0].lower() if parts else ""


_READERS: dict[str, Callable[[list[str]], str]] = {
    "facebook": _facebook,
    "instagram": _instagram,
    "linkedin": _linkedin,
    "tiktok": _at_only,
    "threads": _at_only,
    "youtube": _youtube,
    "vk": _vk,
    "telegram": _telegram,
    "ok": _ok,
}
