"""Public Telegram channels."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from checks import registry
from checks.ask import Seen
from checks.web import Blocked, Broken, Skipped, Unreachable
from data.company import Origin
from data.evidence import Profile, ProfileState
from tests.checks.saved_web import NOW, SavedWeb, Value, page
from tests.checks.sources.answers import CARD, CHANNEL
from tests.checks.sources.asking import again, ask_for, look
from tests.town.faults import CAPTCHA

T = "https://t.me"
NOBODY = """<html><head><meta name="robots" content="noindex, nofollow">
<meta property="og:title" content="Telegram: Contact @aamunkoi"></head>
<body><div class="tgme_page"><div class="tgme_page_description">If you have Telegram</div></div></body></html>"""
POST = """<div class="tgme_widget_message_wrap"><div class="tgme_widget_message" data-post="aamunkoi/{n}">
<div class="tgme_widget_message_text">{text}</div><a class="tgme_widget_message_date"><time datetime="{at}"></time></a>
</div></div>"""
OLD = POST.format(n=1, text="Vanha", at="2024-01-05T10:00:00+00:00")
NEW = POST.format(n=2, text="Uusi pulla", at="2026-03-05T10:00:00+00:00")


NO_POSTS = '<div class="tme_no_messages_found">-</div>'


def history(posts: str) -> Value:
    return page(f'<html><body><section class="tgme_channel_history">{posts}</section></body></html>')


def channel(preview: Value) -> dict[str, Value]:
    return {f"{T}/aamunkoi": page(CHANNEL), f"{T}/s/aamunkoi": preview}


def profile(seen: Seen) -> Profile:
    (item,) = seen.evidence
    assert isinstance(item, Profile)
    return item


async def test_a_channel_exists_and_its_newest_post_is_dated() -> None:
    item = profile(
        await look("telegram_channel", {f"{T}/aamunkoi": page(CHANNEL), f"{T}/s/aamunkoi": history(OLD + NEW)})
    )
    assert (item.state, item.platform, item.handle) == (ProfileState.EXISTS, "telegram", "aamunkoi")
    assert item.newest_post == datetime(2026, 3, 5, 10, tzinfo=UTC)
    assert (item.quote, item.named_by, item.url) == ("Uusi pulla", "owner", f"{T}/aamunkoi")


@pytest.mark.parametrize(
    "preview",
    [
        page("<html><body>no preview</body></html>"),
        history('<div class="tme_no_messages_found">-</div>'),
        Unreachable("x"),
    ],
)
async def test_without_a_preview_or_posts_nothing_is_dated(preview: Value) -> None:
    item = profile(await look("telegram_channel", channel(preview)))
    assert (item.state, item.newest_post) == (ProfileState.EXISTS, None)


async def test_a_handle_nobody_has_is_absent() -> None:
    item = profile(await look("telegram_channel", {f"{T}/aamunkoi": page(NOBODY), f"{T}/telegram": page(CHANNEL)}))
    assert item.state is ProfileState.ABSENT


async def test_absence_is_not_believed_where_a_known_handle_looks_absent_too() -> None:
    item = profile(await look("telegram_channel", {T: page(NOBODY)}))
    assert item.state is ProfileState.UNKNOWN


@pytest.mark.parametrize("control", [page("", status=403), page("", status=503), page("a wall"), Unreachable("slow")])
async def test_absence_is_not_believed_where_the_known_handle_could_not_be_looked_at(control: Value) -> None:
    item = profile(await look("telegram_channel", {f"{T}/aamunkoi": page(NOBODY), f"{T}/telegram": control}))
    assert item.state is ProfileState.UNKNOWN


async def test_a_redesign_is_broken_and_not_absence() -> None:
    with pytest.raises(Broken):
        await look("telegram_channel", {T: page("<html><body>A fresh look</body></html>")})


async def test_channels_the_site_links_to_are_asked_too_and_each_once() -> None:
    linked = Profile(
        source="website", url=f"{T}/aamunkoi", seen_at=NOW, platform="telegram", handle="aamunkoi",
        state=ProfileState.UNKNOWN, named_by="https://aamunkoi.example/",
    )  # fmt: skip
    facebook = replace(linked, platform="facebook", handle="aamunkoi")
    card = replace(CARD, origins={"profiles": Origin(source="website")})
    web = SavedWeb(channel(history(NEW)))
    seen = await registry.sources["telegram_channel"].look(
        ask_for("telegram_channel", web, card, found=(linked, facebook))
    )
    assert profile(seen).named_by == "https://aamunkoi.example/"
    assert web.asked == [f"{T}/aamunkoi", f"{T}/s/aamunkoi"]


async def test_no_channel_named_is_skipped() -> None:
    with pytest.raises(Skipped):
        await look("telegram_channel", {}, replace(CARD, profiles=("https://vk.com/aamunkoi",)))


async def test_looking_again_asks_for_that_channel() -> None:
    before = profile(await look("telegram_channel", channel(history(OLD))))
    seen, asked = await again("telegram_channel", channel(history(OLD + NEW)), before)
    assert profile(seen).newest_post == datetime(2026, 3, 5, 10, tzinfo=UTC)
    assert asked == [f"{T}/aamunkoi", f"{T}/s/aamunkoi"]


async def test_looking_again_for_a_channel_that_the_website_no_longer_names_tells_of_none() -> None:
    home = "https://aamunkoi.example/"
    named = replace(profile(await look("telegram_channel", channel(history(OLD)))), named_by=home)
    for links, profiles in ((f'<a href="{T}/aamunkoi">Telegram</a>', 1), ('<a href="/lista">Lista</a>', 0)):
        seen, asked = await again("telegram_channel", channel(history(OLD)) | {home: page(f"<body>{links}")}, named)
        assert (len(seen.evidence), asked[0]) == (profiles, home)


async def test_a_robot_test_in_the_place_of_a_channel_is_a_gap_and_no_absence() -> None:
    with pytest.raises(Blocked):
        await look("telegram_channel", {T: page(CAPTCHA)})
