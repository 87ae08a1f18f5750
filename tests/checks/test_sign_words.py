"""What a finding keeps of the words it is about, and in which order findings come."""

from checks.engine import judge
from data.places import load
from tests.checks.dossiers import dossier, listing, review

LONG = "Odotimme tunnin kahta kahvia, kakku oli kuivunut eikä tyttö kassalla viitsinyt edes katsoa meihin päin."
SICK = "Saimme molemmat ruokamyrkytyksen ja päädyimme sairaalaan."


def at(site, **fields):
    return review(url=f"https://{site}.example/aamunkoi", place=f"{site}.example", **fields)


def findings(*evidence):
    return [one for one in judge(dossier(*evidence), load("FI")).findings if one.check == "unanswered.review"]


def test_a_finding_knows_when_how_and_about_what_somebody_wrote():
    (one,) = findings(at("a", body=SICK, reach=120))
    assert one.words is not None
    assert (one.words.rating, one.words.reach, one.words.topics, one.words.story) == (2.0, 120, ("safety",), "")
    assert one.words.written == review().written
    assert one.rank > 0


def test_copies_share_a_story_and_keep_keys_of_their_own():
    alone = findings(at("a", body=LONG))
    both = findings(at("a", body=LONG), at("b", body=LONG), at("c", body=SICK))
    assert {one.words.story for one in both if one.found == LONG} != {""}
    assert len({one.words.story for one in both if one.found == LONG}) == 1
    assert [one.words.story for one in both if one.found == SICK] == [""]
    assert alone[0].key in {one.key for one in both}
    assert len({one.key for one in both}) == 3


def test_of_one_gravity_the_higher_rank_comes_first():
    told = findings(at("a", body=LONG, author="Sanna"), at("b", body=SICK))
    assert [one.found for one in told] == [SICK, LONG]


def test_facts_have_no_words_and_a_rank_all_the_same():
    (one, *_) = judge(dossier(listing(phones=("+35825550199",))), load("FI")).findings
    assert one.words is None and one.rank > 0
