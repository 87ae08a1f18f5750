"""Google Business Profile: reviews, and whether they were answered."""

from datetime import date
from typing import Any

import pytest

from checks import engine
from checks.cases import looked_again, move
from data.case import Case, CaseState
from data.coverage import Reach
from data.evidence import Listing, Reply, Review
from data.places import load
from tests.checks.saved_web import NOW, SavedWeb, answer_json, page
from tests.checks.sources.answers import GOOGLE_REVIEW, LOCATION, google
from tests.checks.sources.profiles import (
    TALK,
    UPDATED,
    flagged,
    gather,
    look_again,
    refusal,
    run_of,
)


def said(**fields: Any) -> dict[str, Any]:
    return GOOGLE_REVIEW | fields


def answered(**state: str) -> dict[str, Any]:
    return said(reviewReply={"comment": "Anteeksi!", "updateTime": "2026-11-01T08:00:00Z", **state})


REPLY = Reply(body="Anteeksi!", written=date(2026, 11, 1))


@pytest.mark.parametrize(
    ("row", "reply"),
    [
        pytest.param(answered(), REPLY, id="answered"),
        pytest.param(answered(reviewReplyState="APPROVED"), REPLY, id="approved"),
        pytest.param(
            answered(reviewReplyState="PENDING"), REPLY, id="the owner has answered, Google still looks at it"
        ),
        pytest.param(answered(state="PENDING"), REPLY, id="pending in the other spelling"),
        pytest.param(answered(reviewReplyState="REJECTED", policyViolation="SPAM"), None, id="refused by Google"),
        pytest.param(answered(state="REJECTED"), None, id="refused in the other spelling"),
        pytest.param(said(), None, id="not answered"),
    ],
)
async def test_an_answer_counts_unless_google_refused_it(row: dict[str, Any], reply: Reply | None) -> None:
    dossier = await gather(google(reviews=[row]))
    assert dossier.of(Review)[0].reply == reply
    assert ("unanswered.review" in flagged(dossier)) is (reply is None)


@pytest.mark.parametrize(
    ("comment", "body"),
    [
        ("(Translated by Google) Cold coffee.\n\n(Original)\nKylmää kahvia.", "Kylmää kahvia."),
        ("Kylmää kahvia.\n\n(Translated by Google)\nCold coffee.", "Kylmää kahvia."),
        ("(Translated by Google) Cold coffee.", "Cold coffee."),
        ("Kylmää kahvia.", "Kylmää kahvia."),
    ],
)
async def test_words_are_kept_as_they_were_written(comment: str, body: str) -> None:
    (item,) = (await gather(google(reviews=[said(comment=comment)]))).of(Review)
    assert (item.body, item.quote) == (body, body)


async def test_stars_alone_an_unknown_author_and_an_edit_are_read_as_they_are() -> None:
    row = said(starRating="ONE", reviewer={"isAnonymous": True, "displayName": "A Google user"},
               updateTime="2026-11-20T23:59:59Z")  # fmt: skip
    row.pop("comment")
    dossier = await gather(google(reviews=[row, said(reviewId="r2", starRating="STAR_RATING_UNSPECIFIED")]))
    first, second = dossier.of(Review)
    assert (first.rating, first.body, first.author, first.written) == (1.0, "", "", date(2026, 11, 20))
    assert second.rating is None
    assert flagged(dossier)["unanswered.review"].sure


async def test_kind_reviews_and_none_at_all_are_no_trouble() -> None:
    assert "unanswered.review" not in flagged(
        await gather(google(reviews=[said(starRating="FIVE", comment="Kiitos!")]))
    )
    dossier = await gather({**google(), TALK: answer_json({})})
    assert (dossier.of(Review), dossier.coverage[0].note) == ([], "")


async def test_reviews_that_cannot_be_read_do_not_hide_the_row_and_say_so() -> None:
    refused = refusal(403, "PERMISSION_DENIED", reason="SERVICE_DISABLED")
    dossier = await gather({**google(), TALK: refused})
    (row,) = dossier.coverage
    assert (len(dossier.evidence), row.reach) == (1, Reach.ANSWERED)
    assert row.note.startswith("its reviews could not be read: ")


async def test_an_old_review_beyond_the_newest_is_not_taken_for_answered() -> None:
    old = run_of(await gather(google()))
    cases = move({}, old, NOW).cases
    (key,) = [key for key, case in cases.items() if case.finding.check == "unanswered.review"]

    def newest(url: str, _: Any) -> Any:
        first = 50 if "pageToken" in url else 0
        rows = [said(reviewId=f"n{number}", starRating="FIVE", comment="") for number in range(first, first + 50)]
        return answer_json({"reviews": rows, "nextPageToken": "more"})

    dossier = await gather({**google(), TALK: newest})
    assert len(dossier.of(Review)) == 100
    assert dossier.coverage[0].note == "only its newest 100 reviews were read"
    for _ in range(4):
        cases = move(cases, run_of(dossier), NOW).cases
    assert cases[key].state is CaseState.OPEN
    for _ in range(2):
        cases = move(cases, run_of(await gather(google(reviews=[]))), NOW).cases
    assert cases[key].state is CaseState.CLOSED, "all were read, and it is gone"


async def test_a_review_is_looked_at_again_alone() -> None:
    first = await gather(google())
    wrong = flagged(first)["unanswered.review"]
    case = Case(key=wrong.key, finding=wrong, first_seen=NOW, last_seen=NOW)
    for now, state in (
        (google(reviews=[answered()]), CaseState.CLOSED),
        (google(reviews=[said()]), CaseState.OPEN),
        (google(reviews=[]) | {f"{TALK}/r1": refusal(404, "NOT_FOUND")}, CaseState.CLOSED),
        (google(reviews=[]) | {f"{TALK}/r1": page("<h1>Not here</h1>", status=404)}, CaseState.OPEN),
        (google(LOCATION | {"metadata": {"placeId": "ChIJother"}}), CaseState.OPEN),
    ):
        web = SavedWeb(now)
        dossier = await look_again(wrong, web, first)
        assert UPDATED not in [url.partition("?")[0] for url in web.asked]
        assert dossier.of(Listing) == []
        found = engine.judge(dossier, load("FI")).findings
        assert looked_again(case, found, NOW, looked=dossier.coverage[0].reach.looked).state is state
