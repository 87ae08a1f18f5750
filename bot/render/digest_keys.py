"""The buttons under a digest: one person walks through its things, a team shares them."""

from collections.abc import Sequence

from bot.render.view import Copy, Row, Tap, View
from bot.render.voice import Voice
from bot.services.digests import Section, Step, steps
from bot.services.tomorrow import Left
from checks.language.guards import SHORT, units


def own(sections: Sequence[Section], voice: Voice) -> tuple[Row, ...]:
    """Return the buttons of one person's digest."""
    minutes = sum(section.digest.minutes for section in sections)
    period = sections[0].digest.period
    way = f"walk {period.id}"
    if minutes:
        start = start_row(period.id, minutes, voice)
        drafted = next((at for at, step in enumerate(steps(sections), 1) if step.reply), 1)
        reply: Row = (Tap(voice.plain("digest.to_reply"), "walk", way, str(drafted)),) if drafted > 1 else ()
        later: Row = () if period.preview else (Tap(voice.plain("digest.tomorrow"), "tomorrow", way),)
        return ((*start, *later), reply)
    kind = voice.plain("heard.pass_on")
    praise = tuple((Tap(kind, "walk", way, str(at)),) for at, step in enumerate(steps(sections)[:1], 1) if step.praise)
    if praise:
        return praise
    if len(sections) == 1:
        return ((Tap(voice.plain("button.looked_at"), "sources", f"watch {sections[0].watch_id}"),),)
    return ()


def start_row(period: str, minutes: int, voice: Voice) -> Row:
    """Return the button that leads through a digest's things."""
    start = voice.plain("digest.start", minutes=voice.plain("findings.minutes", n=minutes))
    return (Tap(start, "walk", f"walk {period}", "1"),)


def once_more(left: Left, period: str, voice: Voice) -> View:
    """Word the message that comes the day after a digest, for what is left of it."""
    key = ("digest.again_one", "digest.again_two", "digest.again_three")[min(left.things, 3) - 1]
    text = voice.say(key, minutes=voice.say("digest.minutes", n=left.minutes))
    return View(text, (start_row(period, left.minutes, voice),))


def team(sections: Sequence[Section], voice: Voice) -> tuple[Row, ...]:
    """Return the buttons by which the members of a team take the things on."""
    period = sections[0].digest.period.id
    return tuple(team_row(at, step, period, voice) for at, step in enumerate(steps(sections, team=True), 1))


def team_row(number: int, step: Step, period: str, voice: Voice) -> Row:
    """Return the button by which a member of a team takes a thing on, or which says who has; and the reply."""
    who = step.taken_by
    label = voice.plain("digest.taken", n=number, who=who) if who else voice.plain("digest.take", n=number)
    take = Tap(label, "walktake", f"walk {period}", str(number))
    copied = step.reply and units(step.reply) <= SHORT
    return (take, Copy(voice.plain("digest.copy"), step.reply)) if copied else (take,)
