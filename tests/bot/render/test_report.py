"""The page of a report: whole in itself, safe from what it quotes, in every language."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest

from bot.render.report import caption, document
from bot.render.voice import Voice
from checks.scores.score import Part, Score
from checks.scores.telling import figure
from data.case import Case, CaseState, Event
from data.coverage import Coverage, Reach
from data.finding import Proof
from data.phrases import languages, load
from data.places import load as places
from data.promise import Clash, Words
from data.report import Became, Looks, Report, Spike, Stretch, Talk
from data.span import Span
from data.trouble import group
from data.watch import Heard, HeardAs
from tests.checks.dossiers import CARD, NOW
from tests.checks.findings import finding

EVIL = '<script src="https://evil.example/x.js"></script>"\'&'
SPAN = Span(first=date(2026, 11, 1), last=date(2026, 11, 30))
VOID = {"meta", "br", "rect"}


class Balanced(HTMLParser):
    """Keeps the tags, and fails on one that does not close."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag


def case(key: str, state: CaseState = CaseState.OPEN, **fields: Any) -> Case:
    return Case(
        key=key,
        finding=finding(key=key, **fields),
        first_seen=NOW,
        last_seen=NOW,
        state=state,
        taken_by="Ben" if state is CaseState.OPEN else "",
        history=(Event(at=NOW, what=state.value),),
    )


def report(text: str = "Odotin tunnin.") -> Report:
    rate, before = (
        Score(kind="response_rate", value=value, parts=(Part("answered", 20, 1), Part("unanswered", n, -1)))
        for value, n in ((80.0, 5), (87.0, 3))
    )
    heard = Heard(id="h", text=text, heard_at=NOW, kind=HeardAs.COMPLAINT, topics=("waiting",), change=text)
    said = Words(quote=text, url="javascript:alert(1)", place="reviews.example", written=NOW.date())
    return Report(
        company=CARD,
        span=SPAN,
        made_at=NOW,
        today=NOW.date(),
        looks=Looks(
            weeks=5,
            looked=4,
            last=NOW,
            rows=(Coverage(source="website", reach=Reach.ANSWERED), Coverage(source="prh", reach=Reach.UNREACHABLE)),
        ),
        figures=(figure(rate, before), figure(Score(kind="rating", value=None, parts=(Part("mean", 3.5),)), None)),
        talk=Talk(
            people=3,
            praise=1,
            complaints=2,
            stretches=(Stretch(span=SPAN, praise=1, complaints=2),),
            topics=(("waiting", 2, 1),),
            spikes=(
                Spike(span=SPAN, topic="waiting", count=6, usual=1.2),
                Spike(span=SPAN, topic="", count=4, usual=0.1),
            ),
            best=text,
            thanked=(("Anna", 2),),
        ),
        changes=((heard, "fell", 20, 3, 1),),
        kept=(Heard(id="k", text=text, heard_at=NOW, kind=HeardAs.PRAISE, keep=text),),
        clashes=((Clash(topic="waiting", quote=text, url="https://aamunkoi.example/", said=(said,)), (said,)),),
        became=Became(
            closed=(case("c", CaseState.CLOSED),),
            open=group([case("a", found=text), case("b", sure=False, check="unanswered.review")]),
            later=1,
        ),
    )


def told(language: str, text: str = "Odotin tunnin.") -> str:
    return document(report(text), places("FI"), Voice(load(language), "Europe/Helsinki", "FI"))


@pytest.mark.parametrize("language", languages())
def test_the_page_is_whole_in_itself_and_safe_from_what_it_quotes(language: str) -> None:
    page = Balanced()
    page.feed(told(language, EVIL))
    assert page.open == []
    names = {tag for tag, _ in page.seen}
    assert not names & {"script", "link", "img", "iframe", "object", "embed", "base", "form", "input"}
    assert all(name in ("href", "class", "rel", "lang", "name", "content", "charset") or tag in ("svg", "rect")
               for tag, attrs in page.seen for name in attrs)  # fmt: skip
    links = {attrs["href"] or "" for tag, attrs in page.seen if tag == "a"}
    assert links and all(link.startswith(("http://", "https://")) for link in links)
    style = re.search(r"<style>(.*?)</style>", told(language), re.DOTALL)
    assert style and "url(" not in style[1] and "@import" not in style[1]
    assert "@media print" in style[1] and "size: A4" in style[1]


@pytest.mark.parametrize("language", languages())
def test_every_language_says_it_in_its_own_words(language: str) -> None:
    page, voice = told(language), Voice(load(language), "Europe/Helsinki", "FI")
    assert f'<html lang="{language}">' in page
    assert not re.search(r"\{[a-z]+\}", page.partition("<body>")[2])
    english = told("en").partition("<body>")[2]
    sentences = {
        text for text in re.findall(r">([^<>]{12,})<", english) if not re.search(r"https?:|javascript|Odotin", text)
    }
    assert language == "en" or {text for text in sentences if f">{text}<" in page} == set()
    assert voice.plain("score.down", n=7) in page
    assert len(caption(report(), voice)) <= 1000


def test_a_score_says_in_words_why_it_moved_and_what_is_unsure_is_told_as_unsure() -> None:
    page = told("en")
    assert "7 points down on the period before: unanswered: 5 (before: 3)." in page
    assert "Could not be measured: no review with stars was seen." in page
    assert "3.5" not in page.partition("<body>")[2].replace("reviews at 3.5", "")
    assert "I am not sure of this one." in page
    assert "Ben has it." in page and "1 more is left for later." in page
    assert "It fell. Such complaints: 3 in the 20 days before, 1 in the 20 days after." in page
    assert "waiting: 2 (before: 1)" in page and "Anna (2)" in page


def test_of_those_who_wrote_at_most_the_first_name_is_shown() -> None:
    proof = Proof(url="https://reviews.example/1", quote="Marko Meikäläinen 2/5", seen_at=NOW)
    rows = (case("a", sure=False, check="unanswered.review", evidence=proof),)
    given = replace(report(), became=Became(open=group(rows)), authors=("Marko Meikäläinen",))
    page = document(given, places("FI"), Voice(load("fi")))
    assert "Marko 2/5" in page and "Meikäläinen" not in page


def test_few_on_either_side_are_not_compared() -> None:
    one, none = (
        Score(kind="response_rate", value=value, parts=(Part("answered", a, 1), Part("unanswered", u, -1)))
        for value, a, u in ((100.0, 2, 0), (0.0, 0, 5))
    )
    assert figure(none, one).by == 0
    assert figure(one, None).few
