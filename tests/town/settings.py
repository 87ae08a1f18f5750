"""The settings file that leads Goodname into the town."""

from collections.abc import Iterable
from pathlib import Path

PLACES = Path(__file__).parent / "places.toml"
NXDOMAIN = ("gone.example",)
"""Names that do not exist."""

REAL_HOSTS = (
    "t.me", "www.facebook.com", "facebook.com", "www.instagram.com", "instagram.com", "vk.com", "www.linkedin.com",
    "www.openstreetmap.org", "www.google.com", "news.google.com", "www.bing.com",
)  # fmt: skip
"""Names of the real web that the town's pages link to: they end here too, so that nothing leaves the loopback."""

SOURCES = {
    "nominatim": "http://nominatim.example",
    "tavily": "http://tavily.example",
    "you": "http://you.example",
    "searxng": "http://searxng.example",
    "google_news": "http://news-google.example",
    "bing_news": "http://bing.example",
    "prh": "http://prh.example",
    "brreg": "http://brreg.example",
    "telegram_channel": "http://t.example",
    "google_business": "http://google.example",
}


def write_settings(*, port: int, https_port: int, ca_file: Path, gone: Iterable[str]) -> str:
    """Return the settings as TOML."""
    plain, secure = f"127.0.0.1:{port}", f"127.0.0.1:{https_port}"
    resolve = {"*.example": plain, "*.example:443": secure}
    for host in REAL_HOSTS:
        resolve |= {host: plain, f"{host}:443": secure}
    resolve |= dict.fromkeys(gone, "nxdomain")
    lines = [
        'contact = "https://goodname.example/operator"',
        f'ca_file = "{ca_file}"',
        f'places = "{PLACES}"',
        "",
        "[resolve]",
    ]
    lines += [f'"{name}" = "{where}"' for name, where in resolve.items()]
    for source, url in SOURCES.items():
        lines += ["", f"[sources.{source}]", f'base_url = "{url}"']
    return "\n".join(lines) + "\n"
