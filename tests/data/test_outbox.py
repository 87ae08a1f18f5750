"""Rows of the outbox only move forward."""

from datetime import UTC, datetime, timedelta

from data import outbox
from data.codec import from_document, to_document
from data.outbox import Row, State

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def new() -> Row:
    return outbox.row("digest:2026-W48:1/1", 7, {"text": "hi"}, NOW)


def after(**span: float) -> datetime:
    return NOW + timedelta(**span)


def test_a_new_row_is_due_at_its_time() -> None:
    held = outbox.row("alert:a", 7, {}, NOW, not_before=after(hours=9))
    assert new().due(NOW)
    assert not held.due(after(hours=8))
    assert held.due(after(hours=9))


def test_a_row_cut_off_while_sending_waits_a_minute_and_is_marked() -> None:
    row = outbox.sending(new(), NOW)
    assert not row.due(after(seconds=59))
    assert row.due(after(seconds=60))
    again = outbox.sending(row, after(seconds=61))
    assert again.repeated
    assert again.attempts == 1


def test_pauses_double_up_to_an_hour_and_end_after_two_days() -> None:
    row, now, pauses = new(), NOW, []
    while not row.finished:
        row = outbox.failed(outbox.sending(row, now), now, unsent=False)
        pauses.append((row.not_before - now).total_seconds())
        now = row.not_before
    assert pauses[:5] == [5, 10, 20, 40, 80]
    assert max(pauses) == 3600
    assert row.state is State.DEAD
    assert timedelta(hours=48) < now - NOW < timedelta(hours=50)


def test_what_surely_did_not_arrive_is_no_repetition() -> None:
    assert not outbox.failed(outbox.sending(new(), NOW), NOW, unsent=True).repeated
    assert outbox.failed(outbox.sending(new(), NOW), NOW, unsent=False).repeated


def test_a_chat_that_has_to_wait_costs_no_attempt() -> None:
    row = outbox.later(outbox.sending(new(), NOW), NOW, 40)
    assert (row.attempts, row.due_at(), row.repeated) == (0, after(seconds=40), False)


def test_a_finished_row_is_never_due_and_keeps_its_key_for_a_month() -> None:
    row = outbox.sent(outbox.sending(new(), NOW), NOW, chat_id=7, message_id=3)
    assert row.due_at() is None and row.payload == {}, "what was said is not kept twice"
    assert not row.expired(after(days=29))
    assert row.expired(after(days=31))


def test_a_row_survives_the_store() -> None:
    row = outbox.sending(outbox.row("a", -5, {"text": "x", "keyboard": [[{"text": "y"}]]}, NOW, thread_id=3), NOW)
    assert from_document(Row, to_document(row)) == row


def test_the_next_due_row_is_the_earliest_that_is_not_finished() -> None:
    held = outbox.row("b", 7, {}, NOW, not_before=after(hours=1))
    done = outbox.dead(new(), NOW, "gone")
    assert outbox.next_due([held, done]) == after(hours=1)
    assert outbox.next_due([done]) is None
