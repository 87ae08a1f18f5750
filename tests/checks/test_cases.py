from dataclasses import replace
from datetime import timedelta

import pytest

from checks import cases as moves
from checks.cases import Moved, move
from data.case import Case, CaseState
from data.coverage import Coverage, Reach
from data.finding import Kind
from data.run import Agreement
from tests.checks.dossiers import NOW, OTHER_PHONE
from tests.checks.findings import URL, finding, run

DAY = timedelta(days=1)


def opened(one=None) -> Case:
    return move({}, run(one or finding()), NOW).cases[(one or finding()).key]


def after(case: Case, *runs) -> tuple[Case, Moved]:
    """The case after runs on the following days."""
    moved = Moved(cases={case.key: case})
    for days, each in enumerate(runs, 1):
        moved = move(moved.cases, each, NOW + days * DAY)
    return moved.cases[case.key], moved


def names(case: Case) -> list[str]:
    return [event.what for event in case.history]


def test_a_finding_opens_a_case():
    moved = move({}, run(finding()), NOW)
    assert [case.key for case in moved.opened] == ["k1"]
    assert moved.cases["k1"].state is CaseState.OPEN


def test_the_same_finding_again_is_still_the_same_case():
    case, moved = after(opened(), run(finding()))
    assert moved.still == (case,)
    assert (case.first_seen, case.last_seen) == (NOW, NOW + DAY)


def test_the_right_value_closes_at_once():
    right = Agreement(place="fonecta", url=URL + "/?utm_source=x", fact="phone", source="found_pages")
    case, moved = after(opened(), run(right=(right,)))
    assert moved.closed == (case,)
    assert case.state is CaseState.CLOSED


@pytest.mark.parametrize("fact", ["address", "name"])
def test_another_fact_that_is_right_closes_nothing(fact):
    case, _ = after(opened(), run(right=(Agreement(place="fonecta", url=URL, fact=fact),)))
    assert case.state is CaseState.OPEN


def test_silence_closes_after_two_looks():
    case, moved = after(opened(), run())
    assert (case.state, moved.closed) == (CaseState.OPEN, ())
    case, moved = after(opened(), run(), run())
    assert (case.state, moved.closed) == (CaseState.CLOSED, (case,))


def test_the_two_looks_must_follow_each_other():
    case, _ = after(opened(), run(), run(finding()), run())
    assert case.state is CaseState.OPEN


@pytest.mark.parametrize("reach", [Reach.ANSWERED, Reach.EMPTY])
def test_pages_that_show_nothing_close_nothing_while_others_could_not_be_read(reach):
    missed = run(coverage=(Coverage(source="found_pages", reach=reach, note="1 of 2 pages could not be read"),))
    case, _ = after(opened(), missed, missed, missed)
    assert case.state is CaseState.OPEN


@pytest.mark.parametrize("reach", [reach for reach in Reach if not reach.looked])
def test_a_source_that_could_not_look_changes_nothing(reach):
    failed = run(coverage=(Coverage(source="found_pages", reach=reach),))
    case = opened()
    assert after(case, failed, failed, failed)[0] == case


def test_a_run_that_asked_other_sources_changes_nothing():
    case = opened()
    other = run(asked=("website",), coverage=(Coverage(source="website", reach=Reach.ANSWERED),))
    assert after(case, other, other, other)[0] == case


def test_a_page_that_was_not_read_though_its_source_answered_changes_nothing():
    case = opened()
    blind = run(seen=("https://other.example/x",))
    assert after(case, blind, blind, blind)[0] == case
    assert after(case, *[run(seen=(URL,))] * 2)[0].state is CaseState.CLOSED


def test_a_page_of_the_own_site_that_is_not_met_any_more_takes_longer():
    case = opened(finding("outdated.notice", source="website"))
    gone = run(seen=("https://aamunkoi.example/",), coverage=(Coverage(source="website", reach=Reach.ANSWERED),))
    assert after(case, gone, gone, gone)[0].state is CaseState.OPEN
    assert after(case, gone, gone, gone, gone)[0].state is CaseState.CLOSED


def test_an_absence_that_one_source_still_shows_is_not_gone():
    case = opened(finding("missing.listing", id="listing:fonecta", source="nominatim"))
    row = Coverage(source="nominatim", reach=Reach.EMPTY, silent=("listing:fonecta",))
    other = Coverage(source="tavily", reach=Reach.UNREACHABLE)
    assert after(case, *[run(coverage=(row, other))] * 3)[0].state is CaseState.OPEN


def test_a_place_that_has_the_company_now_closes_its_absence_at_once():
    case = opened(finding("missing.listing", id="listing:fonecta", source="nominatim"))
    assert after(case, run(right=(Agreement(place="fonecta", url=URL, fact="name"),)))[0].state is CaseState.CLOSED


def test_a_reply_closes_its_own_review_only():
    review = finding("unanswered.review", id="fonecta:7")
    reply = Agreement(place="fonecta", url=URL, fact="reply", subject="fonecta:8")
    assert after(opened(review), run(right=(reply,)))[0].state is CaseState.OPEN
    assert after(opened(review), run(right=(replace(reply, subject="fonecta:7"),)))[0].state is CaseState.CLOSED


def test_a_closed_case_that_returns_is_louder_than_a_new_one():
    case, moved = after(opened(), run(), run(), run(finding()))
    assert moved.returned == (case,)
    assert case.returned
    assert not moved.opened
    assert names(case) == ["opened", "closed", "returned"]


