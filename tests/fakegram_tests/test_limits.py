"""The pace that the fake Telegram keeps when it is told to."""

import pytest

from tests.fakegram.limits import Limits


@pytest.mark.parametrize(
    ("chat", "at", "refused"),
    [
        pytest.param(7, [0.0] * 6, [0, 0, 0, 0, 0, 5], id="a person: a few at once, then one a second"),
        pytest.param(7, [0, 1, 2, 3, 4, 5.1, 6.1], [0] * 7, id="a person, one a second"),
        pytest.param(-5, [n * 2 for n in range(21)], [0] * 20 + [20], id="a group: twenty a minute"),
    ],
)
def test_what_is_too_many_is_told_to_wait(chat: int, at: list[float], refused: list[int]) -> None:
    limits = Limits(on=True)
    told = [limits.refusal("sendMessage", chat, moment) for moment in at]
    assert [error.parameters["retry_after"] if error else 0 for error in told] == refused


def test_thirty_a_second_to_all_and_whatever_is_no_message_is_free() -> None:
    limits = Limits(on=True)
    assert [n for n in range(31) if limits.refusal("editMessageText", n + 1, 0.5)] == [30]
    assert limits.refusal("answerCallbackQuery", None, 0.5) is None
    assert limits.refusal("sendChatAction", 99, 0.5) is None
    assert limits.refusal("sendMessage", 31, 1.6) is None


def test_it_keeps_none_unless_told_to() -> None:
    assert all(Limits().refusal("sendMessage", 7, 0.0) is None for _ in range(50))
