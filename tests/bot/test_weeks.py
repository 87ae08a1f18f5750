"""A few numbers are kept for every week, and what they show of promises stands below the findings."""

from datetime import timedelta

import pytest

from bot.render.promise import promise
from bot.render.voice import Voice
from bot.services import memory, weeks
from checks.scores import Score
from checks.scores.standing import Standing
from data.phrases import load
from data.promise import Clash, Words
from tests.bot.conftest import House
from tests.bot.test_privacy import following
from tests.checks.dossiers import NOW
from tests.checks.findings import run

TODAY = NOW.date()


def clash(*days: int, quote: str = "Öljynvaihto 30 minuutissa.") -> Clash:
    said = tuple(Words(quote="Odotin.", url="https://x.example", written=TODAY - timedelta(days=day)) for day in days)
    return Clash(topic="waiting", quote=quote, url="https://aamunkoi.example/", said=said)


async def test_the_last_look_of_a_week_stands_for_it_and_sixty_weeks_are_kept(house: House) -> None:
    found = Standing(scores=(Score(kind="accuracy", value=80.0),), clashes=(clash(3),))
    async with house.store.watch("w") as unit:
        for number in range(63):
            await weeks.keep(unit, run(days=7 * number), found)
        await weeks.keep(unit, run(days=7 * 62 + 1), Standing(scores=(Score(kind="accuracy", value=90.0),)))
        await weeks.keep(unit, run(days=7 * 62 + 2, asked=("website",)), Standing(scores=()))
        kept, clashes = await weeks.recall(unit), await weeks.clashes(unit)
    assert len(kept) == weeks.KEPT
    assert [week.score("accuracy").value for week in kept[-2:]] == [80.0, 90.0]  # type: ignore[union-attr]
    assert clashes == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "You promise “{quote}”; 2 complaints of the last three months are about just that (waiting)."),
        ("fi", "Lupaatte ”{quote}”; 2 valitusta viime kolmelta kuukaudelta koskee juuri sitä (odottaminen)."),
        ("ru", "Вы обещаете «{quote}»; за три месяца 2 жалобы как раз об этом (ожидание)."),
        ("pl", "Obiecujecie „{quote}”; 2 skargi z trzech miesięcy dotyczą właśnie tego (czekanie)."),
        ("nb", "Dere lover «{quote}»; 2 klager fra de siste tre månedene gjelder nettopp det (venting)."),
    ],
)
def test_a_promise_is_one_calm_line_and_old_complaints_say_nothing(language: str, said: str) -> None:
    voice = Voice(load(language))
    assert promise([clash(3, 30, 200)], now=TODAY, voice=voice) == said.format(quote="Öljynvaihto 30 minuutissa")
    assert promise([clash(200)], now=TODAY, voice=voice) == ""


async def test_the_line_stands_below_the_findings(house: House) -> None:
    ann = await following(house)
    (watch_id,) = await house.store.watches_of(ann.id)
    async with house.store.watch(watch_id) as unit:
        await memory.write(unit, weeks.PROMISE, "waiting", clash(3))
    await ann.say("/findings")
    await ann.wait_for("You promise “Öljynvaihto 30 minuutissa”; 1 complaint of the last three months")
