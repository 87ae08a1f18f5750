"""A language model's replies keep to the same guards, or are not taken."""

from bot.services.replymodel import Endpoint, write
from checks.language.reply import Size
from checks.web import Unreachable
from tests.checks.language.test_guards import GOOD, ground
from tests.checks.saved_web import Saved, SavedWeb, answer_json

WHERE = Endpoint("https://model.example/v1", "small", "secret")
URL = "https://model.example/v1/chat/completions"


def said(text: str) -> Saved:
    return answer_json({"choices": [{"message": {"role": "assistant", "content": text}}]})


async def test_a_reply_that_keeps_to_the_guards_is_taken() -> None:
    web = SavedWeb({URL: said(GOOD["en"])})
    assert await write(web, WHERE, ground(), size=Size.SHORT) == GOOD["en"]
    assert web.headers[0]["Authorization"] == "Bearer secret"
    assert web.posted[0]["model"] == "small"
    assert "Virtanen" not in str(web.posted)


async def test_a_reply_with_a_promise_is_asked_for_anew() -> None:
    replies = iter([GOOD["en"] + " You get a refund.", GOOD["en"]])
    web = SavedWeb({URL: lambda url, body: said(next(replies))})
    assert await write(web, WHERE, ground(), size=Size.SHORT) == GOOD["en"]
    assert "money" in web.posted[1]["messages"][-1]["content"]


async def test_a_model_that_keeps_breaking_the_guards_or_gives_nonsense_is_not_taken() -> None:
    bad = SavedWeb({URL: said(GOOD["en"] + " You get a refund.")})
    assert await write(bad, WHERE, ground(), size=Size.SHORT) == ""
    assert len(bad.posted) == 2
    for answer in (answer_json({"choices": []}), answer_json({}, status=500), Unreachable("down")):
        assert await write(SavedWeb({URL: answer}), WHERE, ground(), size=Size.SHORT) == ""


async def test_a_wish_changes_the_reply_there_is() -> None:
    web = SavedWeb({URL: said(GOOD["en"])})
    await write(web, WHERE, ground(), size=Size.SHORT, wish="warmer", before="Marko, sorry about the sandwich.")
    assert [row["role"] for row in web.posted[0]["messages"]] == ["system", "user", "assistant", "user"]
