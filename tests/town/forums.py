"""Forums: threads on several pages, three posts each, with a way to the next."""

import html as escape
import math
from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from tests.town import weight
from tests.town.dates import write
from tests.town.talk import Asked, Host, Told, html, lost
from tests.town.words import SAY
from tests.town.world import Row, World

POSTS = 3
"""On a page."""


def hosts(world: World) -> dict[str, Host]:
    """Return every forum's host."""
    return {row["host"]: partial(_answer, world, row) for row in world.forums.values()}


def urls(world: World) -> Iterator[tuple[str, str]]:
    """Yield (address, country) of every page of every thread."""
    for forum in world.forums.values():
        for _, thread in world.rows("threads", forum=forum["id"]):
            for number in range(1, math.ceil(len(thread["posts"]) / POSTS) + 1):
                yield address(forum, thread, number), forum["country"]


def address(forum: Row, thread: Row, number: int = 1) -> str:
    """Return the address of a page of a thread."""
    return f"http://{forum['host']}/t/{thread['id']}" + (f"/{number}" if number > 1 else "")


def _answer(world: World, forum: Row, asked: Asked) -> Told:
    threads = [row for _, row in world.rows("threads", forum=forum["id"])]
    if asked.path == "/":
        links = "".join(
            f'<li><a href="{address(forum, row)}">{escape.escape(row["title"])}</a></li>' for row in threads
        )
        return html(_frame(forum, forum["name"], f"<ul>{links}</ul>"))
    for thread in threads:
        for number in range(1, math.ceil(len(thread["posts"]) / POSTS) + 1):
            if f"http://{forum['host']}{asked.path}" == address(forum, thread, number):
                newest = min(post["days_ago"] for post in thread["posts"])
                return html(_page(world, forum, thread, number), modified=world.now - timedelta(days=newest))
    return lost()


def _page(world: World, forum: Row, thread: Row, number: int) -> str:
    say, pages = SAY[forum["lang"]], math.ceil(len(thread["posts"]) / POSTS)
    posts, head = "", ""
    for i, post in enumerate(thread["posts"][(number - 1) * POSTS : number * POSTS], start=(number - 1) * POSTS + 1):
        day = world.now.date() - timedelta(days=post["days_ago"])
        posts += (
            f'<article class="post" id="post-{i}"><header><span class="author">{escape.escape(post["author"])}</span> '
            f'<time datetime="{day}">{write(day, forum["lang"])}</time> <a href="#post-{i}">#{i}</a></header>'
            f'<div class="post-body"><p>{escape.escape(post["text"])}</p></div></article>'
        )
    turn = ""
    if number > 1:
        turn += f'<a rel="prev" href="{address(forum, thread, number - 1)}">{say["previous"]}</a> '
        head += f'<link rel="prev" href="{address(forum, thread, number - 1)}">'
    if number < pages:
        turn += f'<a rel="next" href="{address(forum, thread, number + 1)}">{say["next"]}</a>'
        head += f'<link rel="next" href="{address(forum, thread, number + 1)}">'
    told = f"{say['page']} {number}/{pages}"
    body = f'<h1>{escape.escape(thread["title"])}</h1>{posts}<nav class="pages">{told} {turn}</nav>'
    return _frame(forum, f"{thread['title']} - {forum['name']}", body, head)


def _frame(forum: Row, title: str, body: str, head: str = "") -> str:
    return (
        f'<!doctype html><html lang="{forum["lang"]}"><head><meta charset="utf-8"><title>{escape.escape(title)}</title>'
        f"{head}<style>body{{font:16px/1.5 sans-serif;margin:0 auto;max-width:44rem;padding:1rem}}"
        f"article{{border-top:1px solid #bbb}}\n{weight.STYLE}</style></head><body>"
        f'<header><a href="/">{forum["name"]}</a></header><main>{body}</main></body></html>'
    )
