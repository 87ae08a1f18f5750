"""Public Telegram channels as their pages show them to strangers."""

import html as escape
from datetime import timedelta
from functools import partial

from tests.town.talk import Asked, Host, Told, html
from tests.town.world import Row, World

HOSTS = ("t.example", "t.me")


def hosts(world: World) -> dict[str, Host]:
    """Return the host, under the town's name and under its own."""
    return dict.fromkeys(HOSTS, partial(_answer, world))


def _answer(world: World, asked: Asked) -> Told:
    preview = asked.path.startswith("/s/")
    handle = asked.path.removeprefix("/s/").strip("/")
    channel = next((row for _, row in world.rows("channels") if row["handle"].casefold() == handle.casefold()), None)
    if channel is None and handle.casefold() in ("telegram", "durov"):
        post = {"id": 300, "days_ago": 2, "text": "Telegram."}
        channel = {"handle": handle, "title": "Telegram News", "about": "", "posts": [post]}
    if channel is None:
        return html(_nobody(handle))
    if not preview or channel.get("no_preview"):
        return html(_card(channel))
    return html(_history(world, channel, asked.query.get("q", "")))


def _head(title: str, about: str, more: str = "") -> str:
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title>{more}'
        f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="Telegram">'
        f'<meta property="og:description" content="{about}"><meta property="twitter:title" content="{title}">'
        '<meta property="twitter:site" content="@Telegram"></head>'
    )


def _nobody(handle: str) -> str:
    title = f"Telegram: Contact @{escape.escape(handle)}"
    hidden = '<meta name="robots" content="noindex, nofollow">'
    return (
        f"{_head(title, '', hidden)}"
        f'<body><div class="tgme_page"><div class="tgme_page_icon"><i class="tgme_icon_user"></i></div>'
        f'<div class="tgme_page_description">If you have <strong>Telegram</strong>, you can contact '
        f'<a class="tgme_username_link" href="tg://resolve?domain={escape.escape(handle)}">'
        f"@{escape.escape(handle)}</a> "
        "right away.</div></div></body></html>"
    )


def _card(channel: Row) -> str:
    title, about = escape.escape(channel["title"]), escape.escape(channel.get("about", ""))
    head = _head(f"Telegram: View @{channel['handle']}", about)
    return (
        f'{head}<body><div class="tgme_page">'
        f'<div class="tgme_page_title"><span dir="auto">{title}</span></div>'
        f'<div class="tgme_page_extra">{channel.get("readers", 412)} subscribers</div>'
        f'<div class="tgme_page_description" dir="auto">{about}</div><div class="tgme_page_action">'
        f'<a class="tgme_action_button_new" href="tg://resolve?domain={channel["handle"]}">View in Telegram</a></div>'
        f'<a class="tgme_page_context_link" href="/s/{channel["handle"]}">Preview channel</a></div></body></html>'
    )


def _history(world: World, channel: Row, query: str) -> str:
    """Return the public history, oldest first; a search that finds nothing says so."""
    posts = ""
    rows = [row for row in channel["posts"] if query.casefold() in row["text"].casefold()]
    for row in sorted(rows, key=lambda row: -int(row["days_ago"])):
        at = world.now - timedelta(days=row["days_ago"])
        name = f"{channel['handle']}/{row['id']}"
        posts += (
            '<div class="tgme_widget_message_wrap js-widget_message_wrap"><div class="tgme_widget_message '
            f'text_not_supported_wrap js-widget_message" data-post="{name}" data-view="x">'
            '<div class="tgme_widget_message_bubble">'
            f'<div class="tgme_widget_message_author">{escape.escape(channel["title"])}</div>'
            f'<div class="tgme_widget_message_text js-message_text" dir="auto">{escape.escape(row["text"])}</div>'
            '<div class="tgme_widget_message_footer"><span class="tgme_widget_message_views">214</span>'
            f'<a class="tgme_widget_message_date" href="https://t.me/{name}">'
            f'<time datetime="{at:%Y-%m-%dT%H:%M:%S+00:00}" class="time">{at:%H:%M}</time></a></div></div></div></div>'
        )
    if not posts:
        posts = '<div class="tme_no_messages_found">No posts found</div>'
    title, about = escape.escape(channel["title"]), escape.escape(channel.get("about", ""))
    return (
        f'{_head(f"{title} – Telegram", about)}<body class="widget_frame_base tgme_webpreview">'
        f'<header class="tgme_header"><div class="tgme_channel_info"><div class="tgme_channel_info_header">'
        f'<div class="tgme_channel_info_header_title"><span dir="auto">{title}</span></div>'
        f'<div class="tgme_channel_info_header_username"><a href="https://t.me/{channel["handle"]}">@{channel["handle"]}</a></div></div>'
        '<div class="tgme_channel_info_counters"><div class="tgme_channel_info_counter"><span class="counter_value">'
        f'{channel.get("readers", 412)}</span> <span class="counter_type">subscribers</span></div></div>'
        f'<div class="tgme_channel_info_description">{about}</div></div></header>'
        f'<main class="tgme_main"><section class="tgme_channel_history js-message_history">{posts}</section></main>'
        "</body></html>"
    )
