"""What was said, each text once, and what it is about."""

from checks.said import said
from tests.checks.dossiers import dossier, mention, review

STORY = (
    "Kahvila Aamunkoi Turussa sulkee ovensa tammikuussa kahdeksi viikoksi keittiön remontin ajaksi, kertoo omistaja."
)


def test_a_story_in_three_papers_is_told_once():
    papers = [
        mention(channel="news", author=f"Lehti {n}", url=f"https://lehti{n}.example/1", place=f"lehti{n}", body=STORY)
        for n in range(3)
    ]
    assert len(said(dossier(*papers))) == 1


def test_two_people_with_two_opinions_are_two_with_their_topics():
    rows = said(dossier(review(body="Jouduin odottamaan tunnin."), review(author="B", body="Myyjä oli tyly.")))
    assert [row.topics for row in rows] == [("waiting",), ("staff",)]