def test_where_another_value_is_right_by_now_nothing_came_back():
    right = Agreement(place="fonecta", url=URL, fact="phone", source="found_pages")
    changed = finding(expected="+358 2 555 0177")
    case, moved = after(opened(), run(right=(right,)), run(changed))
    assert (case.state, case.returned, moved.opened, moved.returned) == (CaseState.OPEN, False, (case,), ())
    assert case.first_seen == NOW + 2 * DAY and names(case) == ["opened", "closed", "opened"]
    case, moved = after(moves.done(opened(), "Ann", NOW), run(changed))
    assert (case.state, case.returned, moved.opened) == (CaseState.OPEN, False, (case,))


def test_done_is_a_claim_that_is_looked_at_after_three_days():
    claimed = moves.done(opened(), "Ann", NOW)
    assert claimed.look_again_at == NOW + 3 * DAY
    case, moved = after(claimed, run(finding()), run(finding()))
    assert (case.state, moved.returned) == (CaseState.DONE, ())
    case, moved = after(claimed, run(finding()), run(finding()), run(finding()))
    assert (case.state, case.returned, moved.returned) == (CaseState.OPEN, True, (case,))


def test_done_and_gone_closes_at_the_second_look():
    claimed = moves.done(opened(), "Ann", NOW)
    assert moves.looked_again(claimed, [], NOW + 3 * DAY).state is CaseState.CLOSED


def test_done_where_the_place_cannot_show_it_stays_on_the_persons_word():
    doubt = finding("unanswered.review", sure=False)
    claimed = moves.done(opened(doubt), "Ann", NOW)
    assert claimed.on_word
    assert claimed.look_again_at is None
    assert after(claimed, *[run(doubt)] * 5, *[run()] * 5)[0].state is CaseState.DONE
    assert moves.looked_again(claimed, [], NOW + DAY) == claimed
    assert after(claimed, run(replace(doubt, sure=True)))[0].state is CaseState.OPEN


def test_looking_again_tells_gone_still_there_and_could_not_look_apart():
    case = opened()
    later = NOW + DAY
    assert moves.looked_again(case, [], later).state is CaseState.CLOSED
    assert moves.looked_again(case, [finding()], later).last_seen == later
    assert moves.looked_again(case, [], later, looked=False) == case
    assert moves.looked_again(moves.done(case, "Ann", NOW), [finding()], later).returned


def test_dismissed_stays_dismissed():
    case = moves.dismiss(opened(), "Ann", NOW, "right as it is")
    assert case.history[-1].note == "right as it is"
    seen, moved = after(case, run(finding()), run(), run(), run(finding(found="+35825550123")))
    assert seen.state is CaseState.DISMISSED
    assert (moved.still, moved.returned, moved.closed) == ((), (), ())


def test_undo_holds_for_ten_minutes():
    claimed = moves.done(opened(), "Ann", NOW)
    assert moves.undo(claimed, "Ann", NOW + timedelta(minutes=10)).state is CaseState.OPEN
    assert moves.undo(claimed, "Ann", NOW + timedelta(minutes=11)) is claimed
    assert moves.undo(opened(), "Ann", NOW) == opened()
    assert moves.reopen(claimed, "Ann", NOW + 9 * DAY).state is CaseState.OPEN


def test_what_one_has_another_can_only_take_over():
    case = moves.take(opened(), "Ann", NOW)
    assert moves.take(case, "Ben", NOW) is case
    assert moves.take(case, "Ben", NOW, over=True).taken_by == "Ben"


def test_a_snoozed_case_wakes_at_its_time_or_when_the_value_changes():
    week = moves.snooze(opened(), NOW + 7 * DAY, "Ann", NOW)
    assert moves.is_snoozed(week, NOW + DAY)
    assert after(week, run(finding()))[0].snoozed_until is not None
    changed, _ = after(week, run(finding(found="+35825550123")))
    assert (changed.snoozed_until, names(changed)[-1]) == (None, "woken")
    until_it_changes = moves.snooze(opened(), moves.UNTIL_IT_CHANGES, "Ann", NOW)
    assert after(until_it_changes, *[run(finding())] * 30)[0].snoozed_until is not None
    assert after(week, *[run(finding())] * 7)[0].snoozed_until is None


def test_a_snoozed_case_that_is_put_right_closes():
    week = moves.snooze(opened(), NOW + 7 * DAY, "Ann", NOW)
    assert after(week, run(), run())[0].state is CaseState.CLOSED


def test_moving_changes_nothing_it_was_given():
    before = {"k1": opened()}
    kept = dict(before)
    move(before, run(finding(found=OTHER_PHONE), finding(key="k2")), NOW)
    assert before == kept
    assert before["k1"].finding.kind is Kind.INACCURATE


def test_what_was_hidden_is_marked_when_it_is_back_until_somebody_acts():
    week = moves.snooze(opened(), NOW + 7 * DAY, "Ann", NOW)
    back, _ = after(week, *[run(finding())] * 7)
    assert moves.is_late(back) and names(back)[-1] == "woken"
    assert not moves.is_late(moves.take(back, "Ann", NOW))
    assert not moves.is_late(moves.wake(week, "Ann", NOW)), "a person who brings it back knows"
    assert not moves.is_late(opened())


def test_words_that_were_edited_wake_a_snoozed_review():
    def told(words: str):
        return finding("unanswered.review", id="fonecta:7", expected=None, found=words)

    asleep = moves.snooze(opened(told("Odotin tunnin.")), moves.UNTIL_IT_CHANGES, "Ann", NOW)
    assert after(asleep, run(told("Odotin tunnin.")))[0].snoozed_until is not None
    assert after(asleep, run(told("Odotin tunnin. Päivitys: ei vieläkään vastausta.")))[0].snoozed_until is None
