"""What is told between two weekly digests, besides the card of a single case."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from bot.render.titles import noun_word, place_name, title, trouble_title
from bot.render.values import word
from bot.render.view import Row, Tap, View, Visit, visitable
from bot.render.voice import Html, Voice, blocks, lines
from checks import bursts
from data.company import Company
from data.finding import Finding, Subject
from data.news import Burst, Edit, Fate, News
from data.places import Places
from data.trouble import Trouble

MOST = 5
FATES = {Fate.THERE: "burst.there", Fate.ANSWERED: "burst.answered", Fate.GONE: "burst.gone"}


def several(name: str, troubles: Sequence[Trouble], watch: str, places: Places, voice: Voice) -> View:
    """Name the troubles, gravest first, and lead to the list."""
    head = voice.say("urgent.several", name=name, n=len(troubles))
    rows = [
        voice.say("urgent.row_back" if one.returned else "urgent.row", n=at, title=trouble_title(one, places, voice))
        for at, one in enumerate(troubles[:MOST], 1)
    ]
    more = voice.say("urgent.more", n=len(troubles) - MOST) if len(troubles) > MOST else ""
    return View(blocks(head, lines(*rows, more)), (_list(watch, voice),))


def put_right(findings: Sequence[Finding], places: Places, voice: Voice) -> View:
    """Say that what a person called done was seen to be so."""
    titles = [title(finding, places, voice) for finding in findings]
    if len(titles) == 1:
        return View(voice.say("again.told_closed", title=titles[0]))
    rows = [voice.say("urgent.row", n=at, title=one) for at, one in enumerate(titles, 1)]
    return View(blocks(voice.say("again.told_closed_several", n=len(titles)), lines(*rows)))


def edited(finding: Finding, edit: Edit, places: Places, voice: Voice) -> Html:
    """Say that a row was changed by somebody, above the card of its case."""
    return voice.say(
        "urgent.edited",
        place=place_name(finding.subject, places, voice),
        noun=noun_word(finding, voice),
        day=voice.day(edit.since),
        was=word(edit.was, voice),
        now=word(finding.found, voice),
    )


def burst(company: Company, one: Burst, watch: str, places: Places, voice: Voice) -> View:
    """Tell of a burst of bad reviews, calmly: what can be seen, and what can be done. At most 1,000 characters."""
    place = where(one, places, voice)
    head = summary(company, one, place, voice)
    seen = hints(one, voice)
    what = lines(voice.say("burst.seen"), *seen, voice.say("burst.no_proof")) if seen else Html("")
    return View(
        blocks(head, what, voice.say("burst.do", place=place), voice.say("burst.follow")),
        _ways(one, place, watch, voice),
    )


def summary(company: Company, one: Burst, place: str, voice: Voice) -> Html:
    """Say how many came in the two days, and how many are usual."""
    count = sum(each.written is not None and each.written <= one.first + timedelta(days=1) for each in one.reviews)
    return voice.say("burst.head", name=company.name, place=place, n=count, usual=usual(one, voice))


def outcome(company: Company, one: Burst, watch: str, places: Places, voice: Voice) -> View:
    """Tell what became of the reviews of a burst."""
    place = where(one, places, voice)
    head = voice.say("burst.after", name=company.name, place=place, n=len(one.reviews), day=voice.day(one.first))
    if one.looked_at is None:
        return View(blocks(head, voice.say("burst.unseen", place=place)), _ways(one, place, watch, voice))
    counts = Counter(each.fate for each in one.reviews)
    fates = [voice.say(key, n=counts[fate]) for fate, key in FATES.items() if counts[fate]]
    return View(blocks(head, lines(*fates)), _ways(one, place, watch, voice))


def hints(one: Burst, voice: Voice) -> list[Html]:
    """Say what looks coordinated."""
    found = bursts.signs(one)
    day = found.day is not None and found.same_day > 1
    return [
        *([voice.say("burst.same_day", n=found.same_day, day=voice.day(found.day))] if day and found.day else []),
        *([voice.say("burst.alike", n=found.alike)] if found.alike else []),
        *([voice.say("burst.bare", n=found.bare)] if found.bare else []),
    ]


def usual(one: Burst, voice: Voice) -> Html:
    """Say how many bad reviews a week are usual."""
    if one.usual is None:
        return voice.say("burst.usual_unknown")
    if round(one.usual) < 1:
        return voice.say("burst.usual_few" if one.usual else "burst.usual_none")
    return voice.say("burst.usual", n=round(one.usual))


def where(one: Burst, places: Places, voice: Voice) -> str:
    """Return what customers call the place of a burst."""
    return place_name(Subject(source=one.place, url=one.url, place=one.place), places, voice)


def rise(company: Company, one: News, watch: str, voice: Voice) -> View:
    """Tell that complaints are far above the weeks before."""
    said = risen(company.name, one.topic, one.count, one.usual, voice)
    return View(blocks(said, voice.say("rise.ask")), (_list(watch, voice),))


def risen(name: str, topic: str, count: int, usual: float, voice: Voice) -> Html:
    """Say how many complaints there were in seven days, and how many are usual; ``name`` stands before it."""
    few = round(usual) < 1
    before = voice.say("rise.usual_few") if few else voice.say("rise.usual", n=round(usual))
    about = f"topic.{topic}"
    if not voice.has(about):
        return voice.say("rise.all", name=name, n=count, usual=before)
    return voice.say("rise.topic", name=name, n=count, usual=before, topic=voice.plain(about))


def silence(company: Company, one: News, watch: str, voice: Voice) -> View:
    """Tell that nobody has written a review for half a year."""
    day = voice.full_day(one.day) if one.day else ""
    invite = Tap(voice.plain("silence.invite"), "invite", f"watch {watch}")
    return View(voice.say("silence.text", name=company.name, day=day), ((invite,),))


def _ways(one: Burst, place: str, watch: str, voice: Voice) -> tuple[Row, ...]:
    visit: Row = (Visit(voice.plain("button.open", place=place), one.url),) if visitable(one.url) else ()
    return (visit, _list(watch, voice)) if visit else (_list(watch, voice),)


def _list(watch: str, voice: Voice) -> Row:
    return (Tap(voice.plain("button.findings"), "list", f"watch {watch}"),)
